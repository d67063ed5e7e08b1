"""Files of the manifest of papers that are about pictures, and others of their kind: cut alike, whole, on a page."""

import io
import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from coded import PUBLISHED_AT, coded_charts
from conftest import publish, reading_here
from pictured import Laid, laid
from workbooks import EVIDENCE, INDICATOR, PARTNER, SOURCE, Rows, only

from twinboard.charts import CHARTS, Chart
from twinboard.charts.trade.trade_lines import MOST_LINES
from twinboard.drawing import chart_at, opened_with, reference_at
from twinboard.intake import carry_out, propose
from twinboard.papers.coded import CodedChart
from twinboard.papers.pictures.picture import words_below
from twinboard.papers.pictures.sizes import A4, HALF, SIZES, Size
from twinboard.settings import ROOT
from twinboard.store import Store

FOLDER = ROOT.parent / "shared" / "cases" / "papers"
EXPORTS = INDICATOR | {"indicator_id": "uk-exports", "name": "UK exports", "unit": "£", "kind": "flow"}
STATISTICS = SOURCE | {"source_id": "statistics", "title": "Trade by country", "kind": "official statistics"}
YEARS = range(2000, 2024)


@pytest.fixture
def case() -> Callable[[str], Path]:
    """A file of the manifest; a clone of the project alone has none."""
    if not FOLDER.is_dir():
        assert not os.environ.get("CI"), f"{FOLDER} is not there, and these tests must run here"
        pytest.skip("the cases are not part of the project's own files")
    return lambda name: FOLDER / name


def publish_file(store: Store, path: Path) -> None:
    """Publishes a file of which nothing but what it doubts is an issue."""
    with reading_here():
        proposal = propose(store, path.name, path.read_bytes())
    assert proposal.checked.is_valid, proposal.issues
    carry_out(store, proposal, author="Test", message="a case")


def parts_of(store: Store, name: str, size: Size = A4) -> list[Laid]:
    [coded] = coded_charts(store, name)
    return laid(name, coded.chart.drawing, words_below(coded), size)


def assert_whole(parts: Sequence[Laid]) -> None:
    """Each part is on its page, with all that must be said in it."""
    for part in parts:
        figure = json.loads(part.printed.figure)
        assert part.size.page.is_fixed or part.printed.height <= part.size.page.height, part.label
        said = " ".join(" ".join(note["text"].split("<br>")) for note in figure["layout"]["annotations"])
        words = said.replace("<b>", "").replace("</b>", "")
        assert all(text in words for text in part.texts), part.label


def series(country: str, values: Sequence[float | None]) -> Rows:
    return [
        {
            "fact_id": f"{country}-{year}", "indicator_id": "uk-exports", "partner_id": country, "period": f"{year}",
            "value": value, "bound": "exact", "status": "actual", "scope": "goods",
            **EVIDENCE, "source_id": "statistics",
        }
        for year, value in zip(YEARS, values, strict=False)
        if value is not None
    ]  # fmt: skip


def traded(store: Store, *countries: Sequence[float | None]) -> None:
    """Publishes a series of exports for each country."""
    named = [
        PARTNER | {"partner_id": f"c{at}", "name": f"Country {at}", "kind": "country"} for at in range(len(countries))
    ]
    facts = [row for at, values in enumerate(countries) for row in series(f"c{at}", values)]
    publish(store, only(Sources=[SOURCE, STATISTICS], Partners=named, Indicators=[EXPORTS], Facts=facts))


def lines_of(part: Laid) -> list[dict[str, Any]]:
    return [trace for trace in json.loads(part.printed.figure)["data"] if trace["mode"] == "lines+markers"]


def test_one_year_of_nothing_keeps_no_country_from_being_drawn(store: Store, case: Callable[[str], Path]) -> None:
    publish_file(store, case("04-trade-four-countries-one-zero-year.xlsx"))
    for size in SIZES.values():
        [part] = parts_of(store, "trade_over_time", size)
        assert len(lines_of(part)) == 4
        assert_whole([part])


RISING = [2e9 + 1e8 * at for at in range(len(YEARS))]
ODD: dict[str, Sequence[float | None]] = {
    "as the others": RISING,
    "a zero first": [0, *RISING[1:]],
    "a zero amid": [*RISING[:9], 0, *RISING[10:]],
    "zeros alone": [0] * len(YEARS),
    "below zero": [-value for value in RISING],
    "from below zero to above": [value - 3.2e9 for value in RISING],
    "gaps": [value if at % 5 else None for at, value in enumerate(RISING)],
    "one huge value": [*RISING[:9], 9e17, *RISING[10:]],
    "as small as pixels": [10.0 * at for at in range(len(YEARS))],
    "less than one": [0.5] * len(YEARS),
    "a single year": [5e9],
}


@pytest.mark.sweep
@pytest.mark.parametrize("values", ODD.values(), ids=ODD)
@pytest.mark.parametrize("place", [0, 3], ids=["first", "last"])
def test_all_countries_are_drawn_on_one_scale_whatever_the_values_of_one_of_them_are(
    store: Store, values: Sequence[float | None], place: int
) -> None:
    countries: list[Sequence[float | None]] = [RISING] * 4
    countries[place] = values
    traded(store, *countries)
    [part] = parts_of(store, "trade_over_time")
    assert_whole([part])
    assert len(lines_of(part)) == 4


@pytest.mark.sweep
@pytest.mark.parametrize("count", [1, 2, 3, 12])
def test_charts_of_few_and_many_countries_are_each_on_their_page(store: Store, count: int) -> None:
    traded(store, *([RISING] * count))
    for size in (A4, HALF):
        [part] = parts_of(store, "trade_over_time", size)
        assert_whole([part])
        assert len(lines_of(part)) == min(count, MOST_LINES)


def test_every_value_is_within_the_scale(store: Store) -> None:
    traded(store, *ODD.values())
    [part] = parts_of(store, "trade_over_time")
    low, high = json.loads(part.printed.figure)["layout"]["yaxis"]["range"]
    values = [value for trace in lines_of(part) for value in trace["y"] if value is not None]
    assert values
    assert all(low <= value <= high for value in values)


def test_values_too_small_to_be_kept_are_refused_at_their_cells(store: Store, case: Callable[[str], Path]) -> None:
    with reading_here():
        path = case("14-tiny-values-become-zero.xlsx")
        proposal = propose(store, path.name, path.read_bytes())
    [refused] = [each for each in proposal.issues if each.severity == "error"]
    assert (refused.kind, refused.sheet, refused.cell) == ("too-fine", "Facts", "F4")
    assert "Type up to 0.000001" in refused.message


@pytest.mark.sweep
def test_hostile_names_and_numbers_are_whole_on_their_pages(store: Store, case: Callable[[str], Path]) -> None:
    """The one value of the file that is refused, which is too small to be kept, is typed as its issue says."""
    book = openpyxl.load_workbook(case("10-hostile-names-and-numbers.xlsx"))
    book["Facts"]["F667"], book["Facts"]["G667"] = "up to 0.000001", None
    stream = io.BytesIO()
    book.save(stream)
    with reading_here():
        proposal = propose(store, "hostile.xlsx", stream.getvalue())
    assert proposal.checked.is_valid, [each for each in proposal.issues if each.severity == "error"]
    carry_out(store, proposal, author="Test", message="a case")
    drawn = [chart_at(store.home, reference_at(name, opened_with(name), 1)) for name in CHARTS]
    charts = [chart for chart in drawn if isinstance(chart, Chart)]
    assert len(charts) > 12
    for chart in charts:
        coded = CodedChart(chart, reference_at(chart.name, opened_with(chart.name), 1), "TB-7F3K", PUBLISHED_AT)
        assert_whole(laid(chart.name, chart.drawing, words_below(coded), A4))
