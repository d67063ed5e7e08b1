"""What papers cost: a warm picture and a pack of 20 charts, beside a bare picture drawn by the same browser."""

import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from bench._serving import publish
from bench.figures import Figure
from twinboard.papers.coded import CodedChart, coded_chart
from twinboard.papers.packs.choice import Choice, make_pack, offers
from twinboard.papers.packs.pack import Pack, Section
from twinboard.papers.packs.packing import packed
from twinboard.papers.pictures.picture import count_parts, png
from twinboard.papers.pictures.sizes import A4, of_width
from twinboard.papers.pictures.worker import WORKER
from twinboard.store import Store

PICTURE_SECONDS, PACK_SECONDS, PACK_CHARTS, ROUNDS = 0.3, 8.0, 20, 5
_BARE = '{"data": [{"type": "bar", "x": [1, 2, 3], "y": [3, 1, 2]}], "layout": {}}'
_OPTIONS = {"format": "png", "width": A4.page.width, "height": 500, "scale": A4.width_dots / A4.page.width}
_CHOICES = (Choice(), Choice("toyota-city"), Choice("hefei"))


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        publish(Store(home), "What papers cost")
        charts = _charts(home)
        cold = _seconds(lambda: WORKER.draw(_BARE, _OPTIONS))
        bare = tuple(_seconds(lambda: WORKER.draw(_BARE, _OPTIONS)) for _ in range(ROUNDS))
        warm = tuple(_picture(coded, number) for number in range(ROUNDS) for coded in charts)
        whole = make_pack(home, Choice(), 1)
        pack = Pack(whole.title, 1, whole.published_at, (*whole.sections[:1], Section("Charts", (), charts)))
        packs = {form: _seconds(partial(packed, home, pack, form, _silent)) for form in ("docx", "pdf", "pptx")}
        drawn = sum(count_parts(coded) for coded in charts)
    WORKER.stop()
    yield Figure("papers", "The first picture, the browser started for it", "s", (cold,))
    yield Figure("papers", "A picture, laid out, drawn and stamped", "s", warm, limit=PICTURE_SECONDS)
    yield Figure("papers", "A picture, laid out, drawn and stamped", "s", warm, "a bare bar chart", bare)
    words = f"A pack of {len(charts)} charts, {drawn} pictures"
    yield Figure("papers", f"{words}, none kept: Word", "s", (packs["docx"],), limit=PACK_SECONDS)
    yield Figure("papers", f"{words}, kept: PDF", "s", (packs["pdf"],))
    yield Figure("papers", f"{words}, drawn for slides", "s", (packs["pptx"],))


def _silent(far: float, words: str) -> None:
    """Nobody waits for the pack."""


def _charts(home: Path) -> tuple[CodedChart, ...]:
    """Twenty charts: all of the pages of everything, then those of two partners."""
    offered = (each for choice in _CHOICES for each in offers(home, choice, 1))
    return tuple(coded_chart(home, each.reference) for each, _ in zip(offered, range(PACK_CHARTS), strict=False))


def _picture(coded: CodedChart, number: int) -> float:
    """A width that nobody asked for yet, so that nothing kept is given out."""
    size = of_width(A4.width_mm - 1 - number / 100)
    return _seconds(lambda: png(coded, size))


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
