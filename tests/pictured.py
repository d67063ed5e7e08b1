"""Charts of a store laid out as pictures, at every size and with what stands around them, not drawn yet."""

from dataclasses import dataclass, replace

import plotly.graph_objects as go
from coded import coded_charts

from twinboard.charts.base.chart import Drawing
from twinboard.charts.base.look import plain
from twinboard.charts.base.printed import Printed, Words, printed
from twinboard.charts.rows.named_rows import ROW_NAME
from twinboard.papers.pictures.picture import words_below
from twinboard.papers.pictures.sizes import A4, HALF, SIZES, SLIDE, Size
from twinboard.store import Store

LONG = "The largest sum on record, as far as the sources that we have been given tell of it at all, " * 4
HOSTILE = (
    "<b>Bold</b> & <script>alert(1)</script> £5_000 and $5, *starred*, in 豊田市 and 日本国愛知県 and 合肥市, "
    "with Łódź, Ærø and Œuvre, 🤝🏽 and 👩‍👩‍👧 of שלום and مرحبا, %{y} and {braces}"
)
UNBROKEN = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 5 + "M" * 99 + "漢字" * 60


def names_of(figure: go.Figure) -> list[str]:
    """The names of the rows of a figure, in their order, beside or above them."""
    above = [note.text for note in figure.layout.annotations if note.name == ROW_NAME]
    return [*(figure.layout.yaxis.ticktext or ()), *above]


@dataclass(frozen=True)
class Laid:
    """One picture of a chart: which part it is of how many, and the texts that it must hold whole."""

    name: str
    size: Size
    part: int
    count: int
    drawing: Drawing
    words: Words
    printed: Printed

    @property
    def label(self) -> str:
        return f"{self.name} {self.size.name} {self.part} of {self.count}"

    @property
    def texts(self) -> tuple[str, ...]:
        """Title, subtitle, remarks, source and stamp, in the order of their annotations, which are the last."""
        numbered = f" ({self.part}\u00a0of\u00a0{self.count})" if self.count > 1 else ""
        said = (self.drawing.title + numbered, self.drawing.subtitle)
        return tuple(plain(text) for text in (*said, *self.words.remarks, self.words.source, self.words.stamp) if text)


def laid(name: str, drawing: Drawing, words: Words, size: Size) -> list[Laid]:
    """The pictures of one chart at one size."""
    parts = printed(drawing, words, size.page)
    return [Laid(name, size, part, len(parts), drawing, words, each) for part, each in enumerate(parts, start=1)]


def all_laid(store: Store, *, most_slides: int) -> list[Laid]:
    """Every picture of every chart of a store, at every size; no slides of those that take more pages than so many."""
    found = []
    for coded in coded_charts(store):
        drawing, words = coded.chart.drawing, words_below(coded)
        pages = [*laid(coded.chart.name, drawing, words, A4), *laid(coded.chart.name, drawing, words, HALF)]
        found += pages
        if len(pages) <= most_slides:
            found += laid(coded.chart.name, drawing, words, SLIDE)
    return found


def extremes(store: Store) -> list[Laid]:
    """A chart whose title, subtitle, remarks, source and stamp are long, or of letters that break layouts."""
    [coded] = coded_charts(store, "jobs_by_employer")
    return [
        picture
        for kind, text in (("long", LONG), ("hostile", HOSTILE), ("unbroken", UNBROKEN))
        for size in SIZES.values()
        for picture in laid(
            kind,
            replace(coded.chart.drawing, title=text, subtitle=text),
            Words((text, text), f"Source: {text}", f"TB-7F3K · {text}"),
            size,
        )
    ]
