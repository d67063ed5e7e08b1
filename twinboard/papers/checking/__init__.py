"""A paper against what is published: its charts, and the numbers in its sentences."""
