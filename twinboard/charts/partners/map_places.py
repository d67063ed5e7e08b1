"""Where names stand on a map so that none meets another or a point, at any width of the map."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import cos, inf, radians
from typing import NamedTuple

LOWEST, LINE, POINT = 380, 20, 22
"""In pixels: the lowest map, the height of a line of a name, and the room of a point."""
_NARROWEST, _WIDEST = 286, 1160
_LETTER = 7.2
_SIDES = (("left", 12), ("right", -12), ("center", 0), ("left", 60), ("right", -60))
_RISE, _NORTHERNMOST, _ARC_STEPS = 0.3, 95, 24
"""Degrees north for each degree east or west, and the latitude that draws the highest of them."""
_STEPS = 17
"""How many half lines a name may stand off its point."""

Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
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

    def places(self) -> Iterator["Box"]:
        """The same name in the places to try, the nearest first, none of them past the left or the right edge."""
        for step in range(_STEPS):
            for down in (step * LINE / 2, -step * LINE / 2):
                for side, across in _SIDES:
                    place = replace(self, side=side, across=across, down=down)
                    if 0 <= place.x + place.left <= _NARROWEST - place.width:
                        yield place

    def meets(self, other: "Box", growth: float) -> bool:
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


def arc(start: Point, end: Point) -> list[Point]:
    """A gentle curve from one point to another, higher in the middle the farther they are from each other."""
    (x, y), (to_x, to_y) = start, end
    top = min((y + to_y) / 2 + _RISE * abs(to_x - x), _NORTHERNMOST)
    steps = [step / _ARC_STEPS for step in range(_ARC_STEPS + 1)]
    return [
        (
            x + (to_x - x) * at,
            (1 - at) ** 2 * y + 2 * at * (1 - at) * top + at**2 * to_y,
        )
        for at in steps
    ]


class Frame(NamedTuple):
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


def framed(points: Sequence[Point], lowest: float) -> Frame:
    """A frame with a margin around all points: not too small for coasts to tell, and not much taller than wide.

    It is so many pixels tall at least.
    """
    longitudes, latitudes = zip(*points, strict=True)
    south, north = max(min(latitudes) - 9, -85), min(max(latitudes) + 10, 85)
    middle, stretch = (min(longitudes) + max(longitudes)) / 2, 1 / cos(radians((south + north) / 2))
    reach = max((max(longitudes) - min(longitudes)) * 1.2, 16, (north - south) * stretch / 1.2)
    wide = _NARROWEST / reach
    needed = (north - south) * wide * stretch
    height = max(lowest, needed)
    growth = min(_WIDEST / _NARROWEST, height / needed)
    return Frame(middle - reach / 2, middle + reach / 2, south, north, wide, wide * stretch, height, growth)


def placed(names: list[list[str]], points: Sequence[Box], frame: Frame) -> list[Box]:
    """Places for the names beside their points, in order, as far as each finds one that is free."""
    found: list[Box] = []
    for lines, point in zip(names, points, strict=False):
        letters = max(len(line.replace("<b>", "").replace("</b>", "")) for line in lines)
        box = replace(point, width=letters * _LETTER + 6, height=len(lines) * LINE + 2)
        taken = [*points, *found]
        free = (place for place in box.places() if not any(place.meets(each, frame.growth) for each in taken))
        if (place := next(free, None)) is None:
            break
        found.append(place)
    return found
