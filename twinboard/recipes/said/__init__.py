"""What a table says of its own numbers: their labels, times and units, and the day of the file."""
