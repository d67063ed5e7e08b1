"""Words and ranges where numbers could stand, lines that lack something, and two amounts on a line."""

import io

import pytest
from openpyxl import Workbook
from test_recipes_vary import YEARS, Layout, read
from test_recipes_vary import recipe as read_by
from test_recipes_vary import table as trade_table

from twinboard.models import CellValue, Table
from twinboard.publish import published_records
from twinboard.recipes.answering import answered, answers_to
from twinboard.recipes.find import find_tables
from twinboard.recipes.fit import Asked, Fit, Row
from twinboard.recipes.open import fit, pages_of
from twinboard.recipes.page import Page
from twinboard.recipes.proposing.places import places_of
from twinboard.recipes.proposing.propose import propose
from twinboard.recipes.recipe import Recipe
from twinboard.store import Store
from twinboard.workbook.read import read_workbook

BUDGET: list[list[CellValue]] = [
    ["Item", "Year", "Budget £", "Actual £", "Funder"],
    ["Toyota exchange", "2024/25", 5000, 4750, "A council"],
    ["An envoy", "2024/25", "20,000–25,000", 21300, "A council"],
    ["Trade mission", "2024/25", 8000, "tbc", None],
    ["A visit", "2024/25", "about £3k", "nil", None],
    ["Total", None, 36000, 26050, None],
]
TRIPS: list[list[CellValue]] = [
    ["Date out", "Where", "People", "Cost (£)", "Who paid", "Status"],
    ["2025-03-04", "Osnabrück", 3, 1850, "A council", "held"],
    ["2025-05-13", "Hefei", "4 or 5", "between 4,000 and 5,000", "A board", "held"],
    ["2025-06-01", "Toyota City", 22, "tbc", "tbc", "held"],
]


def taken(lines: list[list[CellValue]], shipped: Store, makes: str) -> tuple[Recipe, list[Page], Fit]:
    """What is proposed for a list, and read by it."""
    pages = pages_of([Table("2025", ["What we keep", *[None] * (len(lines[0]) - 1)], lines)])
    recipe = propose(find_tables(pages[0])[0], pages, published_records(shipped, 1), "list.xlsx", makes)
    return recipe, pages, fit(recipe, pages, "list.xlsx")


def after(recipe: Recipe, pages: list[Page], found: Fit, words: str) -> Fit:
    """What is read when the question that has this answer got it."""
    asked, value = next(
        (asked, answer.value)
        for asked in found.asked
        for answer in answers_to(asked, found.table, places_of(()))
        if answer.words == words
    )
    return fit(answered(recipe, asked, value, found.table), pages, "list.xlsx")


def told(rows: tuple[Row, ...]) -> list[tuple[object, ...]]:
    return [tuple(row.values.get(name) for name in ("title", "stage", "amount_gbp", "bound")) for row in rows]


def of(asked: tuple[Asked, ...]) -> list[tuple[str, str]]:
    return [(each.kind, each.cell) for each in asked]


@pytest.mark.parametrize(
    ("typed", "bound", "value", "high"),
    [
        ("about 4,000", "around", 4000, None),
        ("over 4,000", "over", 4000, None),
        ("4,000–5,000", "between", 4000, 5000),
        ("between 4,000 and 5,000", "between", 4000, 5000),
        ("up to 4,000", "up to", 4000, None),
    ],
)
def test_a_number_with_a_word_and_a_range_of_a_published_table_are_read_with_their_words(
    typed: str, bound: str, value: int, high: int | None
) -> None:
    found = read(Layout(marks=(("China", 2020, typed),)))
    assert not found.asked
    [row] = [one for one in found.rows if (one.values["partner_id"], one.values["period"]) == ("china", "2020")]
    assert (row.values["bound"], row.values["value"], row.values.get("high")) == (
        bound, value * 10**6, high and high * 10**6,
    )  # fmt: skip
    assert {one.values["bound"] for one in found.rows if one is not row} == {"exact"}


@pytest.mark.parametrize("typed", ["about 4bn", "£4,000–£5,000", "4-5", "over 3,000 jobs", "C12", "16-64"])
def test_a_number_with_a_word_that_may_be_in_another_unit_or_none_is_asked_about(typed: str) -> None:
    found = read(Layout(marks=(("China", 2020, typed),)))
    assert of(found.asked) == [("no-number-here", "Annual Exports!G5")]
    assert len(found.rows) == 3 * len(YEARS) - 1


def test_ages_above_numbers_are_headings_and_before_them_labels() -> None:
    ages: list[CellValue] = ["16 to 24", "25 to 49", "50 and over"]
    across = Table("People", ["Area", *ages], [["Derby", 10, 20, 30], ["Amber Valley", 11, 21, 31]])
    [table] = find_tables(pages_of([across])[0])
    assert (table.headings, table.data_rows) == ((0,), (1, 2))
    down = Table("People", ["Age", "Men", "Women"], [[age, 10 + at, 20] for at, age in enumerate(ages)])
    [table] = find_tables(pages_of([down])[0])
    assert table.labels == (0,) and table.data_rows == (1, 2, 3)


def test_a_first_row_with_its_number_in_words_is_no_heading() -> None:
    lines: list[list[CellValue]] = [["Hefei", "about 3,000"], ["Osnabrück", 200], ["Toyota City", 310]]
    [table] = find_tables(pages_of([Table("Jobs", ["Town", "Jobs"], lines)])[0])
    assert (table.headings, table.data_rows) == ((0,), (1, 2, 3))


def test_one_recipe_takes_budget_and_actual_each_with_its_stage(shipped: Store) -> None:
    recipe, pages, found = taken(BUDGET, shipped, "Money")
    assert told(found.rows)[:4] == [
        ("Toyota exchange", "budget", 5000, "exact"),
        ("Toyota exchange", "spent", 4750, "exact"),
        ("An envoy", "budget", "20,000–25,000", "between"),
        ("An envoy", "spent", 21300, "exact"),
    ]
    assert ("A visit", "budget", "about £3k", "around") in told(found.rows)
    assert of(found.asked) == [("unread-required", "2025!D5"), ("unread-required", "2025!D6")]
    assert "Left out as a total: row 7 (“Total”)." in found.noticed
    found = after(recipe, pages, found, "It is not known: leave such lines out")
    assert [(each.cell, each.mark) for each in found.missing] == [("2025!D5", "tbc")]
    assert len(found.rows) == 7


def test_nil_is_nothing_or_unknown_as_the_officer_says(shipped: Store) -> None:
    recipe, pages, found = taken([*BUDGET[:2], BUDGET[4]], shipped, "Money")
    sure = after(recipe, pages, found, "It means none: 0")
    assert not sure.asked and told(sure.rows)[-1] == ("A visit", "spent", "0", "exact")


def test_a_line_on_which_one_of_two_amounts_is_blank_is_said(shipped: Store) -> None:
    _, _, found = taken([*BUDGET[:3], ["A visit", "2024/25", 300, None, None]], shipped, "Money")
    assert told(found.rows)[-1] == ("A visit", "budget", 300, "exact")
    assert "One of the amounts is blank, and makes no row: row 5 (“A visit”)." in found.noticed


def test_a_word_for_nothing_is_missing_and_one_that_is_no_number_is_asked_about(shipped: Store) -> None:
    recipe, pages, found = taken(TRIPS, shipped, "Visits")
    assert [(each.cell, each.mark) for each in found.missing] == [("2025!D5", "tbc"), ("2025!E5", "tbc")]
    assert of(found.asked) == [("unread-number", "2025!C4")]
    found = after(recipe, pages, found, "It is not known: leave it blank")
    assert not found.asked
    assert [row.values["delegates"] for row in found.rows] == [3, None, 22]


@pytest.mark.parametrize(
    ("line", "where"),
    [
        (["A fair", "2024/25", None, None, "A board"], 2),
        (["A fair", "2024/25", None, None, "A board"], len(BUDGET) - 1),
    ],
    ids=["in the middle", "as the last"],
)
def test_a_line_without_an_amount_is_asked_about_and_then_said(
    line: list[CellValue], where: int, shipped: Store
) -> None:
    lines = [*BUDGET[:where], line, *BUDGET[where:-1]]
    recipe, pages, found = taken([each for each in lines if "nil" not in each and "tbc" not in each], shipped, "Money")
    assert [(each.kind, "“A fair”" in each.message) for each in found.asked] == [("incomplete-lines", True)]
    sure = after(recipe, pages, found, "Leave such lines out")
    assert not sure.asked
    assert [words for words in sure.noticed if "“A fair”" in words and words.startswith("Left out")]


def test_a_first_line_whose_amount_is_in_words_is_not_lost_among_the_headings(shipped: Store) -> None:
    recipe, _, _ = taken(BUDGET[:3], shipped, "Money")
    first: list[CellValue] = ["A fair", "2024/25", "see the invoice", "see the invoice", "A board"]
    lines = [BUDGET[0], first, *BUDGET[1:3]]
    pages = pages_of([Table("2025", ["What we keep", *[None] * 4], lines)])
    found = fit(recipe, pages, "list.xlsx")
    assert ("unread-required", "2025!C3") in of(found.asked)
    assert len(found.rows) == 6


def trade_with(shipped: Store, unit: str, indicator: str, **told: object) -> Fit:
    base = read_by(unit=unit, indicator=indicator, **told)
    return fit(base, pages_of([trade_table(Layout(unit=unit))]), "trade.xlsx", published_records(shipped, 1))


@pytest.mark.parametrize(
    ("unit", "indicator", "is_asked"),
    [
        ("per cent", "uk-exports", True),
        ("Index, 2015 = 100", "uk-exports", True),
        ("US$ million", "uk-exports", True),
        ("£ million", "uk-exports-share", True),
        ("£ million", "population", True),
        ("thousands", "uk-exports", True),
        ("per cent", "uk-exports-share", False),
        ("£ million", "uk-exports", False),
        ("thousands", "population", False),
    ],
)
def test_a_measure_that_is_not_counted_in_the_unit_of_the_table_is_asked_about_at_the_cell(
    unit: str, indicator: str, is_asked: bool, shipped: Store
) -> None:
    found = trade_with(shipped, unit, indicator, multiplier=1)
    assert of(found.asked) == ([("other-measure", "Annual Exports!B5")] if is_asked else [])


def test_the_measure_that_is_offered_instead_is_one_in_the_unit_of_the_table(shipped: Store) -> None:
    found = trade_with(shipped, "per cent", "uk-exports", multiplier=1)
    answer = answers_to(found.asked[0], found.table, places_of(()))[0]
    assert answer.words == "It measures Share of UK exports (per cent)"
    recipe = answered(found.recipe, found.asked[0], answer.value, found.table)
    pages = pages_of([trade_table(Layout(unit="per cent"))])
    sure = fit(recipe, pages, "trade.xlsx", published_records(shipped, 1))
    assert not sure.asked and sure.rows[0].values["indicator_id"] == "uk-exports-share"


def test_an_error_or_a_formula_without_a_value_in_a_list_is_asked_about_and_what_is_hidden_is_said(
    shipped: Store,
) -> None:
    recipe, _, _ = taken(TRIPS[:2], shipped, "Visits")
    book = Workbook()
    book.active.title = "2025"
    broken, reckoned = [*TRIPS[1][:3], "#REF!", *TRIPS[1][4:]], [*TRIPS[1][:2], "=1+1", 5, None, "held"]
    for line in [["What we keep"], *TRIPS[:2], broken, reckoned]:
        book.active.append(line)
    book.active["D4"].data_type = "e"
    book.active.row_dimensions[3].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    found = fit(recipe, pages_of(read_workbook(stream.getvalue(), "list.xlsx")), "list.xlsx")
    assert of(found.asked) == [("no-value", "2025!C5")]
    assert (found.rows[1].cells["cost_gbp"], found.rows[1].values["cost_gbp"]) == ("2025!D4", "#REF!")
    assert "Hidden in the file, and read: row 3." in found.noticed
