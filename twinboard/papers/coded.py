"""A chart with its code: what a paper shows of it, and how a reader comes back from the paper."""

from dataclasses import dataclass
from datetime import datetime

from twinboard.charts import Chart
from twinboard.models import Reference
from twinboard.periods import days_words


@dataclass(frozen=True)
class CodedChart:
    """A chart at a version, the code that names it, and when that version was published."""

    chart: Chart
    reference: Reference
    code: str
    published_at: datetime

    @property
    def stamp(self) -> str:
        """What every picture carries, such as “TB-7F3K · version 3, 21 November 2026”."""
        return f"{self.code} · version {self.reference.version}, {days_words(self.published_at)}"
