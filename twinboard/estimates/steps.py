"""What an estimate rests on: how far each assumption moves it, and the steps from gross to net."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from twinboard.arithmetic import Stated
from twinboard.estimates.estimate import Estimate, Given, said, total_of

NEUTRAL = {
    "deadweight": Decimal(0),
    "leakage": Decimal(0),
    "displacement": Decimal(0),
    "substitution": Decimal(0),
    "multiplier": Decimal(1),
}
"""The steps from gross to net, in the order of the Additionality Guide, and the value at which each changes nothing."""


@dataclass(frozen=True)
class Reach:
    """What a total comes to with one assumption at its low and at its high, and all others as they are set."""

    given: Given
    low: Stated
    high: Stated

    @property
    def spread(self) -> Decimal:
        return abs(self.high.value - self.low.value)


class Step(NamedTuple):
    """What a total comes to after a step; `given` are the assumptions of it, none of the first, which is gross."""

    name: str
    given: Sequence[Given]
    after: Stated


def reaches(estimates: Sequence[Estimate]) -> list[Reach]:
    """For each assumption with a low and a high, the widest first; `estimates` are of one model, and all computable."""
    assumed = {given.assumption_id: given for estimate in estimates for given in estimate.given.values()}
    found = []
    for name, given in assumed.items():
        if given.low is not None and given.high is not None and given.low < given.high:
            ends = [_total([each.at({name: end}) for each in estimates]) for end in (given.low, given.high)]
            low, high = sorted((end for end in ends if end is not None), key=lambda end: end.value)
            found.append(Reach(given, low, high))
    return sorted(found, key=lambda reach: -reach.spread)


def gross_to_net(estimates: Sequence[Estimate]) -> list[Step]:
    """Gross, then what is left after each step of NEUTRAL, the last of which is net."""
    rates = {name: {each.given[name].assumption_id: each.given[name] for each in estimates} for name in NEUTRAL}
    off = {assumption: NEUTRAL[name] for name, some in rates.items() for assumption in some}
    found = [("gross", list[Given](), _total([each.at(off) for each in estimates]))]
    for name, some in rates.items():
        for assumption in some:
            del off[assumption]
        found.append((name, [*some.values()], _total([each.at(off) for each in estimates])))
    return [Step(name, some, after) for name, some, after in found if after is not None]


def _total(estimates: Sequence[Estimate]) -> Stated | None:
    return said(total_of([estimate.central for estimate in estimates]), estimates[0].model.unit) if estimates else None
