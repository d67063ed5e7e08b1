"""Cells → records and issues: everything wrong in one go, each at its cell."""

from twinboard.validate.check import Checked, check, check_among

__all__ = ["Checked", "check", "check_among"]
