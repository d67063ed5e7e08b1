"""The bytes of a CSV file → its letters, where the file does not say how they are written."""

import re

from twinboard.errors import UnreadableFile

_MARKED = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_LOOKED_AT = 4096
_OLD = (("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman"))
_ODD = re.compile(
    r"[a-zß-öø-ÿ][À-ÖØ-ÞŠŽŸŒ](?![A-ZÀ-ÖØ-Þ])|\d[À-ÖØ-öø-ÿ]|[À-ÖØ-öø-ÿ]\d"
    r"|[bcdfghjklmnpqrstvwxzKLMNPRT][šž][bcdfghjklmnpqrstvwxz]|\b[ŠŽšž]\b"
    r"|[\x80-\x9f¤¦ª¬¯¸º¿‡‰†ƒˆ˜◊Ωπ∂∑∏√∞∫≈≠≤≥]"
)
"""What is not written: a capital amid small letters, an accented letter at a digit, signs of other trades."""


def decode(content: bytes) -> tuple[str, str]:
    """The text, and the name of the way of writing where that was guessed. Raises UnreadableFile."""
    for mark, encoding in _MARKED:
        if content.startswith(mark):
            return _strictly(content, encoding), ""
    if encoding := unmarked_utf_16(content):
        return _strictly(content, encoding), ""
    if b"\0" in content:
        hint = "Open it where it was made and save it again as “CSV UTF-8”."
        raise UnreadableFile("This CSV file is damaged: it holds zero bytes among its letters.", hint)
    try:
        return content.decode("utf-8"), ""
    except UnicodeDecodeError:
        return _guessed(content)


def may_be_letters(content: bytes) -> bool:
    """Whether a file that holds zero bytes may be text all the same: two bytes a letter, or damage here and there."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or unmarked_utf_16(content):
        return True
    start = content[:_LOOKED_AT]
    odd = sum(byte < 32 and byte not in b"\t\r\n\0" for byte in start)
    return not odd and content.count(0) < 0.05 * len(content) and len(content) > 32


def unmarked_utf_16(content: bytes) -> str:
    """The name of the encoding of a text in UTF-16 that does not begin with its mark; empty where it is none.

    Of Latin letters in two bytes each, one is zero, always the same one.
    """
    start = content[: _LOOKED_AT - _LOOKED_AT % 2]
    if len(content) % 2 or len(start) < 4:
        return ""
    zeros = [start[place::2].count(0) * 2 / len(start) for place in (0, 1)]
    if max(zeros) < 0.7 or min(zeros) > 0.02:
        return ""
    return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"


def _strictly(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFile("This CSV file is damaged, or cut short.", "Save it again as “CSV UTF-8”.") from error
    if "\0" in text:
        raise UnreadableFile("This CSV file is damaged: it holds zero bytes.", "Save it again as “CSV UTF-8”.")
    return text


def _guessed(content: bytes) -> tuple[str, str]:
    """As the older of the two ways in which the fewest letters stand where nobody writes them."""
    read = []
    for encoding, name in _OLD:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        read.append((len(_ODD.findall(text)), text, name))
    if not read:
        raise UnreadableFile("The letters of this file cannot be made out.", "Save it as “CSV UTF-8”.")
    _, text, name = min(read, key=lambda one: one[0])
    return text, name
