"""Layouts of named rows: bars, lollipops, lanes; and lines over time."""
