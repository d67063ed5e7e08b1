"""Change a number, add a visit, edit a sheet: what officers type on the page, checked and published like a file."""
