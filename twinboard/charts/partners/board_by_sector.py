"""The organisations on each board by sector: a point for each, and its name."""

from collections.abc import Sequence
from itertools import groupby

import pandas as pd
import plotly.graph_objects as go

from twinboard.bounds import listed, sentence_case
from twinboard.charts.base.canvas import Canvas
from twinboard.charts.base.chart import Drawing, Empty, Plan
from twinboard.charts.base.hover import cited_words, hover_text
from twinboard.charts.base.letters import broken
from twinboard.charts.base.look import BLUE, plain
from twinboard.charts.base.wording import at_most, counted, named, subtitle
from twinboard.charts.rows.named_rows import NAME_SIZE, Named, placed, plot_width, row_figure
from twinboard.frames import Row, rows
from twinboard.periods import publication_words

NAME = "board_by_sector"
_LINE, _AROUND = 18, 12
"""Pixels: a line of a name, and above and below the names of a row together."""
_POINT, _INDENT, _RIGHT, _EDGE = 9, 28, 8, 0.02
"""Pixels: a point, from the left to a name, right of the names; the share of the width left of the points."""


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per board and sector, as `charts/board_by_sector` gives it."""
    if frame.empty:
        return Empty(NAME, "No organisation is known to sit on a board.", "Fill in board on the sheet Organisations.")
    sectors = rows(frame)
    boards = [(board, list(members)) for board, members in groupby(sectors, lambda row: row["board"])]
    dates = sorted({publication_words(published) for row in sectors for published in row["published"]})
    described = "; ".join(f"{board}, {listed([_counted(row) for row in members])}" for board, members in boards)
    plan = _plan(sectors, several=len(boards) > 1)
    return Drawing(
        _title(sectors, len(boards)),
        subtitle("Organisations named on a board, by sector", f"published: {named(dates, 'different dates')}"),
        at_most(f"List of organisations by sector: {described}."),
        plan.on_screen(),
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
        plan=plan,
    )


def _title(sectors: list[Row], count_boards: int) -> str:
    count = sectors[0]["count_in_all"]
    named = f"{'is' if count == 1 else 'are'} named on {'the board' if count_boards == 1 else f'{count_boards} boards'}"
    kinds = {row["sector"] for row in sectors}
    return f"{counted(count, 'organisations')} from {counted(len(kinds), 'sectors')} {named}"


def _counted(row: Row) -> str:
    return f"{row['sector']} {row['count_organisations']}"


def _plan(sectors: list[Row], *, several: bool) -> Plan:
    """A row for each sector of a board, as tall as the names in it ask; of several boards each has a heading."""

    def build(canvas: Canvas, some: slice) -> go.Figure:
        shown = [Named(sentence_case(row["sector"]), row["board"] if several else "") for row in sectors]
        room = plot_width(shown, canvas, _RIGHT) - _INDENT
        names = [[broken(plain(name), room, NAME_SIZE) for name in row["organisations"]] for row in sectors]
        places = placed(shown, canvas, some, [sum(map(len, each)) * _LINE for each in names], around=_AROUND)
        found = zip(sectors[some], names[some], places.at, strict=True)
        points = [point for row, lines, at in found for point in _points(row, lines, at)]
        return row_figure([_trace(points)], places, {"visible": False, "range": [-_EDGE, 1]}, right=_RIGHT)

    return Plan(build, len(sectors))


_Point = tuple[float, list[str], str]
"""Where an organisation stands, the lines of its name, and what is said of it."""


def _points(row: Row, names: Sequence[list[str]], middle: float) -> list[_Point]:
    """One below the other, around the middle of the row."""
    top, found = middle - sum(map(len, names)) * _LINE / 2, []
    for name, lines in zip(row["organisations"], names, strict=True):
        hover = hover_text(name, sentence_case(row["sector"]), cited_words(row["publishers"], row["locators"]))
        found.append((top + len(lines) * _LINE / 2, lines, hover))
        top += len(lines) * _LINE
    return found


def _trace(points: Sequence[_Point]) -> go.Scatter:
    return go.Scatter(
        x=[0.0] * len(points),
        y=[at for at, _, _ in points],
        mode="markers+text",
        marker={"size": _POINT, "color": BLUE, "opacity": 1},
        text=["<br>".join(f"\u00a0{line}" for line in lines) for _, lines, _ in points],
        textposition="middle right",
        textfont={"size": NAME_SIZE},
        cliponaxis=False,
        hovertext=[hover for _, _, hover in points],
        hoverinfo="text",
    )
