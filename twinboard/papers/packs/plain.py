"""Text of the workbook on its way into a paper: one line, without what no file of the kind can hold."""

import re

from twinboard.charts.base.wording import at_most
from twinboard.direction import apart, bare
from twinboard.workbook.safe import printable

LONGEST_PROPERTY = 255
"""Letters that the libraries for Word and PowerPoint take in the properties of a file."""
_BREAKS = re.compile(r"[\t\n\r\u2028\u2029]+")


def plain(text: str) -> str:
    """The text as one line, without what controls it: only what can be read.

    Letters that turn the direction of others are left out: with one of them, 3,000 reads 000,3.
    """
    return apart(printable(_BREAKS.sub(" ", text), "").strip())


def as_property(text: str) -> str:
    """As much of the text as a property of a file has room for, cut at a word."""
    return at_most(bare(text), LONGEST_PROPERTY)
