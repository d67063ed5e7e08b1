"""Names matched as people write them: case, accents, apostrophes and umlauts spelt out do not matter."""

import unicodedata

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_DROPPED = "'’‘`´ʼ"


def name_keys(name: str) -> frozenset[str]:
    """The spellings under which `name` is found: Osnabrück as "osnabruck" and "osnabrueck", Xi’an as "xian"."""
    lowered = " ".join(unicodedata.normalize("NFC", name).casefold().split())
    return frozenset(_without_marks(spelling) for spelling in (lowered, lowered.translate(_UMLAUTS)))


def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    kept = (letter for letter in decomposed if not unicodedata.combining(letter) and letter not in _DROPPED)
    return "".join(kept).replace("-", " ")


def split_list(text: str) -> tuple[str, ...]:
    """The entries of a `;`-separated cell."""
    return tuple(entry.strip() for entry in text.split(";") if entry.strip())
