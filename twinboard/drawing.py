"""A chart at a published version, drawn once for all who show it, print it or compare it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from twinboard.chart_filters import canonical
from twinboard.charts import CHARTS, Chart, Empty, draw
from twinboard.citations import cite
from twinboard.contested import contested
from twinboard.errors import UnknownQuery
from twinboard.frames import Row, rows, shown
from twinboard.models import Reference
from twinboard.once import once
from twinboard.queries import load
from twinboard.rules.chart_pages import OPENED_WITH
from twinboard.store import Store


def reference_to(home: Path, name: str, chosen: Mapping[str, str | None], version: int | None = None) -> Reference:
    """What a code of this chart names. Raises UnknownQuery for a chart or filter, UnknownVersion for a version,
    UnknownFilter for a filter's value.
    """
    if name not in CHARTS:
        raise UnknownQuery(f"There is no chart “{name}”.", f"The charts: {', '.join(CHARTS)}.")
    parameters = load(f"charts/{name}").parameters
    if unknown := sorted(set(chosen) - set(parameters)):
        takes = ", ".join(parameters) or "none"
        raise UnknownQuery(f"The chart “{name}” has no filter “{unknown[0]}”.", f"Its filters: {takes}.")
    store = Store(home)
    number = store.current_or_fail() if version is None else version
    if number not in store.numbers():
        raise store.missing(number)
    return reference_at(name, canonical(home, chosen, number), number)


def reference_at(name: str, chosen: Mapping[str, str | None], version: int) -> Reference:
    """The same of a chart, filters and a version that are known to be there."""
    return Reference(name, tuple(sorted((key, value) for key, value in chosen.items() if value)), version)


def opened_with(name: str, **about: str | None) -> dict[str, str | None]:
    """The filters of a chart as its page opens with it; those of `about` (a partner, a strand) if it has them."""
    chosen = {**OPENED_WITH.get(name, {}), **about}
    return {each: chosen.get(each) for each in load(f"charts/{name}").parameters}


@once()
def chart_at(home: Path, reference: Reference) -> Chart | Empty:
    """The chart that a reference names; nobody changes it. Raises UnknownVersion or DamagedVersion."""
    version = reference.version
    frame = shown(Store(home).ask(f"charts/{reference.chart}", dict(reference.parameters), version))
    citations = cite(rows(frame), sources(home, version))
    return draw(reference.chart, frame, citations, contested(home, version))


@once()
def sources(home: Path, version: int) -> tuple[Row, ...]:
    """The rows of `explore/sources` at a version."""
    return tuple(rows(shown(Store(home).ask("explore/sources", {}, version))))


@once()
def published_at(home: Path, version: int) -> datetime:
    """When a version was published, in UTC."""
    found = rows(Store(home).ask("evidence/versions", {}, version))
    moment: datetime = next(row["published_at"] for row in found if row["number"] == version)
    return datetime.combine(moment.date(), moment.time(), UTC)
