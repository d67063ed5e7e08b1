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
class Pack:
    """Charts for a paper, all at one version; `remarks` are what is amiss with their pictures."""

    title: str
    version: int
    published_at: datetime
    sections: tuple[Section, ...]
    remarks: tuple[str, ...] = ()

    @property
    def charts(self) -> tuple[CodedChart, ...]:
        """All charts in the order of their figure numbers."""
        return tuple(chart for section in self.sections for chart in section.charts)
