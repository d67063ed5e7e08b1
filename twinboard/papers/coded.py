"""A chart with its code: what a paper shows of it, and how a reader comes back from the paper."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from twinboard.bounds import sentence_case
from twinboard.charts import Chart, Empty
from twinboard.charts.base.wording import MOST_NAMED, counted
from twinboard.drawing import chart_at, published_at
from twinboard.errors import NothingToDraw
from twinboard.models import Reference
from twinboard.periods import version_words
from twinboard.store.codes import code_of, given_code


@dataclass(frozen=True)
class CodedChart:
    """A chart at a version, the code that names it (empty without one), and when that version was published."""

    chart: Chart
    reference: Reference
    code: str
    published_at: datetime

    @property
    def key(self) -> Hashable:
        """What is made of it may be kept by; two stores may have the same version of the same chart."""
        return self.reference, self.published_at, self.code

    @property
    def stamp(self) -> str:
        """What every picture carries, such as “TB-7F3K · version 3, 21 November 2026”."""
        version = version_words(self.reference.version, self.published_at)
        return f"{self.code} · {version}" if self.code else sentence_case(version)


def disagreement_words(chart: Chart, listed: str = "") -> str:
    """That sources disagree about what a chart shows: the questions, or how many; `listed` then says where they are."""
    asked = list(dict.fromkeys(each.question for each in chart.disagreements))
    if len(asked) > MOST_NAMED:
        return f"Sources disagree on {counted(len(asked), 'questions')}{listed}."
    return " ".join(["Sources disagree:", *asked]) if asked else ""


def coded_chart(home: Path, reference: Reference) -> CodedChart:
    """The chart that a reference names, with its code, given now if it has none.

    Raises NothingToDraw where it has nothing to show, NoRoom or NotWritable where a new code cannot be kept.
    """
    chart = _to_draw(home, reference)
    return CodedChart(chart, reference, code_of(home, reference), published_at(home, reference.version))


def chart_as_known(home: Path, reference: Reference) -> CodedChart:
    """The same without writing anything: its code is empty where no page has shown it yet. Raises NothingToDraw."""
    chart, code = _to_draw(home, reference), given_code(home, reference) or ""
    return CodedChart(chart, reference, code, published_at(home, reference.version))


def _to_draw(home: Path, reference: Reference) -> Chart:
    chart = chart_at(home, reference)
    if isinstance(chart, Empty):
        raise NothingToDraw(chart.missing, chart.remedy)
    return chart
