"""Shades of one colour for how much there is, and the colour of words that can be read on them."""

from twinboard.charts.base.look import BLUE

_LIGHTEST = 0.15
"""How far from white the shade of the least is on its way to the full colour."""
_DARK = 0.179
"""The luminance, as WCAG has it, from which black stands out more than white."""


def shade(share: float) -> str:
    """The shade for a share of the most, as Plotly takes it: white for none."""
    depth = _LIGHTEST + (1 - _LIGHTEST) * min(1.0, share) if share > 0 else 0.0
    return "#" + "".join(f"{round(255 + (int(BLUE[at : at + 2], 16) - 255) * depth):02x}" for at in (1, 3, 5))


def words_on(colour: str) -> str:
    """The colour of words on a shade: white where that stands out at least as much as black."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return "#ffffff" if 0.2126 * red + 0.7152 * green + 0.0722 * blue < _DARK else "#000000"
