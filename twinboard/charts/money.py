"""Words that the charts of money share: the stages, what is open and what is firm, amounts that come back."""

from collections.abc import Sequence

from twinboard.bounds import quantity_words
from twinboard.charts.wording import subtitle
from twinboard.frames import Row
from twinboard.models import Bound
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


def standing_key(amounts: Sequence[Row], firm: str) -> str:
    """What filled and outlined bars mean, for the subtitle."""
    stated = {row["status"] for row in amounts}
    filled = [words for status, words in (("actual", firm), (NOT_STATED, "status not stated")) if status in stated]
    outlined = [words for status, words in OPEN.items() if status in stated]
    return subtitle(
        f"filled: {' or '.join(filled)}" if filled else "",
        f"outlined: {', '.join(outlined)}" if outlined else "",
    )


def largest_word(amounts: Sequence[Row]) -> str:
    """How to call the largest of the values stated, where words such as "over" leave open whether it is the largest."""
    first, *others = sorted(amounts, key=lambda row: float(row["amount_gbp"]), reverse=True)
    is_sure = first["bound"] != Bound.UP_TO and not {row["bound"] for row in others} & {Bound.OVER, Bound.AT_LEAST}
    return "Largest" if is_sure or not others else "Largest stated"
