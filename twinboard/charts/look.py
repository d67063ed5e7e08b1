"""The look of every chart, settled once: the Analysis Function's template, our type sizes, bars with labels above.

A label stands above its bar, so that no name is cut or turned at any width; the number is in the label, with its word.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

import afcharts.pio_template  # noqa: F401  registers the template "afcharts"
import plotly.graph_objects as go
import plotly.io as pio
from afcharts.af_colours import get_af_colours

from twinboard.models import Bound

BLUE, TEAL, PURPLE, ORANGE, *_ = get_af_colours("categorical", number_of_colours=4)
FOCUS, GREY = get_af_colours("focus")
TEXT = "#0b0c0c"
FONT = 'Arial, "Liberation Sans", Helvetica, sans-serif'
FONT_SIZE = 15
ROW_HEIGHT = 62
LABEL_WIDTH = 58
_LINE_HEIGHT = 19
_BAR = 0.34

_template = go.layout.Template(pio.templates["afcharts"])
_template.layout.update(
    font={"family": FONT, "size": FONT_SIZE, "color": TEXT},
    annotationdefaults={"font": {"size": FONT_SIZE}, "showarrow": False},
    xaxis={"tickfont": {"size": FONT_SIZE - 1}, "zeroline": False},
    yaxis={"tickfont": {"size": FONT_SIZE - 1}, "zeroline": False},
    hoverlabel={"font": {"size": FONT_SIZE - 1}},
    hovermode="closest",
    margin={"l": 4, "r": 16, "t": 8, "b": 8, "pad": 0},
    paper_bgcolor="white",
    plot_bgcolor="white",
)


@dataclass(frozen=True)
class Bar:
    """One bar from zero: the label above it, and the bound that its shape shows."""

    label: str
    value: float
    bound: str
    hover: str
    colour: str = BLUE


def wrapped(text: str, width: int = LABEL_WIDTH) -> str:
    """Text broken into lines for a label."""
    return "<br>".join(textwrap.wrap(plain(text), width, break_long_words=True))


def plain(text: str) -> str:
    """Text from a workbook, so that Plotly takes none of it for a tag."""
    return text.replace("<", "‹").replace(">", "›")


def base_figure(height: int, traces: Sequence[go.Figure] = ()) -> go.Figure:
    """A figure in our template, `height` pixels high."""
    layout = go.Layout(template=_template, height=height, showlegend=False, barmode="stack", bargap=0)
    return go.Figure(data=list(traces), layout=layout)


def label_above(text: str, position: float, *, lines: int = 1) -> dict[str, object]:
    """The annotation above the row at `position`, from the left edge."""
    shift = 16 + (lines - 1) * _LINE_HEIGHT / 2
    return {
        "text": text, "x": 0, "xref": "paper", "xanchor": "left", "align": "left",
        "y": position, "yanchor": "middle", "yshift": shift, "showarrow": False,
    }  # fmt: skip


def rows_layout(count: int) -> tuple[int, dict[str, object]]:
    """The height of a figure with so many rows, and the y axis that holds them from top to bottom."""
    return count * ROW_HEIGHT + 16, {"range": [count - 0.5 + 0.12, -0.72], "visible": False, "fixedrange": True}


def bar_figure(bars: Sequence[Bar], *, full: float | None = None) -> go.Figure:
    """Labelled bars from zero; `full` is the value of the whole width, drawn as a track behind."""
    height, yaxis = rows_layout(len(bars))
    largest = full or max(bar.value for bar in bars)
    traces = [_track(len(bars), full)] if full else []
    figure = base_figure(height, [*traces, _bars(bars)])
    figure.update_layout(
        barmode="overlay",
        yaxis=yaxis,
        xaxis={"range": [0, largest * (1 if full else 1.08)], "visible": False},
        annotations=[label_above(f"{bar.label}", index) for index, bar in enumerate(bars)],
    )
    figure.add_traces([open_ends([(bar.value, index, bar.colour) for index, bar in enumerate(bars) if is_open(bar.bound)])])
    return figure


def is_open(bound: str) -> bool:
    return bound in (Bound.OVER, Bound.AT_LEAST)


def bound_pattern(bound: str) -> str:
    """The fill of a bar of that bound: solid only where the number is exact or a floor."""
    return {Bound.AROUND: "/", Bound.UP_TO: "."}.get(Bound(bound), "")


def open_ends(ends: Sequence[tuple[float, float, str]]) -> go.Scatter:
    """Arrow heads where a bar goes on past what is stated: (x, row, colour)."""
    return go.Scatter(
        x=[end[0] for end in ends],
        y=[end[1] for end in ends],
        mode="markers",
        marker={"symbol": "triangle-right", "size": 21, "color": [end[2] for end in ends]},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _bars(bars: Sequence[Bar]) -> go.Bar:
    return go.Bar(
        x=[bar.value for bar in bars],
        y=list(range(len(bars))),
        orientation="h",
        width=_BAR,
        marker={
            "color": [bar.colour for bar in bars],
            "line": {"color": [bar.colour for bar in bars], "width": 1.5},
            "pattern": {"shape": [bound_pattern(bar.bound) for bar in bars], "fgcolor": "white", "size": 7},
        },
        hovertext=[bar.hover for bar in bars],
        hoverinfo="text",
    )


def _track(count: int, full: float) -> go.Bar:
    return go.Bar(
        x=[full] * count,
        y=list(range(count)),
        orientation="h",
        width=_BAR,
        marker={"color": "#f3f2f1", "line": {"color": "#767676", "width": 1}},
        hoverinfo="skip",
    )


def bound_key(bounds: Sequence[str]) -> str:
    """What the shapes of inexact bars mean, for the subtitle; empty where all are exact."""
    words = {
        Bound.OVER: "an arrow: over",
        Bound.AT_LEAST: "an arrow: at least",
        Bound.AROUND: "striped: around",
        Bound.UP_TO: "dotted: up to",
    }
    return "; ".join(meaning for bound, meaning in words.items() if bound in bounds)
