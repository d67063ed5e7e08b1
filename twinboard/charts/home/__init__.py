"""Charts of the area at home, which are context for every link."""
