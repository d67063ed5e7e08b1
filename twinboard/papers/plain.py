"""Text of the workbook on its way into a paper: one line, without what no file of the kind can hold."""

import re

from twinboard.workbook.safe import without_forbidden

LONGEST_PROPERTY = 255
"""Letters that the libraries for Word and PowerPoint take in the properties of a file."""
_BREAKS = re.compile(r"[\t\n\r\u2028\u2029]+")


def plain(text: str) -> str:
    """The text as one line, control characters left out."""
    return without_forbidden(_BREAKS.sub(" ", text)).strip()
