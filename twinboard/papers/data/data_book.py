"""The data behind charts as an accessible workbook, by the rules of the Analysis Function; the door to gptables.

What gptables would read as markup of its own (links, references, formulas) is kept from it: every text is handed
over in its form for formatted text, which it writes as it is.
"""

import io
import math
from collections.abc import Sequence
from copy import deepcopy
from datetime import UTC, datetime

import pandas as pd
from gptables import Cover, GPTable, GPWorkbook, Theme, gptheme
from gptables.core.gptable import FormatList
from gptables.core.wrappers import GPWorksheet

from twinboard.charts.base.wording import counted
from twinboard.direction import bare
from twinboard.papers.data.data_sheets import READING, DataBook, DataSheet, sheets
from twinboard.papers.data.sheet_layout import heights, heights_of_lines, widths
from twinboard.papers.data.typed_columns import Cell, TypedColumn
from twinboard.periods import days_words
from twinboard.workbook.language import in_our_language
from twinboard.workbook.safe import STARTS_FORMULA, printable, within

__all__ = ["DataBook", "workbook"]

COVER, CONTENTS = "Cover", "Contents"
_COVER_WIDTH = 90
_A4, _A3 = 9, 8
_ON_A4, _ON_ONE_PAGE = 190, 380
"""How wide a sheet may be to go on A4, and on one page at all; all are printed on their side."""
_RIGHT = {"align": "right", "indent": 1}
_LONGEST_HEADER = 255
_AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def workbook(book: DataBook) -> bytes:
    """An .xlsx: a cover, the contents, notes, sources, what words mean, a sheet for each chart, the numbers.

    The same book gives the same bytes.
    """
    stream = io.BytesIO()
    written = GPWorkbook(stream, {"in_memory": True, **_AS_TEXT})
    written.set_theme(_theme())
    written.set_properties({"title": book.title, "author": "Twinboard", "created": _in_utc(book.published_at)})
    found = sheets(book)
    _write_cover(written, book, count_tables=len(found) + 1)
    for sheet in (_contents(found), *found):
        _write(written, sheet)
    written.close()
    return in_our_language(stream.getvalue())


def _in_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC) if moment.tzinfo else moment


def _theme() -> Theme:
    """The Analysis Function's own, with every text wrapped within its column."""
    theme = deepcopy(gptheme)
    theme.update_title_format({"text_wrap": True})
    theme.update_data_format({"valign": "top"})
    wrapped = {"font_size": 12, "text_wrap": True, "valign": "top"}
    for update in (
        theme.update_subtitle_format,
        theme.update_instructions_format,
        theme.update_legend_format,
        theme.update_source_format,
    ):
        update(wrapped)
    return theme


def _write_cover(written: GPWorkbook, book: DataBook, count_tables: int) -> None:
    intro, about = _introduction(book), _about(book, count_tables)
    page = written.add_worksheet(COVER)
    page.write_cover(
        Cover(
            _text(book.title),
            intro=[_list(line) for line in intro],
            about=[_list(line) for line in about],
            width=_COVER_WIDTH,
        )
    )
    headed = ("", *intro, "", *about)
    for position, height in enumerate(heights_of_lines(book.title, headed, _COVER_WIDTH)):
        page.set_row(position, height)
    _set_up_page(page, _COVER_WIDTH)


def _introduction(book: DataBook) -> tuple[str, ...]:
    numbers, sources = counted(len(book.numbers), "numbers"), counted(len(book.sources), "sources")
    if not book.charts:
        return (f"This workbook holds the whole register: {numbers} from {sources}.",)
    charts = counted(len(book.charts), "charts")
    return (f"This workbook holds the tables of {charts}, {numbers} that are shown there, and {sources}.",)


def _about(book: DataBook, count_tables: int) -> tuple[str, ...]:
    said = (
        f"Version {book.version} of the data, published on {days_words(book.published_at)}. The data of a version "
        "never change.",
        f"It has {counted(count_tables, 'tables')}, one on each sheet after this one. The sheet {CONTENTS} leads to "
        "each of them.",
        "A number keeps the word with which its source says how exact it is, such as “over” or “around”. The sheet "
        f"{READING} says what the words mean.",
    )
    coded = "Above the table of each chart stands its code, which opens the same chart at the same version."
    return (*said, coded) if book.charts else said


def _contents(found: Sequence[DataSheet]) -> DataSheet:
    return DataSheet(
        CONTENTS,
        "contents",
        CONTENTS,
        (),
        (
            TypedColumn("Sheet", tuple(sheet.name for sheet in found)),
            TypedColumn("What it holds", tuple(sheet.title for sheet in found)),
            TypedColumn("Rows", tuple(len(sheet.columns[0].cells) for sheet in found), is_number=True),
        ),
    )


def _write(written: GPWorkbook, sheet: DataSheet) -> None:
    page = written.add_worksheet(sheet.name)
    table = _table(sheet)
    page.write_gptable(table, auto_width=False)
    across = widths(sheet)
    for position, width in enumerate(across):
        page.set_column(position, position, width)
    for position, height in enumerate(heights(sheet, across)):
        page.set_row(position, height)
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    page.repeat_rows(table.data_range[0])
    _set_up_page(page, sum(across))


def _set_up_page(page: GPWorksheet, width: float) -> None:
    page.set_landscape()
    page.set_paper(_A4 if width <= _ON_A4 else _A3)
    page.set_footer("&C&A, page &P of &N")
    page.fit_to_pages(math.ceil(width / _ON_ONE_PAGE), 0)


def _table(sheet: DataSheet) -> GPTable:
    numbers = [position for position, column in enumerate(sheet.columns) if column.is_number]
    right = {"columns": numbers, "format": _RIGHT, "include_names": True}
    frame = {
        _header(column): [_cell(cell, leads=sheet.name == CONTENTS and not position) for cell in column.cells]
        for position, column in enumerate(sheet.columns)
    }
    return GPTable(
        pd.DataFrame(frame, dtype=object),
        sheet.table,
        _list(sheet.title),
        subtitles=[_list(line) for line in sheet.lines],
        instructions=_list(sheet.instructions),
        legend=[_list(line) for line in (*sheet.legend, *sheet.sources)],
        index_columns={},
        additional_formatting=[{"column": right}] if numbers else [],
    )


def _header(column: TypedColumn) -> str:
    return _plain(column.header)[:_LONGEST_HEADER]


def _cell(cell: Cell, *, leads: bool) -> object:
    if isinstance(cell, int | float):
        return FormatList([{"num_format": "#,##0" if isinstance(cell, int) else "#,##0.0#####", **_RIGHT}, cell])
    text = bare(cell or "")
    return {text: f"internal:'{text}'!A1"} if leads else _text(text)


def _text(text: str) -> FormatList:
    return FormatList(_list(text))


def _list(text: str) -> list[object]:
    """Text in the form in which gptables looks for no markup; marked as text where it looks like a formula."""
    plain = _plain(text)
    return [{"quote_prefix": True} if plain.startswith(STARTS_FORMULA) else {}, plain]


def _plain(text: str) -> str:
    """`$$` begins a reference of gptables wherever it stands."""
    return within(printable(bare(text))).replace("$$", "$ $")
