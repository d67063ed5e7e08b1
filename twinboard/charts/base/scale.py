"""One scale for all values of a chart: from zero, or logarithmic where they lie too far apart for bars."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, log10

from twinboard.bounds import number_words
from twinboard.charts.base.letters import width_of
from twinboard.charts.base.look import FONT_SIZE, GRID
from twinboard.numerals import PER_CENT, POUNDS

FAR_APART = 50
"""How many times the least a value may be before its bar leaves nothing to be seen of the least."""
LOG_KEY = "each line is ten times the last"
"""Of all lines, for the words of some may have no room."""
_TICK_SIZE, _BETWEEN_TICKS, _EDGE = FONT_SIZE - 1, 8, 0.02
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100)
_MOST_LINES = 9


@dataclass(frozen=True)
class Scale:
    """From `low` to `high`, which are powers of ten where the scale is logarithmic."""

    low: float
    high: float
    unit: str
    is_log: bool = False

    def share(self, value: float) -> float:
        """How far along the axis a value stands, from 0 to 1; at its beginning what a logarithm has no place for."""
        return min(1.0, max(0.0, (self.place(value) - self.low) / (self.high - self.low)))

    def place(self, value: float) -> float:
        """Where an annotation of a value stands: Plotly takes the logarithm for it."""
        return (log10(value) if value > 0 else self.low) if self.is_log else value

    @property
    def start(self) -> float:
        """The value from which marks are drawn."""
        return float(10**self.low) if self.is_log else 0.0

    def axis(self, room: float) -> dict[str, object]:
        """The axis with as many ticks as find room in so many pixels; their words have the unit, or its title has."""
        edge = (self.high - self.low) * _EDGE
        values, every = self._powers(room) if self.is_log else self._round_values(room)
        return {
            "type": "log" if self.is_log else "linear",
            "range": [self.low - (edge if self.low < 0 and not self.is_log else 0), self.high + edge],
            "tickmode": "array",
            "tickvals": values,
            "ticktext": [self._words(value) for value in values],
            "tickangle": 0,
            "minor": {"tickmode": "array", "tickvals": every, "showgrid": True, "gridcolor": GRID},
            **(
                {}
                if self.unit in (POUNDS, PER_CENT)
                else {"title": {"text": self.unit, "font": {"size": _TICK_SIZE}, "standoff": 4}}
            ),
        }

    def _words(self, value: float) -> str:
        return tick_words(value, self.unit)

    def _fits(self, values: Sequence[float], room: float) -> bool:
        """Whether the words of these ticks find room beside each other in so many pixels."""
        widths = [width_of(self._words(value), _TICK_SIZE) for value in values]
        places = [self.share(value) * room for value in values]
        pairs = zip(pairwise(places), pairwise(widths), strict=True)
        return all((one + other) / 2 + _BETWEEN_TICKS <= to - at for (at, to), (one, other) in pairs)

    def _powers(self, room: float) -> tuple[list[float], list[float]]:
        """Those that are named, as many as have room, the thousands before others, one at least; and all."""
        powers = range(ceil(self.low), floor(self.high) + 1)
        every = [float(10**power) for power in powers]
        named = ([float(10**power) for power in powers if power % step == 0] for step in (1, 2, 3, 6))
        tried = [values for values in named if len(values) > 1] or [every]
        return next((values for values in tried if self._fits(values, room)), every[:1]), every

    def _round_values(self, room: float) -> tuple[list[float], list[float]]:
        """Those that are named, as many as have room, two at least; and those between, which a wider picture shows."""
        steps = [values for values in self._steps() if len(values) > 1]
        fits = (values for values in steps if self._fits(values, room))
        return next(fits, [0.0, steps[-1][-1]]), self.round_values(_MOST_LINES)

    def round_values(self, most: int) -> list[float]:
        """Round values on a scale that is none of logarithms, at most so many, zero among them."""
        return next(values for values in self._steps() if len(values) <= most)

    def _steps(self) -> list[list[float]]:
        """Round values from zero on, ever farther apart; whole ones where what is counted is whole."""
        span = self.high - self.low
        power = 10.0 ** (floor(log10(span)) - 1)
        least = 1 if floor(self.high) > ceil(self.low) else 0
        steps = [each * power for each in _STEPS if each * power >= least]
        return [[step * at for at in range(ceil(self.low / step), floor(self.high / step) + 1)] for step in steps]


def tick_words(value: float, unit: str) -> str:
    """A value as an axis has it: £20,000, £6m, £30bn, 6%, and of other units the number alone."""
    words = number_words(value, POUNDS if unit == POUNDS else "")
    if unit == PER_CENT:
        return f"{words}%"
    return words.replace(" million", "m").replace(" billion", "bn") if unit == POUNDS else words


def scale_of(values: Sequence[float], unit: str, *, may_be_log: bool = False) -> Scale:
    """The scale that holds these values, and zero where it is none of logarithms."""
    positive = [value for value in values if value > 0]
    if may_be_log and positive and min(values) >= 0 and max(positive) / min(positive) > FAR_APART:
        return Scale(ceil(log10(min(positive))) - 1, log10(max(positive)), unit, is_log=True)
    low, high = min(0.0, *values), max(0.0, *values)
    return Scale(low, high if high > low else low + 1, unit)


def scale_around(values: Sequence[float], unit: str) -> Scale:
    """The scale that holds these values with some room around them, for points and lines alone: it has no zero."""
    low, high = min(values), max(values)
    room = max((high - low) / 2, abs(high) / 20) or 1.0
    return Scale(low - room, high + room, unit)
