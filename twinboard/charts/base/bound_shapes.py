"""How bars show that a number is not exact: open at the right, striped or dotted; and that it is firm: filled."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from twinboard.charts.base.look import BLUE
from twinboard.models import Bound

BAR = 22
"""How tall a bar is, in pixels."""
OPEN = (Bound.OVER, Bound.AT_LEAST)
"""What may be more than is stated: an arrow head at the end says so."""
PATTERNS: dict[str, str] = {Bound.AROUND: "/", Bound.UP_TO: "."}
_SOLID, _BESIDE, _HEAD = 0.3, 8, 0.866
"""How much of a striped bar is stripes; pixels from a bar to words; the size of a head as tall as a bar of 1."""


@dataclass(frozen=True)
class Shaped:
    """A bar from zero at a height; `link` is what it leads to, a kind and an id."""

    value: float
    at: float
    bound: str
    hover: str
    is_firm: bool = True
    link: tuple[str, str] | None = None


def bar_traces(bars: Sequence[Shaped], thick: float = BAR) -> list[go.Bar]:
    """The bars, so many units of the y axis thick.

    A trace for each kind: Plotly draws no pattern's ground where the colours of one trace differ.
    """
    return [
        _trace([bar for bar in bars if bar.is_firm == is_firm], thick, *look)
        for is_firm, look in ((True, (BLUE, "white")), (False, ("white", BLUE)))
        if any(bar.is_firm == is_firm for bar in bars)
    ]


def _trace(bars: Sequence[Shaped], thick: float, ground: str, stripes: str) -> go.Bar:
    shapes = [PATTERNS.get(bar.bound, "") for bar in bars]
    return go.Bar(
        x=[bar.value for bar in bars],
        y=[bar.at for bar in bars],
        orientation="h",
        width=thick,
        marker={
            "color": ground,
            "line": {"color": BLUE, "width": 1.5},
            "pattern": {"shape": shapes, "bgcolor": ground, "fgcolor": stripes, "size": 7, "solidity": _SOLID},
        },
        hovertext=[bar.hover for bar in bars],
        hoverinfo="text",
        customdata=[[*bar.link] if bar.link else None for bar in bars],
        cliponaxis=False,
    )


def open_ends(bars: Sequence[Shaped], thick: float = BAR, colour: str = BLUE) -> list[go.Scatter]:
    """Arrow heads at the ends of bars that go on past what is stated: as tall as a bar, and not cut by the plot."""
    found = [bar for bar in bars if bar.bound in OPEN]
    size = thick * _HEAD
    marker = {
        "symbol": "triangle-down",
        "angle": -90,
        "standoff": size / 4,
        "size": size,
        "opacity": 1,
        "color": [colour if bar.is_firm else "white" for bar in found],
        "line": {"color": colour, "width": 1.5},
    }
    ends = go.Scatter(
        x=[bar.value for bar in found],
        y=[bar.at for bar in found],
        mode="markers",
        marker=marker,
        hoverinfo="skip",
        cliponaxis=False,
    )
    return [ends] if found else []


def beyond(bound: str, thick: float = BAR) -> float:
    """Pixels from the end of a bar to where words beside it may begin."""
    return _BESIDE + (0.75 * thick * _HEAD if bound in OPEN else 0)
