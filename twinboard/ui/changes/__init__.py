"""What changed between versions, and the history of them."""
