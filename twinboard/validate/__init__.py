"""Cells → records and issues: everything wrong in one go, each at its cell. `check` is the whole of it."""
