"""A paper against what is published now: which of its charts are still current, and which have changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from twinboard.charts.base.wording import counted
from twinboard.documents.document import Document
from twinboard.errors import TwinboardError
from twinboard.frames import rows
from twinboard.models import Reference
from twinboard.papers.checking.chart_addresses import Asked, asked_for
from twinboard.papers.checking.compared import Compared, Standing, compared
from twinboard.papers.checking.hints import Hint, hints
from twinboard.store import Store
from twinboard.store.codes import given_code, named_by

NO_CODE = "No code of ours stands in this paper, as far as it was read."
BY_ADDRESS = "by its address"


@dataclass(frozen=True)
class CheckedChart:
    """A chart of a paper: where it stands there, what its code names, and how that stands to what is published now.

    `code` is empty where the paper has only the address of a chart, and that has no code yet. `reference` and
    `compared` are None for a code that this store never gave, and `compared` for a chart whose version cannot be read
    any more; `trouble` says why.
    """

    code: str
    places: tuple[str, ...]
    reference: Reference | None
    compared: Compared | None
    trouble: str = ""

    @property
    def called(self) -> str:
        return self.code or BY_ADDRESS

    @property
    def standing(self) -> Standing:
        return self.compared.standing if self.compared else Standing.UNKNOWN


def checked_charts(home: Path, document: Document, now: int) -> tuple[CheckedChart, ...]:
    """Every chart of the paper once, in its order, beside version `now`: those with a code, then mere addresses."""
    places: dict[str, list[str]] = {}
    for mark in document.marks:
        places.setdefault(mark.code, []).append(mark.where)
    addressed: dict[Asked, list[str]] = {}
    for found in document.addresses:
        if asked := asked_for(home, found.address, now):
            known = asked.reference and given_code(home, asked.reference)
            (places.setdefault(known, []) if known else addressed.setdefault(asked, [])).append(found.where)
    coded = (_checked(home, code, found, now) for code, found in places.items())
    return (*coded, *(_addressed(home, asked, found, now) for asked, found in addressed.items()))


def number_hints(home: Path, document: Document, now: int) -> tuple[Hint, ...]:
    """What is to be said of the numbers in its text, beside those on record at version `now`."""
    store = Store(home)
    aliases = {row["name"]: row["aliases"] for row in rows(store.ask("explore/partners", {}, now))}
    numbers = rows(store.ask("evidence/facts", {}, now))
    return hints(document.passages, ({**row, "aliases": aliases.get(row["partner"])} for row in numbers))


def summary(found: Sequence[CheckedChart]) -> str:
    """What was found, in one sentence."""
    counts = [(standing, sum(each.standing is standing for each in found)) for standing in Standing]
    said = ", ".join(f"{count} {standing}" for standing, count in counts if count)
    return f"{counted(len(found), 'charts')} of ours: {said}." if found else NO_CODE


def _checked(home: Path, code: str, places: Sequence[str], now: int) -> CheckedChart:
    try:
        reference = named_by(home, code)
    except TwinboardError as error:
        return CheckedChart(code, tuple(places), None, None, str(error))
    if reference is None:
        return CheckedChart(code, tuple(places), None, None, "No chart here has this code.")
    return _beside_now(home, code, places, reference, now)


def _addressed(home: Path, asked: Asked, places: Sequence[str], now: int) -> CheckedChart:
    if asked.reference is None:
        return CheckedChart("", tuple(places), None, None, asked.trouble)
    return _beside_now(home, "", places, asked.reference, now)


def _beside_now(home: Path, code: str, places: Sequence[str], reference: Reference, now: int) -> CheckedChart:
    try:
        return CheckedChart(code, tuple(places), reference, compared(home, reference, now))
    except TwinboardError as error:
        return CheckedChart(code, tuple(places), reference, None, str(error))
