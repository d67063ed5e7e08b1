"""What a published table is, in a few fields that mostly stand already: which labels, which measure, unit and times."""

import msgspec
import streamlit as st

from twinboard.recipes.proposing.numbers import periods_of
from twinboard.recipes.recipe import Numbers, Periods, Places, Where
from twinboard.recipes.said.labels import ROWS, STATED, labels_at, stands
from twinboard.recipes.said.when import period_of
from twinboard.recipes.tables import Found
from twinboard.rules.vocabularies import STATUS
from twinboard.ui.frame.page import columns
from twinboard.ui.importing import measure_form
from twinboard.ui.importing.choices import Form, choose, choose_some, named, typed
from twinboard.ui.importing.measure_form import ask_for_measure
from twinboard.ui.importing.opened import Opened, published_now
from twinboard.ui.importing.places_form import NewPartners, ask_for_places, heading_of, is_that, stand_words

_AT = {"columns": "in the headings", "rows": "in the labels of the rows", "lines": "in lines above the rows"}


def ask_for_numbers(opened: Opened, table: Found, first: Numbers, key: str) -> tuple[Numbers, NewPartners]:
    """The fields, the ones that matter most first; and the partners that go along because we lack them."""
    form = Form(opened, table, key)
    left, right = columns("numbers-form")
    with left:
        places, partners = ask_for_places(form, first.places)
    with right:
        measured = ask_for_measure(form, first, places)
        periods = _ask_for_periods(form, first.periods)
    with st.expander("Only some of it, and what else is known"):
        where = _ask_for_parts(form, first, places, periods)
        more = _ask_for_more(form, first)
        periods = _ask_for_more_of_periods(form, periods)
    numbers = msgspec.structs.replace(measured, places=places, periods=periods, where=where)
    return msgspec.structs.replace(numbers, **more), partners


def _ask_for_periods(form: Form, first: Periods) -> Periods:
    found = periods_of(form.table)
    ways = {f"{words[0].upper()}{words[1:]}": at for at, words in _AT.items()} | {"All are of one time": "stated"}
    at = choose("Where it stands when a number holds", ways, first.at, form.field("periods"))
    if at == "stated":
        stated = typed("Of when they are", first.stated, form.field("stated"), "2020, 2016/17 or 2018-Q3")
        return Periods(at="stated", stated=stated)
    same_way = first if first.at == at else found if found.at == at else Periods(at=at)  # type: ignore[arg-type]
    since = typed("Only from (blank: all)", same_way.first, form.field("since"), "2010")
    return msgspec.structs.replace(same_way, first=since)


def _ask_for_more_of_periods(form: Form, periods: Periods) -> Periods:
    """What only some tables need: until when, and from when on the numbers are no more than estimated."""
    left, right = st.columns(2)
    with left:
        last = typed("Only up to (blank: all)", periods.last, form.field("until"), "2020")
    with right:
        asked = "From when on they are estimates (blank: none)"
        since = typed(asked, periods.provisional_from, form.field("provisional"), "2021")
    return msgspec.structs.replace(periods, last=last, provisional_from=since)


def _ask_for_parts(form: Form, numbers: Numbers, places: Places, periods: Periods) -> list[Where]:
    """What tells the wanted numbers from others of the same place and time."""
    found: list[Where] = []
    for stand in stands(form.table):
        labels = labels_at(form.table, stand)
        of_rows = stand.at == ROWS and (periods.at == ROWS or stand.column in periods.columns)
        if len(labels) < 2 or is_that(form.table, stand, places) or (of_rows and len(stands(form.table)) > 1):
            continue
        first = [each.label for each in numbers.where if each.at == stand.at]
        chosen = choose_some(
            f"Only where it says, {stand_words(form.table, stand).lower()}",
            labels,
            first,
            form.field("where", stand.at, stand.column),
        )
        column = heading_of(form.table, stand) if stand.at == ROWS else ""
        found += [Where(at=stand.at, label=each, column=column) for each in chosen]  # type: ignore[arg-type]
    return found


def _ask_for_more(form: Form, first: Numbers) -> dict[str, str]:
    left, right = st.columns(2)
    with left:
        statuses = {status: status for status in STATUS}
        status = choose("What the numbers are", statuses, first.status, form.field("status"))
        scope = typed("What exactly is counted", first.scope, form.field("scope"), "Goods")
    with right:
        strands = named([*published_now()["Strands"].values()])
        strand = choose("Strand", strands, first.strand, form.field("strand"), blank="None")
        note = typed("What a reader should know", first.note, form.field("note"))
    pattern = typed("How their ids are made (blank: for you)", first.id, form.field("ids"), "exports-{place}-{period}")
    return {"status": status or "actual", "scope": scope, "strand": strand, "note": note, "id": pattern}


def lacks(numbers: Numbers) -> list[str]:
    """What is still missing before the table can be read."""
    asked = {
        "which of the labels you want": numbers.places.picked or numbers.places.at == STATED,
        "of when the numbers are": numbers.periods.stated or numbers.periods.at != STATED,
    }
    periods = numbers.periods
    times = [time for time in (periods.first, periods.last, periods.provisional_from, periods.stated) if time]
    amiss = [f"what “{time}” means: type a year, or such as 2018-Q3" for time in times if not period_of((time,))]
    parts = [part for part in ("{place}", "{period}") if numbers.id and part not in numbers.id]
    amiss += [f"{part} in the pattern of the ids, for they would be the same" for part in parts]
    return [*measure_form.lacks(numbers), *(words for words, said in asked.items() if not said), *amiss]
