"""A range goes its whole way with both of its ends: from the cell to the store, words, charts and exports."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

import pytest
from coded import book_of, coded_charts, register_of
from conftest import publish
from hypothesis import given, settings
from hypothesis import strategies as st
from workbooks import FACT, MONEY, VISIT, only, workbook

from twinboard.arithmetic import Stated
from twinboard.bounds import bound_and_high, quantity_words
from twinboard.editing.typed import cells_of, edit_of, typed_of
from twinboard.frames import Row, rows
from twinboard.intake import propose
from twinboard.models import Severity
from twinboard.numerals import in_digits
from twinboard.papers.data.data_sheets import sheets
from twinboard.publish import history, published_records, restore
from twinboard.store import Store
from twinboard.workbook.write import write_workbook

pytestmark = pytest.mark.usefixtures("read_here")

JOBS = {**FACT, "fact_id": "jobs-range", "value": "between 90 and 120", "bound": None, "scope": "The other works"}
FEES = {**MONEY, "money_id": "fees", "title": "Fees", "amount_gbp": "£4,000 to £5,000", "bound": None, "funder": "Fund"}
TRIP = {**VISIT, "cost_gbp": "£1,200–1,500", "ends": "2020-03-06", "delegates": 4}


def ranged(**others: list[Mapping[str, object]]) -> bytes:
    return workbook(**{"Facts": [FACT, JOBS], "Money": [MONEY, FEES], "Visits": [TRIP]} | others)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store(tmp_path_factory.mktemp("ranges"))
    publish(store, ranged())
    yield store


def numbers(store: Store) -> dict[str, Row]:
    return {str(row["fact_id"]): row for row in register_of(store)}


def said(row: Row, value: str = "value", word: str = "bound", unit: str = "") -> str:
    return quantity_words(row[value], row[word], unit or row.get("unit") or "")


def errors(store: Store, content: bytes) -> list[tuple[str, str, str]]:
    found = propose(store, "test.xlsx", content).issues
    return [(one.kind, one.sheet, one.cell) for one in found if one.severity is Severity.ERROR]


def test_ranges_in_three_sheets_are_checked_stored_and_said_with_both_ends(published: Store) -> None:
    kept = published_records(published, published.current())
    assert [kept["Facts"]["jobs-range"].values[name] for name in ("value", "bound", "high")] == [90, "between", 120]
    assert [kept["Money"]["fees"].values[name] for name in ("amount_gbp", "bound", "amount_high_gbp")] == [
        4000,
        "between",
        5000,
    ]
    assert [kept["Visits"]["trip"].values[f"cost_gbp{name}"] for name in ("", "_bound", "_high")] == [
        1200,
        "between",
        1500,
    ]
    found = numbers(published)
    assert said(found["jobs-range"]) == "between 90 and 120 jobs"
    assert said(found["fees"]) == "between £4,000 and £5,000"
    assert said(found["trip/cost"]) == "between £1,200 and £1,500"


@pytest.mark.parametrize(
    ("row", "kind", "cell"),
    [
        ({"value": 90, "bound": "between", "high": 80}, "range-goes-down", "G2"),
        ({"value": 90, "bound": "between", "high": 90}, "ends-alike", "G2"),
        ({"value": 90, "bound": "exact", "high": 120}, "higher-end-alone", "G2"),
        ({"value": 90, "bound": "between", "high": None}, "no-higher-end", "G2"),
        ({"value": "between 90 and 120", "bound": "between", "high": 130}, "bound-disagrees", "E2"),
        ({"value": "between 90 and 120", "bound": "exact", "high": None}, "bound-disagrees", "E2"),
        ({"value": 90, "bound": "between", "high": "up to 120"}, "not-a-number", "G2"),
        ({"value": 90, "bound": "between", "high": "90 to 120"}, "not-a-number", "G2"),
        ({"value": 90, "bound": "between", "high": "120 people"}, "unit-disagrees", "G2"),
        ({"value": "120 to 90", "bound": None, "high": None}, "not-a-number", "E2"),
        ({"value": "5-10", "bound": None, "high": None}, "not-a-number", "E2"),
        ({"value": "2016-2017", "bound": None, "high": None}, "not-a-number", "E2"),
    ],
)
def test_two_ends_that_cannot_be_are_named_where_they_stand(
    store: Store, row: Mapping[str, object], kind: str, cell: str
) -> None:
    fact = {**{name: FACT[name] for name in ("fact_id", "indicator_id", "partner_id", "period")}, **row}
    rest = {name: value for name, value in FACT.items() if name not in fact}
    told = [each for each in errors(store, workbook(Facts=[{**fact, **rest}])) if each[0] != "blank-required"]
    assert told == [(kind, "Facts", cell)]


@pytest.mark.parametrize(
    "row",
    [
        {"value": "between 90 and 120"},
        {"value": 90, "high": 120},
        {"value": 90, "bound": "between", "high": "120 jobs"},
        {"value": "90-120 jobs", "bound": "between", "high": 120},
        {"value": "90 to 120", "bound": "between"},
    ],
)
def test_a_range_is_the_same_in_one_cell_or_in_two(store: Store, row: Mapping[str, object]) -> None:
    publish(store, workbook(Facts=[{**FACT, "bound": None, **row}]))
    values = published_records(store, 1)["Facts"]["jobs-2020"].values
    assert (values["value"], values["bound"], values["high"]) == (90, "between", 120)


def test_the_whole_workbook_sent_back_changes_nothing(published: Store) -> None:
    kept = published_records(published, published.current())
    records = {sheet: list(found.values()) for sheet, found in kept.items()}
    assert not propose(published, "back.xlsx", write_workbook(records, title="Test")).difference.changes


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"value": "between 95 and 130"}, (95, "between", 130)),
        ({"value": "exactly 100"}, (100, "exact", None)),
        ({"value": "over 100"}, (100, "over", None)),
        ({"bound": "at least"}, (90, "at least", None)),
        ({"high": 150}, (90, "between", 150)),
        ({"value": 100, "high": 150}, (100, "between", 150)),
        ({"value": 95}, (95, "between", 120)),
    ],
)
def test_a_file_of_some_columns_changes_a_range_and_leaves_no_end_behind(
    store: Store, row: Mapping[str, object], expected: tuple[int, str, int | None]
) -> None:
    publish(store, ranged())
    publish(store, only(Facts=[{"fact_id": "jobs-range", **row}]))
    values = published_records(store, store.current())["Facts"]["jobs-range"].values
    assert (values["value"], values["bound"], values["high"]) == expected


def test_a_number_without_its_word_that_would_keep_the_other_end_is_asked_about(published: Store) -> None:
    found = propose(published, "test.xlsx", only(Facts=[{"fact_id": "jobs-range", "value": 95}])).issues
    assert [(one.kind, one.cell) for one in found] == [("word-kept", "B2")]
    assert "“between 95 and 120”" in found[0].message


def test_a_range_is_typed_as_one_on_the_page_and_corrected_to_a_number(published: Store) -> None:
    kept = published_records(published, published.current())
    typed = typed_of(kept["Money"]["fees"], kept)
    assert typed["amount_gbp"] == "between £4,000 and £5,000"
    edit = edit_of("Money", kept["Money"]["fees"], {**typed, "amount_gbp": "£4,500"}, kept, key="k")
    assert edit is not None
    cells = cells_of(edit, kept)
    assert (cells["amount_gbp"], cells["bound"], cells["amount_high_gbp"]) == ("£4,500", "exact", None)


def test_charts_draw_a_range_to_its_lower_number_and_lined_to_its_higher(published: Store) -> None:
    [stage, cost, jobs] = coded_charts(published, "money_by_stage", "cost_of_visit", "jobs_by_employer")
    for coded, words in (
        (stage, "between £4,000 and £5,000"),
        (cost, "between £1,200 and £1,500"),
        (jobs, "between 90 and 120"),
    ):
        drawing = coded.chart.drawing
        assert words in drawing.alt
        assert "lined: up to the higher number of a range" in drawing.subtitle
        assert words in drawing.table.to_string()
    figure = stage.chart.drawing.figure
    lined = [trace for trace in figure.data if trace.type == "bar" and trace.marker.pattern.shape == "|"]
    assert [(trace.base[0], trace.x[0]) for trace in lined] == [(4000, 1000)]
    assert figure.layout.xaxis.range[1] >= 5000


def test_where_points_are_drawn_a_stroke_stands_at_the_higher_number_of_ranges_alone(store: Store) -> None:
    small = {**MONEY, "money_id": "small", "title": "Small", "amount_gbp": 20}
    publish(store, ranged(Money=[MONEY, small, FEES]))
    [coded] = coded_charts(store, "money_by_stage")
    assert "stroke: the higher number of a range" in coded.chart.drawing.subtitle
    strokes = [one for one in coded.chart.drawing.figure.data if one.marker.symbol == "line-ns-open"]
    assert [[*one.x] for one in strokes] == [[4000, 5000]]


def test_what_a_range_comes_to_for_each_is_a_range_rounded_outward(published: Store) -> None:
    [row] = rows(published.ask("charts/cost_of_visit", {"partner": None}))
    assert said(row, "per_person_night_gbp", "per_person_night_bound", "£") == "between £150 and £188"


def test_sums_of_ranges_are_ranges_on_tiles_and_charts(store: Store) -> None:
    more = {**FEES, "money_id": "more", "title": "More", "amount_gbp": 1000, "bound": "exact"}
    both = [{**FACT, "scope": "A"}, {**JOBS, "scope": "B"}]
    publish(store, ranged(Money=[FEES, more], Facts=both))
    asked = {"partner": None, "strand": None}
    [funded] = rows(store.ask("charts/money_by_funder", asked))
    assert said(funded, "amount_gbp", unit="£") == "between £5,000 and £6,000"
    tiles = {row["tile"]: row for row in rows(store.ask("explore/tiles", asked))}
    assert said(tiles["jobs"]) == "between 190 and 220 jobs"
    assert said(tiles["won"]) == "between £5,000 and £6,000"


def test_exports_have_both_ends_in_columns_of_their_own(published: Store) -> None:
    named = {sheet.name: sheet for sheet in sheets(book_of(published, whole=True))}
    columns = {column.header: column.cells for column in named["Numbers"].columns}
    at = columns["Id"].index("fees")
    ends = (columns["Number"][at], columns["Higher number of a range"][at], columns["How exact"][at])
    assert ends == (4000, 5000, "between")
    charts = sheets(book_of(published, "money_by_stage"))
    figure = next(sheet for sheet in charts if sheet.name.startswith("1 "))
    columns = {column.header: column.cells for column in figure.columns}
    assert columns["Amount"] == ("£5,000", "between £4,000 and £5,000")
    assert columns["Amount, lower number (£)"] == (5000, 4000)
    assert columns["Amount, higher number (£)"] == (5000, 5000)


def test_an_end_that_moves_is_a_change_and_comes_back_with_its_version(store: Store) -> None:
    publish(store, ranged())
    publish(store, only(Facts=[{"fact_id": "jobs-range", "value": "between 90 and 130"}]))
    [latest, _] = history(store)
    assert latest.counts["changed"] == 1
    assert said(numbers(store)["jobs-range"]) == "between 90 and 130 jobs"
    restore(store, 1, author="A. Officer", message="back")
    assert said(numbers(store)["jobs-range"]) == "between 90 and 120 jobs"


AMOUNTS = st.decimals(0, 10**9, places=2)


@settings(max_examples=60)
@given(st.lists(AMOUNTS, min_size=2, max_size=2, unique=True))
def test_every_range_is_said_as_it_is_summed(ends: list[Decimal]) -> None:
    low, high = sorted(ends)
    stated = Stated.of(low, f"between and {high:f}")
    assert bound_and_high(stated.word) == (stated.bound, high)
    assert in_digits(low) in quantity_words(low, stated.word) or "illion" in quantity_words(low, stated.word)
