"""Rows of a chart, each as tall as its own name asks, below headings; y counts pixels from the upper edge of the plot.

For names of very different lengths. Where they are alike, see `named_rows`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import plotly.graph_objects as go

from twinboard.charts.base.canvas import SCREEN, Canvas
from twinboard.charts.base.letters import broken, width_of
from twinboard.charts.base.look import GRID, RULE, TEXT, in_template, plain, wrapped
from twinboard.charts.rows.named_rows import AXIS_HEIGHT, AXIS_TITLE_HEIGHT, NAME_SIZE

_LONG, _LONGER, _LONGER_ON_SCREEN, _MANY = 2, 1.33, 1.15, 12
"""Lines from which a name is long, how much longer its lines are, and rows from which they are many."""
CONTINUED = " (continued)"
GAP = 10
"""Pixels between the names and the plot."""
_LINE, _AROUND_NAME, _ABOVE, _OVER_HEADING = 18, 12, 6, 4
_HEADING_LINE, _UNDER_HEADING = 20, 2


@dataclass(frozen=True)
class Named:
    """A row's name, and the name of the group that it stands in, if any."""

    name: str
    group: str = ""


@dataclass(frozen=True)
class Places:
    """Where the rows stand: the middle of each, the lines of its name, and the notes that are headings."""

    at: tuple[float, ...]
    names: tuple[str, ...]
    headings: tuple[dict[str, object], ...]
    bottom: float
    left: int
    canvas: Canvas


def placed(names: Sequence[Named], canvas: Canvas, some: slice, least: Sequence[int]) -> Places:
    """Finds room for some of the rows, those of one group below its name; all parts have the same left edge.

    Each is at least so many pixels tall.
    """
    all_lines = _lines_of(names, canvas)
    left = round(max((width_of(line, NAME_SIZE) for each in all_lines for line in each), default=0.0)) + GAP
    lines, at = all_lines[some], list[float]()
    notes: list[dict[str, object]] = []
    top = 0.0
    for group, in_group in groupby(zip(_groups(names, some), lines, least[some], strict=True), lambda row: row[0]):
        if group:
            top += _OVER_HEADING if at else 0
            said = broken(plain(group), canvas.narrowest - GAP, NAME_SIZE, bold=True)
            notes.append(_heading(said, top, left))
            top += len(said) * _HEADING_LINE + _UNDER_HEADING
        for _, each, lowest in in_group:
            tall = max(lowest, len(each) * _LINE + _AROUND_NAME)
            at.append(top + tall / 2)
            top += tall
    return Places(tuple(at), tuple("<br>".join(each) for each in lines), tuple(notes), top, left, canvas)


def _groups(names: Sequence[Named], some: slice) -> list[str]:
    """The groups of some of the rows; one that began above them says so."""
    groups, start = [row.group for row in names[some]], some.start or 0
    if not start or not groups or not groups[0] or names[start - 1].group != groups[0]:
        return groups
    return [f"{group}{CONTINUED}" if group == groups[0] else group for group in groups]


def _lines_of(names: Sequence[Named], canvas: Canvas) -> list[list[str]]:
    """The lines of the names: long names have longer lines; on a screen with many rows two lines and no more."""
    letters = canvas.name_letters
    if max((len(row.name) for row in names), default=0) > _LONG * letters:
        letters = round(letters * (_LONGER_ON_SCREEN if canvas is SCREEN else _LONGER))
    lines = [_broken(row.name, letters) for row in names]
    if canvas is not SCREEN or len(names) <= _MANY:
        return lines
    return [each if len(each) <= 2 else [each[0], f"{each[1][: letters - 1].rstrip(' ,;:')}…"] for each in lines]


def _broken(name: str, letters: int) -> list[str]:
    """The lines of a name; what is on a line of its own begins one."""
    return [line for own in name.split("\n") for line in wrapped(own, letters)] or [""]


def _heading(lines: Sequence[str], top: float, left: int) -> dict[str, object]:
    place = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": -left, "y": top, "yref": "y", "yanchor": "top"}
    look = {"align": "left", "showarrow": False, "borderpad": 0, "font": {"size": NAME_SIZE, "color": TEXT}}
    return {"text": "<br>".join(f"<b>{line}</b>" for line in lines), **place, **look}


def placed_figure(traces: Sequence[Any], places: Places, xaxis: dict[str, object], *, right: int) -> go.Figure:
    """The figure, with so many pixels right of the plot; the axis is at the bottom, a line between groups."""
    below = AXIS_HEIGHT + (AXIS_TITLE_HEIGHT if xaxis.get("title") else 0) if xaxis.get("visible", True) else 0
    layout: dict[str, object] = {
        "height": round(_ABOVE + places.bottom + below),
        "margin": {"l": places.left, "r": right, "t": _ABOVE, "b": below},
        "barmode": "overlay",
        "showlegend": False,
        "annotations": [*places.headings],
        "xaxis": {"showgrid": True, "gridcolor": GRID, "linecolor": RULE, "fixedrange": True, **xaxis},
        "yaxis": {
            "range": [places.bottom, 0],
            "tickmode": "array",
            "tickvals": [*places.at],
            "ticktext": [*places.names],
            "tickfont": {"size": NAME_SIZE, "color": TEXT},
            "ticks": "",
            "ticklabelstandoff": GAP - 4,
            "showgrid": False,
            "automargin": places.canvas is SCREEN,
            "fixedrange": True,
        },
    }
    return go.Figure(data=[*traces], layout=in_template(layout))
