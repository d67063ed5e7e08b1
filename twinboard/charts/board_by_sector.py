"""The organisations on each board, counted by sector, with their names."""

from itertools import groupby

import pandas as pd
import plotly.graph_objects as go

from twinboard.bounds import listed, sentence_case
from twinboard.charts.bars import Bar, bar_trace, value_range
from twinboard.charts.chart import Drawing, Empty
from twinboard.charts.look import Label, Stack, heading, stack, stacked_figure
from twinboard.charts.wording import at_most, counted, named, subtitle
from twinboard.frames import Row, rows
from twinboard.models import Bound
from twinboard.periods import publication_words

NAME = "board_by_sector"
_GAP = 12


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per board and sector, as `charts/board_by_sector` gives it."""
    if frame.empty:
        return Empty(NAME, "No organisation is known to sit on a board.", "Fill in board on the sheet Organisations.")
    sectors = rows(frame)
    boards = [(board, list(members)) for board, members in groupby(sectors, lambda row: row["board"])]
    dates = sorted({publication_words(published) for row in sectors for published in row["published"]})
    described = "; ".join(f"{board}, {listed([_counted(row) for row in members])}" for board, members in boards)
    return Drawing(
        _title(sectors, len(boards)),
        subtitle("Organisations named on a board, by sector", f"published: {named(dates, 'different dates')}"),
        at_most(f"Bar chart of organisations by sector: {described}."),
        _figure(boards),
        pd.DataFrame(
            {
                "Board": [row["board"] for row in sectors],
                "Sector": [sentence_case(row["sector"]) for row in sectors],
                "Organisations": [f"{row['count_organisations']}" for row in sectors],
                "Names": [listed(row["organisations"]) for row in sectors],
            }
        ),
        (
            "Organisations are counted, not seats or people.",
            "The sectors are those that the officers chose; a source need not call them so.",
        ),
    )


def _title(sectors: list[Row], count_boards: int) -> str:
    count = sectors[0]["count_in_all"]
    named = f"{'is' if count == 1 else 'are'} named on {'the board' if count_boards == 1 else f'{count_boards} boards'}"
    kinds = {row["sector"] for row in sectors}
    return f"{counted(count, 'organisations')} from {counted(len(kinds), 'sectors')} {named}"


def _counted(row: Row) -> str:
    return f"{row['sector']} {row['count_organisations']}"


def _figure(boards: list[tuple[str, list[Row]]]) -> go.Figure:
    """All bars on one scale, below the name of their board."""
    bars: list[Bar] = []
    marks: list[float] = []
    notes: list[dict[str, object]] = []
    top = 0
    for board, members in boards:
        note, below = heading(board, top)
        bars += [_bar(row) for row in members]
        placed = stack([_bar(row).label for row in members], below)
        marks += placed.marks
        notes += [note, *placed.annotations]
        top = placed.bottom + _GAP
    scale: dict[str, object] = {"range": value_range([bar.value for bar in bars])}
    return stacked_figure([bar_trace(bars, marks)], Stack(tuple(marks), tuple(notes), top), scale)


def _bar(row: Row) -> Bar:
    count = counted(row["count_organisations"], "organisations")
    words = f"{sentence_case(row['sector'])}, {count}: {listed(row['organisations'])}"
    return Bar(Label(words, count), row["count_organisations"], Bound.EXACT, f"{sentence_case(row['sector'])}: {count}")
