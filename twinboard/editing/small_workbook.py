"""What was typed → a small workbook that says the same; and issues at its cells → the fields where they were typed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from twinboard.addresses import places_of
from twinboard.editing.typed import Edit, cells_of, quantity_of
from twinboard.models import CellValue, Issue, Rows, column_letters
from twinboard.rules.edit_forms import CHOOSE, INSTEAD
from twinboard.rules.issue_kinds import issue
from twinboard.rules.sheets import BY_NAME
from twinboard.signs import unwritable, writable
from twinboard.workbook.made_from import retire_line
from twinboard.workbook.read_me import TYPED
from twinboard.workbook.write import write_part

_FIRST_ROW = 2


@dataclass(frozen=True)
class Small:
    """The workbook of some edits: the file that is received, and which edit stands in which row of it.

    `amiss` are the issues of what no workbook can hold; with one of them it does not say what was typed.
    """

    file_name: str
    content: bytes
    rows: Mapping[tuple[str, int], Edit]
    amiss: tuple[Issue, ...]


@dataclass(frozen=True)
class Told:
    """An issue where it was typed: the edit and its column; None and blank for what concerns no single field."""

    edit: Edit | None
    column: str
    issue: Issue


def written(edits: Iterable[Edit], published: Rows, *, title: str, version: int) -> Small:
    """The workbook of these edits of a version: their sheets and rows only, each row whole, and which are to go."""
    by_sheet: dict[str, list[Edit]] = {}
    gone: list[str] = []
    for edit in edits:
        rows_of = by_sheet.setdefault(edit.sheet, [])
        if edit.retires:
            gone.append(retire_line(edit.sheet, edit.id))
        else:
            rows_of.append(edit)
    cells: dict[str, list[dict[str, CellValue]]] = {
        sheet: [cells_of(edit, published) for edit in rows] for sheet, rows in by_sheet.items()
    }
    rows = {
        (sheet, number): edit
        for sheet, found in by_sheet.items()
        for number, edit in enumerate(found, start=_FIRST_ROW)
    }
    name = f"typed-on-the-page-{'-'.join(sheet.lower() for sheet in by_sheet)}.xlsx"
    amiss = tuple(one for place, edit in rows.items() for one in _unwritable(edit, place[1]))
    return Small(name, write_part(cells, title=title, version=version, said=(TYPED, *gone)), rows, amiss)


def told(small: Small, issues: Iterable[Issue]) -> tuple[Told, ...]:
    """Each issue at each field that it concerns, once."""
    return tuple(dict.fromkeys(one for issue in issues for one in _told(small, _as_advised(issue))))


def _as_advised(issue: Issue) -> Issue:
    """The issue with advice that can be followed on the page."""
    message = issue.message
    refers_to = BY_NAME[issue.sheet].column(issue.column).refers_to if issue.kind == "blank-required" else None
    if refers_to:
        return replace(issue, message=CHOOSE.format(sheet=refers_to))
    for in_file, on_page in INSTEAD.items():
        message = message.replace(in_file, on_page)
    return replace(issue, message=message)


def _told(small: Small, issue: Issue) -> Iterator[Told]:
    places = [place for place in places_of(issue.cell) if (issue.sheet, place[0] + 1) in small.rows]
    for row, index in places:
        sheet = BY_NAME[issue.sheet]
        column = quantity_of(sheet, sheet.columns[index].name) if index < len(sheet.columns) else ""
        yield Told(small.rows[issue.sheet, row + 1], column, issue)
    if not places:
        yield Told(None, "", issue)


def _unwritable(edit: Edit, row: int) -> Iterator[Issue]:
    names = [column.name for column in BY_NAME[edit.sheet].columns]
    for column, text in edit.typed:
        if sign := unwritable(text):
            cell = f"{column_letters(names.index(column))}{row}"
            yield issue("unseen-sign", sheet=edit.sheet, cell=cell, column=column, value=writable(text), sign=sign)
