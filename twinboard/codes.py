"""The codes under our charts, such as TB-7F3K: found in running text, and read as people type them.

A code is `TB-` and four to eight digits and capitals without I, L, O and U, as Douglas Crockford chose them so that no
two are mistaken for each other; one at least is a digit, so that no word is a code. What was copied by hand may have an
O for a 0, or an I or L for a 1.
"""

import re

PREFIX = "TB-"
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SHORTEST, LONGEST = 4, 8
_MISTAKEN = str.maketrans("OIL", "011")
_HYPHENS = "-\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff"
_TAIL = re.compile(rf"(?=[A-Z]*\d)[{ALPHABET}]{{{SHORTEST},{LONGEST}}}")
_LONGEST_TYPED = 40
_IN_TEXT = re.compile(
    rf"(?<![A-Za-z0-9])(?<![A-Za-z0-9][{_HYPHENS}])[Tt][Bb][{_UNSEEN}]*[{_HYPHENS}][{_UNSEEN}]*"
    r"(?P<broken>[ \t]*\r?\n[ \t]*)?(?P<tail>[0-9A-TV-Za-tv-z]{4,8})"
    rf"(?![A-Za-z0-9])(?![{_HYPHENS}][A-Za-z0-9])"
)


def normal_code(text: str) -> str | None:
    """What somebody typed as the one form of a code; None where it is none. "7f3k" and "tb 7F3K" are TB-7F3K."""
    if len(text) > _LONGEST_TYPED:
        return None
    typed = re.sub(rf"[{_UNSEEN}\s.]", "", re.sub(f"[{_HYPHENS}]", "-", text))
    if not typed.isascii():
        return None
    return _canonical(_without_prefix(typed.upper()).replace("-", ""))


def codes_in(text: str) -> list[str]:
    """The codes in running text, each once, in order. A line may end after the hyphen.

    Letters that were typed for digits are taken for them in capitals alone: "TB-oil" is no code.
    """
    found = (_code_of(match["tail"], is_broken=bool(match["broken"])) for match in _IN_TEXT.finditer(text))
    return list(dict.fromkeys(code for code in found if code))


def _without_prefix(typed: str) -> str:
    """What follows TB. Without a hyphen the two letters may belong to the code itself, where it would be too short."""
    if typed.startswith(PREFIX):
        return typed.removeprefix(PREFIX)
    rest = typed.removeprefix("TB")
    return rest if len(rest.replace("-", "")) >= SHORTEST else typed


def _code_of(tail: str, *, is_broken: bool) -> str | None:
    is_word = not any(letter.isdigit() for letter in tail)
    if (is_word or is_broken) and tail != tail.upper():
        return None
    return _canonical(tail.upper())


def is_tail(signs: str) -> bool:
    """Whether these signs can stand behind the prefix."""
    return _TAIL.fullmatch(signs) is not None


def _canonical(tail: str) -> str | None:
    tail = tail.translate(_MISTAKEN)
    return f"{PREFIX}{tail}" if is_tail(tail) else None
