"""The forms: a new visit, number, milestone, amount or assumption; one number corrected; one row of a sheet."""

from collections.abc import Sequence

import streamlit as st

from twinboard.editing.typed import Edit, edit_of, retirement, row_name, typed_of, unit_of
from twinboard.models import Record
from twinboard.rules.edit_forms import EVIDENCE, Form, correction_of, in_grid
from twinboard.rules.sheets import BY_NAME, FACTS
from twinboard.ui.answers import ask_at
from twinboard.ui.editing.areas import Area, area
from twinboard.ui.editing.checking import ask_to_check
from twinboard.ui.editing.fields import Fields, must_words
from twinboard.ui.filters import choose
from twinboard.ui.frame.page import columns, empty, more, quiet, section
from twinboard.ui.officers.access import Officer


def show_form(form: Form, officer: Officer) -> None:
    """A form for a new row."""
    here = area(form.key)
    fields = Fields(here, BY_NAME[form.sheet], {})
    left, right = columns(f"fields-{form.key}")
    with left:
        section(form.adds, must_words(fields.sheet, form.asked))
        fields.ask(form.asked)
    with right:
        section(
            "Its source",
            f"{must_words(fields.sheet, EVIDENCE)} A source that is not in the list is added first, in the grid of the "
            "sheet Sources.",
        )
        fields.ask(EVIDENCE)
    if form.more:
        section("More", "Only what the source says. Leave the others blank.")
        _ask_in_two(fields, f"more-{form.key}", form.more)
    edit = edit_of(form.sheet, None, fields.typed, here.published(), key=form.key)
    ask_to_check(here, [edit] if edit else [], officer, fields.tell)


def show_correction(number: str, officer: Officer) -> None:
    """The fields of one number, as it is published, to be typed anew."""
    here = area(f"correct-{number}")
    found = ask_at(here.version, "evidence/fact_origins", fact=number)
    if not found:
        empty(
            "The address names no number that is published.", "Find it among all numbers, and correct it from its page."
        )
        more("facts", "All numbers")
        return
    sheet, row_id, column = (found[0][name] for name in ("sheet", "row_id", "column_name"))
    published = here.published()
    record = published[sheet][row_id]
    first = typed_of(record, published)
    quiet(f"{row_name(sheet, first, published)}, as published in version {here.version}.")
    fields = Fields(here, BY_NAME[sheet], first)
    number_side, source_side = columns("fields-correction")
    asked = correction_of(sheet, column)
    with number_side:
        section(
            "The number",
            f"As the source says it, with a word such as over or around. In {unit_of(record, column, published)}.",
        )
        fields.ask(name for name in asked if name not in EVIDENCE)
    with source_side:
        section("Its source", "Where the number is now said, if that is somewhere else.")
        fields.ask(EVIDENCE)
    _check_row(here, record, fields, officer)
    more("fact", "Back to the number", id=number)


def show_row(officer: Officer) -> None:
    """All fields of one published row, and whether it is to be retired."""
    sheet = BY_NAME[choose("Sheet", "sheet", {name: name for name in BY_NAME}, first=FACTS)]
    published = area(f"rows-{sheet.name}").published()
    rows = published[sheet.name].values()
    names = {one.id: f"{row_name(sheet.name, typed_of(one, published), published)} ({one.id})" for one in rows}
    chosen = st.selectbox("Row", [*names], None, names.__getitem__, key=f"row of {sheet.name}", persist_state="session")
    if chosen is None:
        quiet("Choose the row: type a part of its name or id.")
        return
    here = area(f"row-{sheet.name}-{chosen}")
    record = here.published()[sheet.name].get(chosen)
    if record is None:
        return
    fields = Fields(here, sheet, typed_of(record, here.published()))
    asked = [name for name in in_grid(sheet) if name not in (*EVIDENCE, sheet.id_column)]
    _ask_in_two(fields, "fields-row", asked)
    section("Its source")
    fields.ask(name for name in EVIDENCE if name in in_grid(sheet))
    _check_row(here, record, fields, officer)


def _ask_in_two(fields: Fields, key: str, names: Sequence[str]) -> None:
    """Half of the fields beside the other half; on a narrow screen one below the other, in their order."""
    half = (len(names) + 1) // 2
    for side, of in zip(columns(key), (names[:half], names[half:]), strict=True):
        with side:
            fields.ask(of)


def _check_row(here: Area, record: Record, fields: Fields, officer: Officer) -> None:
    published = here.published()
    edit: Edit | None
    if fields.ask_to_retire():
        edit = retirement(record, published, key=here.name)
    else:
        edit = edit_of(record.sheet, record, fields.typed, published, key=here.name)
    ask_to_check(here, [edit] if edit else [], officer, fields.tell)
