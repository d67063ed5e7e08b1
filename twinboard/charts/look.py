"""The look of every chart, settled once: the Analysis Function's template, our type sizes, rows with labels above.

A label stands above its mark, so that no name is cut or turned at any width; the number is in the label, with its
word. The y axis counts pixels from the top, so that labels of any number of lines find room.
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
TEXT, RULE, TRACK = "#0b0c0c", "#767676", "#f3f2f1"
FONT = 'Arial, "Liberation Sans", Helvetica, sans-serif'
FONT_SIZE = 15
LABEL_WIDTH = 44
MARK = 22
AXIS_HEIGHT = 46
_LINE, _ABOVE_MARK, _BELOW_MARK = 20, 4, 18
ROOM_FOR_ARROW = 1.05
_ARROW = f"M 0 {MARK / 2} L 13 0 L 0 -{MARK / 2} Z"
_OPEN = (Bound.OVER, Bound.AT_LEAST)
_PATTERNS: dict[str, str] = {Bound.AROUND: "/", Bound.UP_TO: "."}
_STRIPES = {"fgcolor": BLUE, "bgcolor": "white", "size": 7, "solidity": 0.45}
_MEANINGS = {
    Bound.OVER: "arrow: over",
    Bound.AT_LEAST: "arrow: at least",
    Bound.AROUND: "striped: around",
    Bound.UP_TO: "dotted: up to",
}

_template = go.layout.Template(pio.templates["afcharts"])
_template.layout.update(
    font={"family": FONT, "size": FONT_SIZE, "color": TEXT},
    annotationdefaults={"font": {"size": FONT_SIZE}, "showarrow": False},
    xaxis={"tickfont": {"size": FONT_SIZE - 1}, "zeroline": False},
    yaxis={"tickfont": {"size": FONT_SIZE - 1}, "zeroline": False},
    hoverlabel={"font": {"size": FONT_SIZE - 1}},
    hovermode="closest",
    margin={"l": 4, "r": 16, "t": 0, "b": 0, "pad": 0},
    paper_bgcolor="white",
    plot_bgcolor="white",
)


@dataclass(frozen=True)
class Label:
    """The words above a mark; `strong` is a part of them that stands out and is not broken."""

    text: str
    strong: str

    def lines(self) -> list[str]:
        """The words as lines of markup, none longer than LABEL_WIDTH."""
        kept = self.strong.replace(" ", "\u00a0") if len(self.strong) <= LABEL_WIDTH else self.strong
        broken = textwrap.wrap(plain(self.text.replace(self.strong, kept)), LABEL_WIDTH, break_on_hyphens=False)
        return [line.replace(plain(kept), f"<b>{plain(kept)}</b>") for line in broken] or [""]


@dataclass(frozen=True)
class Bar:
    """One bar from zero: the label above it, and the bound that its shape shows."""

    label: Label
    value: float
    bound: str
    hover: str


@dataclass(frozen=True)
class Stack:
    """Rows of a label and a mark, one below the other: where each mark stands, in pixels from `top`."""

    marks: tuple[float, ...]
    annotations: tuple[dict[str, object], ...]
    bottom: int


def stack(labels: Sequence[Label], top: int = 0) -> Stack:
    """Finds room for the rows, from `top` pixels down."""
    marks, annotations = [], []
    for label in labels:
        lines = label.lines()
        annotations.append(text_at("<br>".join(lines), top))
        top += len(lines) * _LINE + _ABOVE_MARK + MARK // 2
        marks.append(top)
        top += MARK // 2 + _BELOW_MARK
    return Stack(tuple(marks), tuple(annotations), top)


def text_at(text: str, top: float, *, size: int = FONT_SIZE) -> dict[str, object]:
    """Words at the left edge, their upper side at `top` pixels."""
    place = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": -4, "y": top, "yref": "y", "yanchor": "top"}
    return {
        "text": text,
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
        "bgcolor": "white",
        "font": {"size": size},
        **place,
    }


def plain(text: str) -> str:
    """Text from a workbook, so that Plotly takes none of it for a tag."""
    return text.replace("<", "‹").replace(">", "›")


def stacked_figure(
    traces: Sequence[go.Bar | go.Scatter], rows: Stack, xaxis: dict[str, object], *, with_axis: bool = False
) -> go.Figure:
    """A figure of rows in our template: as high as they are, and the height of the x axis if it is shown."""
    below = AXIS_HEIGHT if with_axis else 0
    layout = go.Layout(
        template=_template,
        height=rows.bottom + below,
        showlegend=False,
        barmode="overlay",
        margin={"b": below},
        xaxis={"visible": with_axis, "fixedrange": True, **xaxis},
        yaxis={"range": [rows.bottom, 0], "visible": False, "fixedrange": True},
        annotations=list(rows.annotations),
    )
    return go.Figure(data=list(traces), layout=layout)


def bar_figure(bars: Sequence[Bar], *, full: float | None = None) -> go.Figure:
    """Labelled bars from zero; `full` is the value of the whole width, drawn as a track behind."""
    rows = stack([bar.label for bar in bars])
    largest = full or max(bar.value for bar in bars) or 1
    traces = [*([_track(rows, full)] if full else []), bar_trace(bars, rows.marks)]
    figure = stacked_figure(traces, rows, {"range": [0, largest * (1 if full else ROOM_FOR_ARROW)]})
    return figure.update_layout(shapes=arrow_heads(bars, rows.marks))


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


def arrow_heads(bars: Sequence[Bar], marks: Sequence[float], xref: str = "x") -> list[dict[str, object]]:
    """Arrow heads at the ends of bars that go on past what is stated: the same size at any width."""
    place = {"type": "path", "path": _ARROW, "xref": xref, "yref": "y", "xsizemode": "pixel", "ysizemode": "pixel"}
    look = {"fillcolor": BLUE, "line": {"color": BLUE, "width": 1.5}}
    return [
        {**place, **look, "xanchor": bar.value, "yanchor": mark}
        for bar, mark in zip(bars, marks, strict=True)
        if bar.bound in _OPEN
    ]


def bound_key(bounds: Sequence[str]) -> str:
    """What the shapes of inexact bars mean, for the subtitle; empty where all are exact."""
    return "; ".join(meaning for bound, meaning in _MEANINGS.items() if bound in bounds)


def _track(rows: Stack, full: float) -> go.Bar:
    return go.Bar(
        x=[full] * len(rows.marks),
        y=list(rows.marks),
        orientation="h",
        width=MARK,
        marker={"color": TRACK, "line": {"color": RULE, "width": 1}},
        hoverinfo="skip",
    )
