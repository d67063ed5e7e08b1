"""Bars from zero whose shape shows the bound: over and at least go on, around is striped, up to is dotted."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from twinboard.charts.look import (
    BLUE,
    MARK,
    RULE,
    TRACK,
    Label,
    Stack,
    plain,
    stack,
    stacked_figure,
)
from twinboard.models import Bound

_ROOM_FOR_ARROW = 0.05
_ARROW = f"M 0 {MARK / 2} L 13 0 L 0 -{MARK / 2} Z"
_OPEN = (Bound.OVER, Bound.AT_LEAST)
_PATTERNS: dict[str, str] = {Bound.AROUND: "/", Bound.UP_TO: "."}
_STRIPES = {"fgcolor": BLUE, "bgcolor": "white", "size": 7, "solidity": 0.45}
_THIN = 0.25
_MEANINGS = {
    Bound.OVER: "arrow: over",
    Bound.AT_LEAST: "arrow: at least",
    Bound.AROUND: "striped: around",
    Bound.UP_TO: "dotted: up to",
}


@dataclass(frozen=True)
class Bar:
    """One bar from zero: the label above it, and the bound that its shape shows."""

    label: Label
    value: float
    bound: str
    hover: str


def bar_figure(bars: Sequence[Bar], *, full: float | None = None, firm: Sequence[bool] = ()) -> go.Figure:
    """Labelled bars from zero; `full` is the value of the whole width, drawn as a track behind.

    `firm` says of each bar whether it is filled; without it all are.
    """
    rows = stack([bar.label for bar in bars])
    drawn, heads = filled_and_outlined(bars, rows.marks, firm) if firm else ([bar_trace(bars, rows.marks)], None)
    traces = [*([_track(rows, full)] if full else []), *drawn]
    values = [float(bar.value) for bar in bars]
    fits = full and all(0 <= value <= full for value in values)
    figure = stacked_figure(traces, rows, {"range": [0, full] if fits else value_range([*values, full or 0])})
    return figure.update_layout(shapes=arrow_heads(bars, rows.marks) if heads is None else heads)


def bar_trace(bars: Sequence[Bar], marks: Sequence[float]) -> go.Bar:
    """The bars at their marks, each filled as its bound asks."""
    return go.Bar(
        x=[bar.value for bar in bars],
        y=list(marks),
        orientation="h",
        width=MARK,
        marker={
            "color": BLUE,
            "line": {"color": BLUE, "width": 1.5},
            "pattern": {"shape": [_PATTERNS.get(bar.bound, "") for bar in bars], **_STRIPES},
        },
        hovertext=[plain(bar.hover) for bar in bars],
        hoverinfo="text",
    )


def arrow_heads(bars: Sequence[Bar], marks: Sequence[float]) -> list[dict[str, object]]:
    """Arrow heads at the ends of bars that go on past what is stated: the same size at any width."""
    place = {"type": "path", "path": _ARROW, "xref": "x", "yref": "y", "xsizemode": "pixel", "ysizemode": "pixel"}
    look = {"fillcolor": BLUE, "line": {"color": BLUE, "width": 1.5}}
    return [
        {**place, **look, "xanchor": bar.value, "yanchor": mark}
        for bar, mark in zip(bars, marks, strict=True)
        if bar.bound in _OPEN
    ]


def bound_key(bounds: Sequence[str]) -> str:
    """What the shapes of inexact bars mean, for the subtitle; empty where all are exact."""
    return "; ".join(meaning for bound, meaning in _MEANINGS.items() if bound in bounds)


def filled_and_outlined(
    bars: Sequence[Bar], marks: Sequence[float], firm: Sequence[bool]
) -> tuple[list[go.Bar], list[dict[str, object]]]:
    """Bars, filled if firm and else outlined, and their arrow heads.

    A trace for each kind: Plotly draws no pattern's ground where the colours of one trace differ.
    """
    traces, heads = [], []
    for is_firm, ground, stripes in ((True, BLUE, "white"), (False, "white", BLUE)):
        alike = [place for place, each in enumerate(firm) if each == is_firm]
        drawn, at = [bars[place] for place in alike], [marks[place] for place in alike]
        pattern = {"bgcolor": ground, "fgcolor": stripes, "solidity": _THIN}
        traces.append(bar_trace(drawn, at).update(marker={"color": ground, "pattern": pattern}))
        heads += [{**head, "fillcolor": ground} for head in arrow_heads(drawn, at)]
    return traces, heads


def value_range(values: Sequence[float]) -> list[float]:
    """The ends of an axis that holds zero and these values, with room for an arrow past either end."""
    least, most = min(0.0, *values, 0.0), max(0.0, *values, 0.0)
    room = ((most - least) or 1) * _ROOM_FOR_ARROW
    return [least - room if least else 0, (most or (0 if least else 1)) + room]


def _track(rows: Stack, full: float) -> go.Bar:
    return go.Bar(
        x=[full] * len(rows.marks),
        y=list(rows.marks),
        orientation="h",
        width=MARK,
        marker={"color": TRACK, "line": {"color": RULE, "width": 1}},
        hoverinfo="skip",
    )
