"""The same thing entered twice, and values that slipped to another row: doubts that name both places."""
