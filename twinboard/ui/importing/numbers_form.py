"""What a published table is, in a few fields that mostly stand already: which labels, which measure, unit and times."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
import streamlit as st

from twinboard.recipes.proposing.numbers import likely_unit, others_left_out, periods_of, units_of
from twinboard.recipes.proposing.units import indicators_like
from twinboard.recipes.recipe import NO_UNIT, Numbers, Periods, Places, Where
from twinboard.recipes.said.labels import LINES, ROWS, STATED, Stand, labels_at, said_by, stands
from twinboard.recipes.tables import Found
from twinboard.rules.vocabularies import STATUS
from twinboard.ui.frame.page import columns, quiet
from twinboard.ui.importing.choices import choose, choose_some, named, typed
from twinboard.ui.importing.opened import Opened, published_now
from twinboard.ui.markdown import label

_NOWHERE, _AS_THEY_STAND, _NO_PARTNER = "all", "as they stand", "its label says what it is"
_ELSEWHERE = {"thousands, said elsewhere": 1000, "millions, said elsewhere": 10**6}
_PLAINLY = {
    "As they stand: the table says no unit": _AS_THEY_STAND,
    "In thousands, which is said elsewhere": "thousands, said elsewhere",
    "In millions, which is said elsewhere": "millions, said elsewhere",
}
_AT = {"columns": "in the headings", "rows": "in the labels of the rows", "lines": "in lines above the rows"}


@dataclass(frozen=True)
class Form:
    """One table being said what it is; `first` is what stands in the fields until the officer says something else."""

    opened: Opened
    table: Found
    first: Numbers
    key: str

    def field(self, *parts: object) -> str:
        return self.opened.field(self.key, *parts)


def ask_for_numbers(opened: Opened, table: Found, first: Numbers, key: str) -> Numbers:
    """The fields, the ones that matter most first."""
    form = Form(opened, table, first, key)
    left, right = columns("numbers-form")
    with left:
        places = _ask_for_places(form)
    with right:
        measure = _ask_for_measure(form, places)
        periods = _ask_for_periods(form)
    with st.expander("Only some of it, and what else is known"):
        where = _ask_for_parts(form, places, periods)
        more = _ask_for_more(form)
    numbers = msgspec.structs.replace(measure, places=places, periods=periods, where=where)
    return msgspec.structs.replace(numbers, **more)


def _ask_for_places(form: Form) -> Places:
    there = {_stand_words(form.table, stand): stand for stand in stands(form.table)}
    names = {words: words for words in there} | {"Nowhere: all numbers are of one place": _NOWHERE}
    first = form.first.places
    stood = next((words for words, stand in there.items() if _is_that(form.table, stand, first)), "")
    chosen = choose(
        "Where it stands which place a number is of, or what it counts",
        names,
        _NOWHERE if first.at == STATED else stood or next(iter(names)),
        form.field("stand"),
    )
    partners = named([*published_now()["Partners"].values()])
    if chosen not in there:
        partner = choose("Which partner it is of", partners, first.partner, form.field("partner"), blank="None")
        return Places(at=STATED, partner=partner)
    stand = there[chosen]
    labels = labels_at(form.table, stand)
    picked = choose_some(
        "Which of them you want", labels, [*first.picked], form.field("picked", chosen), blank="Choose some"
    )
    quiet(f"{len(picked)} of {len(labels)} are taken. The others are left out, in later files as well.")
    meant = _ask_for_partners(form, picked, partners)
    column = first.column if stood == chosen else ("" if stand.at != ROWS else _heading_of(form.table, stand))
    return Places(at=stand.at, column=column, picked=meant, left_out=first.left_out, others=first.others)


def _ask_for_partners(form: Form, picked: Sequence[str], partners: dict[str, str]) -> dict[str, str]:
    """Which partner each label is: those that are known are folded away."""
    options = {"None: its label says what it is": _NO_PARTNER, **partners}
    known = [name for name in picked if form.first.places.picked.get(name)]
    meant: dict[str, str] = {}
    told = {identity: name for name, identity in partners.items()}
    words = ", ".join(f"{name} is {told.get(form.first.places.picked[name], '')}" for name in known[:8])
    with st.expander(label(f"Which partner each is: {words or 'none is known by its name'}")):
        for name in picked:
            first = form.first.places.picked.get(name) or _NO_PARTNER
            chosen = choose(name, options, first, form.field("partner of", name))
            meant[name] = "" if chosen == _NO_PARTNER else chosen
    return meant


def _ask_for_measure(form: Form, places: Places) -> Numbers:
    """The unit, first that of most of what was picked, and the measure in it; numbers in other units are left out."""
    likely = likely_unit(form.table, [*places.picked])
    by_words = {unit.words: unit for unit in units_of(form.table)}
    options = {unit.told: unit.words for unit in by_words.values()} | _PLAINLY
    first = likely.words if likely else _AS_THEY_STAND
    words = choose("The unit that the table says", options, first, form.field("unit", first))
    unit = by_words.get(words)
    multiplier = unit.multiplier if unit else _ELSEWHERE.get(words, 1)
    units = others_left_out(form.table, unit)
    if units:
        told = [each if each != NO_UNIT else "no unit" for each in units]
        quiet(f"The table has numbers in {' and '.join(told)} as well. They are left out: they are another measure.")
    fitting = indicators_like([*published_now()["Indicators"].values()], unit, said_by(form.table))
    indicators = {f"{each.values['name']} ({each.values['unit']})": each.id for each in fitting}
    indicator = choose("What it measures", indicators, form.first.indicator, form.field("indicator"))
    if not indicator:
        quiet("Is it not in the list? Add it on the page Edit, on the sheet Indicators, and come back.")
    said = {"indicator": indicator, "unit": unit.words if unit else "", "multiplier": multiplier, "units": units}
    return msgspec.structs.replace(form.first, **said)


def _ask_for_periods(form: Form) -> Periods:
    first = form.first.periods
    found = periods_of(form.table)
    ways = {f"{words[0].upper()}{words[1:]}": at for at, words in _AT.items()} | {"All are of one time": "stated"}
    at = choose("Where it stands when a number holds", ways, first.at, form.field("periods"))
    if at == "stated":
        stated = typed("Of when they are", first.stated, form.field("stated"), "2020, 2016/17 or 2018-Q3")
        return Periods(at="stated", stated=stated)
    same_way = first if first.at == at else found if found.at == at else Periods(at=at)  # type: ignore[arg-type]
    since = typed("Only from (blank: all)", same_way.first, form.field("since"), "2010")
    return msgspec.structs.replace(same_way, first=since)


def _ask_for_parts(form: Form, places: Places, periods: Periods) -> list[Where]:
    """What tells the wanted numbers from others of the same place and time."""
    found: list[Where] = []
    for stand in stands(form.table):
        labels = labels_at(form.table, stand)
        of_rows = stand.at == ROWS and (periods.at == ROWS or stand.column in periods.columns)
        if len(labels) < 2 or _is_that(form.table, stand, places) or (of_rows and len(stands(form.table)) > 1):
            continue
        first = [each.label for each in form.first.where if each.at == stand.at]
        chosen = choose_some(
            f"Only where it says, {_stand_words(form.table, stand).lower()}",
            labels,
            first,
            form.field("where", stand.at, stand.column),
        )
        column = _heading_of(form.table, stand) if stand.at == ROWS else ""
        found += [Where(at=stand.at, label=each, column=column) for each in chosen]  # type: ignore[arg-type]
    return found


def _ask_for_more(form: Form) -> dict[str, str]:
    first = form.first
    left, right = st.columns(2)
    with left:
        statuses = {status: status for status in STATUS}
        status = choose("What the numbers are", statuses, first.status, form.field("status"))
        scope = typed("What exactly is counted", first.scope, form.field("scope"), "Goods")
    with right:
        strands = named([*published_now()["Strands"].values()])
        strand = choose("Strand", strands, first.strand, form.field("strand"), blank="None")
        note = typed("What a reader should know", first.note, form.field("note"))
    return {"status": status or "actual", "scope": scope, "strand": strand, "note": note}


def lacks(numbers: Numbers) -> list[str]:
    """What is still missing before the table can be read."""
    asked = {
        "what it measures": numbers.indicator,
        "which of the labels you want": numbers.places.picked or numbers.places.at == STATED,
        "of when the numbers are": numbers.periods.stated or numbers.periods.at != STATED,
    }
    return [words for words, said in asked.items() if not said]


def _stand_words(table: Found, stand: Stand) -> str:
    labels = labels_at(table, stand)
    example = ", ".join(labels[:2]) + (" …" if len(labels) > 2 else "")
    if stand.at == ROWS:
        return f"In the column {stand.column}: {example}"
    return f"{'In lines above rows' if stand.at == LINES else 'In the headings'}: {example}"


def _is_that(table: Found, stand: Stand, places: Places) -> bool:
    if stand.at != places.at:
        return False
    if stand.at != ROWS:
        return True
    if places.column:
        return stand.column == places.column
    return bool(places.picked) and set(places.picked) <= set(labels_at(table, stand))


def _heading_of(table: Found, stand: Stand) -> str:
    columns = [column for column in table.labels if table.column_name(column) == stand.column]
    return stand.column if columns and table.heading(columns[0]) else ""
