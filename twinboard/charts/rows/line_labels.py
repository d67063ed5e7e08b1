"""Where the names of lines and of points stand, in pixels, so that none meets another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

_AWAY, _STEP = 11, 6


@dataclass(frozen=True)
class Spot:
    """A box by its middle and its size."""

    x: float
    y: float
    wide: float
    tall: float

    def meets(self, other: "Spot") -> bool:
        across, down = abs(self.x - other.x), abs(self.y - other.y)
        return across < (self.wide + other.wide) / 2 and down < (self.tall + other.tall) / 2


@dataclass(frozen=True)
class Side:
    """Where words stand beside a point: the box, and how Plotly is told."""

    spot: Spot
    anchors: dict[str, object]


_SIDES = (
    ("right", 0),
    ("left", 0),
    ("center", -1),
    ("center", 1),
    ("right", -1),
    ("left", -1),
    ("right", 1),
    ("left", 1),
)
_X_ANCHORS, _Y_ANCHORS = {"right": "left", "left": "right", "center": "center"}, {-1: "bottom", 0: "middle", 1: "top"}
_WAYS = {"right": 1, "left": -1, "center": 0}


def between(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Spot]:
    """Spots along a line, so close that no words find room between two."""
    (x, y), (to_x, to_y) = start, end
    steps = max(1, ceil(max(abs(to_x - x), abs(to_y - y)) / _STEP))
    for step in range(steps + 1):
        yield Spot(x + (to_x - x) * step / steps, y + (to_y - y) * step / steps, _STEP, _STEP)


def free_side(
    point: tuple[float, float], size: tuple[float, float], taken: Sequence[Spot], room: tuple[float, float]
) -> Side | None:
    """The first side of a point on which words of a size meet nothing and stay inside the room, if there is one."""
    (x, y), (wide, tall) = point, size
    for across, down in _SIDES:
        way = _WAYS[across]
        spot = Spot(x + way * (_AWAY + wide / 2), y + down * (_AWAY + tall / 2), wide, tall)
        is_inside = wide / 2 <= spot.x <= room[0] - wide / 2 and tall / 2 <= spot.y <= room[1] - tall / 2
        if is_inside and not any(spot.meets(each) for each in taken):
            anchors = {"xanchor": _X_ANCHORS[across], "yanchor": _Y_ANCHORS[down]}
            return Side(spot, {**anchors, "align": _X_ANCHORS[across], "xshift": way * _AWAY, "yshift": -down * _AWAY})
    return None


def spread(levels: Sequence[float], heights: Sequence[float], room: float) -> list[float]:
    """Middles of so tall boxes, as near to their levels as they can be without meeting, from 0 to `room`."""
    order = sorted(range(len(levels)), key=lambda each: levels[each])
    middles, above = [0.0] * len(levels), 0.0
    for each in order:
        middles[each] = max(levels[each], above + heights[each] / 2)
        above = middles[each] + heights[each] / 2
    below = room
    for each in reversed(order):
        middles[each] = min(middles[each], below - heights[each] / 2)
        below = middles[each] - heights[each] / 2
    return middles
