"""How bars show that a number is not exact: open at the right, striped or dotted, with a lined end as far as a range
goes; and that it is firm: filled.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from twinboard.bounds import high_of
from twinboard.charts.base.look import BLUE
from twinboard.models import Bound

BAR = 22
"""How tall a bar is, in pixels."""
OPEN = (Bound.OVER, Bound.AT_LEAST)
"""What may be more than is stated: an arrow head at the end says so."""
PATTERNS: dict[str, str] = {Bound.AROUND: "/", Bound.UP_TO: "."}
_SOLID, _BESIDE, _HEAD, _STROKE = 0.3, 8, 0.866, 16
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

    @property
    def sure(self) -> float:
        """As far from zero as the number surely reaches: of a range to its nearer end, and nowhere over both sides."""
        high = high_of(self.bound)
        return self.value if high is None or self.value >= 0 else min(float(high), 0.0)

    @property
    def rest(self) -> float:
        """From there on, how much farther a range may reach."""
        high = high_of(self.bound)
        return 0.0 if high is None else float(high) - self.value if self.value >= 0 else self.value - self.sure


def range_key(words: Iterable[str], *, of_points: bool = False) -> str:
    """What a lined end means, or a stroke beyond a point, where any is drawn."""
    if all(high_of(word) is None for word in words):
        return ""
    return "stroke: the higher number of a range" if of_points else "lined: up to the higher number of a range"


def high_in(word: str) -> float | None:
    """The higher end of a range, as it is drawn."""
    high = high_of(word)
    return None if high is None else float(high)


def stroked(low: tuple[object, object], high: tuple[object, object], colour: str, *, is_upright: bool) -> go.Scatter:
    """From the point of a range to its higher number, x and y each: a line with a stroke across its end."""
    (x, y), (end_x, end_y) = low, high
    symbol = "line-ew-open" if is_upright else "line-ns-open"
    return go.Scatter(
        x=[x, end_x],
        y=[y, end_y],
        mode="lines+markers",
        line={"color": colour, "width": 3},
        marker={"symbol": symbol, "size": [0, _STROKE], "opacity": 1, "line": {"color": colour, "width": 3}},
        hoverinfo="skip",
        cliponaxis=False,
    )


def bar_traces(bars: Sequence[Shaped], thick: float = BAR) -> list[go.Bar]:
    """The bars, so many units of the y axis thick, and the lined ends of those that are ranges.

    A trace for each kind: Plotly draws no pattern's ground where the colours of one trace differ.
    """
    ranges = [bar for bar in bars if high_of(bar.bound) is not None]
    return [
        _trace([bar for bar in bars if bar.is_firm == is_firm], thick, *look)
        for is_firm, look in ((True, (BLUE, "white")), (False, ("white", BLUE)))
        if any(bar.is_firm == is_firm for bar in bars)
    ] + ([range_trace(ranges, thick)] if ranges else [])


def range_trace(bars: Sequence[Shaped], thick: float, colour: str = BLUE) -> go.Bar:
    """From where a number surely reaches to where it may; of a range across zero, from its one end to the other."""
    crossing = {bar for bar in bars if bar.value < 0 < float(high_of(bar.bound) or 0)}
    return go.Bar(
        base=[bar.value if bar in crossing else bar.sure for bar in bars],
        x=[float(high_of(bar.bound) or 0) - bar.value if bar in crossing else bar.rest for bar in bars],
        y=[bar.at for bar in bars],
        orientation="h",
        width=thick,
        marker={
            "color": "white",
            "line": {"color": colour, "width": 1.5},
            "pattern": {"shape": "|", "bgcolor": "white", "fgcolor": colour, "size": 6, "solidity": 0.25},
        },
        hovertext=[bar.hover for bar in bars],
        hoverinfo="text",
        customdata=[[*bar.link] if bar.link else None for bar in bars],
        cliponaxis=False,
    )


def _trace(bars: Sequence[Shaped], thick: float, ground: str, stripes: str) -> go.Bar:
    shapes = [PATTERNS.get(bar.bound, "") for bar in bars]
    return go.Bar(
        x=[bar.sure for bar in bars],
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
