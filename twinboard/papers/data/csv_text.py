"""Tables as CSV that Excel opens as it should: its letters, its line ends, and no cell that it would compute."""

import csv
import io
import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

from twinboard.citations import citation_words
from twinboard.direction import bare
from twinboard.frames import Row, flat
from twinboard.papers.coded import CodedChart
from twinboard.papers.data.register import number_columns
from twinboard.papers.data.typed_columns import Cell, TypedColumn, typed_columns

_COMPUTED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What may begin a formula; the wide forms do in Japanese and Chinese settings."""


def chart_csv(coded: CodedChart) -> bytes:
    """The table of a chart, its columns typed; every row names the source and the code of the chart."""
    shown = typed_columns(coded.chart.drawing.table)
    count = len(coded.chart.drawing.table)
    sources = ". ".join(citation_words(citation) for citation in coded.chart.citations)
    traced = [TypedColumn("Source of the chart", (sources,) * count)]
    traced += [TypedColumn("Code", (coded.code,) * count)] if coded.code else []
    return _csv((*shown, *traced))


def numbers_csv(numbers: Sequence[Row]) -> bytes:
    """Rows of `evidence/facts`, with the columns that they have in the workbook; what is not stated is empty."""
    return _csv(number_columns(numbers, with_shorthand=False))


def frame_csv(frame: pd.DataFrame) -> str:
    """The rows of a query, for programs: as they are, and no text that a spreadsheet would compute."""
    texts = flat(frame)
    for place, name in enumerate(frame):
        if any(isinstance(value, str | list | np.ndarray) for value in frame.iloc[:, place]):
            texts[name] = [_one_break(_safe(text)) for text in texts.iloc[:, place]]
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerows([texts.columns, *texts.itertuples(index=False)])
    return stream.getvalue()


def _one_break(cell: Cell) -> Cell:
    """Text with the one kind of line break that is quoted; another would begin a row of its own."""
    return re.sub(r"\r\n?", "\n", cell) if isinstance(cell, str) else cell


def _csv(columns: Sequence[TypedColumn]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([_safe(column.header) for column in columns])
    writer.writerows([_safe(cell) for cell in row] for row in zip(*(column.cells for column in columns), strict=True))
    return stream.getvalue().encode("utf-8-sig", "replace")


def _safe(cell: Cell) -> Cell:
    """Text that a spreadsheet would take for a formula is marked as text; a number is a number, below nothing too."""
    if not isinstance(cell, str):
        return cell
    cell = bare(cell)
    return f"'{cell}" if cell.startswith(_COMPUTED) or cell.lstrip().startswith(_COMPUTED) else cell
