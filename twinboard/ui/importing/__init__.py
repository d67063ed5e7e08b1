"""The page Import: a table of any spreadsheet, said once what it is, and remembered as a recipe."""
