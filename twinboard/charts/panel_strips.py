"""Pieces of a chart of panels that have axes of their own: those of a piece, moved to where they are in it."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go


def panels_of(figure: go.Figure) -> list[Any]:
    """The y axes of panels, each with a part of the height."""
    return [axis for axis in figure.select_yaxes() if axis.domain is not None]


def panels_between(figure: go.Figure, *spans: tuple[float, float]) -> go.Figure:
    """The panels that stand there, with their lines and words, span below span, as if there were no others."""
    whole, height = figure.layout.height, sum(end - start for start, end in spans)
    layout = figure.layout.to_plotly_json()
    for name in [name for name in layout if name.startswith("yaxis")]:
        upper, lower = (whole * (1 - share) for share in reversed(layout[name]["domain"]))
        moved = _moved_up(upper, lower, spans)
        if moved is not None:
            layout[name]["domain"] = [1 - (lower - moved) / height, 1 - (upper - moved) / height]
        else:
            del layout[name], layout[name.replace("y", "x", 1)]
    traces = [trace for trace in figure.data if trace.yaxis.replace("y", "yaxis") in layout]
    top, bottom = spans[0]
    notes = [note for note in layout["annotations"] if top <= -note["yshift"] < bottom]
    layout["annotations"] = [note | {"yshift": note["yshift"] + top} for note in notes]
    return go.Figure(data=traces, layout=layout)


def _moved_up(upper: float, lower: float, spans: Sequence[tuple[float, float]]) -> float | None:
    """By how much a panel moves up where these spans alone are left; None where it is in none of them."""
    before = 0.0
    for start, end in spans:
        if start <= upper and lower <= end:
            return start - before
        before += end - start
    return None
