"""Workbook bytes → the cells of every sheet, each with its address. Opens nothing else, runs nothing.

Safe to call on bytes that one trusts. Others go through `twinboard.reading.apart`: the values reader may abort.
"""

import io
from collections.abc import Callable, Mapping
from dataclasses import replace

import python_calamine as calamine

from twinboard.errors import UnreadableFile
from twinboard.models import Finding, Table
from twinboard.workbook import look_xlsx, ods
from twinboard.workbook.formats import (
    HAS_MACRO_SHEETS,
    HAS_PASSWORD,
    Format,
    has_macro_sheets,
    has_macros,
    old_has_macros,
    old_has_password,
    recognise,
    recognise_archive,
)
from twinboard.workbook.grid import Look, refuse_too_many
from twinboard.workbook.notice import findings
from twinboard.workbook.shown.values import with_look
from twinboard.workbook.text import read_text
from twinboard.zipped.archive import DAMAGED, SAVE_AGAIN, open_archive

_VISIBLE, _WORKSHEET = calamine.SheetVisibleEnum.Visible, calamine.SheetTypeEnum.WorkSheet


def _any(name: str) -> bool:
    return True


def read_workbook(content: bytes, file_name: str = "", is_ours: Callable[[str], bool] = _any) -> tuple[Table, ...]:
    """The sheets that hold anything, in the order of the workbook. The file's name names the sheet of a CSV file
    and nothing else; of sheets that are not ours by their name, not all is told that they show. Raises UnreadableFile.
    """
    found = recognise(content)
    if found is Format.TEXT:
        return (read_text(content, file_name),)
    if found is Format.OLD:
        from twinboard.workbook import look_xls  # noqa: PLC0415  few workbooks are old, and its library is large

        looks = look_xls.sheet_looks(content, is_ours)
        return _with_notes(_read_old(content, looks or {}), has_macros=old_has_macros(content), is_unseen=looks is None)
    archive = open_archive(content)
    if recognise_archive(archive) is Format.ODS:
        looks, content = ods.opened(archive, is_ours)
    else:
        looks = look_xlsx.sheet_looks(archive, is_ours)
    try:
        return _with_notes(_read(content, looks), has_macros=has_macros(archive))
    except UnreadableFile as error:
        if has_macro_sheets(archive):
            raise UnreadableFile(*HAS_MACRO_SHEETS) from error
        raise


def _read_old(content: bytes, looks: Mapping[str, Look]) -> tuple[Table, ...]:
    try:
        return _read(content, looks)
    except UnreadableFile as error:
        if old_has_password(content):
            raise UnreadableFile(*HAS_PASSWORD) from error
        raise


def _read(content: bytes, looks: Mapping[str, Look]) -> tuple[Table, ...]:
    try:
        book = calamine.load_workbook(io.BytesIO(content))
        named = [sheet for sheet in book.sheets_metadata if sheet.typ == _WORKSHEET]
        sheets = [(book.get_sheet_by_name(sheet.name), sheet.visible != _VISIBLE) for sheet in named]
    except calamine.PasswordError as error:
        raise UnreadableFile(*HAS_PASSWORD) from error
    except (calamine.CalamineError, ValueError, OSError) as error:
        raise UnreadableFile(DAMAGED, SAVE_AGAIN) from error
    if not sheets and book.sheets_metadata:
        raise UnreadableFile(
            "This workbook has no sheets of cells, only charts, macros or dialogs.",
            "Put the values into an ordinary sheet, save it as .xlsx and send that.",
        )
    if not sheets:
        raise UnreadableFile("This workbook has no sheets.", SAVE_AGAIN)
    refuse_too_many(sum(sheet.width * sheet.height for sheet, _ in sheets))
    tables = [_table(sheet, looks.get(sheet.name, Look()), is_hidden=is_hidden) for sheet, is_hidden in sheets]
    return tuple(table for table in tables if table.header or table.findings)


def _table(sheet: calamine.CalamineSheet, look: Look, *, is_hidden: bool) -> Table:
    if sheet.start is None:
        blank = Table(sheet.name, [], [])
        return replace(blank, findings=findings(blank, look, is_hidden=False))
    first_row, first_column = sheet.start
    header, *rows = sheet.to_python(skip_empty_area=True)
    table = with_look(Table(sheet.name, header, rows, first_row, first_column), look)
    return replace(table, findings=findings(table, look, is_hidden=is_hidden))


def _with_notes(tables: tuple[Table, ...], *, has_macros: bool, is_unseen: bool = False) -> tuple[Table, ...]:
    """What is to be said of the whole workbook stands at the first cell of its first sheet."""
    notes = [kind for kind, holds in (("macros-ignored", has_macros), ("old-workbook", is_unseen)) if holds]
    if not tables or not notes:
        return tables
    first = tables[0]
    return (replace(first, findings=(*(Finding(kind, "A1") for kind in notes), *first.findings)), *tables[1:])
