"""The data behind charts as files: CSV and an accessible workbook."""
