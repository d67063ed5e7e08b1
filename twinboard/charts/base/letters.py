"""How wide words are in Arial, so that they are broken before they meet the edge of a picture.

The widths are those of Helvetica, which Arial and Liberation Sans share (Adobe's font metrics, in thousandths of the
size); the picture is drawn elsewhere, and nothing there can be asked.
"""

import unicodedata
from functools import cache

_REGULAR = {
    191: "'",
    222: "ijl‘’ł",
    260: "|",
    278: " !,./:;I[\\]ft\u00a0ı",
    292: "ľ",
    333: "()-`r·‑“”‹›",
    334: "{}",
    350: "•",
    355: '"',
    375: "ť",
    389: "*",
    469: "^",
    500: "Jckxvsyz",
    556: "#$0123456789?L_abdeghnopqu£€–«»",
    584: "+<=>~−",
    611: "FTZøß",
    615: "ď",
    656: "ơ",
    667: "&ABEKPSVXY",
    669: "ư",
    722: "CDHNRUw",
    778: "GOQØ",
    833: "Mm",
    857: "ƠƯ",
    889: "%æ",
    944: "Wœ",
    1000: "—…←→ÆŒ",
    1015: "@",
}
_BOLD = {
    238: "'",
    278: " ,./I\\ijl\u00a0‘’łı",
    280: "|",
    333: "!()-:;[]`ft·‑‹›",
    350: "•",
    385: "ľ",
    389: "*r{}",
    474: '"',
    479: "ť",
    500: "z“”",
    556: "#$0123456789J_aceksvxy£€–«»",
    584: "+<=>^~−",
    611: "?FLTZbdghnopquøß",
    667: "EPSVXY",
    711: "ơ",
    719: "ď",
    722: "&ABCDHKNRU",
    724: "ư",
    778: "GOQwØ",
    833: "M",
    853: "ƠƯ",
    889: "%mæ",
    944: "Wœ",
    975: "@",
    1000: "—…←→ÆŒ",
}
_REGULAR_WIDTHS, _BOLD_WIDTHS = (
    {letter: width for width, letters in by_width.items() for letter in letters} for by_width in (_REGULAR, _BOLD)
)
_SMALL, _WIDE = 722, 1000
"""Of a letter that is not known: a small one, and any other."""
_LATIN_EXTENDED = "\u024f"


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """How wide the text is, in the unit of its size; more rather than less where a letter is not known."""
    return sum(_width(letter, bold) for letter in text) * size / 1000


def broken(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """The text as lines no wider than so many pixels; a word that is wider is broken within."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        together = f"{line} {word}" if line else word
        if width_of(together, size, bold=bold) <= room:
            line = together
            continue
        lines += [line] if line else []
        *whole, line = _within(word, room, size, bold)
        lines += whole
    return [*lines, line] if line else lines


def _within(word: str, room: float, size: float, bold: bool) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of(pieces[-1] + letter, size, bold=bold) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


@cache
def _width(letter: str, bold: bool) -> int:
    widths = _BOLD_WIDTHS if bold else _REGULAR_WIDTHS
    if letter in widths:
        return widths[letter]
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0
    plain = unicodedata.normalize("NFD", letter)[0]
    if letter <= _LATIN_EXTENDED and plain in widths:
        return widths["ı" if plain == "i" else plain]
    return _SMALL if letter.islower() else _WIDE
