"""What recipes make of files, as a small workbook of ours: it goes the way of every file that officers send."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from twinboard.addresses import places_of
from twinboard.models import CellValue, Issue, Record, Rows, column_letters
from twinboard.names import folded
from twinboard.recipes.fit import Fit, Row
from twinboard.recipes.recipe import Measure, NewPartner, Source
from twinboard.rules.sheets import BY_NAME, INDICATORS, PARTNERS, SOURCES
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


def workbook_of(fits: Sequence[Fit], file_name: str, checksum: str, known: Rows, published: str = "") -> Imported:
    """The rows of recipes in a workbook that holds the columns they fill, and no others.

    What the recipes rest on and is not among the published rows (`known`) goes along: source, measure, partners.
    `published` is when the file was, for one that is a newer edition of its source.

    Its first sheet says from which file, by its SHA-256, and by which recipes it was made.
    """
    rows = (row for fit in fits for row in (*_rows_beside(fit, file_name, known, published), *fit.rows))
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


def known_source(source: Source, sources: Mapping[str, Record]) -> Record | None:
    """The published source that a recipe names, by its id or its title."""
    if source.id:
        return sources.get(source.id)
    same = [each for each in sources.values() if folded(str(each.values["title"])) == folded(source.title)]
    return same[0] if len(same) == 1 else None


def _rows_beside(fit: Fit, file_name: str, known: Rows, published: str) -> Iterator[Row]:
    """The rows of Sources, Indicators and Partners that are new, or of a newer edition: what is published stays."""
    source, numbers = fit.recipe.source, fit.recipe.numbers
    if record := known_source(source, known.get(SOURCES, {})):
        if published:
            yield Row(SOURCES, {"source_id": record.id, "published": published}, {})
    elif source.title and source.publisher and source.published:
        yield Row(SOURCES, {"source_id": source.id or None, **_told(source, "id")}, {})
    if numbers and numbers.measure and numbers.indicator not in known.get(INDICATORS, {}):
        yield Row(INDICATORS, {"indicator_id": numbers.indicator, **_told(numbers.measure)}, {})
    used = {row.values.get("partner_id"): row for row in reversed(fit.rows)}
    for identity, partner in fit.recipe.partners.items():
        if identity in used and identity not in known.get(PARTNERS, {}):
            cell = used[identity].cells.get("partner_id", "")
            place = f"{file_name}, {cell.replace('!', ', first named at cell ')}"
            evidence: dict[str, CellValue] = {"source_id": source.id or source.title, "locator": place}
            yield Row(PARTNERS, {"partner_id": identity, **_told(partner), **evidence}, {})


def _told(part: Source | Measure | NewPartner, *others: str) -> dict[str, CellValue]:
    """The filled fields of a part that are columns of ours."""
    return {name: value for name in part.__struct_fields__ if name not in others and (value := getattr(part, name))}


def _columns(sheet: str, rows: Sequence[Row]) -> list[str]:
    """The columns that any row fills, in the order of the sheet."""
    filled = {name for row in rows for name, value in row.values.items() if value is not None}
    return [column.name for column in BY_NAME[sheet].columns if column.name in filled]
