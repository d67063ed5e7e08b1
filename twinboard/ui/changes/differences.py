"""What is different in a version since an earlier one: numbers old and new, and all else by name.

Numbers are compared as the register has them, so that heads and costs of visits are among them; other rows by the
columns that differ. What is retired has its name, and its page, from the earlier version.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from twinboard.bounds import quantity_words
from twinboard.charts.base.wording import counted
from twinboard.diff import ADDED, CHANGED, RETIRED
from twinboard.frames import Row
from twinboard.models import Change
from twinboard.periods import span_words
from twinboard.publish import between
from twinboard.rules.sheets import ASSUMPTIONS, INDICATORS, PARTNERS, SOURCES, STRANDS
from twinboard.store import Store
from twinboard.ui.answers import ask, ask_at, cached, seen_home, version
from twinboard.ui.changes.change_words import ONE_NUMBER, Names, moved_words, other_words, rows_of
from twinboard.ui.frame.as_at import address_of

NUMBERS = "numbers"
_ROWS = (PARTNERS, STRANDS, "Visits", "Milestones", "Organisations", ASSUMPTIONS, "Conflicts", SOURCES, INDICATORS)
"""The sheets whose rows are more than a number, in the order in which they are told."""
_CHANGES = (CHANGED, ADDED, RETIRED)
_ByRow = Mapping[tuple[str, str], Sequence[Change]]


@dataclass(frozen=True)
class Thing:
    """What changed, was added or retired: its name, the page that shows it, what became of it, what it belongs to."""

    kind: str
    change: str
    name: str
    address: str | None
    said: str
    about: str


@dataclass(frozen=True)
class _Sides:
    """Two versions: the number of the earlier one, the rows of both by name, and the changes between them."""

    before: int
    then: Names
    now: Names
    changes: Mapping[str, _ByRow]


@cached
def changed_since(before: str) -> tuple[tuple[Thing, ...], ...]:
    """All that is different in the version of this run since another; what is of one kind and fate stands together."""
    sides = _sides(int(before))
    things = [*_numbers(sides), *_others(sides)]
    return tuple(tuple(alike) for _, alike in groupby(things, lambda thing: (thing.kind, thing.change)))


def count_words(things: Sequence[Thing]) -> str:
    """How many things there are of one kind and fate: "1 visit was added", "2 numbers changed"."""
    change = things[0].change
    verb = change if change == CHANGED else f"{'was' if len(things) == 1 else 'were'} {change}"
    return f"{counted(len(things), things[0].kind)} {verb}"


def _sides(before: int) -> _Sides:
    after = version() or 0
    changes = between(Store(seen_home()), after, before).changes
    by_row = {
        change: {row: [*those] for row, those in groupby(changes.of(change), lambda one: (one.sheet, one.id))}
        for change in _CHANGES
    }
    return _Sides(before, names_at(before), names_at(after), by_row)


def names_at(number: int | None) -> Names:
    """The rows of a version by sheet and id."""
    return {(row["sheet"], row["id"]): row for row in ask_at(number, "explore/named_rows")}


def _numbers(sides: _Sides) -> list[Thing]:
    """The numbers of the register that are others, new or gone, or of which something else changed."""
    old = {row["fact_id"]: row for row in ask_at(sides.before, "evidence/facts")}
    new = {row["fact_id"]: row for row in ask("evidence/facts")}
    found = [_number(old.get(identity), new.get(identity), sides) for identity in {**old, **new}]
    return sorted((thing for thing in found if thing.said), key=lambda thing: _CHANGES.index(thing.change))


def _number(old: Row | None, new: Row | None, sides: _Sides) -> Thing:
    """What became of a number; nothing is said of one that is as it was."""
    row = new or old or {}
    words = [quantity_words(one["value"], one["bound"], one["unit"]) for one in (old, new) if one]
    if old and new:
        changes = [one for sheet in ONE_NUMBER for one in sides.changes[CHANGED].get((sheet, row["fact_id"]), ())]
        moved = [moved_words(*words)] if words[0] != words[1] else []
        change, said = CHANGED, "; ".join([*moved, *other_words(changes, sides.then, sides.now)])
    else:
        change, said = (ADDED, words[0]) if new else (RETIRED, f"was {words[0]}")
    name = ": ".join(part for part in (row["measure"], row["scope"]) if part)
    about = _about(row["partner"], row["period"], None)
    return Thing(NUMBERS, change, name, _address(sides, change, "fact", "id", row["fact_id"]), said, about)


def _others(sides: _Sides) -> Iterator[Thing]:
    """The rows that are more than a number."""
    for sheet in _ROWS:
        for change in _CHANGES:
            for (of_sheet, identity), changes in sides.changes[change].items():
                said = "; ".join(other_words(changes, sides.then, sides.now)) if change == CHANGED else ""
                if of_sheet == sheet and (said or change != CHANGED):
                    row = (sides.then if change == RETIRED else sides.now)[sheet, identity]
                    address = _address(sides, change, row["path"], row["parameter"], row["value"])
                    about = _about(row["partner"], row["period"], row["ends"])
                    yield Thing(rows_of(sheet), change, row["name"], address, said, about)


def _address(sides: _Sides, change: str, path: str | None, parameter: str | None, value: str | None) -> str | None:
    """The page that shows a row; that of the earlier version where it is retired."""
    asked = {parameter: value} if parameter and value else {}
    kept_in = {"version": str(sides.before)} if change == RETIRED else {}
    return address_of(path, **asked, **kept_in) if path else None


def _about(partner: str | None, period: str | None, ends: str | None) -> str:
    return ", ".join(part for part in (partner, span_words(period, ends) if period else "") if part)
