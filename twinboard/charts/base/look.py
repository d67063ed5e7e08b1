"""The look of every chart, settled once: the Analysis Function's template, our colours and type sizes, safe text."""

import re
import textwrap

import afcharts.pio_template  # noqa: F401  registers the template "afcharts"
import plotly.graph_objects as go
import plotly.io as pio
from afcharts.af_colours import get_af_colours

BLUE, TEAL, PURPLE, ORANGE, DARK, LILAC = get_af_colours("categorical", number_of_colours=6)
FOCUS, GREY = get_af_colours("focus")
TEXT, RULE, TRACK, GRID = "#0b0c0c", "#767676", "#f3f2f1", "#e3e3e2"
COLOURS = (BLUE, TEAL, PURPLE, ORANGE, DARK, LILAC, GREY, TEXT, RULE, TRACK)
"""All that charts are drawn in, on white."""
FONT = 'Arial, "Liberation Sans", Helvetica, sans-serif'
FONT_SIZE = 15
KEY = "key_height"
"""In a layout's `meta`: how many annotations at the top say what the columns of all rows below are."""
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


def wrapped(text: str, letters: int) -> list[str]:
    """The words as lines of so many letters at most; a quantity is broken only if it does not fit in a line."""
    for together in (_QUANTITY, _NUMBER):
        for words in set(together.findall(text)):
            text = text.replace(words, words.replace(" ", "\u00a0")) if len(words) <= letters else text
    is_too_long = any(len(word) > letters for word in text.split())
    return textwrap.wrap(plain(text), letters, break_on_hyphens=is_too_long)


_WRITTEN_SIGN = re.compile(r"&(?=#?\w{1,31};)")


def plain(text: str) -> str:
    """Text from a workbook, so that Plotly takes none of it for a tag, nor for a sign that is written as a number."""
    return _WRITTEN_SIGN.sub("&\u2060", text.replace("<", "‹").replace(">", "›"))


def in_template(layout: dict[str, object]) -> go.Layout:
    """A layout in our template."""
    return go.Layout(template=_template, **layout)
