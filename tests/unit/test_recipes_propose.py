"""A table of any spreadsheet is taken for what it is: the officer mostly confirms; what is not said is left to them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
import pytest
from recipes_real import FILES

from twinboard.addresses import places_of as places_in
from twinboard.importing import propose_import
from twinboard.models import CellValue, Rows, Table
from twinboard.publish import published_records
from twinboard.recipes.answering import answered, answers_to
from twinboard.recipes.find import find_tables
from twinboard.recipes.fit import Fit
from twinboard.recipes.open import fit, pages_of
from twinboard.recipes.page import Page
from twinboard.recipes.proposing.measures import propose_measure
from twinboard.recipes.proposing.numbers import others_left_out, units_of
from twinboard.recipes.proposing.places import places_of
from twinboard.recipes.proposing.propose import likely_kind, propose, source_of
from twinboard.recipes.recipe import NUMBERS, Measure, NewPartner, Places, Recipe, Source
from twinboard.recipes.rows import workbook_of
from twinboard.recipes.said.edition import edition_of, month_in_name
from twinboard.recipes.said.labels import Stand, labels_at
from twinboard.recipes.said.unit_at import units_at
from twinboard.recipes.said.units import unit_called, units_in
from twinboard.recipes.tables import Found
from twinboard.store import Store
from twinboard.workbook.read import read_workbook

HEADINGS = ("Date out", "Date back", "Host", "What", "No. of delegates", "£")
TRIPS = (
    (date(2024, 3, 4), date(2024, 3, 9), "Toyota City", "Schools exchange", 12, 4500),
    (date(2024, 5, 13), date(2024, 5, 17), "Hefei City", "Trade mission", 6, "c. £8,000"),
    (date(2024, 9, 2), date(2024, 9, 5), "Osnabrueck", "Anniversary", 4, 1900),
)


def own_list(*headings: str) -> list[Page]:
    """A list of visits that is headed so, each column with what it may hold."""
    held = {
        "Host": "Toyota City",
        "Date out": date(2024, 3, 4),
        "Who paid?": "the host",
        "Paid by": "Derby £20; the host",
    }
    return sheet(headings, *[tuple(held.get(each, 12) for each in headings) for _ in range(3)], name="Visits")


@pytest.mark.parametrize(
    ("headings", "meant"),
    [
        (("Pupils", "Others", "Paid by", "Staff time (hours)"), ("students", "others", "paid_by", "staff_hours")),
        (("Students", "Teachers", "Who paid?", "Officer hours"), ("students", "others", "paid_by", "staff_hours")),
    ],
)
def test_who_paid_pupils_and_hours_of_their_own_list_are_known(
    published: Rows, headings: tuple[str, ...], meant: tuple[str, ...]
) -> None:
    recipe, _ = proposed(own_list("Date out", "Host", *headings), published, "Visits")
    assert recipe.listed is not None
    filled = {name: taken.columns for name, taken in recipe.listed.columns.items()}
    assert {name: filled.get(name) for name in meant} == {
        name: [heading] for name, heading in zip(meant, headings, strict=True)
    }


@pytest.fixture(scope="module")
def published(shipped: Store) -> Rows:
    return published_records(shipped, 1)


def sheet(*lines: tuple[CellValue, ...], name: str = "A sheet") -> list[Page]:
    return pages_of([Table(name, lines[0], lines[1:], 0, 0)])


def proposed(pages: list[Page], published: Rows, makes: str = "") -> tuple[Recipe, Fit]:
    table = find_tables(pages[0])[0]
    recipe = propose(table, pages, published, "a-file.xlsx", makes)
    return recipe, fit(recipe, pages, "a-file.xlsx")


def test_the_trade_file_is_taken_for_exports_of_the_partners_in_pounds(spreadsheets: Path, published: Rows) -> None:
    name = "ons_uk_trade_goods_all_countries_jan2021.xlsx"
    pages = pages_of(read_workbook((spreadsheets / "real" / name).read_bytes(), name))
    table = find_tables(pages[0])[0]
    recipe = propose(table, pages, published, name)
    found = fit(recipe, pages, name)
    assert recipe.numbers is not None
    assert set(recipe.numbers.places.picked.values()) == {"china", "japan", "india", "spain", "germany"}
    assert recipe.source.id == "ons-trade-goods-2021-03"
    assert (found.is_sure, len(found.rows)) == (True, 120)
    values = {row.cells["value"]: row.values["value"] for row in found.rows}
    assert values["Annual Exports!Z79"] == 17_642_000_000
    assert propose(find_tables(pages[1])[0], pages, published, name).numbers.indicator == ""  # type: ignore[union-attr]


@pytest.mark.thinned(4)
@pytest.mark.parametrize("name", FILES[1:])
def test_every_table_of_a_real_file_gets_a_proposal_that_can_be_laid_on_it(
    spreadsheets: Path, published: Rows, name: str
) -> None:
    pages = pages_of(read_workbook((spreadsheets / "real" / name).read_bytes(), name))
    tables = [table for page in pages for table in find_tables(page)]
    assert tables
    for table in tables:
        recipe = propose(table, pages, published, name)
        found = fit(recipe, pages, name)
        assert found.rows or found.asked, table.page.sheet


def test_a_list_of_visits_is_known_by_its_headings_and_by_what_stands_in_it(published: Rows) -> None:
    pages = sheet(("International visits 2024",), (), HEADINGS, *TRIPS)
    recipe, found = proposed(pages, published)
    assert recipe.makes == "Visits" and recipe.listed is not None
    filled = {ours: taken.columns or [taken.always] for ours, taken in recipe.listed.columns.items()}
    assert filled == {
        "title": ["What"],
        "partner_id": ["Host"],
        "direction": ["outbound"],
        "starts": ["Date out"],
        "ends": ["Date back"],
        "delegates": ["No. of delegates"],
        "cost_gbp": ["£"],
    }
    assert found.is_sure
    assert [row.values["partner_id"] for row in found.rows] == ["toyota-city", "hefei", "osnabruck"]
    assert found.rows[1].cells["cost_gbp"] == "A sheet!F5"


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (("Departure", "Return", "Destination", "Purpose"), "Visits"),
        (("Arrival", "Departure", "Guests", "Event"), "Visits"),
        (("Financial year", "Amount (£)", "Paid by", "Project"), "Money"),
        (("Date", "Sum awarded", "Beneficiary", "Notes"), "Money"),
        (("Date signed", "What happened", "City", "Remarks"), "Milestones"),
        (("Organisation", "Sector", "Role", "Board"), "Organisations"),
    ],
)
def test_a_list_is_told_by_its_headings(published: Rows, headings: tuple[str, ...], expected: str) -> None:
    by_word = {
        "Date": date(2023, 2, 1), "Financial": "2022/23", "Departure": date(2023, 2, 4), "Return": date(2023, 2, 6),
        "Arrival": date(2023, 2, 1), "Destination": "Hefei", "Guests": "Hefei", "City": "Hefei", "Sum": 1200,
        "Amount": 300, "Sector": "education",
    }  # fmt: skip
    rows = [tuple(by_word.get(name.split()[0], f"Words {number}") for name in headings) for number in range(3)]
    assert likely_kind(find_tables(sheet(headings, *rows)[0])[0], published) == expected


def test_their_words_for_closed_choices_are_ours(published: Rows) -> None:
    headings = ("Date", "City", "Visit", "Way", "State")
    said = ((1, "Inward", "Completed"), (2, "outward", "Planned"), (3, "in", "took place"))
    rows = [(date(2024, 1, day), "Hefei", f"Visit {day}", way, state) for day, way, state in said]
    recipe, found = proposed(sheet(headings, *rows), published)
    assert recipe.listed is not None
    assert recipe.listed.columns["direction"].words == {"Inward": "inbound", "outward": "outbound", "in": "inbound"}
    assert recipe.listed.columns["status"].words == {"Completed": "held", "took place": "held"}
    assert [row.values["status"] for row in found.rows] == ["held", "Planned", "held"]


@pytest.mark.parametrize(
    ("said", "words", "multiplier", "ours"),
    [
        ("£ million, seasonally adjusted", "£ million", 10**6, "£"),
        ("£m", "£m", 10**6, "£"),
        ("All values in £000s", "£000s", 10**3, "£"),
        ("£ thousand", "£ thousand", 10**3, "£"),
        ("Visits (thousands)", "thousands", 10**3, ""),
        ("US$ billion, current prices", "US$ billion", 10**9, "US$"),
        ("Percentage of people aged 16 to 64", "Percentage", 1, "per cent"),
        ("GDP (current US$)", "US$", 1, "US$"),
        ("Spending (£), thousands", "£ thousands", 10**3, "£"),
        ("Persons (000s)", "000s", 10**3, ""),
        ("GDP per capita, US$", "US$ per capita", 1, "US$ per capita"),
        ("Weekly pay (£ per week)", "£ per week", 1, "£ per week"),
        ("Million pounds", "pounds Million", 10**6, "£"),
        ("Index (2015=100)", "Index", 1, "index"),
    ],
)
def test_a_unit_is_read_where_the_table_says_it(said: str, words: str, multiplier: int, ours: str) -> None:
    [unit] = units_in([said])
    assert (unit.words, unit.multiplier, unit.ours) == (words, multiplier, ours)


@pytest.mark.parametrize(
    "said",
    ["Total employment", "Mean age of members", "Amount of kilometres", "In 2020", "95% confidence interval",
     "Top 10 per cent of firms", "Grants of £5 million and over"],
)  # fmt: skip
def test_words_that_only_look_like_a_unit_are_none(said: str) -> None:
    assert units_in([said]) == []


@pytest.mark.parametrize(
    ("label", "partner"),
    [
        ("China", "china"), ("CHN", "china"), ("People's Republic of China", "china"), ("  Japan ", "japan"),
        ("Germany, Federal Republic of", "germany"), ("ladu:Derby", "derby"), ("Osnabrueck", "osnabruck"),
        ("Indiana", ""), ("Total EU (excluding Germany)", ""), ("Hong Kong", ""), ("Rest of Asia", ""), ("", ""),
        ("China and Hong Kong", ""), ("Non-EU", ""),
    ],
)  # fmt: skip
def test_a_label_names_a_partner_only_by_one_of_its_names(published: Rows, label: str, partner: str) -> None:
    assert places_of(published["Partners"].values()).partner_of(label) == partner


def test_marks_mean_what_the_notes_of_the_table_say(published: Rows) -> None:
    pages = sheet(
        ("Exports, £ million",),
        ("Country", "2018", "2019", "2020", "2021"),
        ("China", 1, "..", "3 [p]", 5),
        ("Japan", 2, 3, "~", "[x]"),
        (),
        (".. Not available",),
        ("[p] = provisional",),
        ("~ Estimate is less than 500",),
    )
    recipe, found = proposed(pages, published)
    assert recipe.numbers is not None
    assert recipe.numbers.marks == {"..": "missing", "[p]": "estimate", "~": "missing"}
    [asked] = found.asked
    assert asked.about == "[x]"
    answers = answers_to(asked, found.table, places_of(published["Partners"].values()))
    assert answers[0].value == "missing"
    after = fit(answered(recipe, asked, "missing"), pages, "a-file.xlsx")
    assert after.is_sure and len(after.missing) == 3
    assert {row.values["status"] for row in after.rows if row.cells["value"] == "A sheet!D3"} == {"estimate"}


def test_what_a_later_file_calls_otherwise_is_answered_with_one_click(published: Rows) -> None:
    years, japan = ("Country", "2018", "2019", "2020", "2021"), ("Japan", 20, 30, 40, 50)
    recipe, _ = proposed(sheet(("Exports, £ million",), years, ("China", 10, 20, 30, 40), japan), published)
    names = places_of(published["Partners"].values())
    later = sheet(("Exports, £ thousand",), years, ("China (PRC)", 10, 20, 30, 40), japan)
    found = fit(recipe, later, "later.xlsx")
    assert {asked.kind for asked in found.asked} == {"label-gone", "unit-gone"}
    for asked in found.asked:
        answers = answers_to(asked, found.table, names)
        recipe = answered(recipe, asked, answers[0].value, found.table)
    after = fit(recipe, later, "later.xlsx")
    assert after.is_sure
    assert {row.values["partner_id"]: row.values["value"] for row in after.rows if row.values["period"] == "2021"} == {
        "china": 40_000, "japan": 50_000,
    }  # fmt: skip


def test_a_column_of_a_list_under_a_new_heading_is_taken_by_one_click(published: Rows) -> None:
    recipe, _ = proposed(sheet(HEADINGS, *TRIPS), published)
    later = sheet(("Date out", "Date back", "Host", "What", "No. of all delegates", "£"), *TRIPS)
    [asked] = fit(recipe, later, "later.xlsx").asked
    answers = answers_to(asked, None, places_of(published["Partners"].values()))
    after = fit(answered(recipe, asked, answers[0].value), later, "later.xlsx")
    assert after.is_sure and [row.values["delegates"] for row in after.rows] == [12, 6, 4]


def test_a_table_that_says_nothing_of_its_unit_or_measure_leaves_both_to_the_officer(published: Rows) -> None:
    recipe, _ = proposed(sheet(("Area", "2019", "2020", "2021"), ("Derby", 5, 6, 7), ("Leeds", 6, 7, 8)), published)
    assert recipe.makes == NUMBERS and recipe.numbers is not None
    assert (recipe.numbers.indicator, recipe.numbers.unit, recipe.numbers.multiplier) == ("", "", 1)


YEARS = ("2018", "2019", "2020", "2021")
MIXED: dict[str, tuple[tuple[CellValue, ...], ...]] = {
    "beside each other": (
        ("Employment",), ("Area", "2020", None, "2021", None), (None, "Number", "%", "Number", "%"),
        ("Derby", 1000, 61.5, 1100, 62.5), ("Leeds", 2000, 71.5, 2100, 72.5),
    ),
    "in a line of notes, but for one column": (
        ("Employment",), ("Thousands, unless stated otherwise",),
        ("Period", "Total in employment", "Employment rate (%)"),
        ("2019", 1, 61.5), ("2020", 2, 62.5), ("2021", 3, 63.5),
    ),
    "in a column of units": (
        ("Visits and spending",), ("Measure", "Unit", *YEARS), ("Visits", "Thousands", 21, 32, 53, 64),
        ("Spending", "£ million", 25, 36, 57, 68), ("Share of all", "%", 9, 10, 11, 12),
    ),
    "in the labels of rows": (
        ("Tourism",), ("Measure", *YEARS), ("Visits (thousands)", 21, 32, 53, 64),
        ("Spending (£ million)", 25, 36, 57, 68),
        ("Share of visits (per cent)", 9, 10, 11, 12),
    ),
    "in lines above the rows": (
        ("Tourism",), ("Country", *YEARS), ("Visits, thousands",), ("China", 21, 32, 53, 64), ("Japan", 25, 36, 57, 68),
        ("Spending, £ million",), ("China", 11, 12, 13, 14), ("Japan", 15, 16, 17, 18),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MIXED)
def test_each_number_of_a_table_of_several_units_is_taken_in_its_own_or_left_out(published: Rows, name: str) -> None:
    pages = sheet(*MIXED[name])
    table = find_tables(pages[0])[0]
    first = propose(table, pages, published, "a-file.xlsx", NUMBERS)
    assert first.numbers is not None
    at = units_at(table)
    for unit in units_of(table):
        numbers = msgspec.structs.replace(
            first.numbers,
            unit=unit.words,
            multiplier=unit.multiplier,
            units=others_left_out(table, unit),
            places=every_label(table, first.numbers.places),
        )
        found = fit(msgspec.structs.replace(first, numbers=numbers), pages, "a-file.xlsx")
        assert found.rows and not [asked for asked in found.asked if asked.kind in ("unit-gone", "other-unit")]
        for row in found.rows:
            [(line, column)] = places_in(row.cells["value"].rpartition("!")[2])
            said = at.at(line, column).unit
            assert said is not None and said.is_same(unit)
            assert row.values["value"] == table.page.cells[line][column] * unit.multiplier  # type: ignore[operator]


@pytest.mark.parametrize("name", MIXED)
def test_a_recipe_that_knows_nothing_of_a_second_unit_asks_about_it(published: Rows, name: str) -> None:
    pages = sheet(*MIXED[name])
    table = find_tables(pages[0])[0]
    first = propose(table, pages, published, "a-file.xlsx", NUMBERS)
    assert first.numbers is not None
    numbers = msgspec.structs.replace(first.numbers, units={}, places=every_label(table, first.numbers.places))
    recipe = msgspec.structs.replace(first, numbers=numbers)
    found = fit(recipe, pages, "a-file.xlsx")
    asked = [each for each in found.asked if each.kind == "other-unit"]
    assert asked and all(each.cell for each in asked)
    for each in asked:
        recipe = answered(recipe, each, answers_to(each, table, places_of(()))[0].value, table)
    assert not [each for each in fit(recipe, pages, "a-file.xlsx").asked if each.kind == "other-unit"]


def test_a_rate_in_a_table_of_thousands_that_says_no_unit_of_its_own_is_asked_about(published: Rows) -> None:
    lines = (
        ("Labour market, thousands",),
        ("Measure", *YEARS),
        ("Employment", 21, 32, 53, 64),
        ("Employment rate", 61, 62, 63, 64),
    )
    pages = sheet(*lines)
    table = find_tables(pages[0])[0]
    first = propose(table, pages, published, "a-file.xlsx", NUMBERS)
    assert first.numbers is not None
    numbers = msgspec.structs.replace(first.numbers, places=every_label(table, first.numbers.places))
    found = fit(msgspec.structs.replace(first, numbers=numbers), pages, "a-file.xlsx")
    assert {row.values["value"] for row in found.rows} == {21_000, 32_000, 53_000, 64_000}
    assert first.numbers.units == {"rate": "leave out"} or [each.kind for each in found.asked] == ["other-unit"]


def test_words_that_only_look_like_another_unit_are_taken_when_the_officer_says_so(published: Rows) -> None:
    pages = sheet(
        ("Trade, £ million",), ("Country", *YEARS), ("China", 21, 32, 53, 64), ("Shares traded", 25, 36, 57, 68)
    )
    table = find_tables(pages[0])[0]
    recipe = propose(table, pages, published, "a-file.xlsx", NUMBERS)
    assert recipe.numbers is not None
    numbers = msgspec.structs.replace(recipe.numbers, units={}, places=every_label(table, recipe.numbers.places))
    recipe = msgspec.structs.replace(recipe, numbers=numbers)
    [asked] = fit(recipe, pages, "a-file.xlsx").asked
    after = fit(answered(recipe, asked, answers_to(asked, table, places_of(()))[1].value, table), pages, "a-file.xlsx")
    assert after.is_sure and len(after.rows) == 8


def every_label(table: Found, places: Places) -> Places:
    """All labels that stand where the proposed ones do."""
    stand = Stand(places.at, places.column)
    labels = labels_at(table, stand) if places.at != "stated" else []
    known = [each for each in labels if each not in ("Number", "%")]
    return msgspec.structs.replace(places, picked=dict.fromkeys(known, "") | places.picked)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        (("Release date: 12 March 2021",), "2021-03-12"),
        (("Release date:", "25/03/2021"), "2021-03-25"),
        (("Last updated", "March 12, 2021"), "2021-03-12"),
        (("Publication date", date(2021, 3, 12)), "2021-03-12"),
        (("Edition: Feb 2022",), "2022-02"),
        (("Published on Friday 12th March 2021",), "2021-03-12"),
        (("This release: 12 March 2021",), "2021-03-12"),
        (("Next release: 12 March 2021",), ""),
        (("Next update", "12 March 2021"), ""),
        (("Data for 12 March 2021",), ""),
        (("Released: 12/03/2021 or 03/12/2021",), ""),
    ],
)
def test_a_cover_says_of_which_day_a_file_is(line: tuple[CellValue, ...], day: str) -> None:
    lines = (("Jobs by place",), ("Place", *YEARS), ("Derby", 1234, 17, 9, 6), ("Leeds", 55, 18, 4, 8))
    pages = pages_of([Table("Cover", ("Jobs",), (line,), 0, 0), Table("Jobs", lines[0], lines[1:], 0, 0)])
    found = edition_of(find_tables(pages[1])[0], pages, "jobs.xlsx")
    assert (found.day if found else "") == day


@pytest.mark.parametrize(
    ("name", "month"),
    [("jobs_feb2022.xlsx", "2022-02"), ("jobs-2022-02.xlsx", "2022-02"), ("jobs February 2022.xlsx", "2022-02"),
     ("jobs-2019-2022.xlsx", ""), ("jobs_2022.xlsx", ""), ("jobs-202213.xlsx", ""), ("jobs-jan2021-feb2021.xls", "")],
)  # fmt: skip
def test_the_name_of_a_file_says_its_month(name: str, month: str) -> None:
    assert month_in_name(name) == month


EXPORTS = (("Exports, £ million",), ("Country", *YEARS), ("China", 21, 32, 53, 64), ("Peru", 25, 36, 57, 68))


def later(*rows: tuple[CellValue, ...]) -> list[Page]:
    return sheet(*EXPORTS, *rows)


def test_a_label_that_is_new_in_a_later_file_is_asked_about_and_one_left_out_before_is_not(published: Rows) -> None:
    recipe, found = proposed(sheet(*EXPORTS), published)
    assert recipe.numbers is not None
    assert (recipe.numbers.places.picked, recipe.numbers.places.left_out) == ({"China": "china"}, ["Peru"])
    assert found.is_sure and len(found.rows) == 4
    after = fit(recipe, later(("Japan", 7, 19, 8, 4)), "later.xlsx")
    [asked] = after.asked
    assert (asked.kind, asked.about, asked.cell) == ("new-label", "Japan", "A sheet!A5")
    answers = answers_to(asked, after.table, places_of(published["Partners"].values()))
    taken = fit(answered(recipe, asked, answers[0].value), later(("Japan", 7, 19, 8, 4)), "later.xlsx")
    assert taken.is_sure and {row.values["partner_id"] for row in taken.rows} == {"china", "japan"}


def test_a_new_partner_never_takes_the_id_of_another(published: Rows) -> None:
    recipe, _ = proposed(sheet(*EXPORTS), published)
    asked = fit(recipe, later(("Lima", 7, 19, 8, 4)), "later.xlsx").asked[0]
    told = [answer.value for answer in answers_to(asked, None, places_of(())) if answer.value.startswith("new ")]
    for known, made in {"lima": "country-lima", "callao": "lima"}.items():
        after = answered(recipe, asked, told[0], known={known})
        assert after.partners == {made: NewPartner(name="Lima", kind="country")}
        assert after.numbers and after.numbers.places.picked["Lima"] == made
        again = answered(after, replace(asked, about="ladu:Lima"), told[0], known={known})
        assert again.partners == after.partners


def test_many_new_labels_are_one_question_and_one_answer(published: Rows) -> None:
    recipe, _ = proposed(sheet(*EXPORTS), published)
    rows = [(f"Land {letter}", 7, 19, 8, 4) for letter in "abcdefghij"]
    [asked] = fit(recipe, later(*rows), "later.xlsx").asked
    assert (asked.kind, len(asked.likely)) == ("new-labels", 10)
    assert fit(answered(recipe, asked, "leave out"), later(*rows), "later.xlsx").is_sure


def test_a_new_heading_or_block_is_asked_about_as_well(published: Rows) -> None:
    heads = ("Year", "China", "Peru")
    rows = tuple((year, 10 + 7 * at, 20 + 3 * at) for at, year in enumerate(YEARS))
    recipe, found = proposed(sheet(("Exports, £ million",), heads, *rows), published)
    assert found.is_sure and recipe.numbers is not None and recipe.numbers.places.at == "columns"
    wider = sheet(("Exports, £ million",), (*heads, "Japan"), *((*row, 5 + 11 * at) for at, row in enumerate(rows)))
    assert [(each.kind, each.about) for each in fit(recipe, wider, "later.xlsx").asked] == [("new-label", "Japan")]


def test_where_new_labels_are_left_out_it_is_said_how_many(published: Rows) -> None:
    recipe, _ = proposed(sheet(*EXPORTS), published)
    assert recipe.numbers is not None
    places = Places(at="rows", column="Country", picked={"China": "china"}, others="leave out")
    recipe = msgspec.structs.replace(recipe, numbers=msgspec.structs.replace(recipe.numbers, places=places))
    assert fit(recipe, later(), "later.xlsx").left_out == "One other label is left out: “Peru”."


@pytest.mark.parametrize(
    ("title", "unit", "name", "ours", "kind"),
    [
        ("Table 3: Visits to the UK, thousands", "thousands", "Visits to the UK", "visits", "flow"),
        ("GDP per capita (US$)", "US$ per capita", "GDP per capita", "US$ per capita", "flow"),
        ("Employment rate (%)", "%", "Employment rate", "per cent", "rate"),
        ("2 Population by district", "", "Population by district", "people", "stock"),
        ("Something else", "", "Something else", "", "stock"),
    ],
)
def test_a_measure_that_we_lack_is_proposed_from_title_and_unit(
    title: str, unit: str, name: str, ours: str, kind: str
) -> None:
    table = find_tables(sheet((title,), *EXPORTS[1:])[0])[0]
    measure = propose_measure(table, unit_called(unit) if unit else None)
    assert (measure.name, measure.unit, measure.kind) == (name, ours, kind)
    assert title.rsplit(": ", maxsplit=1)[-1].removeprefix("2 ") in measure.definition


def test_a_source_is_proposed_from_the_cover_of_a_file(published: Rows) -> None:
    cover = Table(
        "Cover",
        ("Trade by region, 2021",),
        (
            ("Published by: A made-up office",),
            ("Release date: 12 March 2022",),
            ("Under the Open Government Licence v3.0.",),
        ),
        0,
        0,
    )
    pages = pages_of([cover, Table("1", EXPORTS[0], EXPORTS[1:], 0, 0)])
    source = source_of(find_tables(pages[1])[0], pages, published, "trade.xlsx", is_numbers=True)
    assert (source.title, source.publisher, source.published, source.licence) == (
        "Trade by region, 2021", "A made-up office", "2022-03-12", "Open Government Licence v3.0",
    )  # fmt: skip


def test_measure_source_and_partner_that_we_lack_go_along_and_only_once(shipped: Store, published: Rows) -> None:
    pages = sheet(*EXPORTS)
    recipe, _ = proposed(pages, published)
    assert recipe.numbers is not None
    measure = Measure(name="Exports told anew", unit="£", kind="flow", definition="What is exported.")
    places = Places(at="rows", column="Country", picked={"China": "china", "Peru": "peru"})
    numbers = msgspec.structs.replace(recipe.numbers, indicator="exports-anew", measure=measure, places=places)
    source = Source(title="A made-up table", publisher="A made-up office", published="2022-03-12")
    partners = {"peru": NewPartner(name="Peru")}
    recipe = msgspec.structs.replace(recipe, numbers=numbers, source=source, partners=partners)
    made = propose_import(shipped, [fit(recipe, pages, "trade.xlsx")], "trade.xlsx", b"as it came")
    assert made.proposal.checked.is_valid, made.issues
    records = made.proposal.checked.records
    assert {sheet: len(rows) for sheet, rows in records.items() if rows} == {
        "Sources": 1, "Indicators": 1, "Partners": 1, "Facts": 8,
    }  # fmt: skip
    known = {
        **published,
        **{name: {**published[name], **{each.id: each for each in records[name]}} for name in records},
    }
    again = workbook_of([fit(recipe, pages, "trade.xlsx")], "trade.xlsx", "0" * 64, known)
    assert {table.sheet for table in read_workbook(again.content)} & {"Sources", "Indicators", "Partners"} == set()
