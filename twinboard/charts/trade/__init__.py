"""Charts of exports."""
