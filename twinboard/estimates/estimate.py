"""One estimate: a model at work on one case, from the rows of its view."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property, reduce
from itertools import groupby
from operator import add, itemgetter

from twinboard.arithmetic import Carried, NoWord, Stated
from twinboard.estimates.models import Input, Model, model, models
from twinboard.frames import Row
from twinboard.models import Bound
from twinboard.numerals import POUNDS

_WHOLE_FROM = 10
"""The result from which on no part of one is printed."""
Settings = Mapping[str, Decimal]
"""What a reader sets in place of assumptions, by their ids."""


@dataclass(frozen=True)
class Given:
    """What one input of an estimate is: a number on record, or an assumption.

    `assumption_id` and `assumption`, its name, are empty for a number on record; `low` and `high` are how far an
    assumption may be moved. One that `is_own` is the officers', and no document states it. `published` is what it was
    before a reader set it, None where nobody did.
    `number_ids` are the numbers of the register that it is.
    """

    input: Input
    stated: Stated
    low: Decimal | None = None
    high: Decimal | None = None
    assumption_id: str = ""
    assumption: str = ""
    is_own: bool = False
    published: Stated | None = None
    number_ids: tuple[str, ...] = ()

    @property
    def is_set(self) -> bool:
        return self.published is not None

    @property
    def central(self) -> Carried:
        return Carried.as_stated(self.stated)

    @property
    def widest(self) -> Carried:
        """From low to high; without them as far as its own word reaches."""
        if self.low is None or self.high is None:
            return Carried.at_widest(self.stated)
        return Carried.at_widest(_between(self.low, self.high))


@dataclass(frozen=True)
class Estimate:
    """What a model gives for one case, such as a visit; `given` are its inputs by name, those that are known."""

    model: Model
    case_id: str
    name: str
    partner: str | None
    given: Mapping[str, Given] = field(default_factory=dict)

    @property
    def missing(self) -> tuple[Input, ...]:
        """The inputs for want of which it cannot be computed."""
        return tuple(each for each in self.model.inputs if each.name not in self.given)

    @property
    def number_ids(self) -> tuple[str, ...]:
        """The numbers of the register that it is worked out from, each once."""
        return tuple(dict.fromkeys(number for given in self.given.values() for number in given.number_ids))

    @cached_property
    def central(self) -> Carried | None:
        """With every assumption as it is set, unrounded; None where an input is missing or no word is true of it."""
        return self._worked({name: each.central for name, each in self.given.items()})

    @cached_property
    def widest(self) -> Carried | None:
        """With every assumption from its low to its high."""
        return self._worked({name: each.widest for name, each in self.given.items()})

    def at(self, settings: Settings) -> "Estimate":
        """The same with some assumptions set otherwise, and the others as they are."""
        given = {
            name: _set(each, settings[each.assumption_id]) if each.assumption_id in settings else each
            for name, each in self.given.items()
        }
        return replace(self, given=given)

    def _worked(self, given: Mapping[str, Carried]) -> Carried | None:
        try:
            return None if self.missing else self.model.formula.worked(given)
        except NoWord:
            return None


def estimates_of(rows: Iterable[Row]) -> list[Estimate]:
    """The estimates that rows of `explore/worth`, or of a chart like it, are the inputs of; by model, as declared."""
    found = []
    for (name, case_id), some in groupby(rows, itemgetter("model", "case_id")):
        inputs = {row["input"]: row for row in some}
        made, first = model(name), next(iter(inputs.values()))
        stated = {each: inputs[each.name] for each in made.inputs if each.name in inputs}
        given = {each.name: _given(each, row) for each, row in stated.items() if row["value"] is not None}
        found.append(Estimate(made, case_id, first["case_name"], first["partner"], given))
    order = [each.name for each in models()]
    return sorted(found, key=lambda estimate: order.index(estimate.model.name))


def total_of(terms: Sequence[Carried | None]) -> Carried | None:
    """The sum of estimates of one model; None where there is none or one of them is not known."""
    known = [each for each in terms if each is not None]
    try:
        return reduce(add, known) if known and len(known) == len(terms) else None
    except NoWord:
        return None


def said(carried: Carried | None, unit: str) -> Stated | None:
    """Rounded as it is printed: whole from ten up; below that pounds to pence, and all else to one decimal."""
    if carried is None:
        return None
    largest = max(carried.span.high, -carried.span.low)
    places = 0 if largest >= _WHOLE_FROM else 2 if unit == POUNDS else 1
    try:
        return carried.said(places)
    except NoWord:
        return None


def _given(asked: Input, row: Row) -> Given:
    """As a reader set it, where the row says so."""
    given = Given(
        asked,
        Stated.of(row["value"], row["word"]),
        _decimal(row["low"]),
        _decimal(row["high"]),
        row["assumption_id"] or "",
        row["assumption"] or "",
        bool(row["is_own"]),
        number_ids=(*row["number_ids"],),
    )
    value = _decimal(row["set_to"])
    return given if value is None else _set(given, value)


def _decimal(value: float | Decimal | None) -> Decimal | None:
    return None if value is None else Decimal(str(value)).normalize()


def _set(given: Given, value: Decimal) -> Given:
    """As the officers set it where the value is theirs; what was around stays so wherever it is moved to."""
    bound = Bound.AROUND if given.stated.bound is Bound.AROUND else Bound.EXACT
    return given if value == given.stated.value else replace(given, stated=Stated(value, bound), published=given.stated)


def _between(low: Decimal, high: Decimal) -> Stated:
    return Stated(low, Bound.BETWEEN, high=high) if low < high else Stated(low, Bound.EXACT)
