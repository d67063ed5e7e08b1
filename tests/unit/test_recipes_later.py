"""Later editions of the real files, as publishers lay them out anew: each fits or is asked about, none is misread."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from twinboard.models import CellValue
from twinboard.recipes.fit import Fit, Row
from twinboard.recipes.kept import kept_recipes
from twinboard.recipes.open import fit, pages_of
from twinboard.recipes.page import Page
from twinboard.recipes.tables import Found
from twinboard.workbook.read import read_workbook

FILES = {
    "ons-goods-exports-by-country": "ons_uk_trade_goods_all_countries_jan2021.xlsx",
    "nomis-people-in-employment": "nomis_aps_employment_rate_2017-2021.xlsx",
    "ons-visits-to-the-uk": "ons_overseas_travel_tourism_2015.xls",
    "imf-population": "imf_weo_apr2024_extract.xlsx",
}
Line = Mapping[int, CellValue]
Variant = Callable[[Page, Found], Page]


def with_lines(page: Page, at: int, *lines: Line) -> Page:
    """The page with lines inserted, all looks moved along."""
    shown = {((row + len(lines)) if row >= at else row, column): look for (row, column), look in page.shown.items()}
    return Page(page.sheet, [*page.cells[:at], *lines, *page.cells[at:]], shown)


def with_columns(page: Page, at: int, count: int = 1) -> Page:
    """The page with blank columns inserted."""
    moved = [
        {column + count if column >= at else column: value for column, value in line.items()} for line in page.cells
    ]
    shown = {(row, column + count if column >= at else column): look for (row, column), look in page.shown.items()}
    return Page(page.sheet, moved, shown)


def with_cells(page: Page, other: Callable[[int, int, CellValue], CellValue]) -> Page:
    """The page with other values in some cells, which show them as they are."""
    new = [{column: other(row, column, value) for column, value in line.items()} for row, line in enumerate(page.cells)]
    kept = {
        place: look
        for place, look in page.shown.items()
        if new[place[0]].get(place[1]) == page.cells[place[0]].get(place[1])
    }
    cells = [{column: value for column, value in line.items() if value is not None} for line in new]
    return Page(page.sheet, cells, kept)


def marked(page: Page, table: Found, mark: Callable[[CellValue], CellValue]) -> Page:
    """Some of its numbers as a mark, or with one."""
    rows = frozenset(table.data_rows)

    def other(row: int, column: int, value: CellValue) -> CellValue:
        is_one = row in rows and column in table.values and (row * 5 + column) % 4 == 0
        return mark(value) if is_one and isinstance(value, int | float) else value

    return with_cells(page, other)


def with_heading(page: Page, table: Found, other: Callable[[CellValue], CellValue]) -> Page:
    """The page with another last heading."""
    last = heads(table), max(table.values)
    return with_cells(page, lambda row, column, value: other(value) if (row, column) == last else value)


def middle(table: Found) -> int:
    return table.data_rows[len(table.data_rows) // 2]


def heads(table: Found) -> int:
    return table.headings[-1] if table.headings else table.first


def merged(page: Page, table: Found) -> Page:
    """Labels that stand on the first of several rows alone, as merged cells have them."""
    before: dict[int, CellValue] = {}
    blank = set()
    for row in table.data_rows:
        for column in table.labels:
            if (value := page.cells[row].get(column)) is not None and before.get(column) == value:
                blank.add((row, column))
            before[column] = value if value is not None else before.get(column)
    return with_cells(page, lambda row, column, value: None if (row, column) in blank else value)


VARIANTS: dict[str, Variant] = {
    "three blank lines on top": lambda page, _: with_lines(page, 0, {}, {}, {}),
    "two lines of words on top": lambda page, _: with_lines(page, 0, {0: "Revised edition"}, {0: "Released in March"}),
    "one more line of headings": lambda page, table: with_lines(page, heads(table), {min(table.values): "Statistics"}),
    "columns numbered below the headings": lambda page, table: with_lines(
        page, heads(table) + 1, {column: at + 1 for at, column in enumerate(table.columns)}
    ),
    "a note in the middle": lambda page, table: with_lines(
        page, middle(table), {min(table.columns): "Note: methods changed from here on"}
    ),
    "a note of two cells in the middle": lambda page, table: with_lines(
        page, middle(table), {min(table.columns): "Note", min(table.values): "see the methods paper"}
    ),
    "blank lines in the middle": lambda page, table: with_lines(page, middle(table), {}, {}),
    "totals on top": lambda page, table: with_lines(
        page, table.first, dict.fromkeys(table.labels, "All") | dict.fromkeys(table.values, 1_234_567)
    ),
    "two columns on the left": lambda page, _: with_columns(page, 0, 2),
    "a column among the numbers": lambda page, table: with_columns(page, sorted(table.values)[len(table.values) // 2]),
    "another title": lambda page, table: with_cells(
        page, lambda row, _, value: "A new title" if row == table.above and isinstance(value, str) else value
    ),
    "another sheet name": lambda page, _: replace(page, sheet="Sheet1", found={}),
    "another mark": lambda page, table: marked(page, table, lambda _: "[x]"),
    "words for numbers": lambda page, table: marked(page, table, lambda _: "see note 4"),
    "numbers with a mark": lambda page, table: marked(page, table, lambda value: f"{value} [r]"),
    "numbers as text": lambda page, table: marked(page, table, lambda value: f"{value:,}"),
    "numbers with a word": lambda page, table: marked(page, table, lambda value: f"about {value}"),
    "merged labels": merged,
    "a line twice": lambda page, table: with_lines(page, middle(table), dict(page.cells[middle(table)])),
    "a mark at a heading": lambda page, table: with_heading(page, table, lambda value: f"{_plain(value)} [p]"),
    "a heading gone": lambda page, table: with_heading(page, table, lambda _: None),
    "notes at labels": lambda page, table: with_cells(
        page,
        lambda row, column, value: f"{value} [note 3]"
        if isinstance(value, str) and row in table.data_rows and column in table.labels
        else value,
    ),
}  # fmt: skip


def _plain(value: CellValue) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def of(row: Row) -> tuple[object, ...]:
    return tuple(row.values.get(name) for name in ("partner_id", "scope", "period"))


@pytest.fixture(scope="module")
def first(spreadsheets: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[list[Page], Fit]]:
    """The sheets of a real file, and what its shipped recipe makes of it."""
    recipes, kept = kept_recipes(tmp_path_factory.mktemp("recipes")).recipes, dict[str, tuple[list[Page], Fit]]()

    def opened(name: str) -> tuple[list[Page], Fit]:
        if name not in kept:
            pages = pages_of(read_workbook((spreadsheets / "real" / FILES[name]).read_bytes(), FILES[name]))
            kept[name] = pages, fit(recipes[name], pages, FILES[name])
        return kept[name]

    return opened


@pytest.mark.thinned(3)
@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("variant", VARIANTS)
def test_a_later_edition_is_read_truly_or_asked_about(
    first: Callable[[str], tuple[list[Page], Fit]], name: str, variant: str
) -> None:
    pages, base = first(name)
    assert base.table and base.is_sure
    true = {of(row): row.values["value"] for row in base.rows}
    changed = VARIANTS[variant](base.table.page, base.table)
    found = fit(base.recipe, [changed if page is base.table.page else page for page in pages], FILES[name])
    if not found.asked:
        assert {of(row) for row in found.rows} <= {*true}
        assert all(row.values["value"] == pytest.approx(true[of(row)], rel=1e-9) for row in found.rows)
        assert len(found.rows) + len(found.missing) >= len(true)
