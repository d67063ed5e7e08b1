"""Charts of visits and of who travelled."""
