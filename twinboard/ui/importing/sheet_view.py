"""A table over its sheet as it looks: what each row and column of it was taken for, in words and in colours."""

from collections.abc import Iterable, Sequence
from typing import Literal

import pandas as pd
import streamlit as st

from twinboard.models import column_letters
from twinboard.recipes.tables import Found
from twinboard.ui.frame.page import quiet
from twinboard.ui.markdown import label

MOST_ROWS, MOST_COLUMNS = 150, 40
_BEFORE, _HEIGHT, _ROW, _FEW = 8, 380, 35, 9
_LINE, _HEADING, _LABEL, _NUMBER, _WORD, _OUTSIDE = "line", "heading", "row", "number", "cell", ""
_COLOURS = {
    _LINE: "color: #484949; font-style: italic",
    _HEADING: "background-color: #c9d8e6; color: #0b0c0c; font-weight: bold",
    _LABEL: "background-color: #e9eff5; color: #0b0c0c",
    _NUMBER: "color: #0b0c0c",
    _WORD: "color: #0b0c0c",
    _OUTSIDE: "color: #6f7071",
}


def table_words(table: Found) -> str:
    """A table as it is chosen: “Annual Exports, A5 to Z244: UK Trade in Goods”."""
    first = min((*table.headings, table.first)) + 1
    left, right = column_letters(table.columns[0]), column_letters(table.columns[-1])
    named = "" if table.name == table.page.sheet else f": {table.name[:70]}"
    return f"{table.page.sheet}, {left}{first} to {right}{table.last + 1}{named}"


def show_on_sheet(table: Found, key: str) -> None:
    """The sheet around the table. Of a large one a part is sent, and the officer says from which row and column."""
    rows = len(table.page.cells)
    columns = max(max(cells, default=0) for cells in table.page.cells) + 1
    first_row = _from("Show it from row", max(min((*table.headings, table.first)) - _BEFORE, 0), rows, MOST_ROWS, key)
    first_column = _from("and from column number", 0, columns, MOST_COLUMNS, key)
    shown = range(first_row, min(first_row + MOST_ROWS, rows))
    across = range(first_column, min(first_column + MOST_COLUMNS, columns))
    frame, looks = _frame(table, shown, across)
    headings = ", ".join(str(row + 1) for row in table.headings) or "none"
    labels = ", ".join(map(column_letters, table.labels)) or "none"
    quiet(
        f"Dark: the headings (row {headings}). Light: what says what a row is (column {labels}). "
        f"The rows from {table.first + 1} to {table.last + 1} belong to the table; each row says in its first cell "
        "what it was taken for."
    )
    st.dataframe(
        frame.style.apply(lambda _: looks, axis=None),
        height=min(_HEIGHT, _ROW * (len(frame) + 1) + 3),
        key=f"{key} grid",
        column_config={
            name: st.column_config.TextColumn(name, width=_width(name) if len(across) > _FEW else None)
            for name in frame.columns
        },
    )


def _width(name: str) -> Literal["small", "medium"]:
    return "medium" if name.endswith("labels") else "small"


def _from(words: str, first: int, size: int, most: int, key: str) -> int:
    """Where the part that is shown starts (from 0): asked where there is more than is sent at once."""
    if size <= most:
        return 0
    start = min(first, size - 1) + 1
    asked = st.number_input(
        label(f"{words} (of {size:,})"), 1, size, start, step=most, key=f"{key} {words}", persist_state="session"
    )
    return int(asked) - 1


def _frame(table: Found, rows: Sequence[int], columns: Sequence[int]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The cells as they are shown, with row numbers and letters; and how each of them looks."""
    data = frozenset(table.data_rows)
    letters = [_column_name(table, column) for column in columns]
    kinds = [[_kind(table, row, column, row in data) for column in columns] for row in rows]
    cells = [[table.page.text(row, column) for column in columns] for row in rows]
    names = ["Taken for", *letters]
    index = pd.Index([row + 1 for row in rows], name="Row")
    frame = pd.DataFrame(
        [[_row_words(table, row, row in data), *line] for row, line in zip(rows, cells, strict=True)], index, names
    )
    looks = [["font-style: italic", *map(_COLOURS.__getitem__, line)] for line in kinds]
    return frame, pd.DataFrame(looks, index, names)


def _column_name(table: Found, column: int) -> str:
    role = "numbers" if column in table.values else "labels" if column in table.labels else ""
    return f"{column_letters(column)} · {role}" if role else column_letters(column)


def _row_words(table: Found, row: int, is_data: bool) -> str:
    if row in table.headings or row in table.again:
        return "heading"
    if is_data:
        return "row"
    return "line of words" if table.above <= row <= table.last and table.page.cells[row] else ""


def _kind(table: Found, row: int, column: int, is_data: bool) -> str:
    if row in table.headings or row in table.again:
        return _HEADING if column in table.columns else _OUTSIDE
    if is_data:
        return _NUMBER if column in table.values else _LABEL if table.values else _WORD
    return _LINE if table.above <= row <= table.last else _OUTSIDE


def without_table(pages: Iterable[str], tables: Iterable[Found]) -> str:
    """What is said of the sheets in which no table was found; "" where there are none."""
    held = {table.page.sheet for table in tables}
    bare = [f"“{sheet}”" for sheet in pages if sheet not in held]
    return f"No table was found on the sheets {', '.join(bare)}." if bare else ""
