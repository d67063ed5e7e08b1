"""Published spreadsheets are read into rows with the right cell, period, unit and value, or asked about."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from recipes_real import FILES, TRUE_VALUES
from true_values import opened, value_of

from twinboard.recipes.find import find_tables
from twinboard.recipes.kept import kept_recipes
from twinboard.recipes.open import fit, fitting
from twinboard.recipes.page import Page
from twinboard.recipes.recipe import Recipe, read_recipe, written
from twinboard.settings import SHIPPED_ROWS

Pages = Callable[[str], list[Page]]


@pytest.fixture(scope="module")
def pages(spreadsheets: Path) -> Pages:
    """The sheets of a real file."""
    return lambda name: opened(spreadsheets / "real" / name)


@pytest.mark.thinned(3)
@pytest.mark.parametrize("true", TRUE_VALUES, ids=[f"{name[:12]}-{cell}" for name, _, cell, *_ in TRUE_VALUES])
def test_a_true_value_is_read_with_its_cell_and_period(
    pages: Pages, true: tuple[str, Recipe, str, str, object]
) -> None:
    name, recipe, cell, period, value = true
    found = fit(recipe, pages(name), name)
    assert not found.asked
    read = {place: (str(when), number) for place, when, number in map(value_of, found.rows)}
    assert read[cell] == (period, pytest.approx(value) if isinstance(value, float) else value)


def test_every_true_value_of_the_manifest_is_tried(spreadsheets: Path) -> None:
    with (spreadsheets / "MANIFEST.csv").open(encoding="utf-8") as stream:
        lines = [line for line in csv.DictReader(stream) if line["file"].startswith("real/")]
    cells = {
        (line["file"].removeprefix("real/"), sheet, cell)
        for line in lines
        for sheet, cell in re.findall(r"'([^']+)'!([A-Z]+\d+) =", line["ground_truth"])
    }
    period_label = ("ons_labour_force_a02_jan2012.xls", "seasonally adjusted", "A497")
    assert cells - {period_label} == {
        (name, *cell.rsplit("!", 1)) for name, _, cell, *_ in TRUE_VALUES if not name.endswith(".csv")
    }


def test_every_real_file_is_opened(spreadsheets: Path) -> None:
    assert sorted(FILES) == sorted(path.name for path in (spreadsheets / "real").iterdir())


@pytest.mark.parametrize("name", FILES)
def test_a_real_file_shows_its_tables(pages: Pages, name: str) -> None:
    tables = [table for page in pages(name) for table in find_tables(page)]
    assert tables
    assert all(table.data_rows for table in tables)


SHIPPED = {
    "ons_uk_trade_goods_all_countries_jan2021.xlsx": {"ons-goods-exports-by-country": 5 * 24},
    "nomis_aps_employment_rate_2017-2021.xlsx": {
        "nomis-people-in-employment": 9 * 5,
        "nomis-people-aged-16-to-64": 9 * 5,
    },
    "ons_overseas_travel_tourism_2015.xls": {"ons-visits-to-the-uk": 42, "ons-earnings-from-visits": 42},
    "imf_weo_apr2024_extract.xlsx": {"imf-population": 5 * 10},
}
"""The recipes that come with the product, and how many rows each makes of the file it is for."""


@pytest.mark.thinned(3)
@pytest.mark.parametrize("name", FILES)
def test_a_shipped_recipe_knows_its_file_and_no_other(pages: Pages, tmp_path: Path, name: str) -> None:
    kept = kept_recipes(tmp_path)
    assert not kept.unreadable
    assert {recipe for held in SHIPPED.values() for recipe in held} == {*kept.recipes}
    found = fitting(kept.recipes.values(), pages(name), name)
    assert {each.recipe.name: len(each.rows) for each in found} == SHIPPED.get(name, {})
    assert all(each.is_sure for each in found)


@pytest.mark.parametrize("recipe", [recipe for _, recipe, *_ in TRUE_VALUES], ids=lambda each: each.sheet or "csv")
def test_a_recipe_is_a_file_that_reads_back(recipe: Recipe) -> None:
    assert read_recipe(written(recipe)) == recipe


@pytest.mark.parametrize("recipe", ["nomis-people-in-employment", "nomis-people-aged-16-to-64"])
def test_the_shipped_numbers_about_home_are_what_the_recipe_makes_of_the_file(
    pages: Pages, tmp_path: Path, recipe: str
) -> None:
    name = "nomis_aps_employment_rate_2017-2021.xlsx"
    made = fit(kept_recipes(tmp_path).recipes[recipe], pages(name), name).rows
    with (SHIPPED_ROWS / "facts.csv").open(encoding="utf-8") as stream:
        shipped = {row["fact_id"]: row for row in csv.DictReader(stream) if row["source_id"] == "nomis-aps-2017-2021"}
    for row in made:
        told = {column: "" if value is None else str(value) for column, value in row.values.items()}
        kept = shipped[told["fact_id"]]
        assert {column: kept[column] for column in told} == told
        assert row.cells["value"].partition("!")[2] in kept["locator"].replace(",", " ").split()
