"""A map from home to the partners: coasts as a plain line, names beside the points, distances as the crow flies."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import cos, inf, radians
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from twinboard.bounds import number_words
from twinboard.charts.chart import Drawing, Empty
from twinboard.charts.look import BLUE, ORANGE, RULE, TEXT, TRACK, Label, Stack, plain, stacked_figure, text_at
from twinboard.charts.wording import at_most, counted, headline, listed, subtitle
from twinboard.frames import Row, rows
from twinboard.settings import ROOT

NAME = "map_of_partners"
COASTLINES = ROOT / "data" / "reference" / "coastlines.csv"
_SHAPES = {
    "twinning": ("circle", "circle: twinning"),
    "economic twinning": ("square", "square: economic twinning"),
    "memorandum": ("diamond", "diamond: memorandum"),
    "approach": ("triangle-up", "triangle: approach"),
    "none": ("cross", "cross: none on record"),
}
_NARROWEST, _WIDEST, _LOWEST = 286, 1160, 300
_LETTERS, _SIZE, _LETTER, _LINE, _POINT = 22, 14, 7.2, 20, 22
_SIDES = (("left", 12), ("right", -12), ("center", 0), ("left", 60), ("right", -60))
_VEIL = "rgba(255, 255, 255, 0.7)"
_STEPS = 17
"""How many half lines a name may stand off its point; if one must go farther, all go below the map."""


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per partner, as `charts/map_of_partners` gives it."""
    partners = rows(frame)
    mapped = [row for row in partners if row["distance_km"] is not None]
    if not mapped:
        return _empty(partners)
    home = mapped[0]["home"]
    shapes = [words for kind, (_, words) in _SHAPES.items() if kind in {row["relationship"] for row in mapped}]
    outlined = sorted({row["status"] for row in mapped} - {"active"})
    key = [f"star: {home}", *shapes, *([f"outlined: {' or '.join(outlined)}"] if outlined else [])]
    described = listed([f"{row['partner']} ({_related(row)}), {_away(row)}" for row in mapped])
    return Drawing(
        _title(mapped, len(mapped) == len(partners)),
        subtitle(f"Distance from {home} as the crow flies, in kilometres", *key),
        at_most(f"Map of {counted(len(mapped), 'partners')} and how far each is from {home}: {described}."),
        _figure(mapped),
        pd.DataFrame(
            {
                "Partner": [row["partner"] for row in partners],
                "Country": [row["country"] or "not stated" for row in partners],
                "Relationship": [_related(row).capitalize() for row in partners],
                "Status": [row["status"].capitalize() for row in partners],
                f"Distance from {home}": [_away(row) for row in partners],
            }
        ),
        _caveats(partners),
    )


def _empty(partners: list[Row]) -> Empty:
    if not partners:
        return Empty(NAME, "No partner is recorded here.", "Add a row to the sheet Partners.")
    if partners[0]["home_latitude"] is None or partners[0]["home_longitude"] is None:
        remedy = "Add your own place to the sheet Partners, with the status home, its latitude and its longitude."
        return Empty(NAME, "The map does not know where home is.", remedy)
    return Empty(NAME, "No coordinates are on record here.", "Fill in latitude and longitude on the sheet Partners.")


def _related(row: Row) -> str:
    return "none on record" if row["relationship"] == "none" else str(row["relationship"])


def _away(row: Row) -> str:
    if row["distance_km"] is None:
        return "not stated"
    return f"about {number_words(row['distance_km'], 'kilometres')}" if row["distance_km"] else "under 10 kilometres"


def _title(mapped: list[Row], is_all: bool) -> str:
    far, near, home = mapped[0], mapped[-1], mapped[0]["home"]
    if len(mapped) == 1:
        lies = f"lies {_away(far)} from"
        return headline(f"{far['partner']} {lies} {home}", f"{far['partner']} {lies} home", f"The partner {lies} home")
    between = f"about {number_words(near['distance_km'])} to {number_words(far['distance_km'], 'kilometres')}"
    lie = f"{'Partners' if is_all else 'Mapped partners'} lie {between} from"
    if not 0 < near["distance_km"] < far["distance_km"]:
        lie = f"The farthest partner lies {_away(far)} from"
    return headline(f"{lie} {home}", f"{lie} home")


def _caveats(partners: list[Row]) -> tuple[str, ...]:
    lost = [row["partner"] for row in partners if row["distance_km"] is None]
    wide = [row["partner"] for row in partners if row["distance_km"] is not None and row["kind"] != "city"]
    return (
        "No source states these distances: they are computed from coordinates, to the nearest 10 kilometres.",
        *([f"One point stands for the whole of {listed(wide)}."] if wide else []),
        *([f"Not on the map, because no coordinates are on record: {listed(lost)}."] if lost else []),
    )


Point = tuple[float, float]


@dataclass(frozen=True)
class _Box:
    """A point or its name: where the point is on the narrowest map, and where the box lies from it, in pixels."""

    x: float
    y: float
    width: float
    height: float
    side: str = "center"
    across: float = 0
    down: float = 0

    @property
    def left(self) -> float:
        return self.across - {"left": 0, "center": 0.5, "right": 1}[self.side] * self.width

    @property
    def upper(self) -> float:
        return self.down - self.height / 2

    def places(self) -> Iterator["_Box"]:
        """The same name in the places to try, the nearest first, none of them past the left or the right edge."""
        for step in range(_STEPS):
            for down in (step * _LINE / 2, -step * _LINE / 2):
                for side, across in _SIDES:
                    place = replace(self, side=side, across=across, down=down)
                    if 0 <= place.x + place.left <= _NARROWEST - place.width:
                        yield place

    def meets(self, other: "_Box", growth: float) -> bool:
        """Whether the two overlap on any map from the narrowest to one `growth` times as large."""
        across = (self.left - other.left - other.width, self.left + self.width - other.left)
        down = (self.upper - other.upper - other.height, self.upper + self.height - other.upper)
        spans = _while_between(other.x - self.x, *across), _while_between(other.y - self.y, *down)
        return max(1, spans[0][0], spans[1][0]) <= min(growth, spans[0][1], spans[1][1])


def _while_between(away: float, least: float, most: float) -> tuple[float, float]:
    """From which to which growth two boxes overlap in one direction, their points being `away` from each other."""
    if away == 0:
        return (-inf, inf) if least < 0 < most else (inf, -inf)
    return min(least / away, most / away), max(least / away, most / away)


class _Frame(NamedTuple):
    """The degrees that the map must show, pixels to a degree each way on the narrowest map, and its height in pixels.

    `growth` is how much the widest map enlarges: as far as the height allows.
    """

    west: float
    east: float
    south: float
    north: float
    wide: float
    tall: float
    height: float
    growth: float


def _framed(points: Sequence[Point]) -> _Frame:
    """A frame with a margin around all points: not too small for coasts to tell, and not much taller than wide."""
    longitudes, latitudes = zip(*points, strict=True)
    south, north = max(min(latitudes) - 5, -85), min(max(latitudes) + 10, 85)
    middle, stretch = (min(longitudes) + max(longitudes)) / 2, 1 / cos(radians((south + north) / 2))
    reach = max((max(longitudes) - min(longitudes)) * 1.2, 16, (north - south) * stretch / 1.2)
    wide = _NARROWEST / reach
    needed = (north - south) * wide * stretch
    height = max(_LOWEST, needed)
    growth = min(_WIDEST / _NARROWEST, height / needed)
    return _Frame(middle - reach / 2, middle + reach / 2, south, north, wide, wide * stretch, height, growth)


def _placed(names: list[list[str]], points: Sequence[_Box], frame: _Frame) -> list[_Box]:
    """Places for the names beside their points, in order, as far as each finds one that is free."""
    found: list[_Box] = []
    for lines, point in zip(names, points, strict=False):
        letters = max(len(line.replace("<b>", "").replace("</b>", "")) for line in lines)
        box = replace(point, width=letters * _LETTER + 6, height=len(lines) * _LINE + 2)
        taken = [*points, *found]
        free = (place for place in box.places() if not any(place.meets(each, frame.growth) for each in taken))
        if (place := next(free, None)) is None:
            break
        found.append(place)
    return found


def _figure(mapped: list[Row]) -> go.Figure:
    """The names on the map where each finds a place; else numbers there, and the names below it."""
    home = {"longitude": mapped[0]["home_longitude"], "latitude": mapped[0]["home_latitude"]}
    points = [(float(row["longitude"]), float(row["latitude"])) for row in (*mapped, home)]
    frame = _framed(points)
    boxes = [_Box((x - frame.west) * frame.wide, (frame.north - y) * frame.tall, _POINT, _POINT) for x, y in points]
    names = [*([*_lines(row["partner"]), _away(row)] for row in mapped), _lines(mapped[0]["home"])]
    found, below = _placed(names, boxes, frame), []
    if len(found) < len(mapped):
        words = [(f"{number} {row['partner']}: {_away(row)}", _away(row)) for number, row in enumerate(mapped, start=1)]
        below = [line for text, away in words for line in Label(text, away).lines()]
        names = [[f"<b>{number}</b>"] for number, _ in enumerate(mapped, start=1)]
        found = _placed(names, boxes, frame)
    over = max(0, *(-box.y - box.upper for box in found))
    under = max(0, *(frame.growth * box.y + box.upper + box.height - frame.height for box in found))
    notes = [_note(*each) for each in zip(names, points, found, strict=False)]
    if below:
        notes += [text_at("<br>".join(below), 0, size=_SIZE) | {"yref": "paper", "yshift": -under - _LINE}]
        under += (len(below) + 1) * _LINE
    shape = {"scaleanchor": "x", "scaleratio": frame.tall / frame.wide, "constraintoward": "top"}
    figure = stacked_figure([_coasts(), _marks(mapped, points)], Stack((), tuple(notes), _LOWEST), {})
    return figure.update_layout(
        height=round(over + frame.height + under),
        margin={"t": over, "b": under},
        xaxis={"range": [frame.west, frame.east]},
        yaxis={"range": [frame.south, frame.north], **shape},
    )


def _lines(name: str) -> list[str]:
    return [f"<b>{line}</b>" for line in textwrap.wrap(plain(name), _LETTERS, break_on_hyphens=False)]


def _note(lines: list[str], point: Point, box: _Box) -> dict[str, object]:
    place = {"x": point[0], "y": point[1], "ax": box.across, "ay": box.down, "xanchor": box.side, "yanchor": "middle"}
    leader = {"showarrow": True, "arrowhead": 0, "arrowwidth": 1, "arrowcolor": RULE, "standoff": _POINT / 2}
    look = {"font": {"size": _SIZE}, "align": box.side, "bgcolor": _VEIL, "borderpad": 0}
    return {"text": "<br>".join(lines), **place, **leader, **look}


@cache
def _coasts() -> go.Scatter:
    coasts, line = pd.read_csv(COASTLINES), {"color": RULE, "width": 0.8}
    look = {"mode": "lines", "line": line, "fill": "toself", "fillcolor": TRACK, "hoverinfo": "skip"}
    return go.Scatter(x=coasts["longitude"], y=coasts["latitude"], **look)


def _marks(mapped: list[Row], points: list[Point]) -> go.Scatter:
    words = [f"{plain(row['partner'])}<br>{_related(row)}<br>{_away(row)}" for row in mapped]
    return go.Scatter(
        x=[longitude for longitude, _ in points],
        y=[latitude for _, latitude in points],
        mode="markers",
        marker={
            "symbol": [*(_SHAPES[row["relationship"]][0] for row in mapped), "star"],
            "size": _POINT - 7,
            "opacity": 1,
            "color": [*(BLUE if row["status"] == "active" else "white" for row in mapped), ORANGE],
            "line": {"color": [*(BLUE for _ in mapped), TEXT], "width": [*(2.5 for _ in mapped), 1]},
        },
        hovertext=[*words, plain(mapped[0]["home"])],
        hoverinfo="text",
    )
