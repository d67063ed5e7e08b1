"""A grid of each sheet: rows to be changed, retired or added; all sheets are checked as one."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import pandas as pd
import streamlit as st

from twinboard.charts.base.wording import counted
from twinboard.editing.small_workbook import Told
from twinboard.models import Column, Kind, Sheet
from twinboard.rules.edit_forms import in_grid, label_of
from twinboard.rules.sheets import BY_NAME, FACTS
from twinboard.settings import home
from twinboard.store import Store
from twinboard.ui.editing.areas import Area, area, begun_anew
from twinboard.ui.editing.checking import ask_to_check, show_sent
from twinboard.ui.editing.grid_rows import (
    MOST_ROWS,
    RETIRE,
    ROW,
    TICKED,
    Wanted,
    edits,
    given_anew,
    grid_of,
    grids_of,
    hear,
    looked_at,
)
from twinboard.ui.filters import choose, choose_partner, choose_source
from twinboard.ui.frame.page import empty, quiet
from twinboard.ui.markdown import label
from twinboard.ui.officers.access import Officer

_FOUND = "found"
_RETIRES = "Gone from the pages, and kept in the history"
_FEW_ROWS = 20
"""So many are looked through by eye."""
_TICK_PX, _PERIOD_PX = 95, 150
"""So wide that “after November 2018” is not cut."""
_WIDE = ("title", "scope", "quote", "note", "purpose", "definition", "summary", "reason", "question")


def show_grid(officer: Officer) -> None:
    """The sheet that is chosen, and the check of all that was typed on any sheet."""
    here = area("grid")
    if here.version != Store(home()).current() and not edits(here):
        here = begun_anew(here)
    sheet = BY_NAME[choose("Sheet", "sheet", {name: name for name in BY_NAME}, first=FACTS)]
    quiet(
        f"{sheet.purpose} Type over what is there, add rows at the end, or tick those to be retired; a new row that is "
        "ticked is left out. The id of a new row is made for it."
    )
    wanted = _ask_wanted(here, sheet)
    place = st.container()
    typed = edits(here)
    show_sent(typed)
    ask_to_check(here, typed, officer, lambda told: _mark(here, told))
    with place:
        _show(here, sheet, wanted)


def _ask_wanted(here: Area, sheet: Sheet) -> Wanted:
    """Which of many rows are to be looked at."""
    if len(here.published()[sheet.name]) <= _FEW_ROWS:
        return Wanted()
    names = {column.name for column in sheet.columns}
    words, partner, source = st.columns(3)
    with words:
        said = st.text_input("With the words", key=here.key(sheet.name, "words"), persist_state="session")
    with partner:
        of = choose_partner() if "partner_id" in names else None
    with source:
        by = choose_source() if "source_id" in names else None
    return Wanted(of or "", by or "", said)


def _mark(here: Area, told: Sequence[Told]) -> None:
    """Puts what was found beside the rows in which it was."""
    for name in {edit.sheet for edit in edits(here)}:
        rows: dict[str, list[str]] = {}
        for one in told:
            if one.edit and one.edit.sheet == name:
                rows.setdefault(one.edit.key, []).append(f"{label_of(one.column)}: {one.issue.message}")
        found = {row: "; ".join(words) for row, words in rows.items()}
        if grid_of(here, BY_NAME[name]).found != found:
            given_anew(here, BY_NAME[name], found)


def _show(here: Area, sheet: Sheet, wanted: Wanted) -> None:
    grid, records = looked_at(here, sheet, wanted), here.published()[sheet.name]
    count = len(wanted.found(records.values()))
    if count > MOST_ROWS:
        empty(f"{count:,} rows of the sheet {sheet.name} are too many for the grid.", "Say which, above it.")
    elif wanted != Wanted():
        quiet(f"{counted(count, 'rows')} of {len(records):,} found.")
    if grid.key not in st.session_state:
        grid = given_anew(here, sheet, grid.found)
    names = in_grid(sheet)
    frame = pd.DataFrame([dict(row) for row in grid.given], columns=[*names], dtype="object").replace("", None)
    frame.insert(0, RETIRE, [row.get(RETIRE) == TICKED for row in grid.given])
    settings: dict[str, Any] = {RETIRE: st.column_config.CheckboxColumn("Retire", width=_TICK_PX, help=_RETIRES)}
    settings |= {name: _setting(sheet.column(name), grid.options.get(name)) for name in names}
    if grid.found:
        frame.insert(2, _FOUND, [grid.found.get(row[ROW]) for row in grid.given])
        settings[_FOUND] = st.column_config.TextColumn("What was found", width="large")
    st.data_editor(
        frame,
        key=grid.key,
        num_rows="add",
        hide_index=True,
        column_config=settings,
        disabled=[sheet.id_column, _FOUND],
        placeholder="",
        alt=f"The rows of the sheet {sheet.name}, to be typed over",
        on_change=hear,
        args=(grids_of(here), sheet.name),
    )


def _setting(column: Column, options: Mapping[str, str] | None) -> Any:
    """How a column is typed: chosen from a list, or as text, which is read by the check."""
    words = label(label_of(column.name))
    width = _width(column)
    if options and not column.grows:
        return st.column_config.SelectboxColumn(words, options=[*options], width=width, help=label(column.rule))
    return st.column_config.TextColumn(words, width=width, max_chars=10_000, help=label(column.rule))


def _width(column: Column) -> Literal["small", "medium", "large"] | int:
    if column.kind is Kind.PERIOD:
        return _PERIOD_PX
    if column.kind in (Kind.COUNT, Kind.COORDINATE):
        return "small"
    return "large" if column.name in _WIDE else "medium"
