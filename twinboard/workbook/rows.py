"""The text form of a workbook: a folder with one CSV file a sheet, for review in version control."""

import csv
import io
from pathlib import Path

from twinboard.models import CellValue, Table
from twinboard.rules.sheets import SHEETS


def read_rows(folder: Path) -> tuple[Table, ...]:
    """The sheets found as `<sheet>.csv` in the folder, as they would be read from the workbook."""
    return tuple(_table(sheet.name, path) for sheet in SHEETS if (path := folder / f"{sheet.table}.csv").exists())


def _table(name: str, path: Path) -> Table:
    lines: list[list[CellValue]] = [list(line) for line in csv.reader(io.StringIO(path.read_text("utf-8-sig")))]
    return Table(name, lines[0] if lines else [], lines[1:])
