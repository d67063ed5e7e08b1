"""A chart as pictures for paper: laid out, drawn by the worker, stamped; kept, for a version never changes."""

from collections.abc import Sequence

from twinboard.charts.base.printed import Printed, Words, printed
from twinboard.charts.base.wording import counted
from twinboard.citations import source_line
from twinboard.errors import NotDrawn, NothingToDraw
from twinboard.papers.coded import CodedChart, disagreement_words
from twinboard.papers.packs.pack import Picture
from twinboard.papers.pictures.cache import BoundedCache
from twinboard.papers.pictures.sizes import A4, Size
from twinboard.papers.pictures.stamped import stamped_png, stamped_svg
from twinboard.papers.pictures.worker import WORKER

_laid_out = BoundedCache[tuple[Printed, ...]](32 * 2**20, lambda parts: sum(len(part.figure) for part in parts))
_pngs = BoundedCache[Picture](64 * 2**20, lambda picture: len(picture.png))
_svgs = BoundedCache[bytes](16 * 2**20, len)


def pictures(coded: CodedChart, size: Size = A4) -> tuple[Picture, ...]:
    """The chart as PNGs: one, or several where it is too tall for one page. Raises NoBrowser, TwinboardError."""
    return tuple(png(coded, size, part) for part in range(1, count_parts(coded, size) + 1))


def count_parts(coded: CodedChart, size: Size = A4) -> int:
    """How many pictures the chart takes. Raises NotDrawn for one of which there is only a table."""
    return len(_parts(coded, size))


def png(coded: CodedChart, size: Size = A4, part: int = 1) -> Picture:
    """One of its pictures, counted from 1. Raises NothingToDraw, NoBrowser, TwinboardError."""

    def make() -> Picture:
        return Picture(*stamped_png(_drawn(coded, size, part, "png"), coded, size.dots_per_inch))

    return _pngs.get((coded.key, size, part), make)


def svg(coded: CodedChart, size: Size = A4, part: int = 1) -> bytes:
    """The same as SVG."""
    return _svgs.get(
        (coded.key, size, part), lambda: stamped_svg(_drawn(coded, size, part, "svg"), coded, size.width_mm)
    )


def largest(coded: CodedChart, sizes: Sequence[Size]) -> Size:
    """The first of the sizes that holds the chart in one picture no taller than its page; else the last."""
    return next((size for size in sizes[:-1] if is_within(coded, size, size.page.height)), sizes[-1])


def is_within(coded: CodedChart, size: Size, height: float) -> bool:
    """Whether the chart takes one picture no taller than so many pixels."""
    parts = _parts(coded, size)
    return len(parts) == 1 and parts[0].height <= height


def laid_out(coded: CodedChart, size: Size = A4, part: int = 1) -> Printed:
    """What one of its pictures is drawn from. Raises NothingToDraw."""
    parts = _parts(coded, size)
    if not 1 <= part <= len(parts):
        raise NothingToDraw(f"There is no part {part} of this chart.", f"It has {counted(len(parts), 'parts')}.")
    return parts[part - 1]


def words_below(coded: CodedChart) -> Words:
    """What a picture of the chart says below it: caveats, where sources disagree, sources, the stamp."""
    chart = coded.chart
    remarks = (" ".join(chart.drawing.caveats), disagreement_words(chart))
    return Words([each for each in remarks if each], source_line(chart.citations), coded.stamp)


def _parts(coded: CodedChart, size: Size) -> tuple[Printed, ...]:
    if not coded.chart.drawing.is_drawn:
        raise NotDrawn("This chart cannot be drawn from what is published.", "Take the table behind it.")
    return _laid_out.get((coded.key, size), lambda: printed(coded.chart.drawing, words_below(coded), size.page))


def _drawn(coded: CodedChart, size: Size, part: int, form: str) -> bytes:
    laid = laid_out(coded, size, part)
    scale = size.width_dots / laid.width
    return WORKER.draw(laid.figure, {"format": form, "width": laid.width, "height": laid.height, "scale": scale})
