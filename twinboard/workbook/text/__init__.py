"""CSV files: the letters, then the separator and the quotes, then the sheet. `read_text` is the door."""

from twinboard.workbook.text.sheet import read_text

__all__ = ["read_text"]
