"""The headline numbers in words, with what stands beside them; and which of them a change would make others."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from twinboard.bounds import listed, quantity_words
from twinboard.diff import Difference
from twinboard.frames import Row, rows
from twinboard.periods import in_period, newest_year
from twinboard.publish import trial
from twinboard.store import Store

NOT_SHOWN = "not shown"
NAMES = {
    "jobs": "Jobs linked with a partner",
    "exports": "UK exports a year",
    "travelled": "People who travelled",
    "budget": "Budget a year",
    "won": "Money won",
}
"""What each headline number is about, where its caption has no room."""
_NEWER, _OTHER = "newer, and not in this number", "not in this number"


@dataclass(frozen=True)
class Headline:
    """A headline number in words, when it is of, and what stands beside it because it leaves out parts of it.

    `count_rows` is on how many published rows it rests, `left_out` what it leaves out, in words, by what and when.
    """

    number: str
    period: str
    beside: str
    count_rows: int = field(default=0, compare=False)
    left_out: Mapping[tuple[str, str], str] = field(default_factory=dict, compare=False)


def headlines(store: Store, version: int | None = None, *, partner: str | None = None) -> dict[str, Headline]:
    """Those of the overview, or of a partner, by name."""
    found = rows(store.ask("explore/tiles", {"partner": partner, "strand": None}, version))
    return {name: _headline([*alike]) for name, alike in groupby(found, itemgetter("tile"))}


def _headline(alike: Sequence[Row]) -> Headline:
    """What several sources state of one thing stands side by side."""
    words = [quantity_words(row["value"], row["bound"], row["unit"]) for row in alike]
    count = max(len(row["fact_ids"]) - len([*_beside(row)]) for row in alike)
    left_out = {(what, period): said for row in alike for what, period, said, _ in _beside(row)}
    return Headline(listed(words), alike[0]["period"], "".join(map(beside_words, alike)), count, left_out)


def covers_less_words(before: Headline | None, after: Headline | None) -> str:
    """How one headline number says less than the one before it; empty where it does not."""
    if before is None:
        return ""
    if after is None:
        return "would not be shown any more"
    if after.count_rows < before.count_rows:
        return f"would rest on {after.count_rows} of the published rows; it rests on {before.count_rows} now"
    more = [said for key, said in after.left_out.items() if key not in before.left_out]
    if more:
        return f"would leave out {listed(more)}"
    years = newest_year(before.period), newest_year(after.period)
    is_older = years[0] is not None and years[1] is not None and years[1] < years[0]
    return f"would be of {after.period}; it is of {before.period} now" if is_older else ""


def beside_words(row: Row) -> str:
    """What stands beside a headline number: newer of a part of it, or of others; empty where there is nothing."""
    parts: dict[str, list[str]] = {}
    for _, _, said, is_newer in _beside(row):
        parts.setdefault(_NEWER if is_newer else _OTHER, []).append(said)
    return official_words(row) + "".join(f"; {word}: {listed(said)}" for word, said in parts.items())


def _beside(row: Row) -> Iterator[tuple[str, str, str, bool]]:
    """What a headline number leaves out: of each part what and when it is, both in words, and whether it is newer."""
    names = ("values", "bounds", "units", "periods", "whats", "newer")
    for *number, period, what, is_newer in zip(*(row.get(f"beside_{name}") or [] for name in names), strict=True):
        yield what, period, f"{quantity_words(*number)} {in_period(period)}{f' ({what})' if what else ''}", is_newer


def official_words(row: Row) -> str:
    """What official statistics have where sources state it: of the same year, or else of their newest."""
    columns = (row.get(f"official_{name}") or [] for name in ("values", "bounds", "periods", "scopes"))
    found = [
        f"official {f'{scope.lower()} ' if scope else ''}figure: "
        f"{quantity_words(value, bound, row['unit'])} {in_period(period)}"
        for value, bound, period, scope in zip(*columns, strict=True)
    ]
    return "".join(f"; {each}" for each in found)


def headlines_tried(store: Store, base: int, difference: Difference) -> tuple[tuple[str, str, str], ...]:
    """The headline numbers that a difference would make others: what each is about, as it is, and as it would be."""
    before = headlines(store, base)
    with trial(store, base, difference) as tried:
        found = differing(before, headlines(tried))
    return tuple((NAMES[name], old, new) for name, old, new in found)


def differing(before: Mapping[str, Headline], after: Mapping[str, Headline]) -> list[tuple[str, str, str]]:
    """The names of those that read differently, with both sides in words."""
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return [(name, *_sides(before.get(name), after.get(name))) for name in names]


def _sides(before: Headline | None, after: Headline | None) -> tuple[str, str]:
    """Numbers of two times are said with their times, for the one does not take the place of the other."""
    sides = [side for side in (before, after) if side]
    is_timed = len({side.period for side in sides}) > 1 or any(side.beside for side in sides)
    return _words(before, is_timed=is_timed), _words(after, is_timed=is_timed)


def _words(side: Headline | None, *, is_timed: bool) -> str:
    if side is None:
        return NOT_SHOWN
    return f"{side.number} {in_period(side.period)}{side.beside}" if is_timed else side.number
