"""What the cells of an .xlsx show beside their values: number formats, raised and struck-out letters, links."""
