"""Twinboard: what a council's overseas partnerships bring, every number with its source."""
