"""What stands in the grids of a session, kept as it is typed: no rerun, search, other sheet or page loses it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from twinboard.editing.typed import Edit, edit_of, retirement, typed_of
from twinboard.models import Record, Sheet
from twinboard.names import folded
from twinboard.rules.edit_forms import in_grid
from twinboard.rules.sheets import BY_NAME
from twinboard.ui.editing.areas import Area
from twinboard.ui.editing.fields import options_of

Row = Mapping[str, str]
"""What the cells of a row say, by column: of a reference the name. Under ROW it says which row it is."""
ROW, RETIRE, TICKED = "#", "retire", "True"
Options = Mapping[str, Mapping[str, str]]
"""What columns offer: by the words that are chosen, what they stand for."""

MOST_ROWS = 5_000
"""A grid is given all its rows at once: more are not smooth to look at."""
_NAMES = ("title", "name")


@dataclass(frozen=True)
class Wanted:
    """Which rows of a sheet are looked at: of a partner, of a source, with words; all where nothing is asked for."""

    partner: str = ""
    source: str = ""
    words: str = ""

    def found(self, records: Iterable[Record]) -> list[Record]:
        """Those of the rows."""
        words = folded(self.words).split()
        return [
            one
            for one in records
            if self.partner in ("", one.values.get("partner_id"), one.id)
            and self.source in ("", one.values.get("source_id"), one.id)
            and (not words or all(word in _text(one) for word in words))
        ]


def _text(record: Record) -> str:
    return folded(" ".join([record.id, *(str(value) for value in record.values.values() if value is not None)]))


@dataclass(frozen=True)
class Grid:
    """The rows of a sheet: as published, as they were last given to the browser, and as they were typed since.

    `published` is by row, `others` what was typed over rows that are not looked at now; `wanted` are those that are.
    `found` is what a check found, by row; `options` are what the columns offered when it was given: with others the
    browser would begin it anew, without what was typed.
    """

    name: str
    published: Mapping[str, Row]
    given: Sequence[Row]
    typed: Sequence[Row]
    options: Options
    count: int = 0
    found: Mapping[str, str] = field(default_factory=dict)
    others: Sequence[Row] = ()
    wanted: Wanted = Wanted()

    @property
    def key(self) -> str:
        """That of what was given: it is another as soon as something else is."""
        return f"{self.name} {self.count}"


def grid_of(here: Area, sheet: Sheet) -> Grid:
    """The grid of a sheet; as published, if nothing was typed there yet."""
    grids = grids_of(here)
    if sheet.name not in grids:
        options = options_of_grid(here, sheet)
        rows = _rows(here, sheet, Wanted(), options)
        grids[sheet.name] = Grid(here.key(sheet.name), {row[ROW]: row for row in rows}, rows, rows, options)
    return grids[sheet.name]


def _rows(here: Area, sheet: Sheet, wanted: Wanted, options: Options) -> list[Row]:
    """Published rows as the cells of the grid show them; none where more are wanted than a grid can show."""
    published, found = here.published(), wanted.found(here.published()[sheet.name].values())
    named = {column: {one: name for name, one in offered.items()} for column, offered in options.items()}
    shown = found if len(found) <= MOST_ROWS else ()
    texts = ({**typed_of(one, published), sheet.id_column: one.id, ROW: one.id} for one in shown)
    return [{name: named.get(name, {}).get(text, text) for name, text in row.items()} for row in texts]


def looked_at(here: Area, sheet: Sheet, wanted: Wanted) -> Grid:
    """The grid with these rows, as they were typed, and with all that were added."""
    grid = grid_of(here, sheet)
    if grid.wanted == wanted:
        return grid
    rows = _rows(here, sheet, wanted, grid.options)
    published = {**grid.published, **{row[ROW]: row for row in rows}}
    typed = {row[ROW]: row for row in (*grid.typed, *grid.others) if row != published.get(row[ROW])}
    added = [row for identity, row in typed.items() if identity not in published]
    given = [*added, *(typed.get(row[ROW], row) for row in rows)]
    shown = {row[ROW] for row in given}
    others = [row for identity, row in typed.items() if identity not in shown]
    new = replace(
        grid, published=published, given=given, typed=given, others=others, wanted=wanted, count=grid.count + 1
    )
    grids_of(here)[sheet.name] = new
    return new


def given_anew(here: Area, sheet: Sheet, found: Mapping[str, str]) -> Grid:
    """The grid with what was typed in it, and with what a check found beside its rows; those come first."""
    grid, options = grid_of(here, sheet), options_of_grid(here, sheet)
    told = [row for row in grid.others if row[ROW] in found]
    rows = sorted([*told, *grid.typed], key=lambda row: row[ROW] not in found)
    others = [row for row in grid.others if row not in told]
    new = replace(grid, given=rows, typed=rows, others=others, options=options, count=grid.count + 1, found=found)
    grids_of(here)[sheet.name] = new
    return new


def hear(grids: dict[str, Grid], sheet: str) -> None:
    """Keeps what was typed over the rows of a grid, and below them, as the browser tells it.

    To ask for one value of the session would end the run there, where the page is left by the same click.
    """
    grid = grids[sheet]
    changes: Mapping[str, Any] = st.session_state.to_dict()[grid.key]
    over: Mapping[int, Mapping[str, Any]] = changes["edited_rows"]
    rows = [{**row, **_texts(over.get(number, {}))} for number, row in enumerate(grid.given)]
    added = [{**_texts(row), ROW: f"{grid.count}+{number}"} for number, row in enumerate(changes["added_rows"])]
    typed = [*rows, *added]
    grids[sheet] = replace(grid, typed=typed)


def edits(here: Area) -> tuple[Edit, ...]:
    """The rows that were changed or added on any sheet."""
    return tuple(edit for sheet in BY_NAME.values() if sheet.name in grids_of(here) for edit in _edits_of(here, sheet))


def options_of_grid(here: Area, sheet: Sheet) -> dict[str, dict[str, str]]:
    """What each column offers: of a reference also the rows that were added and are not published yet."""
    columns = {column.name: column for column in map(sheet.column, in_grid(sheet))}
    offered = {
        name: options_of(sheet, column, here.published(), _added(here, column.refers_to))
        for name, column in columns.items()
    }
    return {name: options for name, options in offered.items() if options}


def _edits_of(here: Area, sheet: Sheet) -> Iterator[Edit]:
    grid, published, options = grid_of(here, sheet), here.published(), options_of_grid(here, sheet)
    for row in (*grid.typed, *grid.others):
        if row != grid.published.get(row[ROW]):
            meant = {column: options.get(column, {}).get(text, text) for column, text in row.items()}
            record = published[sheet.name].get(row[ROW])
            if row.get(RETIRE) == TICKED:
                yield from [retirement(record, published, key=row[ROW])] if record else ()
            elif edit := edit_of(sheet.name, record, meant, published, key=row[ROW]):
                yield edit


def _added(here: Area, sheet: str | None) -> list[str]:
    """The names of the rows that were added to a sheet."""
    grid = grids_of(here).get(sheet or "")
    added = [row for row in grid.typed if row[ROW] not in grid.published] if grid else ()
    return [name for row in added if (name := next((row[one] for one in _NAMES if row.get(one)), ""))]


def _texts(row: Mapping[str, Any]) -> Row:
    return {name: "" if value is None else str(value) for name, value in row.items()}


def grids_of(here: Area) -> dict[str, Grid]:
    """The grids of an area; those of it before it was emptied are let go."""
    kept: tuple[Area, dict[str, Grid]] | None = st.session_state.get("grids")
    if kept is None or kept[0] != here:
        kept = here, {}
        st.session_state["grids"] = kept
    return kept[1]
