"""Excel in and out: the only door to the spreadsheet libraries."""
