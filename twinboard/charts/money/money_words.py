"""Words that the charts of money share: the stages, what is open and what is firm, amounts that come back."""

from collections.abc import Sequence
from dataclasses import dataclass

from twinboard.arithmetic import Stated, may_agree
from twinboard.bounds import most_of, quantity_words
from twinboard.charts.base.bound_shapes import range_key
from twinboard.charts.base.scale import LOG_KEY
from twinboard.charts.base.wording import subtitle
from twinboard.charts.rows.value_rows import Valued, Values, values_of
from twinboard.frames import Row
from twinboard.models import Bound
from twinboard.numerals import POUNDS
from twinboard.periods import NOT_STATED

STAGES = {
    "idea": "Ideas: what it might cost",
    "budget": "Budgets: what would be set aside",
    "bid": "Bids: what was asked for",
    "awarded": "Awards: what was won",
    "received": "Received: what came in",
    "spent": "Spent: what was paid out",
}
NOUNS = {"awarded": "award", "received": "receipt", "spent": "payment"}
"""What one amount at a stage is called, where it is not called as the stage is."""
OPEN = {"proposed": "proposed", "estimate": "estimated", "planned": "planned", "target": "targeted"}


def amount_words(row: Row) -> str:
    """An amount with its word, and whether it comes back every year."""
    said = quantity_words(row["amount_gbp"], row["bound"], "£")
    return f"{said} a year" if row["is_recurring"] else said


def amount_values(amounts: Sequence[Row], names: Sequence[str], groups: Sequence[str]) -> Values:
    """A row for each amount, all on one scale: from zero, or a logarithmic one where they lie far apart."""
    values = [
        Valued(
            name=name,
            group=group,
            value=float(row["amount_gbp"]),
            bound=row["bound"],
            words=amount_words(row),
            hover=f"{name}: {amount_words(row)}, {_standing_words(row)}",
            is_firm=row["status"] not in OPEN,
            link=("money", row["number_ids"][0]),
        )
        for row, name, group in zip(amounts, names, groups, strict=True)
    ]
    return values_of(values, POUNDS, may_be_log=True)


def _standing_words(row: Row) -> str:
    return ", ".join(
        word
        for word in (
            row.get("stage", "budget"),
            OPEN.get(row["status"], ""),
            "sources disagree" if row["is_contested"] else "",
        )
        if word
    )


def money_key(values: Values, amounts: Sequence[Row], firm: str) -> str:
    """How the axis counts where it is none from zero, and what filled and hollow marks mean where any are hollow."""
    stated = {row["status"] for row in amounts}
    hollow = [words for status, words in OPEN.items() if status in stated]
    filled = firm if "actual" in stated else "status not stated" if NOT_STATED in stated else ""
    full, empty = ("●", "○") if values.scale.is_log else ("■", "□")
    marks = f"{f'{full} {filled} ' if filled else ''}{empty} {' or '.join(hollow)}" if hollow else ""
    is_log = values.scale.is_log
    return subtitle(LOG_KEY if is_log else "", marks, range_key((row["bound"] for row in amounts), of_points=is_log))


_REACH = {Bound.OVER: 2, Bound.UP_TO: 0}
"""Of two equal numbers, over is more and up to is less; the other words are alike, and of two ranges the one that ends
higher is more."""


@dataclass(frozen=True)
class Largest:
    """The largest of some amounts: how to call it, the amount in words, and the rows that share it."""

    word: str
    said: str
    amounts: tuple[Row, ...]

    def of(self, noun: str) -> str:
        """ "Largest award: £6 million", "Largest budget agreed: £5,000 (2 of them)" """
        shared = f" ({len(self.amounts)} of them)" if len(self.amounts) > 1 else ""
        return f"{self.word} {noun}: {self.said}{shared}"


def largest(amounts: Sequence[Row]) -> Largest:
    """Where words such as "over" leave open whether it is the largest, it is called the largest stated.

    A yearly sum and one for once are not alike: where both are there, it is said which of them is meant.
    """
    first = max(amounts, key=_reach)
    alike = [row for row in amounts if row["is_recurring"] == first["is_recurring"]]
    shared = tuple(row for row in alike if _reach(row) == _reach(first) and row["bound"] == first["bound"])
    others = [row for row in alike if row not in shared]
    is_sure = not others or (first["bound"] != Bound.UP_TO and not any(_may_be_more(row, first) for row in others))
    sort = "" if len(alike) == len(amounts) else " yearly" if first["is_recurring"] else " single"
    return Largest(f"Largest{'' if is_sure else ' stated'}{sort}", amount_words(first), shared)


def _reach(row: Row) -> tuple[float, int, float]:
    return float(row["amount_gbp"]), _REACH.get(row["bound"], 1), float(most_of(row["amount_gbp"], row["bound"]))


def _may_be_more(row: Row, first: Row) -> bool:
    """Whether its word leaves open that it is more than the largest number."""
    if row["bound"] in (Bound.OVER, Bound.AT_LEAST):
        return True
    one, other = (Stated.of(each["amount_gbp"], each["bound"]) for each in (row, first))
    if one.high is not None and one.high > other.value:
        return True
    return Bound.AROUND in (one.bound, other.bound) and may_agree(one, other)
