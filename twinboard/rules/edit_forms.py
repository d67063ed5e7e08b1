"""What officers type on the page, declared: short forms, what a correction asks, and how columns are called."""

from dataclasses import dataclass

from twinboard.models import Column, Sheet
from twinboard.rules.sheets import ASSUMPTIONS, FACTS, MONEY, SOURCES

MILESTONES, VISITS = "Milestones", "Visits"

EVIDENCE = ("source_id", "locator", "quote", "note")
"""What every form asks of the source."""


@dataclass(frozen=True)
class Form:
    """A short form: what it adds, to which sheet, and what it asks; `more` are asked below, for who knows them."""

    key: str
    adds: str
    sheet: str
    asked: tuple[str, ...]
    more: tuple[str, ...] = ()


FORMS = (
    Form(
        "visit",
        "A visit",
        VISITS,
        ("title", "partner_id", "direction", "starts", "ends", "status"),
        (
            "strand_id",
            "delegates",
            "elected_members",
            "officers",
            "business",
            "civic",
            "students",
            "others",
            "cost_gbp",
            "paid_by",
            "staff_hours",
            "purpose",
        ),
    ),
    Form(
        "number",
        "A number",
        FACTS,
        ("indicator_id", "value", "period", "status", "partner_id", "strand_id"),
        ("scope",),
    ),
    Form("milestone", "A milestone", MILESTONES, ("title", "kind", "date", "status", "partner_id", "strand_id")),
    Form(
        "amount",
        "An amount",
        MONEY,
        ("title", "amount_gbp", "stage", "period", "partner_id", "strand_id"),
        ("funder", "visits", "recurring", "status"),
    ),
    Form(
        "assumption", "An assumption", ASSUMPTIONS, ("name", "input", "value", "low", "high"), ("partner_id", "period")
    ),
)

CORRECTED = {FACTS: ("period", "status", "scope"), MONEY: ("period", "stage"), VISITS: ("starts",)}
"""What a correction of a number asks of its row, beside the number and its evidence."""

LABELS = {
    "indicator_id": "What is measured",
    "value": "Number",
    "amount_gbp": "Amount in pounds",
    "cost_gbp": "Cost in pounds",
    "input": "What it stands for",
    "low": "Lowest it may be",
    "high": "Highest it may be",
    "bound": "How exact it is",
    "locator": "Place in the source",
    "document_url": "Address of the document",
    "elected_members": "Elected members who travelled",
    "officers": "Council officers who travelled",
    "business": "People from business who travelled",
    "civic": "Civic guests who travelled",
    "students": "Students and pupils who travelled",
    "others": "Others who travelled",
    "paid_by": "Who paid, each with its share",
    "staff_hours": "Hours of council staff",
    "visits": "Visits that it is for",
    "delegates": "All who travelled, where only that is said",
}
"""How a column is called on the page where its own name is not plain."""

INSTEAD = {
    "type that id here": "change that row instead, in the grid of its sheet",
    "This cell must be filled.": "This must be filled.",
}
"""Advice about cells that the page does not have, and what is said for it there."""
CHOOSE = "This must be filled. Choose one from the list, which has all of the sheet {sheet}."
"""What is said of a blank field in which a row of another sheet is chosen."""

FIRST = {
    SOURCES: ("title", "publisher", "published", "kind"),
    FACTS: ("indicator_id", "value", "partner_id", "period", "status", "scope", "source_id", "locator"),
    MONEY: ("title", "amount_gbp", "stage", "period", "partner_id", "source_id", "locator"),
}
"""The columns that stand first in the grid of a sheet; of a sheet that is not here, those that must be filled."""


def correction_of(sheet: str, column: str) -> tuple[str, ...]:
    """What is asked to correct the number in this column."""
    return (column, *CORRECTED[sheet], *EVIDENCE)


def label_of(column: str) -> str:
    """What a column is called on the page: “Partner”, “Place in the source”."""
    plain = column.removesuffix("_id").replace("_", " ")
    return LABELS.get(column) or f"{plain[:1].upper()}{plain[1:]}"


def fields_of(sheet: Sheet) -> tuple[Column, ...]:
    """The columns that are typed: the id is made, and a bound and a higher end with columns of their own are typed
    with their number.
    """
    with_number = {name for column in sheet.columns for name in (column.bound_in, column.high_in)}
    return tuple(column for column in sheet.columns[1:] if column.name not in with_number)


def in_grid(sheet: Sheet) -> tuple[str, ...]:
    """The columns of a sheet as its grid has them, the most used first and the id last."""
    fields = [column.name for column in fields_of(sheet)]
    first = FIRST.get(sheet.name) or tuple(column.name for column in fields_of(sheet) if column.required)
    return (*first, *(name for name in fields if name not in first), sheet.id_column)
