"""Names matched as people write them: case, accents, apostrophes and umlauts spelt out do not matter."""

import unicodedata
from functools import lru_cache

from twinboard.signs import visible

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "-": " "} | dict.fromkeys("'’‘`´ʼ", ""))
_ACCENTS = range(0x0300, 0x0370)


def name_keys(name: str) -> frozenset[str]:
    """The spellings under which `name` is found: Osnabrück as "osnabruck" and "osnabrueck", Xi’an as "xian"."""
    lowered = " ".join(unicodedata.normalize("NFC", visible(name)).casefold().split())
    return frozenset(without_marks(spelling) for spelling in (lowered, lowered.translate(_UMLAUTS)))


def without_marks(text: str) -> str:
    """Small letters without accents and apostrophes, hyphens as spaces; `text` is in small letters."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return " ".join("".join(letter for letter in decomposed if ord(letter) not in _ACCENTS).split())


@lru_cache(maxsize=2**16)
def folded(text: str) -> str:
    """A text as people read it: case, accents, apostrophes, hyphens, blanks and a full stop at its end do not count."""
    return without_marks(text.casefold()).rstrip(". ")


def split_list(text: str) -> tuple[str, ...]:
    """The entries of a `;`-separated cell."""
    return tuple(entry.strip() for entry in text.split(";") if entry.strip())
