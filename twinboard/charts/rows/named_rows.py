"""A chart of named rows: each as tall as what is drawn in it and its name ask, below headings; a real axis below all.

y counts pixels from the upper edge of the plot. Names stand on the left; above what is drawn in their rows where that
leaves more room for it: where a name would take more than two lines, or the names more than they should of the width,
or where there is one row.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import plotly.graph_objects as go

from twinboard.charts.base.canvas import SCREEN, Canvas
from twinboard.charts.base.letters import broken, width_of
from twinboard.charts.base.look import FONT_SIZE, GRID, RULE, TEXT, in_template, plain, wrapped

NAME_SIZE = FONT_SIZE - 1
ROW_NAME = "row"
"""What the note of a name is called that stands above its row."""
CONTINUED = " (continued)"
EDGE = 16
"""Pixels right of the plot."""
_GAP, _LEFT = 10, 18
"""Pixels between names and plot, and left of the plot where names stand above."""
_MOST_LINES, _MOST_BESIDE = 2, 0.45
"""Of a name beside its row, and the share of the width that names beside rows may take."""
_LINE, _AROUND_NAME, _ABOVE_NAME, _ABOVE, _OVER_HEADING = 18, 12, 6, 6, 4
_HEADING_LINE, _UNDER_HEADING = 20, 2
_AXIS, _DATE_AXIS, _AXIS_TITLE = 34, 46, 24


@dataclass(frozen=True)
class Named:
    """A row's name, and the name of the group that it stands in, if any; a line of its own follows a newline.

    `is_beside`: never above what is drawn in the row, whatever room that takes.
    """

    name: str
    group: str = ""
    is_beside: bool = False


@dataclass(frozen=True)
class Places:
    """Where the rows stand: the middle of what is drawn in each, its lower edge, the lines of its name, headings.

    `names_at` are the upper edges of the names where they stand above; else there are none.
    """

    at: tuple[float, ...]
    ends: tuple[float, ...]
    names: tuple[str, ...]
    names_at: tuple[float, ...]
    headings: tuple[dict[str, object], ...]
    left: int
    canvas: Canvas

    @property
    def notes(self) -> list[dict[str, object]]:
        """The headings, and the names that stand above their rows."""
        named = zip(self.names, self.names_at, strict=False)
        return [*self.headings, *({**_note(name, top, self.left), "name": ROW_NAME} for name, top in named)]


def placed(names: Sequence[Named], canvas: Canvas, some: slice, least: Sequence[int], *, around: int = 0) -> Places:
    """Finds room for some of the rows, those of one group below its name; all parts have the same left edge.

    What is drawn in each is so many pixels tall, and has so many `around` it where its name stands beside it.
    """
    is_above, all_lines = _lines_of(names, canvas)
    left, lines = _left_of(is_above, all_lines), all_lines[some]
    at, ends, names_at, notes = list[float](), list[float](), list[float](), list[dict[str, object]]()
    top = 0.0
    for group, in_group in groupby(zip(_groups(names, some), lines, least[some], strict=True), lambda row: row[0]):
        if group:
            top += _OVER_HEADING if at else 0
            said = broken(plain(group), canvas.narrowest - _GAP, NAME_SIZE, bold=True)
            notes.append(_note("<br>".join(f"<b>{line}</b>" for line in said), top, left))
            top += len(said) * _HEADING_LINE + _UNDER_HEADING
        for _, each, drawn in in_group:
            tall = max(drawn + around, len(each) * _LINE + _AROUND_NAME)
            if is_above:
                names_at.append(top + _ABOVE_NAME)
                top, tall = top + _ABOVE_NAME + len(each) * _LINE, drawn
            at.append(top + tall / 2)
            top += tall
            ends.append(top)
    return Places(tuple(at), tuple(ends), tuple(map("<br>".join, lines)), tuple(names_at), tuple(notes), left, canvas)


def plot_width(names: Sequence[Named], canvas: Canvas, right: int = EDGE) -> int:
    """The pixels between the names and the right edge; on screen those of the narrowest."""
    return canvas.narrowest - _left_of(*_lines_of(names, canvas)) - right


def stand_above(names: Sequence[Named], canvas: Canvas) -> bool:
    """Whether the names stand above what is drawn in their rows."""
    return _lines_of(names, canvas)[0]


def _groups(names: Sequence[Named], some: slice) -> list[str]:
    """The groups of some of the rows; one that began above them says so."""
    groups, start = [row.group for row in names[some]], some.start or 0
    if not start or not groups or not groups[0] or names[start - 1].group != groups[0]:
        return groups
    return [f"{group}{CONTINUED}" if group == groups[0] else group for group in groups]


def _lines_of(names: Sequence[Named], canvas: Canvas) -> tuple[bool, list[list[str]]]:
    """Whether the names stand above their rows, and the lines of each."""
    beside = [
        [line for own in row.name.split("\n") for line in wrapped(own, canvas.name_letters)] or [""] for row in names
    ]
    is_above = not any(row.is_beside for row in names) and (
        len(names) == 1
        or max(map(len, beside), default=1) > _MOST_LINES
        or _left_of(is_above=False, lines=beside) > _MOST_BESIDE * canvas.narrowest
    )
    if not is_above:
        return False, beside
    room = canvas.narrowest - _GAP
    owns = [[own for own in row.name.split("\n") if own] for row in names]
    return True, [[line for own in each for line in broken(plain(own), room, NAME_SIZE)] for each in owns]


def _left_of(is_above: bool, lines: Sequence[Sequence[str]]) -> int:
    """The left margin holds the longest line; on paper it is just this: the words around a chart are placed from it."""
    if is_above:
        return _LEFT
    return round(max((width_of(line, NAME_SIZE) for each in lines for line in each), default=0.0)) + _GAP


def _note(text: str, top: float, left: int) -> dict[str, object]:
    place = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": -left, "y": top, "yref": "y", "yanchor": "top"}
    look = {
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
        "bgcolor": "white",
        "font": {"size": NAME_SIZE, "color": TEXT},
    }
    return {"text": text, **place, **look}


def row_figure(traces: Sequence[Any], places: Places, xaxis: dict[str, object], *, right: int = EDGE) -> go.Figure:
    """The figure, with so many pixels right of the plot; the axis at the bottom is taller if it has a title."""
    is_on_screen, bottom = places.canvas is SCREEN, places.ends[-1] if places.ends else 0.0
    below = _DATE_AXIS if xaxis.get("type") == "date" else _AXIS
    below = below + (_AXIS_TITLE if xaxis.get("title") else 0) if xaxis.get("visible", True) else 0
    beside = [*zip(places.at, places.names, strict=True)] if not places.names_at else []
    layout: dict[str, object] = {
        "height": round(_ABOVE + bottom + below),
        "margin": {"l": places.left, "r": right, "t": _ABOVE, "b": below},
        "barmode": "overlay",
        "showlegend": False,
        "annotations": places.notes,
        "xaxis": {
            "showgrid": True,
            "gridcolor": GRID,
            "linecolor": RULE,
            "automargin": is_on_screen,
            "fixedrange": True,
            **xaxis,
        },
        "yaxis": {
            "range": [bottom, 0],
            "tickmode": "array",
            "tickvals": [at for at, _ in beside],
            "ticktext": [name for _, name in beside],
            "tickfont": {"size": NAME_SIZE, "color": TEXT},
            "ticks": "",
            "ticklabelstandoff": _GAP - 4,
            "showgrid": False,
            "automargin": is_on_screen,
            "fixedrange": True,
        },
    }
    return go.Figure(data=[*traces], layout=in_template(layout))


def with_rules(figure: go.Figure, places: Places) -> go.Figure:
    """The figure with a thin line above and below each row."""
    ends = {"xref": "paper", "x0": 0, "x1": 1, "type": "line", "layer": "below", "line": {"color": GRID, "width": 1}}
    return figure.update_layout(shapes=[{**ends, "y0": end, "y1": end} for end in (0.0, *places.ends)])
