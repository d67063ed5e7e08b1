"""How the work of a check grows with the rows, whatever they hold: each shape at 1, 4 and 16 times as many."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from bench.figures import Figure
from twinboard.models import CellValue, Table
from twinboard.validate.check import check

SMALLEST, TIMES = 500, (1, 4, 16)
LIMIT = 5.0
"""Four times the rows take at most so many times the work: a little more than in line, for sorting."""

Row = Mapping[str, CellValue]
Sheets = Mapping[str, Sequence[Row]]
_EVIDENCE: Row = {"source_id": "report", "locator": "para 1"}
_SOURCE: Row = {
    **{"source_id": "report", "title": "Sample report", "publisher": "Sampletown"},
    **{"published": "2020", "kind": "committee report"},
}
_PARTNER: Row = {
    **{"partner_id": "town", "name": "Sampletown", "kind": "city", "relationship": "twinning", "status": "active"},
    **_EVIDENCE,
}
_INDICATOR: Row = {
    **{"indicator_id": "jobs", "name": "Jobs", "unit": "jobs", "kind": "stock", "polarity": "higher"},
    **{"attribution": "context", "definition": "People employed."},
}
_FACT: Row = {
    **{"fact_id": "fact", "indicator_id": "jobs", "partner_id": "town", "period": "2018", "value": 1},
    **{"bound": "exact", "status": "actual", **_EVIDENCE},
}
_VISIT: Row = {
    **{"visit_id": "visit", "title": "Sample visit", "partner_id": "town", "direction": "inbound"},
    **{"starts": "2018-03-01", "ends": "2018-03-20", "status": "held", **_EVIDENCE},
}
_MONEY: Row = {
    **{"money_id": "money", "title": "Sample grant", "period": "2016/17", "amount_gbp": 1, "bound": "exact"},
    **{"stage": "awarded", **_EVIDENCE},
}
_MILESTONE: Row = {
    **{"milestone_id": "stone", "title": "Sample works", "partner_id": "town", "date": "1990"},
    **{"kind": "investment", "status": "happened", **_EVIDENCE},
}
_CONFLICT: Row = {"conflict_id": "conflict", "question": "Which?", "about": "", **_EVIDENCE}
_IDS = {"Facts": "fact_id", "Visits": "visit_id", "Money": "money_id", "Milestones": "milestone_id"}
_IDS |= {"Conflicts": "conflict_id", "Partners": "partner_id", "Sources": "source_id", "Indicators": "indicator_id"}


def tables(sheets: Sheets) -> tuple[Table, ...]:
    """The sheets as a reader gives them, with the few rows that all others refer to."""
    whole = {"Sources": [_SOURCE], "Partners": [_PARTNER], "Indicators": [_INDICATOR], **sheets}
    return tuple(_table(name, rows) for name, rows in whole.items())


def _table(name: str, rows: Sequence[Row]) -> Table:
    header = list(dict.fromkeys(column for row in rows for column in row))
    return Table(name, header, [[row.get(column) for column in header] for row in rows])


def _many(count: int, row: Row, **changing: Callable[[int], CellValue]) -> list[Row]:
    """So many rows, each with an id of its own; what changes from row to row is made from its number."""
    column = next(iter(row))
    own: dict[str, Callable[[int], CellValue]] = {column: lambda n: f"{row[column]}-{n}", **changing}
    return [{**row, **{name: make(n) for name, make in own.items()}} for n in range(count)]


def _facts(count: int, **changing: Callable[[int], CellValue]) -> Sheets:
    return {"Facts": _many(count, _FACT, **changing)}


def _visits(count: int, **changing: Callable[[int], CellValue]) -> Sheets:
    return {"Visits": _many(count, _VISIT, **changing)}


def _money(count: int, **changing: Callable[[int], CellValue]) -> Sheets:
    return {"Money": _many(count, _MONEY, **changing)}


def _ids(stem: str, numbers: range) -> str:
    return "; ".join(f"{stem}-{n}" for n in numbers)


def _one_conflict(count: int) -> Sheets:
    about = _ids("fact", range(count))
    return {**_facts(count, value=lambda n: n), "Conflicts": [{**_CONFLICT, "about": about}]}


def _many_conflicts(count: int) -> Sheets:
    facts = _facts(count, value=lambda n: n, scope=lambda n: f"works {n // 2}")
    about = _many(count // 2, _CONFLICT, about=lambda n: f"fact-{2 * n}; fact-{2 * n + 1}")
    return {**facts, "Conflicts": about}


def _conflicts_about_one(count: int) -> Sheets:
    about = _many(count, _CONFLICT, about=lambda n: f"fact-0; fact-{n + 1}")
    return {**_facts(count + 1, value=lambda n: n), "Conflicts": about}


def _one_total(count: int, status: str = "actual") -> Sheets:
    whole = {**_FACT, "fact_id": "whole", "value": 7, "scope": "all", "made_of": _ids("fact", range(count))}
    parts = _many(count, _FACT, scope=lambda n: f"works {n}", status=lambda _: status)
    return {"Facts": [*parts, whole]}


def _chain(count: int, *, is_closed: bool) -> Sheets:
    def named(n: int) -> CellValue:
        return f"fact-{(n + 1) % count}" if is_closed or n + 1 < count else None

    return _facts(count, made_of=named, scope=lambda n: f"works {n}")


def _unknown(count: int, word: str) -> Sheets:
    partners = _many(count, _PARTNER, name=lambda n: f"Sampleton number {n}")
    return {"Partners": [*partners, _PARTNER], **_facts(count, partner_id=lambda n: f"{word} {n}")}


def _ambiguous(count: int) -> Sheets:
    partners = _many(count, _PARTNER, name=lambda _: "Sampleville")
    return {"Partners": [*partners, _PARTNER], **_facts(count, partner_id=lambda _: "Sampleville")}


def _bad(count: int) -> Sheets:
    return _facts(
        count, value=lambda n: f"some {n}", period=lambda n: f"time {n}", status=lambda n: f"so {n}", bound=lambda n: n
    )


def _events(count: int) -> Sheets:
    indicator = {**_INDICATOR, "indicator_id": "years-since-event", "unit": "years"}
    facts = _many(count, _FACT, value=lambda n: n % 40, indicator_id=lambda _: "years-since-event")
    told = [{**fact, "scope": f"investment {n}"} for n, fact in enumerate(facts)]
    return {"Indicators": [indicator], "Facts": told, "Milestones": _many(count, _MILESTONE)}


def _official(count: int, scope: Callable[[int], CellValue]) -> Sheets:
    official = {**_SOURCE, "source_id": "series", "kind": "official statistics"}
    series = _many(
        count,
        {**_FACT, "fact_id": "official", "source_id": "series"},
        period=lambda n: f"{1000 + n % 1900}-{n % 12 + 1:02}",
        value=lambda n: n + 1,
        scope=scope,
    )
    stated = _many(count, _FACT, value=lambda n: n * 100 + 1, scope=lambda n: f"works {n}")
    return {"Sources": [_SOURCE, official], "Facts": [*series, *stated]}


def _balanced(count: int) -> Sheets:
    """Half of the numbers would each be the total of all others."""
    half = count // 2
    rest = f"{2 - half}"
    values = [*([1] * half), int(rest)]
    return _facts(len(values), value=lambda n: values[n], scope=lambda n: f"works {n}")


SHAPES: Mapping[str, Callable[[int], Sheets]] = {
    "facts of one thing, all alike": _facts,
    "facts of one thing, all different": lambda n: _facts(n, value=lambda row: row),
    "facts of one thing, each over another": lambda n: _facts(n, value=lambda row: row, bound=lambda _: "over"),
    "facts of one thing in few periods": lambda n: _facts(
        n, value=lambda row: row % 7 + 100, bound=lambda _: "around", period=lambda row: 2000 + row % 3
    ),
    "facts of one thing and many strands": lambda n: {
        **_facts(n, value=lambda row: row, strand_id=lambda row: f"strand-{row % 50}"),
        "Strands": _many(50, {"strand_id": "strand", "name": "Sample", "position": 1, **_EVIDENCE}),
    },
    "visits that all overlap": _visits,
    "visits of one month": lambda n: _visits(n, starts=lambda _: "2018-03", ends=lambda _: None),
    "visits of one month and many numbers": lambda n: _visits(
        n, starts=lambda _: "2018-03", ends=lambda _: None, delegates=lambda row: row
    ),
    "money with one title": lambda n: _money(n, amount_gbp=lambda row: row),
    "money of as many funders": lambda n: _money(n, amount_gbp=lambda row: row, funder=lambda row: f"Funder {row}"),
    "money paid again and again": _money,
    "one conflict about all": _one_conflict,
    "a conflict about every two": _many_conflicts,
    "conflicts about one": _conflicts_about_one,
    "a total of all": _one_total,
    "a total of all, of another sort": lambda n: _one_total(n, "target"),
    "a chain of totals": lambda n: _chain(n, is_closed=False),
    "a ring of totals": lambda n: _chain(n, is_closed=True),
    "numbers that could all be the total": _balanced,
    "unknown names, near to known ones": lambda n: _unknown(n, "Sampletown number"),
    "unknown names, far from known ones": lambda n: _unknown(n, "Elsewhere"),
    "unknown ids": lambda n: {"Conflicts": _many(n, _CONFLICT, about=lambda row: f"none-{row}; none")},
    "one name of all partners": _ambiguous,
    "partners with one alias": lambda n: {
        "Partners": [_PARTNER, *_many(n, _PARTNER, name=lambda row: f"Place {row}", aliases=lambda _: "The twin")]
    },
    "every partner at home": lambda n: {"Partners": [_PARTNER, *_many(n, _PARTNER, status=lambda _: "home")]},
    "different values that cannot be read": _bad,
    "one id for all": lambda n: _facts(n, fact_id=lambda _: "fact"),
    "each id twice": lambda n: _facts(n, fact_id=lambda row: f"fact-{row // 2}"),
    "long texts": lambda n: _facts(n, quote=lambda row: f"a delegation of {row} people " * 40, value=lambda row: row),
    "blank cells": lambda n: _facts(n, value=lambda _: None, status=lambda _: None),
    "years since as many events": _events,
    "statements beside one official series": lambda n: _official(n, lambda _: "all"),
    "statements beside as many official series": lambda n: _official(n, lambda row: f"kind {row}"),
}
"""What the rows of a file may be like, by what stands out; each makes a file of about as many rows."""


def figures() -> Iterator[Figure]:
    for name, make in SHAPES.items():
        taken = [_seconds(tables(make(SMALLEST * times))) for times in TIMES]
        earlier, later = max(pairwise(taken), key=lambda step: step[1] / step[0])
        yield Figure("growth", f"Check of {name}: processor", "s", (later,), "a quarter of the rows", (earlier,), LIMIT)


def _seconds(found: tuple[Table, ...]) -> float:
    started = time.process_time()
    check(found, {}, date.today())
    return time.process_time() - started
