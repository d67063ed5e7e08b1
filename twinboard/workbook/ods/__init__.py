"""An .ods: looked at before its values are read, and written plainly first where the values reader would err."""

from twinboard.workbook.ods.opened import opened

__all__ = ["opened"]
