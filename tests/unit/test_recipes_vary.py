"""Next year's file: rows moved, a year added, other marks. It fits or is asked about, and is never misread."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twinboard.models import CellValue, Table
from twinboard.recipes.fit import Fit
from twinboard.recipes.open import fit, pages_of
from twinboard.recipes.recipe import Numbers, Periods, Places, Recipe, Source, Where

COUNTRIES = ("Austria", "China", "Germany", "India", "Japan", "Spain", "Total")
YEARS = tuple(range(2015, 2021))
PICKED = {"China": "china", "Japan": "japan", "Spain": "spain"}


@dataclass(frozen=True)
class Layout:
    """How a published table is laid out; the same numbers stand in all of them."""

    title: str = "Trade in goods by country"
    unit: str = "£ million, seasonally adjusted"
    sheet: str = "Annual Exports"
    countries: Sequence[str] = COUNTRIES
    years: Sequence[int] = YEARS
    lead: int = 0
    gap: int = 0
    has_codes: bool = False
    has_years_as_text: bool = False
    has_heading_above: bool = False
    has_spacers: bool = False
    has_footnotes: bool = False
    has_group: bool = False
    is_turned: bool = False
    marks: tuple[tuple[str, int, CellValue], ...] = ()


def true_value(country: str, year: int) -> int:
    """A number that no other cell of the table has."""
    return 1000 * (1 + COUNTRIES.index(country)) + (year - 1900) * 3 + 5


def table(layout: Layout) -> Table:
    """The sheet of a layout."""
    held = {(country, year): mark for country, year, mark in layout.marks}
    lines: list[list[CellValue]] = [[None]] * layout.lead + [[layout.title], [layout.unit]] + [[None]] * layout.gap
    lead: list[CellValue] = ["Code", "Country"] if layout.has_codes else ["Country"]
    columns, rows = (layout.countries, layout.years) if layout.is_turned else (layout.years, layout.countries)
    names: list[CellValue] = [str(each) if layout.has_years_as_text else each for each in columns]
    spread = [part for name in names for part in ((name, None) if layout.has_spacers else (name,))]
    if layout.has_heading_above:
        lines.append([*[None] * len(lead), "Value of exports"])
    lines.append([*lead[:-1], None if layout.is_turned else lead[-1], *spread])
    for at, row in enumerate(rows):
        if layout.has_group and at % 3 == 0:
            lines.append([*[None] * (len(lead) - 1), f"Group {at // 3 + 1}"])
        cells: list[CellValue] = []
        for column in columns:
            country, year = (column, row) if layout.is_turned else (row, column)
            cells += [held.get((country, year), true_value(country, year)), *([None] if layout.has_spacers else [])]  # type: ignore[call-overload,arg-type]
        lines.append([*([f"K{at}"] if layout.has_codes else []), row, *cells])
    if layout.has_footnotes:
        lines += [[None], ["1 These numbers are an estimate."], ["Source: a made-up office, 2021"]]
    width = max(map(len, lines))
    padded = [[*line, *[None] * (width - len(line))] for line in lines]
    return Table(layout.sheet, padded[0], padded[1:])


def recipe(**told: Any) -> Recipe:
    places = Places(at="rows", picked=PICKED, others="leave out")
    numbers = Numbers(indicator="uk-exports", unit="£ million", multiplier=10**6, places=places)
    return Recipe(
        name="made-up",
        makes="numbers",
        source=Source(id="a-source"),
        sheet="Annual Exports",
        title="Trade in goods by country",
        numbers=Numbers(**{**{name: getattr(numbers, name) for name in numbers.__struct_fields__}, **told}),
    )


TURNED = recipe(places=Places(at="columns", picked=PICKED, others="leave out"), periods=Periods(at="rows"))


def read(layout: Layout, *others: Layout, by: Recipe | None = None) -> Fit:
    by = by or (TURNED if layout.is_turned else recipe())
    return fit(by, pages_of([table(each) for each in (layout, *others)]), "trade.xlsx")


def assert_none_is_misread(found: Fit, layout: Layout) -> None:
    """Each row holds what the table says of its country and year."""
    marked = {(country, year) for country, year, mark in layout.marks}
    for row in found.rows:
        country = next(name for name, partner in PICKED.items() if partner == row.values["partner_id"])
        year = int(str(row.values["period"]))
        if (country, year) not in marked:
            assert row.values["value"] == true_value(country, year) * 10**6


layouts = st.builds(
    Layout,
    title=st.sampled_from(["Trade in goods by country", "UK trade: goods, 2021 edition", "Exports"]),
    countries=st.permutations(COUNTRIES),
    years=st.sampled_from(
        [YEARS, (*YEARS, 2021), YEARS[1:], YEARS[:1], tuple(range(1997, 2023)), tuple(reversed(YEARS))]
    ),
    lead=st.integers(0, 4),
    gap=st.integers(0, 2),
    has_codes=st.booleans(),
    has_years_as_text=st.booleans(),
    has_heading_above=st.booleans(),
    has_spacers=st.booleans(),
    has_footnotes=st.booleans(),
    has_group=st.booleans(),
    is_turned=st.booleans(),
)


@given(layouts)
def test_whatever_moved_the_same_numbers_are_read(layout: Layout) -> None:
    found = read(layout)
    assert_none_is_misread(found, layout)
    assert not found.asked
    assert len(found.rows) == len(PICKED) * len(layout.years)


@given(layouts)
def test_another_unit_is_asked_about(layout: Layout) -> None:
    changed = replace(layout, unit="£ thousand")
    assert "unit-gone" in {each.kind for each in read(changed).asked}


@given(layouts, st.sampled_from(["..", "[x]", "-", "N/A", "[c]", ":"]))
def test_a_mark_is_missing_where_the_recipe_says_so_and_asked_about_otherwise(layout: Layout, mark: str) -> None:
    marked = replace(layout, marks=(("Japan", layout.years[-1], mark),))
    base = TURNED if layout.is_turned else recipe()
    assert base.numbers
    told = {name: getattr(base.numbers, name) for name in base.numbers.__struct_fields__}
    known = read(marked, by=recipe(**{**told, "marks": {mark: "missing"}}))
    assert not known.asked
    assert [each.mark for each in known.missing] == [mark]
    assert len(known.rows) == len(PICKED) * len(layout.years) - 1
    assert [each.about for each in read(marked).asked] == [mark]


@pytest.mark.parametrize(
    ("typed", "status"), [("4020 [p]", "estimate"), ("4020p", "estimate"), ("4,020 [r]", "actual"), ("4020", "actual")]
)
def test_a_mark_beside_a_number_gives_it_its_status(typed: str, status: str) -> None:
    layout = Layout(marks=(("China", 2020, typed),))
    found = read(layout, by=recipe(marks={"[p]": "estimate", "p": "estimate", "[r]": ""}))
    row = next(row for row in found.rows if row.values["partner_id"] == "china" and row.values["period"] == "2020")
    assert (row.values["value"], row.values["status"]) == (4_020_000_000, status)
    assert not found.asked


@pytest.mark.parametrize("typed", ["4020 [p]", "see note", "about 4bn", "4020/4030"])
def test_what_is_no_plain_number_is_asked_about_at_its_cell(typed: str) -> None:
    found = read(Layout(marks=(("China", 2020, typed),)))
    assert [each.cell for each in found.asked] == ["Annual Exports!G5"]


def test_a_country_that_is_called_otherwise_is_asked_about_with_the_likely_one() -> None:
    renamed = table(Layout())
    rows = [["China (mainland)" if cell == "China" else cell for cell in row] for row in renamed.rows]
    found = fit(recipe(), pages_of([replace(renamed, rows=rows)]), "trade.xlsx")
    assert [(each.kind, each.about, each.likely) for each in found.asked] == [
        ("label-gone", "China", ("China (mainland)", "India"))
    ]


def test_a_country_of_which_nothing_can_be_read_is_asked_about() -> None:
    marks = tuple(("Japan", year, "see note 4") for year in YEARS)
    found = read(Layout(is_turned=True, marks=marks))
    assert [(each.kind, each.about) for each in found.asked] == [("nothing-read", "Japan")]


def test_a_new_label_is_asked_about_until_the_officer_says_what_it_is() -> None:
    asks = recipe(places=Places(at="rows", picked=PICKED, left_out=["Austria", "Germany", "India"]))
    assert [each.about for each in read(Layout(), by=asks).asked] == ["Total"]


def test_a_country_that_stands_twice_is_asked_about() -> None:
    found = read(Layout(countries=(*COUNTRIES, "China")))
    assert "twice" in {each.kind for each in found.asked}


def test_two_tables_with_the_same_labels_are_told_apart_by_sheet_or_title_or_asked_about() -> None:
    imports = Layout(sheet="Annual Imports", title="Imports by country")
    assert read(Layout(), imports).table.page.sheet == "Annual Exports"  # type: ignore[union-attr]
    moved = read(replace(Layout(), sheet="1"), replace(imports, sheet="2"))
    assert moved.table and moved.table.page.sheet == "1"
    assert moved.noticed == ("The sheet was called “Annual Exports” and is now “1”.",)
    neither = read(replace(Layout(), sheet="1", title="A"), replace(imports, sheet="2", title="B"))
    assert [each.kind for each in neither.asked] == ["several-tables"]
    alone = read(replace(imports, sheet="Annual Imports"))
    assert [(each.kind, each.likely) for each in alone.asked] == [
        ("several-tables", ("Annual Imports (“Imports by country”)",))
    ]
    renamed = table(Layout())
    rows = [["Nippon" if cell == "Japan" else cell for cell in row] for row in renamed.rows]
    still = fit(recipe(), pages_of([replace(renamed, rows=rows), table(imports)]), "trade.xlsx")
    assert [(each.kind, each.about) for each in still.asked] == [("label-gone", "Japan")]
    assert {row.cells["value"].partition("!")[0] for row in still.rows} == {"Annual Exports"}
    crossed = read(replace(imports, sheet="Annual Exports"), replace(Layout(), sheet="Annual Imports"))
    assert [each.kind for each in crossed.asked] == ["several-tables"]


def test_a_file_without_the_table_says_so() -> None:
    other = Table("Trips", ["Date", "Where", "People"], [["2024-05-01", "Kyoto", 3], ["2024-06-01", "Bonn", 4]])
    found = fit(recipe(), pages_of([other]), "visits.xlsx")
    assert [each.kind for each in found.asked] == ["no-table"]
    assert not found.rows


def test_blocks_that_repeat_their_labels_are_told_apart_by_the_line_above_them() -> None:
    base = table(Layout())
    body = base.rows[2:]
    other = [[row[0], *(value + 1 if isinstance(value, int) else value for value in row[1:])] for row in body]
    blank = [None] * len(base.header)
    line: Callable[[str], list[CellValue]] = lambda text: [text, *blank[1:]]  # noqa: E731
    stacked = replace(base, rows=[*base.rows[:2], line("Exports"), *body, blank, line("Imports"), *other])
    asked = fit(recipe(), pages_of([stacked]), "trade.xlsx")
    assert "twice" in {each.kind for each in asked.asked}
    for name, more in (("Exports", 0), ("Imports", 1)):
        found = fit(recipe(where=[Where(at="lines", label=name)]), pages_of([stacked]), "trade.xlsx")
        assert not found.asked
        china = next(
            row for row in found.rows if row.values["partner_id"] == "china" and row.values["period"] == "2015"
        )
        assert china.values["value"] == (true_value("China", 2015) + more) * 10**6


def test_the_rows_of_a_month_under_a_year_have_both() -> None:
    rows: list[list[CellValue]] = []
    rng = random.Random(5)
    for year in (2019, 2020):
        for at, month in enumerate(("Jan", "Feb", "March", "Sept", "Dec¹")):
            rows.append([year if at == 0 else None, month, None, rng.randint(10_000, 99_999) / 10])
    rows += [[None] * 4, ["Latest three months", None, None, 5.5]]
    sheet = Table("Annual Exports", [None, None, None, "All visits"], rows)
    monthly = recipe(
        places=Places(),
        unit="",
        multiplier=1000,
        periods=Periods(at="rows", left_out=["Latest three months"]),
        marks={"¹": "estimate"},
        where=[Where(at="columns", label="All visits")],
    )
    found = fit(monthly, pages_of([sheet]), "visits.xlsx")
    assert not found.asked
    assert [row.values["period"] for row in found.rows][-2:] == ["2020-09", "2020-12"]
    assert [row.values["status"] for row in found.rows][-2:] == ["actual", "estimate"]


@dataclass(frozen=True)
class Survey:
    """A block of a survey's download: groups of columns with a number, a flag and a margin each, in this order."""

    columns: tuple[str, ...] = ("number", "Flags", "conf")
    groups: tuple[str, ...] = ("All people", "In work")
    before: str = "ladu:"
    said: str = ""
    margins: tuple[CellValue, CellValue] = (2400, 1300)

    def table(self) -> Table:
        heads: list[CellValue] = [
            None,
            *(each for group in self.groups for each in (group, *[None] * (len(self.columns) - 1))),
        ]
        names: list[CellValue] = ["Area", *self.columns * len(self.groups)]
        lines = [heads, names]
        for at, area in enumerate(("Ashby", "Barton St Mary")):
            cells: list[CellValue] = [f"{self.said or self.before}{area}"]
            for group in self.groups:
                value = {"All people": 30_000, "In work": 20_000}[group] + at * 1000
                margin = self.margins[at] if group == "In work" else 77
                cells += [{"number": value, "Flags": None, "conf": margin}[each] for each in self.columns]
            lines.append(cells)
        return Table("Annual Exports", lines[0], lines[1:])


def read_survey(survey: Survey, **told: Any) -> Fit:
    places = Places(
        at="rows",
        column="Area",
        picked={f"{survey.before}{area}": "" for area in ("Ashby", "Barton St Mary")},
        before=survey.before,
    )
    asked = {
        "indicator": "people",
        "unit": "",
        "multiplier": 1,
        "places": places,
        "periods": Periods(at="stated", stated="2020"),
        "where": [Where(at="columns", label="In work"), Where(at="columns", label="number")],
        "flags": "Flags",
        "margin": "conf",
        "id": "people-{place}-{period}",
        "note": "A survey.",
    }
    return fit(recipe(**{**asked, **told}), pages_of([survey.table()]), "survey.xlsx")


@pytest.mark.parametrize(
    "survey",
    [
        Survey(),
        Survey(columns=("number", "conf", "Flags")),
        Survey(groups=("In work", "All people")),
        Survey(before=""),
        Survey(before="local authority: "),
        Survey(before="LADU:", said="ladu:"),
    ],
    ids=str,
)
def test_a_place_goes_by_its_name_alone_and_a_number_has_the_margin_of_its_own_group(survey: Survey) -> None:
    found = read_survey(survey)
    assert not found.asked
    assert [(row.values["fact_id"], row.values["scope"], row.values["value"]) for row in found.rows] == [
        ("people-ashby-2020", "Ashby", 20_000),
        ("people-barton-st-mary-2020", "Barton St Mary", 21_000),
    ]
    [one, other] = (str(row.values["note"]) for row in found.rows)
    assert one.startswith("A survey. The file gives ±2,400 beside it (Annual Exports, cell ")
    assert other.startswith("A survey. The file gives ±1,300 beside it (Annual Exports, cell ")


@pytest.mark.parametrize(
    ("survey", "told"),
    [
        (Survey(margins=("*", "!")), {}),
        (Survey(columns=("number", "Flags")), {}),
        (Survey(), {"margin": ""}),
        (Survey(), {"margin": "standard error"}),
    ],
    ids=str,
)
def test_a_margin_that_is_not_there_is_not_made_up(survey: Survey, told: dict[str, Any]) -> None:
    assert [row.values["note"] for row in read_survey(survey, **told).rows] == ["A survey."] * 2
