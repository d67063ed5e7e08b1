"""Statements far from the official series of the same indicator and place: a slip of zeros, most often."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from twinboard.bounds import number_words
from twinboard.disagreements.disagreement import Disagreement
from twinboard.disagreements.numbers import Number, number, official_sources, text
from twinboard.disagreements.series import Series, out_of_line
from twinboard.models import Bound, Rows
from twinboard.names import folded
from twinboard.periods import in_period
from twinboard.rules.sheets import FACTS

FAR = 5
"""Times as much or as little: a slip of zeros is tenfold, while goods and services are not five times goods alone."""

_MOST_SCOPES = 20
"""A statement that may be of any of more series than that is held against none of them."""

Scopes = dict[str, Series]
"""The official numbers of one indicator and place by what they count."""


def far_from_official(rows: Rows) -> Iterator[Disagreement]:
    """Official numbers out of line with their own series; statements and estimates many times more or less than it."""
    sources = official_sources(rows)
    official: dict[tuple[str, str], dict[str, list[Number]]] = defaultdict(lambda: defaultdict(list))
    statements: list[Number] = []
    for record in rows.get(FACTS, {}).values() if sources else ():
        status, is_official = record.values.get("status"), text(record, "source_id") in sources
        if status in ("actual", "estimate") and (found := number(record, rows)):
            if not is_official:
                statements.append(found)
            elif status == "actual":
                official[_place(found)][_scope(found)].append(found)
    known: dict[tuple[str, str], Scopes] = defaultdict(dict)
    for place, scopes in official.items():
        for scope, numbers in scopes.items():
            slips = out_of_line(numbers, FAR)
            yield from (_out_of_line(one, beside) for one, *beside in slips)
            ids = {one.record.id for one, *_ in slips}
            known[place][scope] = Series([one for one in numbers if one.record.id not in ids])
    for found in statements:
        if beside := _far_from_all(found, known.get(_place(found), {})):
            yield _far(found, beside)


def _place(found: Number) -> tuple[str, str]:
    return text(found.record, "indicator_id"), text(found.record, "partner_id")


def _scope(found: Number) -> str:
    return folded(text(found.record, "scope"))


def _far_from_all(found: Number, scopes: Scopes) -> Number | None:
    """The official number nearest in time, if the statement is far from that of each series that it may be of."""
    same = [scopes[_scope(found)]] if _scope(found) in scopes else [*scopes.values()]
    if len(same) > _MOST_SCOPES:
        return None
    beside = [one for one in (series.nearest(found) for series in same) if one]
    return beside[0] if beside and all(_is_far(found, one) for one in beside) else None


def _is_far(found: Number, official: Number) -> bool:
    """More than a lower bound is no slip; and less than all goods may be a part of them, such as cars."""
    stated, measured = found.stated, official.stated.value
    if stated.value <= 0 or measured <= 0:
        return False
    is_whole = stated.bound not in (Bound.OVER, Bound.AT_LEAST) and _counts_as_much(found, official)
    return stated.value >= FAR * measured or (measured >= FAR * (stated.high or stated.value) and is_whole)


def _counts_as_much(found: Number, official: Number) -> bool:
    """Whether the scope of a statement has all words of the official one, or says nothing."""
    said, counted = (frozenset(re.findall(r"\w+", _scope(one))) for one in (found, official))
    return not said or counted <= said


def _far(found: Number, official: Number) -> Disagreement:
    stated, measured = found.stated.value, official.stated.value
    said = f"{found.words} {in_period(text(found.record, 'period'))}"
    if stated > measured:
        finding = f"{said} {found.verb} {_times(stated, measured)} the official {_when(official)}"
    else:
        finding = f"{said} {found.verb} stated, and the official {_when(official)} {official.verb} "
        finding += f"{_times(measured, stated)} as much"
    return _disagreement(found, finding, official)


def _out_of_line(one: Number, beside: Sequence[Number]) -> Disagreement:
    value, other = one.stated.value, beside[0].stated.value
    if value > other:
        finding = f"the official {_when(one)} {one.verb} {_times(value, other)} {_and(beside)}"
    else:
        finding = f"the official {_when(one)} {one.verb} far from {_and(beside)}, {_times(other, value)} as much"
    return _disagreement(one, finding, *beside)


def _and(beside: Sequence[Number]) -> str:
    return " and ".join(f"{one.words} {in_period(text(one.record, 'period'))}" for one in beside)


def _when(official: Number) -> str:
    counted = text(official.record, "scope").lower() or "scope not stated"
    return f"{official.words} {in_period(text(official.record, 'period'))} ({counted})"


def _times(more: Decimal, less: Decimal) -> str:
    return f"around {number_words(round(more / less))} times"


def _disagreement(found: Number, finding: str, *others: Number) -> Disagreement:
    ids = tuple(one.record.id for one in others)
    said = f"{found.measure}: {finding}."
    return Disagreement("official", found.record.sheet, found.record.id, found.column, ids, said)
