"""Committee packs for tests: of the shipped workbook, of text that was made to do harm, and stand-in pictures."""

import io
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
from PIL import Image, ImageDraw
from pypdf import PdfReader

from twinboard.charts import Chart, draw
from twinboard.charts.base.chart import Drawing
from twinboard.citations import cite
from twinboard.contested import contested
from twinboard.errors import NotDrawn
from twinboard.frames import Row, rows
from twinboard.messages import Message, messages
from twinboard.models import Citation, Question, Reference
from twinboard.papers.coded import CodedChart
from twinboard.papers.packs.pack import Pack, Picture, Pictures, Section
from twinboard.papers.pictures import picture, worker
from twinboard.papers.pictures.cache import BoundedCache
from twinboard.queries import load
from twinboard.store import Store

PUBLISHED = datetime(2026, 11, 21, 12, tzinfo=UTC)
A4, SLIDE = (159.0, 110.0), (338.67, 190.5)
CHARTS = ("jobs_by_employer", "visits_over_time", "trade_over_time", "money_by_funder", "milestone_timeline")
CODES = ("TB-7F3K", "TB-9C2M", "TB-4XQT", "TB-H8WN", "TB-2P6R", "TB-K5VD")
HOSTILE = (
    '#panic("x") $x^2$ *bold* _it_ [b] @ref \\ `raw` <tag> &amp; "q" = + - // /* =HYPERLINK("http://a.example") '
    "\x00\x07\x1b\x0b\ufffe \u202eabc 日本語 한국어 😀 </w:t> ]]> {{x}} %s \\u{41} #eval(1) "
)


def shipped_pack(store: Store, names: Sequence[str] = CHARTS) -> Pack:
    """Key messages of a partner and charts of everything, as of version 1."""
    said = messages(lambda name, **given: rows(store.ask(name, given, 1)), contested(store.home, 1))
    coded = [drawn(store, name, code) for name, code in zip(names, CODES, strict=False)]
    sections = (
        Section("Toyota City", said["toyota-city"], tuple(coded[:2])),
        Section("Everything else", said["hefei"], tuple(coded[2:])),
    )
    return Pack("What the twinning with Toyota City brings", 1, PUBLISHED, sections)


def drawn(store: Store, name: str, code: str) -> CodedChart:
    """A chart of the store's first version, none of its filters chosen."""
    ask = partial(_rows, store)
    frame = store.ask(f"charts/{name}", dict.fromkeys(load(f"charts/{name}").parameters), 1)
    chart = draw(name, frame, cite(rows(frame), ask("explore/sources")), ask("evidence/contested"))
    assert isinstance(chart, Chart)
    return coded(chart, code)


def _rows(store: Store, name: str) -> list[Row]:
    return rows(store.ask(name, {}, 1))


def coded(chart: Chart, code: str, version: int = 1) -> CodedChart:
    return CodedChart(chart, Reference(chart.name, (), version), code, PUBLISHED)


def a_chart(
    title: str = "Toyota City is linked with over 6,300 jobs",
    count_rows: int = 2,
    *,
    words: str = "over 3,000 jobs",
    caveats: tuple[str, ...] = ("These jobs are context for the partnership, not an effect of it.",),
    questions: tuple[str, ...] = (),
    header: tuple[str, ...] = ("Employer", "Jobs"),
) -> Chart:
    """A chart with a table of that many rows."""
    table = pd.DataFrame({name: [words] * count_rows for name in header})
    drawing = Drawing(title, "Jobs; 2018", f"Bar chart of {words}.", go.Figure(), table, caveats)
    citation = Citation("report", "A report", "A council", "November 2018", ("paragraph 3.2",))
    asked = tuple(Question(f"q{number}", words) for number, words in enumerate(questions))
    return Chart("jobs_by_employer", drawing, (citation,), (), (), asked)


def a_message(sentence: str = "Toyota City is linked with over 6,300 jobs.") -> Message:
    citation = Citation("report", "A report", "A council", "November 2018", ("paragraph 4",))
    return Message("jobs", sentence, (), (), (citation,), ())


def a_pack(*charts: Chart, title: str = "A pack", said: tuple[Message, ...] = ()) -> Pack:
    """A pack of one section with these charts, coded in their order."""
    held = tuple(coded(chart, code, 3) for chart, code in zip(charts, CODES, strict=False))
    return Pack(title, 3, PUBLISHED, (Section("A section", said, held),))


def hostile_pack() -> Pack:
    """Every text that comes from a workbook has in it what some file format takes for more than text."""
    long = HOSTILE + "very long title " * 40 + "x" * 300
    citation = Citation("s", HOSTILE, HOSTILE, HOSTILE, (HOSTILE, "§ 4"))
    table = pd.DataFrame({HOSTILE: [HOSTILE, None, "y" * 200], "Plain": ["=1+1", "@x", "-2"]})
    drawing = Drawing(long, HOSTILE, HOSTILE, go.Figure(), table, (HOSTILE,))
    chart = Chart("jobs_by_employer", drawing, (citation,), (), (), (Question("q", HOSTILE),))
    said = Message("jobs", HOSTILE, (), (), (citation,), (Question("hostile", HOSTILE),))
    return Pack(long, 3, PUBLISHED, (Section(HOSTILE, (said,), (coded(chart, CODES[0], 3),)),))


def stand_ins(pack: Pack, size: tuple[float, float] = A4, parts: Mapping[str, int] | None = None) -> Pictures:
    """A picture of the right size for each chart, or as many as `parts` says of its code."""
    many = parts or {}
    return {
        coded.code: tuple(_picture(f"{coded.code} part {part}", size) for part in range(1, many.get(coded.code, 1) + 1))
        for coded in pack.charts
    }


def _picture(words: str, size: tuple[float, float]) -> Picture:
    width, height = (round(millimetres / 25.4 * 300) for millimetres in size)
    image = Image.new("RGB", (width, height), "#f3f2f1")
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, width - 1, height - 1), outline="#12436D", width=12)
    pen.text((width / 8, height / 4), f"{words}, stand-in picture", fill="#0b0c0c", font_size=60)
    stream = io.BytesIO()
    image.save(stream, "PNG", dpi=(300, 300))
    return Picture(stream.getvalue(), *size)


@dataclass
class Squares:
    """Stands in for the browser: a small square, whatever is to be drawn. Remembers what was asked of it."""

    fails_at: int = 0
    asked: list[Mapping[str, Any]] = field(default_factory=list)

    def __call__(self, _figure: str, options: Mapping[str, Any]) -> bytes:
        self.asked.append(options)
        if len(self.asked) == self.fails_at:
            raise NotDrawn("The picture could not be drawn.", "Take the table behind it, or try again later.")
        if options["format"] == "svg":
            return b'<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20" viewBox="0 0 30 20"></svg>'
        stream = io.BytesIO()
        Image.new("RGBA", (30, 20), "white").save(stream, "PNG")
        return stream.getvalue()


@contextmanager
def small_squares(fails_at: int = 0) -> Iterator[Squares]:
    """Within the block squares are drawn in place of charts, and none of them is kept."""
    squares = Squares(fails_at)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TWINBOARD_CHROMIUM", "/bin/true")
        patch.setattr(worker.WORKER, "draw", squares)
        patch.setattr(picture, "_pngs", BoundedCache[Picture](2**20, lambda picture: len(picture.png)))
        patch.setattr(picture, "_svgs", BoundedCache[bytes](2**20, len))
        yield squares


def as_pdf(content: bytes, name: str, folder: Path) -> PdfReader:
    """The file as LibreOffice lays it out."""
    path = folder / name
    path.write_bytes(content)
    home = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    call = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)]
    subprocess.run(call, check=True, capture_output=True, timeout=300)
    return PdfReader(path.with_suffix(".pdf"))
