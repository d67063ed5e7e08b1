"""Texts of the look that a program gives to what it made of something typed: 5-10 becomes 05-Oct, 12E11 1.2E+12.

In a text file, and in a cell that was made text afterwards, that look is all that is left of what was typed.
"""

import re
from typing import NamedTuple

_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
_DAY = re.compile(
    rf"\d{{1,2}}-{_MONTH}(?:-\d{{2}}(?:\d{{2}})?)?|{_MONTH}-\d{{2}}(?:\d{{2}})?"
    r"|\d{4}-\d{2}-\d{2}(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?"
    r"|\d{1,2}(?:/\d{1,2}/(?:\d{2}|\d{4})|\.\d{1,2}\.\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?)?"
)
_TIME = re.compile(r"0\d:\d{2}(?::\d{2})?|\d{1,2}:\d{2}:\d{2}")
_POWER = re.compile(r"-?\d(?:\.\d+)?E[+-]\d{2,3}")
_LONGEST = 20


class Remade(NamedTuple):
    """What a program may have made of what was typed, and something of which it makes that."""

    made: str
    such: str
    is_day: bool = True


def remade_as(text: str) -> Remade | None:
    """None where a text has no such look."""
    if len(text) > _LONGEST:
        return None
    if _DAY.fullmatch(text):
        return Remade("a day", "5-10")
    if _TIME.fullmatch(text):
        return Remade("a time", "5:10")
    return Remade("a power of ten", "12E11", is_day=False) if _POWER.fullmatch(text) else None
