"""A pack as a file: its pictures drawn one after the other, then all laid out in the form that was asked for."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from twinboard.bounds import sentence_case
from twinboard.charts.base.wording import counted
from twinboard.errors import NoBrowser, NotDrawn, NothingToDraw
from twinboard.papers.coded import CodedChart
from twinboard.papers.data.asked_data import data_book
from twinboard.papers.data.data_book import workbook
from twinboard.papers.file_names import file_name
from twinboard.papers.packs.outline import SHORT, SHORT_DECK
from twinboard.papers.packs.pack import Pack, Picture, Pictures
from twinboard.papers.packs.pdf import count_pages, pdf
from twinboard.papers.packs.short import MOST_PAGES, shorter, too_long
from twinboard.papers.pictures.glyphs import lacking_words
from twinboard.papers.pictures.picture import largest, pictures
from twinboard.papers.pictures.sizes import IN_PACK, ON_SLIDE, Size
from twinboard.papers.slides import slides
from twinboard.papers.word import word

Progress = Callable[[float, str], object]
"""Hears how far the work is, from 0 to 1, and what is being done."""
_LAID_OUT: dict[str, Callable[[Pack, Pictures], bytes]] = {"docx": word, "pptx": slides, "pdf": pdf}
_SPARE_MM = {"pdf": 0.0, "docx": 12.0}
"""Of the height of each page, what is left free where two pages are to be two: other programs break lines elsewhere."""
FORMS = {"docx": "Word", "pptx": "PowerPoint", "pdf": "PDF", "xlsx": "the data, as Excel"}
"""What the forms are called."""


@dataclass(frozen=True)
class Packed:
    """A pack as a file; `lacks` says why it has no pictures, or what is amiss with them."""

    content: bytes
    file_name: str
    lacks: str = ""


def packed(home: Path, pack: Pack, form: str, report: Progress) -> Packed:
    """The pack as `.docx`, `.pptx`, `.pdf` or `.xlsx`. Raises Busy where too many pictures are being drawn.

    In place of a picture that cannot be drawn, and of all where the machine has no browser, it has tables. Raises
    NothingToDraw for the data of a pack without charts: a workbook without charts would hold everything.
    """
    name = file_name(": ".join([pack.title, *_short_name(pack, form)]), form, version=pack.version)
    if form == "xlsx":
        if not pack.charts:
            raise NothingToDraw("This pack has no charts, and so no data behind them.", "Choose another form.")
        report(0, "Asking for the numbers")
        book = data_book(home, pack.title, pack.version, pack.charts)
        report(1, "Putting it together")
        return Packed(workbook(book), name)
    lacks = ""
    drawn: Pictures = {}
    try:
        drawn = _drawn(pack, form, report)
        if lacks := lacking_words(pack.charts):
            pack = replace(pack, remarks=(lacks,))
        if undrawn := len({coded.code for coded in pack.charts} - {*drawn}):
            words = f"{counted(undrawn, 'charts')} could not be drawn; tables stand in their place."
            lacks = f"{sentence_case(words)} {lacks}".strip()
    except NoBrowser as error:
        lacks = f"The pack has no pictures. {error}"
    report(1, "Putting it together")
    if pack.brief and form in _SPARE_MM:
        pack, pages = _on_two_pages(pack, drawn, form)
        lacks = f"{lacks} {too_long(pages) if pages > MOST_PAGES else ''}".strip()
    return Packed(_LAID_OUT[form](pack, drawn), name, lacks)


def _short_name(pack: Pack, form: str) -> list[str]:
    """What a pack with a brief is called as a file; its data are neither pages nor slides."""
    name = {"pptx": SHORT_DECK, "xlsx": ""}.get(form, SHORT)
    return [name.lower()] if pack.brief and name else []


def _on_two_pages(pack: Pack, drawn: Pictures, form: str) -> tuple[Pack, int]:
    """As much of the pack as two pages hold, or else the least of it; and how many pages that takes."""
    for less in shorter(pack):
        pages = count_pages(less, drawn, _SPARE_MM[form])
        if pages <= MOST_PAGES:
            break
    return less, pages


def _drawn(pack: Pack, form: str, report: Progress) -> Pictures:
    """The pictures by code. While one is drawn by the worker, another is laid out or stamped here."""
    sizes, charts = ON_SLIDE if form == "pptx" else (IN_PACK,), pack.charts
    drawn: dict[str, tuple[Picture, ...]] = {}
    with ThreadPoolExecutor(2) as pool:
        asked = [pool.submit(_pictures, coded, sizes) for coded in charts]
        try:
            for number, (coded, answer) in enumerate(zip(charts, asked, strict=True)):
                words = f"Drawing figure {number + 1} of {len(charts)}: {coded.chart.drawing.title}"
                report(number / len(charts), words)
                with suppress(NotDrawn):
                    drawn[coded.code] = answer.result()
        finally:
            pool.shutdown(cancel_futures=True)
    return drawn


def _pictures(coded: CodedChart, sizes: Sequence[Size]) -> tuple[Picture, ...]:
    return pictures(coded, largest(coded, sizes))
