"""A published table → what its rows, columns and unit probably are."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal

import msgspec

from twinboard.models import Rows
from twinboard.names import folded
from twinboard.recipes.page import Page, label
from twinboard.recipes.proposing.marks import flags_heading, meanings
from twinboard.recipes.proposing.places import Places as Names
from twinboard.recipes.proposing.places import places_of
from twinboard.recipes.proposing.units import indicators_like, is_like
from twinboard.recipes.recipe import NO_UNIT, Numbers, Periods, Places
from twinboard.recipes.said.labels import COLUMNS, LINES, ROWS, STATED, Stand, labels_at, said_by, stands
from twinboard.recipes.said.unit_at import Said, distinct, units_at
from twinboard.recipes.said.units import RATE, Unit, units_in
from twinboard.recipes.said.when import period_of
from twinboard.recipes.tables import Found

_MOST_LEFT_OUT = 12
_PART_OF_TRADE = re.compile(r"\b(goods|services)\b", re.IGNORECASE)
_BOTH = re.compile(r"goods and services|services and goods", re.IGNORECASE)


def propose_numbers(table: Found, pages: Sequence[Page], published: Rows) -> Numbers:
    """The likeliest reading; what the table does not say is left blank, for the officer to say."""
    names = places_of(published["Partners"].values())
    periods = periods_of(table)
    places = left_out_of(table, _places(table, names, periods))
    unit = likely_unit(table, [*places.picked])
    said = said_by(table)
    fitting = indicators_like([*published["Indicators"].values()], unit, said)
    return Numbers(
        indicator=fitting[0].id if unit and fitting and is_like(fitting[0], unit, said) else "",
        places=places,
        periods=periods,
        unit=unit.words if unit else "",
        multiplier=unit.multiplier if unit else 1,
        units=others_left_out(table, unit),
        marks=meanings(pages, table),
        flags=flags_heading(table),
        scope=_scope(said),
    )


def _scope(said: str) -> str:
    """Which part of a whole a table says that it counts: trade in goods alone, or in services alone."""
    found = {match[1].capitalize() for match in _PART_OF_TRADE.finditer(said)}
    return found.pop() if len(found) == 1 and not _BOTH.search(said) else ""


def left_out_of(table: Found, places: Places) -> Places:
    """The places with all other labels of the table left out: a label that is not among them is new in a later file."""
    if places.at == STATED or places.others != "ask":
        return places
    there = [each for each in stands(table) if each.at == places.at]
    named = [each for each in there if places.column and each.column == places.column]
    stand = max(named or there, key=lambda each: len({*labels_at(table, each)} & {*places.picked}), default=None)
    others = [each for each in labels_at(table, stand) if each not in places.picked] if stand else []
    return msgspec.structs.replace(places, left_out=others)


def units_of(table: Found) -> list[Unit]:
    """The units that the table says of its numbers, that of most of them first, those that are not sure last."""
    met = units_at(table).met
    unsure = [Said((unit,)) for said in met if len(said.units) > 1 for unit in said.units]
    return [unit for unit in distinct((*met, *unsure)) if unit.ours != RATE]


def likely_unit(table: Found, picked: Sequence[str]) -> Unit | None:
    """The unit of most of the numbers at the labels that are wanted; None where none is said, or it is not sure."""
    wanted, units = {folded(each) for each in picked}, units_at(table)
    counts: Counter[Unit | None] = Counter()
    for row in table.data_rows:
        of_row = any(folded(text) in wanted for text in table.row_labels(row).values())
        for column in sorted(table.values):
            if column in table.page.cells[row] and (
                not wanted or of_row or any(folded(text) in wanted for text in table.heading(column))
            ):
                counts[units.at(row, column).unit] += 1
    found = counts.most_common(1)
    return found[0][0] if found and not (found[0][0] and found[0][0].ours == RATE) else None


def others_left_out(table: Found, unit: Unit | None) -> dict[str, Literal["leave out", "no other unit"]]:
    """The other units of a table in which one is wanted: their numbers are of other measures."""
    met = units_at(table).met
    others: list[str] = [other.words for other in distinct(met) if not is_taken_as(other, unit)]
    is_blank = any(not said.units for said in met) and unit is not None and not unit.is_counted
    return dict.fromkeys([*others, *([NO_UNIT] if is_blank else [])], "leave out")


def is_taken_as(other: Unit, unit: Unit | None) -> bool:
    """Whether numbers in another unit stand in the one that is wanted."""
    return other.is_same(unit) if unit else other.is_counted or other.ours == RATE


def periods_of(table: Found) -> Periods:
    """Where the periods stand: in the headings, else in the labels of rows, else in the lines above them."""
    columns = sorted(table.values)
    by_column = [column for column in columns if period_of(table.heading(column))]
    if by_column and 2 * len(by_column) >= len(columns):
        others = [" ".join(table.heading(column)[-1:]) for column in columns if column not in by_column]
        return Periods(at="columns", left_out=[*dict.fromkeys(filter(None, others))])
    if found := _by_rows(table):
        return found
    rows = table.data_rows
    named = [line.name for row in rows[:1] for line in table.sections(row) if period_of((line.text,))]
    if named:
        return Periods(at="lines", columns=[*filter(None, named[-1:])])
    stated = next((period_of((line.text,)) for line in table.title_lines if period_of((line.text,))), "")
    return Periods(at="stated", stated=stated)


def _by_rows(table: Found) -> Periods | None:
    rows = table.data_rows
    single = {
        column: sum(bool(period_of((table.row_labels(row).get(column, ""),))) for row in rows)
        for column in table.labels
    }
    best = max(single, key=lambda column: single[column], default=None)
    together = sum(bool(period_of(tuple(dict(sorted(table.row_labels(row).items())).values()))) for row in rows)
    if best is not None and 2 * single[best] >= len(rows) and single[best] >= together:
        named = [*table.heading(best)[-1:]]
        return Periods(at="rows", columns=named, left_out=_no_period(table, [best]))
    if 2 * together >= len(rows) and together:
        return Periods(at="rows", left_out=_no_period(table, table.labels))
    return None


def _no_period(table: Found, columns: Sequence[int]) -> list[str]:
    """The labels of rows among those of periods that are none, such as “Latest 12 months”."""
    rows = ([table.row_labels(row)[at] for at in columns if at in table.row_labels(row)] for row in table.data_rows)
    found = dict.fromkeys(texts[-1] for texts in rows if texts and not period_of(tuple(texts)))
    return [*found][:_MOST_LEFT_OUT]


def _places(table: Found, names: Names, periods: Periods) -> Places:
    """The labels that name partners, where most of them stand; else what is counted is to be picked."""
    found = {stand: names.matched(labels_at(table, stand)) for stand in stands(table)}
    best = max(found, key=lambda stand: (len(found[stand]), _letters(found[stand])), default=None)
    if best is not None and found[best]:
        return Places(at=best.at, column=_named(table, best), picked=found[best])
    at = _counted_at(table, periods)
    return Places(at=at.at, column=_named(table, at)) if at else Places(at=STATED)


def _letters(matched: dict[str, str]) -> float:
    return sum(map(len, matched)) / len(matched) if matched else 0


def _counted_at(table: Found, periods: Periods) -> Stand | None:
    """Where it stands what is counted: in the labels of rows, unless periods do; then in the headings."""
    there = stands(table)
    of_rows = [each for each in there if each.at == ROWS and each.column not in periods.columns]
    if periods.at in ("columns", "lines") and of_rows:
        return max(of_rows, key=lambda each: len(labels_at(table, each)))
    return next((each for each in there if each.at in (COLUMNS, LINES)), None)


def _named(table: Found, stand: Stand) -> str:
    """The heading of the column of labels, where it has one of its own that says no unit: it is looked for by that."""
    columns = [column for column in table.labels if table.column_name(column) == stand.column]
    path = table.heading(columns[0]) if columns and stand.at == ROWS else ()
    return label(path[-1]) if path and not units_in(path) else ""
