"""The filters of a chart as an address has them → their one form, of what is published in that version.

A code names a chart with its filters for ever: what means the same has the same code, and what means nothing has none.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from twinboard.asked import asked_day, said_again, whole_number
from twinboard.bounds import listed
from twinboard.errors import UnknownFilter
from twinboard.frames import Row
from twinboard.once import once
from twinboard.rules.vocabularies import HAPPENING_KIND, MEASURES, PEOPLE_AS, STAGE
from twinboard.store import Store

_MOST_KEPT = 50
_MOST_DRAWN = 1_000
_MOST_LISTED = 40


@dataclass(frozen=True)
class _Published:
    """The ids that filters may name, in the order of the workbook; of some partners apart."""

    partners: tuple[str, ...]
    linked: frozenset[str]
    strands: tuple[str, ...]
    traded: tuple[str, ...]
    indicators: tuple[str, ...]
    kinds: tuple[str, ...]
    areas: tuple[str, ...]
    beside: tuple[str, ...]
    usual_beside: str
    assumptions: Mapping[str, Row]


def canonical(home: Path, chosen: Mapping[str, str | None], version: int) -> dict[str, str]:
    """Those filters that say something, each in its one form. Raises UnknownFilter for what is not there."""
    asked = {name: value for name, value in chosen.items() if value}
    published = _published(home, version) if asked else None
    read = {name: _READERS[name](value, published) for name, value in asked.items() if published}
    return {name: value for name, value in read.items() if value}


def _one_of(kind: str, ids: Callable[[_Published], tuple[str, ...]]) -> Callable[[str, _Published], str]:
    def read(typed: str, published: _Published) -> str:
        if typed not in ids(published):
            raise _unknown(kind, typed, ids(published))
        return typed

    return read


def _partners(typed: str, published: _Published) -> str:
    """Nothing where they are those that the chart has without it."""
    return _some_of("partner", typed, published.partners, published.linked)


def _countries(typed: str, published: _Published) -> str:
    """Of those with exports; nothing where they are all."""
    return _some_of("country", typed, published.traded, published.traded)


def _kinds(typed: str, published: _Published) -> str:
    """Kinds of milestones and visits, those that officers added among them; nothing where they are all."""
    return _some_of("kind", typed, published.kinds, published.kinds)


def _beside(typed: str, published: _Published) -> str:
    """A country or a group with official exports; nothing where it is the one that the chart has without it."""
    if typed not in published.beside:
        raise _unknown("comparison", typed, published.beside)
    return "" if typed == published.usual_beside else typed


def _areas(typed: str, published: _Published) -> str:
    """Areas at home with people in work; nothing where they are all."""
    return _some_of("area", typed, published.areas, published.areas)


def _some_of(kind: str, typed: str, known: tuple[str, ...], usual: Iterable[str]) -> str:
    """In the order of those known, each once; nothing where they are the usual ones."""
    asked = {each.strip() for each in typed.split(",")} - {""}
    if lost := sorted(asked - {*known}):
        raise _unknown(kind, lost[0], known)
    return "" if asked == {*usual} else ",".join(each for each in known if each in asked)


def _assume(typed: str, published: _Published) -> str:
    """What a reader sets assumptions to, “id=value, id=value”, in their order; nothing for one as it is published."""
    asked = dict(each.strip().partition("=")[::2] for each in typed.split(",") if each.strip())
    if lost := sorted(asked.keys() - published.assumptions.keys()):
        raise _unknown("assumption", lost[0], tuple(published.assumptions))
    return ",".join(
        f"{name}={value:f}"
        for name, row in published.assumptions.items()
        if name in asked and (value := _within(asked[name], row)) != row["value"]
    )


def _within(typed: str, row: Row) -> Decimal:
    """The value, between the low and the high of the assumption."""
    try:
        value = Decimal(typed.strip()).normalize()
        if row["low"] <= value <= row["high"]:
            return value
    except (InvalidOperation, TypeError):
        pass
    may = f"It may be from {row['low']} to {row['high']}." if row["low"] is not None else "It has no low and high."
    raise UnknownFilter(f"The assumption {row['assumption_id']} is set to “{said_again(typed)}”.", may)


def _most(typed: str, _: _Published) -> str:
    number = whole_number(typed)
    if not number or number > _MOST_DRAWN:
        raise UnknownFilter(f"The filter most is “{said_again(typed)}”.", f"Give a number from 1 to {_MOST_DRAWN:,}.")
    return str(number)


def _as_of(typed: str, _: _Published) -> str:
    found = asked_day(typed)
    if found is None:
        raise UnknownFilter(f"The filter as_of is “{said_again(typed)}”.", "Write a day as 2026-10-01.")
    return found.isoformat()


def _or_first(kind: str, words: tuple[str, ...]) -> Callable[[str, _Published], str]:
    """One of these words; nothing for the first, which is what the chart has without it."""

    def read(typed: str, _: _Published) -> str:
        if typed not in words:
            raise _unknown(kind, typed, words)
        return "" if typed == words[0] else typed

    return read


_READERS: Mapping[str, Callable[[str, _Published], str]] = {
    "partner": _one_of("partner", lambda published: published.partners),
    "strand": _one_of("strand", lambda published: published.strands),
    "indicator": _one_of("indicator", lambda published: published.indicators),
    "stage": _one_of("stage", lambda _: STAGE),
    "happened": _one_of("answer", lambda _: ("yes", "no")),
    "partners": _partners,
    "countries": _countries,
    "kinds": _kinds,
    "most": _most,
    "as_of": _as_of,
    "measure": _or_first("measure", MEASURES),
    "areas": _areas,
    "beside": _beside,
    "shown_as": _or_first("way to show it", PEOPLE_AS),
    "assume": _assume,
}
"""How each filter of a chart is read; a test asks for each that a query declares."""


def _unknown(kind: str, typed: str, known: tuple[str, ...]) -> UnknownFilter:
    more = " …" if len(known) > _MOST_LISTED else "."
    return UnknownFilter(
        f"There is no {kind} “{said_again(typed)}”.", f"Those there: {listed(known[:_MOST_LISTED])}{more}"
    )


@once(_MOST_KEPT)
def _published(home: Path, version: int) -> _Published:
    store = Store(home)
    partners = store.tell("explore/partners", {"partner": None}, version)
    strands = store.tell("explore/strands", {"strand": None, "partner": None}, version)
    indicators = store.tell("explore/comparable", {}, version)
    traded = {row["partner_id"] for row in store.tell("charts/trade_over_time", {}, version)}
    beside = store.tell("explore/comparisons", {}, version)
    kinds = {row["kind"] for row in store.tell("charts/milestone_timeline", {}, version)}
    return _Published(
        tuple(row["partner_id"] for row in partners),
        frozenset(row["partner_id"] for row in partners if row["is_linked"]),
        tuple(row["strand_id"] for row in strands),
        tuple(row["partner_id"] for row in partners if row["partner_id"] in traded),
        tuple(row["indicator_id"] for row in indicators),
        (*HAPPENING_KIND, *sorted(kinds - {*HAPPENING_KIND})),
        tuple(dict.fromkeys(row["area_id"] for row in store.tell("charts/people_in_work", {}, version))),
        tuple(dict.fromkeys(row["series_id"] for row in beside)),
        next((row["series_id"] for row in beside if row["is_group"]), ""),
        {row["assumption_id"]: row for row in store.tell("explore/assumptions", {}, version)},
    )
