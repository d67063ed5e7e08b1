"""Cells → records and issues: everything wrong in one go, each at its cell."""

from twinboard.validate.check import Checked, check

__all__ = ["Checked", "check"]
