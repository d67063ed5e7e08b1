"""What commas and points between digits tell of who wrote them: 1,234.5 here, 1.234,5 on the continent."""

import re
from collections.abc import Iterator
from enum import StrEnum


class Separator(StrEnum):
    """What the commas and points of one number tell.

    A lone one before the last three digits can stand between thousands or be the decimal sign: 1.234 and 1,234.
    """

    DECIMAL_POINT = "decimal point"
    DECIMAL_COMMA = "decimal comma"
    LIKELY_COMMA = "likely comma"
    LONE_POINT = "lone point"
    LONE_COMMA = "lone comma"


_FORMS = (
    (Separator.DECIMAL_POINT, r"\d{1,3}(,\d{3})+\.\d+|\d{1,3}(,\d{3}){2,}|\d+\.(\d{1,2}|\d{4,})|0+\.\d+|\d{4,}\.\d+"),
    (Separator.DECIMAL_COMMA, r"\d{1,3}(\.\d{3})+,\d+|\d{1,3}(\.\d{3}){2,}"),
    (Separator.LIKELY_COMMA, r"\d+,(\d{1,2}|\d{4,})|0+,\d+|\d{4,},\d+"),
    (Separator.LONE_POINT, r"[1-9]\d{0,2}\.\d{3}"),
    (Separator.LONE_COMMA, r"[1-9]\d{0,2},\d{3}"),
)


def separators_written(text: str) -> Iterator[Separator]:
    """Of each number in a text that has commas or points, what they tell."""
    for token in re.findall(r"(?<![\w.,/-])\d[\d.,]*\d(?![/-]\d)", text):
        yield from [sign for sign, form in _FORMS if re.fullmatch(form, token)]
