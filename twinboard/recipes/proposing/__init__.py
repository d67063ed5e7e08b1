"""What a table probably is: a recipe proposed from its labels, so that the officer mostly confirms."""
