"""The look of every chart, settled once: the Analysis Function's template, our type sizes, rows with labels above.

A label stands above its mark, so that no name is cut or turned at any width; the number is in the label, with its
word. The y axis counts pixels from the top, so that labels of any number of lines find room.
"""

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

import afcharts.pio_template  # noqa: F401  registers the template "afcharts"
import plotly.graph_objects as go
import plotly.io as pio
from afcharts.af_colours import get_af_colours

from twinboard.charts.letters import width_of

BLUE, TEAL, PURPLE, ORANGE, _, LILAC = get_af_colours("categorical", number_of_colours=6)
FOCUS, GREY = get_af_colours("focus")
TEXT, RULE, TRACK, GRID = "#0b0c0c", "#767676", "#f3f2f1", "#e3e3e2"
COLOURS = (BLUE, TEAL, PURPLE, ORANGE, LILAC, GREY, TEXT, RULE, TRACK)
"""All that charts are drawn in, on white."""
FONT = 'Arial, "Liberation Sans", Helvetica, sans-serif'
FONT_SIZE = 15
LABEL_WIDTH, LABEL_ROOM = 44, 330
"""The longest line of a label, in letters, and in pixels for those whose letters are wide."""
MARK = 22
AXIS_HEIGHT = 46
KEY = "key_height"
"""In a layout's `meta`: pixels at the top that say what the columns of all rows below are."""
_LINE, _ABOVE_MARK, _BELOW_MARK = 20, 4, 18
HEADING_SIZE, _HEADING_LETTERS, _HEADING_LINE, _BELOW_HEADING = 16, 34, 21, 9
_NUMBER = re.compile(r"[−-]?£?\d[\d,.]*(?: (?:billion|million))?")
_QUANTITY = re.compile(
    rf"(?:\b(?:over|at least|up to|around|about) )?{_NUMBER.pattern}(?: per cent)?(?: a (?:year|quarter|month))?"
)

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
    """The words above a mark; `strong` is a part of them that stands out and is not broken.

    Where it has `times` the room of the narrowest screen, its lines are as many times as long.
    """

    text: str
    strong: str
    times: int = 1

    def lines(self) -> list[str]:
        """The words as lines of markup, none longer than LABEL_WIDTH or wider than LABEL_ROOM."""
        letters, room = self.times * LABEL_WIDTH, self.times * LABEL_ROOM
        fits = len(self.strong) <= letters and width_of(self.strong, FONT_SIZE, bold=True) <= room
        kept = self.strong.replace(" ", "\u00a0") if fits else self.strong
        broken = _fitting(self.text.replace(self.strong, kept), kept, letters, room)
        strong = next((number for number, line in enumerate(broken) if plain(kept) in line), None)
        return [
            line.replace(plain(kept), f"<b>{plain(kept)}</b>", 1) if number == strong else line
            for number, line in enumerate(broken)
        ] or [""]


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


def heading(text: str, top: float) -> tuple[dict[str, object], int]:
    """A heading in bold from `top` pixels down, and where what it heads begins."""
    lines = wrapped(text, _HEADING_LETTERS)
    note = text_at("<br>".join(f"<b>{line}</b>" for line in lines), top, size=HEADING_SIZE)
    return note, round(top) + len(lines) * _HEADING_LINE + _BELOW_HEADING


def wrapped(text: str, letters: int) -> list[str]:
    """The words as lines of so many letters at most; a quantity is broken only if it does not fit in a line."""
    for together in (_QUANTITY, _NUMBER):
        for words in set(together.findall(text)):
            text = text.replace(words, words.replace(" ", "\u00a0")) if len(words) <= letters else text
    is_too_long = any(len(word) > letters for word in text.split())
    return textwrap.wrap(plain(text), letters, break_on_hyphens=is_too_long)


def _fitting(text: str, strong: str, most: int, room: float) -> list[str]:
    """The words of a label as lines of as many letters as there is room for; `strong` is drawn in bold."""
    for letters in range(most, 0, -1):
        lines = wrapped(text, letters)
        if all(_width(line, plain(strong)) <= room for line in lines):
            break
    return lines


def _width(line: str, strong: str) -> float:
    before, found, after = line.partition(strong) if strong else (line, "", "")
    return width_of(before + after, FONT_SIZE) + width_of(found, FONT_SIZE, bold=True)


_WRITTEN_SIGN = re.compile(r"&(?=#?\w{1,31};)")


def plain(text: str) -> str:
    """Text from a workbook, so that Plotly takes none of it for a tag, nor for a sign that is written as a number."""
    return _WRITTEN_SIGN.sub("&\u2060", text.replace("<", "‹").replace(">", "›"))


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


def in_template(layout: dict[str, object]) -> go.Layout:
    """A layout in our template."""
    return go.Layout(template=_template, **layout)
