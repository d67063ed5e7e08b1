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
_SOFT = "\u00ad"
_HYPHENS = f"-{_SOFT}\u02d7\u058a\u1806\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2500\u30fc\ufe58\ufe63\uff0d"
_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u180e\ufe00-\ufe0f\ufeff"
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
"""Letters and digits as wide as a Chinese sign."""
_TAIL = re.compile(rf"(?=[A-Z]*\d)[{ALPHABET}]{{{SHORTEST},{LONGEST}}}")
_LONGEST_TYPED = 40
_IN_PLACE_OF_A_HYPHEN = re.compile(rf"([Tt]){_SOFT}*([Bb]){_SOFT}+(?=\s*[0-9A-Za-z])")
_IN_TEXT = re.compile(
    rf"(?<![A-Za-z0-9])(?<![A-Za-z0-9][{_HYPHENS}])[Tt][Bb][{_HYPHENS}]"
    r"(?P<broken>[ \t\xa0]*(?:\r\n|[\r\n\v\f\x85\u2028\u2029])[ \t\xa0]*)?(?P<tail>[0-9A-TV-Za-tv-z]{4,8})"
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
    seen = _as_seen(text)
    found = (_code_of(match["tail"], is_broken=bool(match["broken"])) for match in _IN_TEXT.finditer(seen))
    return list(dict.fromkeys(code for code in found if code))


def _as_seen(text: str) -> str:
    """The text without what nobody sees of it: a soft hyphen shows where a line ends, and may be the only one."""
    if text.isascii():
        return text
    seen = re.sub(f"[{_UNSEEN}]", "", text.translate(_WIDE))
    return _IN_PLACE_OF_A_HYPHEN.sub(r"\1\2-", seen).replace(_SOFT, "")


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
