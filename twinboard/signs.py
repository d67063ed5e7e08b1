"""Signs that nobody sees, and signs that look like others: how text is read that was pasted from elsewhere."""

import re
import unicodedata
from functools import lru_cache

_IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""What Unicode calls ignorable by default, the marks of annotations, and a blank pattern of Braille."""
_UNSEEN = re.compile(f"[{_IGNORABLE}]")
_JOINERS = "\u200c\u200d\ufe0e\ufe0f\U000e0100-\U000e01ef"
"""In some scripts and pictographs these change what is seen; between plain letters they are rubbish."""
_STRAY = re.compile(rf"(?![{_JOINERS}])[{_IGNORABLE}]|(?<![^\x00-\u02ff])[{_JOINERS}]|[\u200c\u200d](?![^\x00-\u02ff])")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_AS_NUMBER = re.compile(r"&#(\d{1,7}|[xX][0-9a-fA-F]{1,6})(?:;|\b)")
_LAST = 0x10FFFF
_FOREIGN = re.compile("[^\x00-\x7f]")
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63"), "-")
_PLAIN = {0xFF01 + at: chr(0x21 + at) for at in range(94)} | {0xFFE0: "¢", 0xFFE1: "£", 0xFFE5: "¥", 0x2236: ":"}
_NAMES = {
    "\u00ad": "a soft hyphen", "\u200b": "a zero-width space", "\u200c": "a zero-width non-joiner",
    "\u200d": "a zero-width joiner", "\u200e": "a mark of direction", "\u200f": "a mark of direction",
    "\ufeff": "a byte order mark", "\x00": "a null", "\x07": "a bell", "\x0b": "a vertical tab", "\x0c": "a page break",
}  # fmt: skip


def visible(text: str) -> str:
    """The text without the signs that nobody sees, for what is compared: ids, numbers, choices, headers."""
    return text if text.isascii() else _UNSEEN.sub("", text)


def readable(text: str) -> str:
    """The text without stray signs that nobody sees. Those stay that shape letters of other scripts and pictographs."""
    return text if text.isascii() else _STRAY.sub("", text)


def unwritable(text: str) -> str:
    """The first sign of a text that no workbook can hold, by name: "a vertical tab", "the sign U+0001"; else empty."""
    found = _UNWRITABLE.search(text) or _UNWRITABLE.search(_written_out(text))
    return _NAMES.get(found[0], f"the sign U+{ord(found[0]):04X}") if found else ""


def _written_out(text: str) -> str:
    """The signs that stand in a text as numbers, as in web pages: &#11; and &#x0b; are a vertical tab."""
    numbers = (int(one[1:], 16) if one[0] in "xX" else int(one) for one in _AS_NUMBER.findall(text))
    return "".join(chr(number) for number in numbers if number <= _LAST)


def writable(text: str) -> str:
    """The text with a sign to be seen in the place of each that no workbook can hold."""
    return _UNWRITABLE.sub("\ufffd", text)


@lru_cache(maxsize=2**14)
def typed_plainly(text: str) -> str:
    """The text as a plain keyboard has it: wide letters narrow, digits of any script 0 to 9, every dash a hyphen.

    Raised and lowered digits stay what they are: 300¹ is no 3001.
    """
    text = " ".join(visible(text).split())
    if text.isascii():
        return text
    return _FOREIGN.sub(lambda sign: str(unicodedata.decimal(sign[0], sign[0])), text.translate(_PLAIN))


def with_hyphens(text: str) -> str:
    """The text with a hyphen for every dash and minus sign."""
    return text if text.isascii() else text.translate(_DASHES)
