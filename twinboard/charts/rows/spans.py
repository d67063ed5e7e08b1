"""A time that is marked behind lines: the days on which something can have begun, with its words above."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from twinboard.charts.base.letters import width_of
from twinboard.charts.base.look import FONT_SIZE, RULE, TRACK, wrapped

_SIZE, _LINE, _DAY, _NARROW, _FEWEST_LETTERS = FONT_SIZE - 1, 18.5, timedelta(days=1), 0.02, 12


@dataclass(frozen=True)
class Span:
    """From a first to a last day, of which one may be open: then it goes to the edge, and that edge has no line."""

    first_on: date | None
    last_on: date | None
    words: str

    @property
    def days(self) -> list[date]:
        return [day for day in (self.first_on, self.last_on) if day]


def shapes(spans: Sequence[Span], first: date, last: date) -> Iterator[dict[str, object]]:
    """Ground as far as a span goes, and a line at each end that is known; what is narrow is one line."""
    for span in spans:
        start, end = span.first_on or first, span.last_on + _DAY if span.last_on else last
        known = [start] * (span.first_on is not None) + [end] * (span.last_on is not None)
        if len(known) == 2 and (end - start) / (last - first) < _NARROW:
            known = [start + (end - start) / 2]
        else:
            yield {"type": "rect", "x0": start.isoformat(), "x1": end.isoformat(), **_BEHIND, "fillcolor": TRACK}
        for day in known:
            line = {"color": RULE, "width": 2, "dash": "dash"}
            yield {"type": "line", "x0": day.isoformat(), "x1": day.isoformat(), **_BEHIND, "line": line}


_BEHIND: dict[str, object] = {"yref": "paper", "y0": 0, "y1": 1, "layer": "below", "line": {"width": 0}}


def room_above(spans: Sequence[Span], first: date, last: date, room: float) -> float:
    """Pixels that the words take above the lines."""
    said = (str(each["text"]) for each in notes(spans, first, last, room))
    return max(((text.count("<br>") + 1) * _LINE for text in said), default=0)


def notes(spans: Sequence[Span], first: date, last: date, room: float) -> Iterator[dict[str, object]]:
    """The words above the known end of each, towards the side that has more room."""
    for span in spans:
        at = max(first, min(span.days[0], last))
        share = (at - first) / (last - first)
        is_left = share <= 0.5
        free = room * (1 - share if is_left else share)
        letters = max(_FEWEST_LETTERS, int(free / width_of("n", _SIZE)))
        place = {"x": at.isoformat(), "xanchor": "left" if is_left else "right", "yref": "paper", "y": 1}
        said = "<br>".join(wrapped(span.words, letters))
        align = "left" if is_left else "right"
        yield {"text": said, "align": align, "yanchor": "bottom", "font": {"size": _SIZE}, **place}
