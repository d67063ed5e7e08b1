"""What papers cost: a warm picture and a pack of 20 charts, beside a bare picture drawn by the same browser."""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from twinboard.intake import carry_out, propose
from twinboard.papers.coded import CodedChart, coded_chart
from twinboard.papers.packs.choice import Choice, make_pack, offers
from twinboard.papers.packs.pack import Pack, Section
from twinboard.papers.packs.packing import packed
from twinboard.papers.pictures.picture import count_parts, png
from twinboard.papers.pictures.sizes import A4, of_width
from twinboard.papers.pictures.worker import WORKER
from twinboard.settings import SHIPPED_WORKBOOK
from twinboard.store import Store

PICTURE_SECONDS, PACK_SECONDS, PACK_CHARTS, ROUNDS = 0.3, 8.0, 20, 5
_BARE = '{"data": [{"type": "bar", "x": [1, 2, 3], "y": [3, 1, 2]}], "layout": {}}'
_OPTIONS = {"format": "png", "width": A4.page.width, "height": 500, "scale": A4.width_dots / A4.page.width}
_CHOICES = (Choice(), Choice("toyota-city"), Choice("hefei"))


def main() -> int:
    """Prints what was measured; 1 where a limit is not kept."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        store = Store(home)
        carry_out(
            store,
            propose(store, "shipped.xlsx", SHIPPED_WORKBOOK.read_bytes()),
            author="Bench",
            message="What papers cost",
        )
        charts = _charts(home)
        cold = _seconds(lambda: WORKER.draw(_BARE, _OPTIONS))
        bare = statistics.median(_seconds(lambda: WORKER.draw(_BARE, _OPTIONS)) for _ in range(ROUNDS))
        warm = [_picture(coded, number) for number in range(ROUNDS) for coded in charts]
        whole = make_pack(home, Choice(), 1)
        pack = Pack(whole.title, 1, whole.published_at, (*whole.sections[:1], Section("Charts", (), charts)))
        packs = {form: _seconds(partial(packed, home, pack, form, _silent)) for form in ("docx", "pdf", "pptx")}
        drawn = sum(count_parts(coded) for coded in charts)
    WORKER.stop()
    median, worst = statistics.median(warm), max(warm)
    said = (
        f"The first picture, the browser started for it: {cold:.2f} s",
        f"A bare bar chart, warm: {bare:.2f} s",
        f"A picture of ours, warm, laid out, drawn and stamped: {median:.2f} s, at worst {worst:.2f} s "
        f"(limit {PICTURE_SECONDS} s)",
        f"A pack of {len(charts)} charts, {drawn} pictures, none of them kept: {packs['docx']:.1f} s as Word "
        f"(limit {PACK_SECONDS:g} s)",
        f"The same as PDF, its pictures kept: {packs['pdf']:.1f} s",
        f"The same as slides, with pictures of their own: {packs['pptx']:.1f} s",
    )
    sys.stdout.write("\n".join([*said, ""]))
    return int(median > PICTURE_SECONDS or packs["docx"] > PACK_SECONDS)


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


if __name__ == "__main__":
    sys.exit(main())
