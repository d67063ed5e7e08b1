"""Where a chart is drawn, and the room that it has there: a card on a page, or a picture of a known width."""

from dataclasses import dataclass

_NAME_SHARE, _FEWEST, _MOST = 0.3, 14, 60
_LETTER = 7.6
"""Pixels of an average letter at the size of labels."""
_PHONE = 330
"""Pixels of a card on a telephone."""


@dataclass(frozen=True)
class Canvas:
    """So many pixels wide, at the type sizes of the screen; names at the left of rows take a share of it."""

    width: int
    name_share: float = _NAME_SHARE

    @property
    def name_letters(self) -> int:
        """How long a line of a name at the left of a row may be, in letters."""
        return max(_FEWEST, min(_MOST, int(self.width * self.name_share / _LETTER)))

    @property
    def narrowest(self) -> int:
        """How wide it is at least: what is placed by the length of words must find room in that."""
        return _PHONE if self is SCREEN else self.width


SCREEN = Canvas(480)
"""A card on a page, as wide as the reader's window leaves room for: from about 330 pixels to about 1,280."""
EVERY_ROW = slice(None)
