"""What a pack says, whatever file it becomes: every sentence, picture and table in its order, as plain text."""

from dataclasses import dataclass
from datetime import datetime

from twinboard.charts.base.wording import counted
from twinboard.papers.packs.pack import Picture, Point
from twinboard.papers.packs.table import Table

MESSAGES, FIGURES, TABLES = "Key messages", "Figures", "Tables"
DISAGREEMENTS, READING, SOURCES = "Where sources disagree", "How to read the numbers", "Sources"
CHECKING = "Version, and how to check a figure"
NUMBERS, CONTESTED, TO_ASK, EVIDENCE = "Headline numbers", "What is contested", "Questions to ask", "Evidence"
SHORT, SHORT_DECK = "Two pages for members", "Slides for members"
"""What a pack with a brief is: on pages, and as slides."""
OPENS = "This chart, with its evidence"
"""What stands before the address of a chart."""


@dataclass(frozen=True)
class Said:
    """A key message, the number of its footnote, and what the footnote says."""

    sentence: str
    number: int
    footnote: str


@dataclass(frozen=True)
class Drawn:
    """A picture of a figure, what it is called where that can be seen in a list, and its alt text with the code."""

    picture: Picture
    name: str
    alt: str


@dataclass(frozen=True)
class Figure:
    """A chart: its number, its pictures, and its table, here or among those at the end.

    What must be said with the chart stands around its pictures as text: what is measured above them, `notes` below.
    `address` opens the chart; empty where it is not known where that is.
    """

    number: int
    code: str
    title: str
    subtitle: str
    drawn: tuple[Drawn, ...]
    missing: str
    notes: tuple[str, ...]
    address: str
    table: Table | None
    is_table_here: bool

    @property
    def label(self) -> str:
        return f"Figure {self.number}"

    @property
    def where(self) -> str:
        """Where the table is, if it does not follow; empty if it does."""
        if self.is_table_here or not self.table:
            return ""
        rows = counted(len(self.table.rows), "rows")
        return f"{self.table.label}, under “{TABLES}”, has its numbers ({rows})."


@dataclass(frozen=True)
class Part:
    """A section of the pack, its heading empty in a short one.

    `nothing` is what is said where it has neither messages nor figures.
    """

    heading: str
    said: tuple[Said, ...]
    figures: tuple[Figure, ...]
    nothing: str


@dataclass(frozen=True)
class Meanings:
    """What a sort of word means: a heading, a sentence or two, and each word with its meaning."""

    heading: str
    said: str
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Source:
    """A document, and every place in it that the pack rests on; or how many, where all would fill a slide."""

    document: str
    places: str
    in_short: str


@dataclass(frozen=True)
class Outline:
    """Everything that a pack says, in the order in which it is written."""

    title: str
    subject: str
    keywords: tuple[str, ...]
    published_at: datetime
    footer: str
    opening: tuple[str, ...]
    parts: tuple[Part, ...]
    tables_at_end: tuple[Table, ...]
    questions: tuple[str, ...]
    reading: tuple[Meanings, ...]
    sources: tuple[Source, ...]
    checking: tuple[str, ...]
    numbers: Table | None = None
    contested: tuple[Point, ...] = ()
    to_ask: tuple[Point, ...] = ()
    is_short: bool = False

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(figure for part in self.parts for figure in part.figures)
