"""Money by stage, from idea to spent: never added across stages, and all on one scale."""

import pandas as pd

from twinboard.bounds import listed
from twinboard.charts.base.chart import Drawing, Empty
from twinboard.charts.base.wording import at_most, counted, headline, subtitle, uncapitalised
from twinboard.charts.money.money_words import (
    NOUNS,
    OPEN,
    STAGES,
    amount_values,
    amount_words,
    largest,
    money_key,
)
from twinboard.frames import Row, rows
from twinboard.periods import NOT_STATED, period_words
from twinboard.shares import payers_words

NAME = "money_by_stage"
_WON = ("awarded", "received")


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per amount, as `charts/money_by_stage` gives it."""
    if frame.empty:
        return Empty(NAME, "No source names a budget, an award or spending here.", "Add a row to the sheet Money.")
    amounts = rows(frame)
    stages = {row["stage"] for row in amounts}
    values = amount_values(amounts, [*map(_name, amounts)], [STAGES[row["stage"]] for row in amounts])
    named = listed([f"{row['title']}, {amount_words(row)} ({_standing(row)})" for row in amounts])
    counts = f"{counted(len(amounts), 'amounts')} at {counted(len(stages), 'stages')}"
    return Drawing(
        _title(amounts),
        subtitle("Pounds, as stated", money_key(values, amounts, "actual")),
        at_most(f"Chart of {counts}: {named}."),
        values.plan.on_screen(),
        pd.DataFrame(
            {
                "What for": [row["title"] for row in amounts],
                "Funder": [payers_words(row["funder"]) or "not stated" for row in amounts],
                "Partner": [row["partner"] or "none named" for row in amounts],
                "Stage": [row["stage"].capitalize() for row in amounts],
                "Status": [(row["status"] or NOT_STATED).capitalize() for row in amounts],
                "Amount": [amount_words(row) for row in amounts],
                "Period": [period_words(row["period"]) for row in amounts],
            }
        ),
        _caveats(amounts),
        plan=values.plan,
    )


def _title(amounts: list[Row]) -> str:
    """Of money that was spent, received or won, if a source says so; what is only proposed or the like is none."""
    is_any_spent = any(row["stage"] == "spent" for row in amounts)
    unspent = "" if _firm(amounts, "spent") else f"; no {'actual ' if is_any_spent else ''}spending recorded"
    for stage, verb in (("spent", "spent"), ("received", "received"), ("awarded", "won")):
        if found := _firm(amounts, stage):
            return f"{largest(found).of(f'sum {verb}')}{unspent}"
    furthest = amounts[-1]["stage"]
    found = _firm(amounts, furthest) or [row for row in amounts if row["stage"] == furthest]
    first = largest(found).amounts[0]["status"]
    status = "" if furthest == "idea" else OPEN.get(first, "")
    most = largest([row for row in found if row["status"] == first])
    none = f"No {'actual ' if furthest in NOUNS else ''}award known"
    noun = f"{status} {NOUNS.get(furthest, furthest)}".strip()
    return headline(f"{none}; {uncapitalised(most.of(noun))}", none)


def _firm(amounts: list[Row], stage: str) -> list[Row]:
    """The amounts at a stage, the largest first, without those of which a source says that they are not actual."""
    return [row for row in amounts if row["stage"] == stage and row["status"] not in OPEN]


def _standing(row: Row) -> str:
    return subtitle(row["stage"], OPEN.get(row["status"], ""))


def _caveats(amounts: list[Row]) -> tuple[str, ...]:
    said = ["Amounts at different stages are never added together: a bid is not an award, and a budget is not spent."]
    if any(row["partner"] is None for row in amounts):
        said.insert(0, _unlinked(amounts))
    return tuple(said)


def _unlinked(amounts: list[Row]) -> str:
    """Which of the amounts have nothing to do with any partner, as far as the sources say."""
    won = [
        amount_words(row)
        for row in amounts
        if row["partner"] is None and row["stage"] in _WON and row["status"] not in OPEN
    ]
    if won:
        return f"No source ties what was won to a partner: {listed(won)}."
    return "Where the table names no partner, the source ties the money to none."


def _name(row: Row) -> str:
    period = period_words(row["period"])
    return row["title"] if row["period"] == NOT_STATED or period in row["title"] else f"{row['title']}, {period}"
