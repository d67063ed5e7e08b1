"""Layouts of named rows: bars, lollipops, lanes."""
