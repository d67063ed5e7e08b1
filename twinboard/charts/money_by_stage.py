"""Money by stage, from idea to spent: never added across stages, each stage drawn to its own scale."""

import pandas as pd
import plotly.graph_objects as go

from twinboard.bounds import listed
from twinboard.charts.bars import Bar, bound_key
from twinboard.charts.chart import Drawing, Empty
from twinboard.charts.look import Label
from twinboard.charts.money import NOUNS, OPEN, STAGES, amount_words, largest, standing_key
from twinboard.charts.panels import Panel, panel_figure
from twinboard.charts.wording import at_most, counted, headline, subtitle, uncapitalised
from twinboard.frames import Row, rows
from twinboard.periods import NOT_STATED, period_words

NAME = "money_by_stage"
_WON = ("awarded", "received")


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per amount, as `charts/money_by_stage` gives it."""
    if frame.empty:
        return Empty(NAME, "No source names an amount of money here.", "Add a row to the sheet Money.")
    amounts = rows(frame)
    stages = [stage for stage in STAGES if stage in set(frame["stage"])]
    named = listed([f"{row['title']}, {amount_words(row)} ({_standing(row)})" for row in amounts])
    counts = f"{counted(len(amounts), 'amounts')} at {counted(len(stages), 'stages')}"
    return Drawing(
        _title(amounts),
        subtitle(
            "Pounds, as stated at each stage",
            "each stage has its own scale",
            standing_key(amounts, "actual"),
            bound_key([*frame["bound"]]),
        ),
        at_most(f"Bar chart of {counts}: {named}."),
        _figure(amounts, stages),
        pd.DataFrame(
            {
                "What for": [row["title"] for row in amounts],
                "Funder": [row["funder"] or "not stated" for row in amounts],
                "Partner": [row["partner"] or "none named" for row in amounts],
                "Stage": [row["stage"].capitalize() for row in amounts],
                "Status": [(row["status"] or NOT_STATED).capitalize() for row in amounts],
                "Amount": [amount_words(row) for row in amounts],
                "Period": [period_words(row["period"]) for row in amounts],
            }
        ),
        _caveats(amounts),
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
    none = f"No {'actual ' if furthest in NOUNS else ''}award on record"
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


def _figure(amounts: list[Row], stages: list[str]) -> go.Figure:
    """One panel a stage, below a heading that says what the stage means."""
    of_stage = [[row for row in amounts if row["stage"] == stage] for stage in stages]
    return panel_figure([_panel(STAGES[stage], found) for stage, found in zip(stages, of_stage, strict=True)])


def _panel(heading: str, amounts: list[Row]) -> Panel:
    bars = [_bar(row) for row in amounts]
    return Panel(heading, bars, [row["status"] not in OPEN for row in amounts])


def _bar(row: Row) -> Bar:
    said = amount_words(row)
    status = None if row["status"] == "actual" else row["status"]
    period = None if row["period"] == NOT_STATED else period_words(row["period"])
    contested = "sources disagree" if row["is_contested"] else None
    known = ", ".join(detail for detail in (status, period, contested) if detail)
    label = Label(f"{row['title']}: {said}{f' ({known})' if known else ''}", said)
    return Bar(label, row["amount_gbp"], row["bound"], f"{row['title']}: {said}, {row['stage']}")
