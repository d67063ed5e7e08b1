"""How wide words are in Arial, so that they are broken before they meet the edge of a picture.

The widths are those of Helvetica, which Arial and Liberation Sans share (Adobe's font metrics, in thousandths of the
size); the picture is drawn elsewhere, and nothing there can be asked.
"""

import unicodedata
from functools import cache

_BY_WIDTH = {
    191: "'",
    222: "ijl’‘",
    260: "|",
    278: " !,./:;I[\\]ft\u00a0·",
    333: "()-`r‑“”•",
    355: '"',
    389: "*",
    469: "^",
    500: "Jckxvsyz",
    556: "#$0123456789?L_abdeghnopqu£€–",
    584: "+<=>~−",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "—…",
    1015: "@",
}
_WIDTHS = {letter: width for width, letters in _BY_WIDTH.items() for letter in letters}
_OTHER, _WIDE, _BOLD = 722, 1000, 1.08
_LATIN_EXTENDED = "\u024f"


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """How wide the text is, in the unit of its size; a little more than less where a letter is not known."""
    return sum(map(_width, text)) * size / 1000 * (_BOLD if bold else 1)


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
def _width(letter: str) -> int:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if unicodedata.combining(letter):
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return _WIDE
    if letter <= _LATIN_EXTENDED:
        return _WIDTHS.get(unicodedata.normalize("NFD", letter)[0], _OTHER)
    return _OTHER
