"""A number format, such as `#,##0.0"m"` or `mmm-yy`: what it prints, and which values it prints as they are."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

import xlfmt

GENERAL, TEXT = "General", "@"
LONGEST = 255
"""The longest number format that Excel takes."""

_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "£#,##0;-£#,##0", 6: "£#,##0;[Red]-£#,##0",
    7: "£#,##0.00;-£#,##0.00", 8: "£#,##0.00;[Red]-£#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0;-#,##0", 38: "#,##0;[Red]-#,##0",
    39: "#,##0.00;-#,##0.00", 40: "#,##0.00;[Red]-#,##0.00", 41: '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-',
    42: '_-£* #,##0_-;-£* #,##0_-;_-£* "-"_-;_-@_-', 43: '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-',
    44: '_-£* #,##0.00_-;-£* #,##0.00_-;_-£* "-"??_-;_-@_-', 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
    48: "##0.0E+0", 49: TEXT,
}  # fmt: skip
"""The formats that a file names by number alone, as Excel shows them on a machine of the United Kingdom."""

_QUOTED = re.compile(r'"[^"]*"|\\.|[_*].|\[[^\]]*\]')
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_LANGUAGE = re.compile(r"\[\$-[^\]]*\]")
"""A language without a currency, for which xlfmt prints a dollar."""
_SECTION = re.compile(r'(?:"[^"]*"|\\.|[^;"\\])*')
_DATE_LETTERS = re.compile(r"(?i)general|am/pm|a/p|y+|m+|d+|h+|s+|e+[+-]|e+|b+|g+")
_PRINTED = re.compile(r"(£?)1,?234,?56(?:8|7\.(\d+))")
_EAST_ASIAN = "年月日"
"""What is written behind the numbers of year, month and day there."""
_FIRST_DAY, _FIRST_DAY_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)


@dataclass(frozen=True)
class Plain:
    """The numbers that a format prints as they are: those with so many decimals, below zero or zero only if so said.

    `pounds`: with the sign £ before them.
    """

    decimals: int
    negative: bool
    zero: bool
    pounds: bool


@dataclass(frozen=True)
class NumberFormat:
    """A format's code. Days are counted from another day on in some files (`from_1904`)."""

    code: str
    from_1904: bool = False

    def printed(self, value: object) -> str | None:
        """What one sees of a number, a day or a text, without blanks around it; None where that cannot be told."""
        return _printed(self.code, value, self.from_1904)

    @property
    def is_general(self) -> bool:
        """Whether numbers are shown as they are, as far as there is room."""
        return self.code.casefold() == GENERAL.casefold() or self.code == TEXT

    @property
    def is_of_days(self) -> bool:
        """Whether numbers are shown as days or times."""
        return bool(_parts(self.code))

    @property
    def shows_whole_day(self) -> bool:
        """Whether a day is shown with its year and month, and no word that changes its meaning."""
        return {"y", "m", "d"} <= _parts(self.code) and not _has_words(self.code)

    @property
    def changes_text(self) -> bool:
        """Whether a text is shown with other letters, or not at all."""
        return self.printed("Text") != "Text"

    @property
    def plain(self) -> Plain | None:
        """None where no number is certain to be printed as it is."""
        return _plain(self.code)

    def period(self, day: date) -> str:
        """The part of a day that is shown, in its written form; empty where that is no period, or words stand by it."""
        parts = _parts(self.code)
        if "y" not in parts or _has_words(self.code):
            return ""
        if "m" not in parts:
            return "" if "d" in parts else f"{day.year:04}"
        return day.strftime("%Y-%m-%d") if "d" in parts else day.strftime("%Y-%m")

    def day(self, serial: float) -> datetime | None:
        """The moment that a number of a cell stands for; None where there is none."""
        try:
            return (_FIRST_DAY_1904 if self.from_1904 else _FIRST_DAY) + timedelta(days=serial)
        except OverflowError:
            return None


def built_in(number: int) -> str:
    """The code of a format that a file names by its number."""
    return _BUILT_IN.get(number, GENERAL)


@lru_cache(maxsize=2**14)
def _printed(code: str, value: object, from_1904: bool) -> str | None:
    if len(code) > LONGEST:
        return None
    try:
        return " ".join(str(xlfmt.format_value(value, _LANGUAGE.sub("", code), date1904=from_1904)).split())
    except (ArithmeticError, LookupError, TypeError, ValueError):
        return None


@lru_cache(maxsize=2**12)
def _plain(code: str) -> Plain | None:
    """Tried on numbers that show every way in which a format may differ."""
    if NumberFormat(code).is_general or _parts(code) or re.search(r"\[[<>=]", code):
        return None

    def prints(value: float) -> str:
        return _printed(code, value, False) or ""

    large = _PRINTED.fullmatch(prints(1234567.987654321))
    if not large or not _is(prints(7).removeprefix("£"), "7"):
        return None
    negative, zero = _is(prints(-7).replace("-£", "-"), "-7"), _is(prints(0).removeprefix("£"), "0")
    return Plain(len(large[2] or ""), negative, zero, bool(large[1]))


def _is(printed: str, number: str) -> bool:
    return re.fullmatch(rf"{number}(?:\.0*)?", printed) is not None


@lru_cache(maxsize=2**12)
def _parts(code: str) -> frozenset[str]:
    """Of the section for numbers above zero, the parts of a day and time that are shown: y, m, d, h, s; a minute is n.

    Names of weekdays are no part; eras count as years.
    """
    first = _SECTION.match(code)
    bare = _QUOTED.sub(" ", _ELAPSED.sub(r"\1", first[0] if first else ""))
    found: list[str] = []
    for word in _DATE_LETTERS.findall(bare):
        letter = word[0].casefold()
        if word.casefold() == "general" or word[-1] in "+-":
            return frozenset()
        if letter == "a":
            continue
        if letter == "m" and len(word) < 3 and found and found[-1] == "h":
            letter = "n"
        if letter == "s" and found and found[-1] == "m":
            found[-1] = "n"
        found.append({"e": "y", "b": "y", "g": "y"}.get(letter, "w" if letter == "d" and len(word) > 2 else letter))
    return frozenset(found)


def _has_words(code: str) -> bool:
    first = _SECTION.match(code)
    literals = "".join(quoted or escaped for quoted, escaped in _LITERAL.findall(first[0] if first else ""))
    return any(letter.isalnum() and letter not in _EAST_ASIAN for letter in literals)
