"""What a committee pack holds, whatever file it becomes: sentences, charts in their order, and the version."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from twinboard.messages import Message
from twinboard.papers.coded import CodedChart


@dataclass(frozen=True)
class Picture:
    """A chart as it is printed: PNG at 300 DPI. A chart too tall for one page has several, in their order."""

    png: bytes
    width_mm: float
    height_mm: float


Pictures = Mapping[str, Sequence[Picture]]
"""The pictures of each chart by its code; none of a chart where the server cannot draw."""


@dataclass(frozen=True)
class Section:
    """A part of a pack: its heading, its key messages, then its charts."""

    heading: str
    messages: tuple[Message, ...]
    charts: tuple[CodedChart, ...]


@dataclass(frozen=True)
class Number:
    """A headline number in words, what it is and of when, and its source."""

    number: str
    what: str
    source: str


@dataclass(frozen=True)
class Point:
    """Something to speak of: what it is, what is known of it, and the address of its evidence, if that is known."""

    term: str
    said: str
    address: str = ""


@dataclass(frozen=True)
class Brief:
    """What two pages for members have beside charts.

    `count_contested` are all questions on which sources disagree, and `evidence` is where they stand. `is_chosen` says
    whether somebody chose the charts, so that none is left out for want of room.
    """

    lead: str
    numbers: tuple[Number, ...]
    contested: tuple[Point, ...]
    count_contested: int
    evidence: str
    to_ask: tuple[Point, ...]
    is_chosen: bool = False


@dataclass(frozen=True)
class Pack:
    """Charts for a paper, all at one version; `remarks` are what is amiss with their pictures.

    `site` is where Twinboard is, such as “https://partnerships.example.gov.uk”; without it a pack has no links. A pack
    with a `brief` is two pages for members.
    """

    title: str
    version: int
    published_at: datetime
    sections: tuple[Section, ...]
    remarks: tuple[str, ...] = ()
    site: str = ""
    brief: Brief | None = None

    @property
    def charts(self) -> tuple[CodedChart, ...]:
        """All charts in the order of their figure numbers."""
        return tuple(chart for section in self.sections for chart in section.charts)
