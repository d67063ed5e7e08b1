"""Officers' own lists and forms, in their own columns: what they say becomes rows, and what is not certain is asked."""

from datetime import datetime
from typing import Any

import msgspec
import pytest

from twinboard.models import CellValue, Shown, Table
from twinboard.publish import published_records
from twinboard.recipes.answering import answered, answers_to
from twinboard.recipes.find import find_tables
from twinboard.recipes.fit import Fit
from twinboard.recipes.open import fit, pages_of
from twinboard.recipes.proposing.forms import as_form, as_list
from twinboard.recipes.proposing.places import places_of
from twinboard.recipes.proposing.propose import propose
from twinboard.recipes.recipe import LEAVE_OUT, Listed, Recipe, Source, Taken
from twinboard.recipes.tables import Found
from twinboard.store import Store

HEADINGS: list[CellValue] = ["Date out", "Where to", "No. of delegates", "Host", "£", "In or out", "Notes"]
ROWS: list[list[CellValue]] = [
    [datetime(2024, 5, 13), "Toyota City", 4, "Toyota City Hall", 5_200.5, "Outward", "Student exchange"],
    [None, None, None, None, None, None, None],
    ["June 2024", "Hefei", "3", "Hefei University", "£1,200", "inward", None],
    ["Total", None, 7, None, 6_400.5, None, None],
]
VISITS = Recipe(
    name="own-visits",
    makes="Visits",
    source=Source(id="a-source"),
    sheet="2024",
    title="Visits we made",
    listed=Listed(
        needs=["starts", "partner_id"],
        columns={
            "title": Taken(always="Visit of {Host}"),
            "partner_id": Taken(columns=["Where to"], words={"Hefei": "hefei"}),
            "direction": Taken(columns=["In or out"], words={"Outward": "outbound", "inward": "inbound"}),
            "starts": Taken(columns=["Date out"]),
            "status": Taken(always="held"),
            "delegates": Taken(columns=["No. of delegates"]),
            "cost_gbp": Taken(columns=["£"]),
            "purpose": Taken(columns=["Notes"], blank="not noted"),
        },
    ),
)


def read(
    headings: list[CellValue] = HEADINGS, rows: list[list[CellValue]] = ROWS, recipe: Recipe = VISITS, **told: Any
) -> Fit:
    title: list[CellValue] = ["Visits we made", *[None] * (len(headings) - 1)]
    sheet = Table(told.pop("sheet", "2024"), title, [[None] * len(headings), headings, *rows], **told)
    return fit(recipe, pages_of([sheet]), "Visits 2024.xlsx")


def test_a_list_becomes_rows_with_the_cell_of_each_value() -> None:
    found = read()
    assert not found.asked
    first, second = found.rows
    assert first.values["title"] == "Visit of Toyota City Hall"
    assert (first.values["starts"], first.cells["starts"]) == (datetime(2024, 5, 13), "2024!A4")
    assert (first.values["cost_gbp"], first.cells["cost_gbp"]) == (5_200.5, "2024!E4")
    assert first.values["locator"] == "Visits 2024.xlsx, 2024, row 4 (from cell A4)"
    assert (second.values["partner_id"], second.values["direction"], second.values["purpose"]) == (
        "hefei",
        "inbound",
        "not noted",
    )
    assert second.cells["delegates"] == "2024!C6"


def test_columns_in_another_order_and_new_ones_fit() -> None:
    order = [6, 2, 0, 5, 3, 1, 4]
    headings = [*(HEADINGS[at] for at in order), "Approved by"]
    rows = [[*(row[at] for at in order), "The board"] for row in ROWS]
    found = read(headings, rows, sheet="Visits")
    assert not found.asked
    assert [row.values["delegates"] for row in found.rows] == [4, "3"]
    assert "Not used: “Approved by”." in found.noticed


@pytest.mark.parametrize(("sheet", "is_asked"), [("2025", False), ("Sheet 2", True), ("Old ones", True)])
def test_next_years_sheet_is_known_and_another_is_asked_about(sheet: str, is_asked: bool) -> None:
    untitled = msgspec.structs.replace(VISITS, title="")
    assert bool(read(recipe=untitled, sheet=sheet).asked) == is_asked


def test_a_heading_that_is_gone_is_asked_about_with_the_likely_one() -> None:
    found = read([*HEADINGS[:2], "Number of delegates", *HEADINGS[3:]])
    assert [(each.kind, each.about, each.likely[0]) for each in found.asked] == [
        ("column-gone", "No. of delegates", "Number of delegates")
    ]


def test_a_word_of_a_closed_list_that_is_not_known_is_asked_about_at_its_cell() -> None:
    rows = [[*ROWS[0][:5], "Both ways", None]]
    found = read(rows=rows)
    assert [(each.kind, each.cell, each.about) for each in found.asked] == [
        ("unknown-word", "2024!F4", "direction: Both ways")
    ]


def test_a_new_word_for_a_list_that_grows_is_left_to_the_check() -> None:
    recipe = Recipe(
        name="own",
        makes="Milestones",
        source=VISITS.source,
        listed=Listed(columns={"date": Taken(columns=["Date out"]), "kind": Taken(columns=["In or out"])}),
    )
    found = read(rows=[[*ROWS[0][:5], "festival", None]], recipe=recipe)
    assert not found.asked
    assert found.rows[0].values["kind"] == "festival"


def test_rows_are_left_out_where_the_officer_says_so() -> None:
    assert VISITS.listed
    columns = {**VISITS.listed.columns, "partner_id": Taken(columns=["Where to"], words={"Hefei": LEAVE_OUT})}
    recipe = Recipe(name="own", makes="Visits", source=VISITS.source, listed=Listed(columns=columns, needs=["starts"]))
    assert [row.values["partner_id"] for row in read(rows=ROWS[:3], recipe=recipe).rows] == ["Toyota City"]


def test_what_a_cell_shows_counts_where_it_is_otherwise_than_its_value() -> None:
    shown = {(3, 0): Shown(period="2024-05"), (3, 4): Shown(text="€5,200")}
    first = read(shown=shown).rows[0]
    assert (first.values["starts"], first.values["cost_gbp"]) == ("2024-05", "€5,200")


@pytest.mark.parametrize("place", [(0, 1), (1, 0)], ids=["beside", "below"])
def test_a_form_is_read_beside_or_below_its_words(place: tuple[int, int]) -> None:
    cells: list[list[CellValue]] = [[None, None] for _ in range(4)]
    cells[0][0] = "Organisation name"
    cells[place[0]][place[1]] = "University of Derby"
    cells[3] = ["Sector", "education"]
    form = Recipe(
        name="form",
        makes="Organisations",
        source=Source(id="a-source"),
        sheet="Form",
        listed=Listed(
            is_form=True,
            columns={
                "name": Taken(below="Organisation name"),
                "sector": Taken(below="Sector"),
                "role": Taken(always="member"),
            },
        ),
    )
    found = fit(form, pages_of([Table("Form", cells[0], cells[1:])]), "form.xlsx")
    assert not found.asked
    assert (found.rows[0].values["name"], found.rows[0].values["sector"]) == ("University of Derby", "education")


def test_a_form_without_the_words_is_asked_about() -> None:
    form = Recipe(
        name="form",
        makes="Organisations",
        source=Source(id="a-source"),
        sheet="Form",
        listed=Listed(is_form=True, columns={"name": Taken(below="Organisation name")}),
    )
    found = fit(form, pages_of([Table("Form", ["Name"], [["A college"]])]), "form.xlsx")
    assert [each.kind for each in found.asked] == ["column-gone"]


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Spending, £000s", "Amount"),
        ("Spending", "Amount (£ thousand)"),
        ("Spending", "Amount £k"),
        ("£'000", "Amount"),
    ],
)
def test_amounts_in_thousands_become_pounds(title: str, heading: str, shipped: Store) -> None:
    lines: list[list[CellValue]] = [["Year", "Project", heading], ["2023/24", "Visits", 12], ["2024/25", "Fair", 2.5]]
    pages = pages_of([Table("Money", [title, None, None], [[None] * 3, *lines])])
    recipe = propose(find_tables(pages[0])[0], pages, published_records(shipped, 1), "money.xlsx", "Money")
    found = fit(recipe, pages, "money.xlsx")
    assert not found.asked
    assert [row.values["amount_gbp"] for row in found.rows] == [12_000, 2_500]


@pytest.mark.parametrize(
    ("title", "heading", "first"),
    [
        ("Spending, thousands", "Amount", 12_000),
        ("All in £000s", "Amount (£)", 12),
        ("Spending", "Amount (€)", 12),
        ("Spending in € million", "Amount", 12),
    ],
)
def test_amounts_that_may_be_no_pounds_are_asked_about_once(
    title: str, heading: str, first: int, shipped: Store
) -> None:
    lines: list[list[CellValue]] = [["Year", "Project", heading], ["2023/24", "Visits", 12], ["2024/25", "Fair", 3]]
    pages = pages_of([Table("Money", [title, None, None], [[None] * 3, *lines])])
    recipe = propose(find_tables(pages[0])[0], pages, published_records(shipped, 1), "money.xlsx", "Money")
    found = fit(recipe, pages, "money.xlsx")
    [asked] = found.asked
    assert (asked.kind, asked.cell) == ("amount-unit", "Money!C4")
    answer = answers_to(asked, found.table, places_of(()))[0]
    after = fit(answered(recipe, asked, answer.value), pages, "money.xlsx")
    assert not after.asked and after.rows[0].values["amount_gbp"] == first


def test_words_among_amounts_in_thousands_are_asked_about(shipped: Store) -> None:
    lines: list[list[CellValue]] = [
        ["Year", "Project", "Amount"],
        ["2023/24", "Visits", "£1,200"],
        ["2024/25", "Fair", 3],
    ]
    pages = pages_of([Table("Money", ["£000s", None, None], [[None] * 3, *lines])])
    recipe = propose(find_tables(pages[0])[0], pages, published_records(shipped, 1), "money.xlsx", "Money")
    [asked] = fit(recipe, pages, "money.xlsx").asked
    assert (asked.kind, asked.about) == ("amount-text", "amount_gbp: £1,200")
    after = fit(answered(recipe, asked, ""), pages, "money.xlsx")
    assert [row.values["amount_gbp"] for row in after.rows] == ["£1,200", 3_000]


def test_a_filled_in_form_is_proposed_by_its_questions_and_read(shipped: Store) -> None:
    cells: list[list[CellValue]] = [
        ["Report of a visit", None],
        ["Host:", "Toyota City"],
        ["Name of visit", "Apprentices’ exchange"],
        ["Date out", "2024-05-13"],
        ["In or out?", "Outward"],
        ["Cost (£000s)", 2.5],
        ["Anything else", None],
    ]
    pages = pages_of([Table("Report", cells[0], cells[1:])])
    table = Found(pages[0], (), 0, 6, 0)
    recipe = propose(table, pages, published_records(shipped, 1), "report.xlsx", "Visits", is_form=True)
    assert recipe.listed is not None and recipe.listed.is_form
    asked = {ours: taken.below for ours, taken in recipe.listed.columns.items()}
    assert asked == {
        "partner_id": "Host:", "title": "Name of visit", "starts": "Date out", "direction": "In or out?",
        "cost_gbp": "Cost (£000s)",
    }  # fmt: skip
    assert as_form(as_list(recipe.listed)) == recipe.listed
    found = fit(recipe, pages, "report.xlsx")
    [row] = found.rows
    assert not found.asked
    assert (row.values["partner_id"], row.values["cost_gbp"], row.cells["cost_gbp"]) == (
        "toyota-city", 2_500, "Report!B6",
    )  # fmt: skip


@pytest.mark.parametrize("first", [True, False], ids=["on the first row", "below"])
@pytest.mark.parametrize(
    ("amount", "bound"),
    [("c. £5,000", "around"), ("£4,000–£5,000", "between")],
)
def test_an_amount_with_a_word_says_its_bound_itself(amount: str, bound: str, first: bool, shipped: Store) -> None:
    rows: list[list[CellValue]] = [["2023/24", "Choir", amount], ["2024/25", "Fair", 300], ["2024/25", "Bus", 31]]
    lines: list[list[CellValue]] = [["Year", "Project", "Amount"], *(rows if first else rows[::-1])]
    pages = pages_of([Table("Money", ["What was spent", None, None], lines)])
    recipe = propose(find_tables(pages[0])[0], pages, published_records(shipped, 1), "money.xlsx", "Money")
    found = fit(recipe, pages, "money.xlsx")
    bounds = {row.values["amount_gbp"]: row.values["bound"] for row in found.rows}
    assert bounds == {amount: bound, 300: "exact", 31: "exact"}
