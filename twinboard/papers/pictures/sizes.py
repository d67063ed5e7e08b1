"""The sizes of pictures: how wide they are printed, and the room in which they are laid out."""

from dataclasses import dataclass, replace

from twinboard.charts.base.printed import Page
from twinboard.errors import TwinboardError

DOTS_PER_INCH = 300
MM_PER_INCH = 25.4
_A4_MM, _A4_PIXELS, _TALLEST_MM = 159, 700, 227
NARROWEST_MM, WIDEST_MM = 60, 400


@dataclass(frozen=True)
class Size:
    """A width in millimetres, and the page in which a picture of it is laid out, in pixels of the screen."""

    name: str
    words: str
    width_mm: float
    page: Page
    dots_per_inch: int = DOTS_PER_INCH

    @property
    def width_dots(self) -> int:
        """The width of the PNG."""
        return round(self.width_mm / MM_PER_INCH * self.dots_per_inch)


def of_width(width_mm: float, name: str = "", words: str = "") -> Size:
    """A size of so many millimetres, with the type sizes of A4. Raises TwinboardError for one that is of no use."""
    if not NARROWEST_MM <= width_mm <= WIDEST_MM:
        hint = f"Choose a width from {NARROWEST_MM} to {WIDEST_MM} mm; an A4 page has room for {_A4_MM}."
        raise TwinboardError(f"A picture cannot be {width_mm:g} mm wide.", hint)
    pixels = _A4_PIXELS / _A4_MM
    return Size(
        name or f"{width_mm:g}-mm", words, width_mm, Page(round(width_mm * pixels), round(_TALLEST_MM * pixels))
    )


A4 = of_width(_A4_MM, "a4", "as wide as an A4 page, 159 mm")
HALF = of_width(77, "half", "half as wide, 77 mm")
SLIDE = Size("slide", "a whole slide, 16:9", 13.333 * MM_PER_INCH, Page(1120, 630, is_fixed=True, edge=36))
IN_PACK = replace(A4, name="pack", page=replace(A4.page, height=round(185 * _A4_PIXELS / _A4_MM), is_bare=True))
"""As wide as A4, below and above the words that a pack has as text."""
_ON_SLIDE_MM = (306.9, 105)
"""The room on a slide between its title and what stands below its picture."""


def _on_slide(pixels: int) -> Size:
    width, height = _ON_SLIDE_MM
    page = Page(pixels, round(pixels * height / width), is_bare=True)
    return Size(f"slide-{pixels}", "", width, page, dots_per_inch=150)


ON_SLIDE = tuple(map(_on_slide, (620, 760, 900, 980, 1120)))
"""For the slides of a pack: the fewer pixels, the larger the letters."""
SIZES = {size.name: size for size in (A4, HALF, SLIDE)}
