"""What recipes make of files, as a small workbook of ours: it goes the way of every file that officers send."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from twinboard.addresses import places_of
from twinboard.models import CellValue, Issue, column_letters
from twinboard.recipes.fit import Fit, Row
from twinboard.recipes.recipe import Measure, Recipe, Source
from twinboard.rules.sheets import BY_NAME, INDICATORS, SOURCES
from twinboard.settings import TITLE
from twinboard.workbook.write import write_part


@dataclass(frozen=True)
class Imported:
    """The small workbook and its name; by sheet and cell of it, where in the officer's file the value stood."""

    file_name: str
    content: bytes
    origins: Mapping[tuple[str, str], str]

    def where_it_stands(self, issue: Issue) -> Issue:
        """The issue at the cell of the officer's own file, where its value came from one."""
        places = {f"{column_letters(column)}{row + 1}": None for row, column in places_of(issue.cell)}
        found = [self.origins[issue.sheet, cell] for cell in places if (issue.sheet, cell) in self.origins]
        if not found:
            return issue
        sheet, _, _ = found[0].rpartition("!")
        cells = [cell for name, _, cell in (each.rpartition("!") for each in dict.fromkeys(found)) if name == sheet]
        return replace(issue, sheet=sheet, cell=", ".join(cells))


def workbook_of(fits: Sequence[Fit], file_name: str, checksum: str, published: str = "") -> Imported:
    """The rows of recipes in a workbook that holds the columns they fill, and no others.

    `published` is when the file was, for one that is a newer edition of its source.

    Its first sheet says from which file, by its SHA-256, and by which recipes it was made.
    """
    rows = (row for fit in fits for row in (*_rows_beside(fit.recipe, published), *fit.rows))
    by_sheet: dict[str, list[Row]] = {}
    for row in {(row.sheet, *row.values.items(), *row.cells.items()): row for row in rows}.values():
        by_sheet.setdefault(row.sheet, []).append(row)
    columns = {sheet: _columns(sheet, held) for sheet, held in by_sheet.items()}
    said = [
        f"Made from {file_name} (SHA-256 {checksum})",
        f"by the recipe {' and '.join(fit.recipe.name for fit in fits)}.",
        "Each locator names the sheet and cell of that file in which the row stands.",
    ]
    cells = {sheet: [row.values for row in held] for sheet, held in by_sheet.items()}
    origins = {
        (sheet, f"{column_letters(at)}{number}"): row.cells[name]
        for sheet, held in by_sheet.items()
        for number, row in enumerate(held, start=2)
        for at, name in enumerate(columns[sheet])
        if name in row.cells
    }
    stem = PurePath(file_name).stem
    return Imported(f"{stem}, imported.xlsx", write_part(cells, title=TITLE, columns=columns, said=said), origins)


def _rows_beside(recipe: Recipe, published: str) -> Iterator[Row]:
    """The rows of Sources and Indicators, where the recipe tells enough to make them, or the edition is a newer one."""
    source = recipe.source
    edition = {"published": published} if published else {}
    if source.title and source.publisher and source.published:
        yield Row(SOURCES, {"source_id": source.id or None, **_told(source, "id"), **edition}, {})
    elif edition and source.id:
        yield Row(SOURCES, {"source_id": source.id, **edition}, {})
    if recipe.numbers and (measure := recipe.numbers.measure):
        yield Row(INDICATORS, {"indicator_id": recipe.numbers.indicator, **_told(measure)}, {})


def _told(part: Source | Measure, *others: str) -> dict[str, CellValue]:
    """The filled fields of a part that are columns of ours."""
    return {name: value for name in part.__struct_fields__ if name not in others and (value := getattr(part, name))}


def _columns(sheet: str, rows: Sequence[Row]) -> list[str]:
    """The columns that any row fills, in the order of the sheet."""
    filled = {name for row in rows for name, value in row.values.items() if value is not None}
    return [column.name for column in BY_NAME[sheet].columns if column.name in filled]
