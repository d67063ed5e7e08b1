"""Texts that a program made and nobody typed: error words, formulas not reckoned, letters read wrongly."""

import html
import re

_ERROR = re.compile(
    r"#(?:REF|NAME|VALUE|DIV/0|NUM|NULL|SPILL|CALC|FIELD|BLOCKED|UNKNOWN|CONNECT|GETTING_DATA)[!?]?|Err:\d{3}|#{3,}",
    re.IGNORECASE,
)
_FORMULA = re.compile(r"=[A-Za-z0-9(\"'+-].*", re.DOTALL)
_MARKUP = re.compile(r"&(?:[a-z]{2,8}|#\d{1,7}|#x[0-9a-f]{1,6});|_x000[0-9A-F]_|<br ?/?>", re.IGNORECASE)
_MISREAD = frozenset("ÃÂâ")


def is_error(text: str) -> bool:
    """Whether a text is what a program shows in the place of a value: #REF!, Err:502, ####."""
    return _ERROR.fullmatch(text) is not None


def is_formula(text: str) -> bool:
    """Whether a text is a formula that was not reckoned."""
    return _FORMULA.fullmatch(text) is not None


def as_meant(text: str) -> str:
    """The letters that were meant: Osnabrück for OsnabrÃ¼ck, A & B for A &amp; B; empty where these are."""
    if _MARKUP.search(text):
        plain = re.sub(r"_x000[0-9A-F]_|<br ?/?>", " ", html.unescape(text), flags=re.IGNORECASE)
        return "" if plain == text else " ".join(plain.split())
    if _MISREAD.isdisjoint(text):
        return ""
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""


def is_doubtful(text: str) -> bool:
    """Whether a text in plain letters is one of these."""
    return is_error(text) or _MARKUP.search(text) is not None
