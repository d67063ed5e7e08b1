"""What commas and points between digits tell of who wrote them: 1,234.5 here, 1.234,5 on the continent."""

import re
from enum import StrEnum
from functools import lru_cache


class Separator(StrEnum):
    """What the commas and points of one number tell.

    A lone one before the last three digits can stand between thousands or be the decimal sign: 1.234 and 1,234.
    """

    DECIMAL_POINT = "decimal point"
    DECIMAL_COMMA = "decimal comma"
    LIKELY_COMMA = "likely comma"
    LONE_POINT = "lone point"
    LONE_COMMA = "lone comma"


_TOKEN = re.compile(r"(?<![\w.,/-])\d[\d.,]*\d(?![/-]\d)")
_FORM = re.compile(
    r"(?P<DECIMAL_POINT>\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}|\d+\.(?:\d{1,2}|\d{4,})|0+\.\d+|\d{4,}\.\d+)"
    r"|(?P<DECIMAL_COMMA>\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,})"
    r"|(?P<LIKELY_COMMA>\d+,(?:\d{1,2}|\d{4,})|0+,\d+|\d{4,},\d+)"
    r"|(?P<LONE_POINT>[1-9]\d{0,2}\.\d{3})"
    r"|(?P<LONE_COMMA>[1-9]\d{0,2},\d{3})"
)


@lru_cache(maxsize=2**14)
def separators_written(text: str) -> tuple[Separator, ...]:
    """Of each number in a text that has commas or points, what they tell."""
    found = map(_FORM.fullmatch, _TOKEN.findall(text) if "," in text or "." in text else ())
    return tuple(Separator[match.lastgroup] for match in found if match and match.lastgroup)
