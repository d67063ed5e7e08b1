"""What is known of one visit beside its days: who travelled, what it cost, who paid, and the time of staff."""

from collections.abc import Iterator, Sequence
from html import escape

from twinboard.bounds import quantity_words, sentence_case
from twinboard.charts.base.wording import counted
from twinboard.frames import Row
from twinboard.shares import payers_words
from twinboard.ui.evidence.source_lines import numbers_address


def visit_html(row: Row) -> str:
    """Its lines, each number with the way to its source; `row` is one of `explore/milestones`. Of others nothing."""
    return "<br>".join(_lines(row))


def _lines(row: Row) -> Iterator[str]:
    if row["people"] is not None:
        people = _linked(quantity_words(row["people"], row["people_bound"], "people"), row["people_ids"])
        students = f", {counted(row['students'], 'students')} among them" if row["students"] else ""
        yield f"{people}{students}"
    if row["cost_gbp"] is not None:
        cost = quantity_words(row["cost_gbp"], row["cost_gbp_bound"], "£")
        yield "Cost: " + _linked(cost, [f"{row['id']}/cost"])
    yield from _shared(row)
    if row["paid_by"]:
        yield f"Paid by {escape(payers_words(row['paid_by']))}"
    elif row["cost_gbp"] is not None:
        yield "Who paid is not stated"
    if row["staff_hours"] is not None:
        hours = quantity_words(row["staff_hours"], row["staff_hours_bound"], "hours")
        yield "Council staff: " + _linked(hours, [f"{row['id']}/staff_hours"])


def _shared(row: Row) -> Iterator[str]:
    """Amounts that are for this visit, each with how many share it: it is not divided among them."""
    names = ("shared_ids", "shared_gbp", "shared_bounds", "shared_stages", "shared_counts")
    for identity, amount, bound, stage, count in zip(*(row[name] for name in names), strict=True):
        shared = f", shared by {counted(count, 'visits')}" if count > 1 else ""
        yield f"{sentence_case(stage)}: {_linked(quantity_words(amount, bound, '£'), [identity])}{shared}"


def _linked(words: str, ids: Sequence[str]) -> str:
    return f'<a href="{escape(numbers_address(ids))}" target="_self">{escape(words)}</a>'
