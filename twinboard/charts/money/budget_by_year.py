"""Budgets by the year in which they start: what is agreed is filled, what is not yet is hollow, nothing is added."""

from itertools import groupby

import pandas as pd

from twinboard.bounds import listed, sentence_case
from twinboard.charts.base.chart import Drawing, Empty
from twinboard.charts.base.wording import at_most, counted, headline, subtitle
from twinboard.charts.money.money_words import OPEN, amount_values, amount_words, largest, money_key
from twinboard.frames import Row, rows
from twinboard.periods import NOT_STATED, period_words
from twinboard.shares import payers_words

NAME = "budget_by_year"


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per budget as stated, as `charts/budget_by_year` gives it."""
    if frame.empty:
        return Empty(NAME, "No source names a budget here.", "Add a row to the sheet Money, with budget as its stage.")
    budgets = rows(frame)
    values = amount_values(budgets, [*map(_name, budgets)], _headings(budgets))
    described = listed([f"{_starts(row)}, {amount_words(row)} {_standing(row)}" for row in budgets])
    return Drawing(
        _title(budgets),
        subtitle("Budgets in pounds, by the year they start", money_key(values, budgets, "agreed")),
        at_most(f"Chart of {counted(len(budgets), 'statements')} of budgets by year: {described}."),
        values.plan.on_screen(),
        pd.DataFrame(
            {
                "Starts": [sentence_case(_starts(row)) for row in budgets],
                "What for": [row["title"] for row in budgets],
                "Partner": [row["partner"] or "none named" for row in budgets],
                "Funder": [payers_words(row["funder"]) or NOT_STATED for row in budgets],
                "Amount": [amount_words(row) for row in budgets],
                "Every year": [sentence_case(_yearly(row)) or "No" for row in budgets],
                "Status": [_standing(row).capitalize() for row in budgets],
                "Disagreement": [sentence_case(_disputed(row)) or "None known" for row in budgets],
            }
        ),
        _caveats(budgets),
        plan=values.plan,
    )


def _title(budgets: list[Row]) -> str:
    if agreed := [row for row in budgets if row["status"] == "actual"]:
        return largest(agreed).of("budget agreed")
    if unmarked := [row for row in budgets if row["status"] == NOT_STATED]:
        return largest(unmarked).of("budget without a stated status")
    found = largest(budgets)
    standing = listed([*dict.fromkeys(_standing(row) for row in found.amounts)])
    return headline(f"No agreed budget stated; {found.said} {standing}", found.of(f"budget {standing}"))


def _standing(row: Row) -> str:
    return OPEN.get(row["status"], "agreed" if row["status"] == "actual" else "status not stated")


def _starts(row: Row) -> str:
    return "year not stated" if row["period"] == NOT_STATED else period_words(row["period"])


def _disputed(row: Row) -> str:
    relied_on = "; the officers rely on this one" if row["is_preferred"] else ""
    return f"sources disagree{relied_on}" if row["is_contested"] else ""


def _caveats(budgets: list[Row]) -> tuple[str, ...]:
    said = ["Each statement stands alone: none is added to another, and a budget is not spending."]
    if any(row["is_recurring"] for row in budgets):
        said.append("A yearly budget is drawn once, in the year in which it starts.")
    return tuple(said)


def _headings(budgets: list[Row]) -> list[str]:
    """The name of the year for each of its budgets."""
    years = [[*of_one] for _, of_one in groupby(budgets, lambda row: row["starts_in"])]
    return [_heading(of_one) for of_one in years for _ in of_one]


def _heading(of_one: list[Row]) -> str:
    said = {_starts(row) for row in of_one}
    if len(said) == 1:
        return sentence_case(said.pop())
    return f"Starting in {of_one[0]['starts_in']}" if of_one[0]["starts_in"] else "Year of start not stated"


def _yearly(row: Row) -> str:
    if not row["is_recurring"]:
        return ""
    words = period_words(row["period"])
    if row["starts_in"] is None or " to " in row["period"]:
        return f"every year, {'first year not stated' if row['period'] == NOT_STATED else words}"
    return f"every year from {words} on"


def _name(row: Row) -> str:
    yearly = _yearly(row)
    return f"{row['title']}{f' ({yearly})' if yearly and row['period'] not in row['title'] else ''}"
