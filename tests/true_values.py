"""Every true value of the real files beside what its recipe reads, as one table: `make true-values`."""

import sys
from functools import cache
from pathlib import Path

import pandas as pd
from recipes_real import TRUE_VALUES

from twinboard.recipes.fit import Row
from twinboard.recipes.open import fit, pages_of
from twinboard.recipes.page import Page
from twinboard.workbook.read import read_workbook

REAL = Path(__file__).parents[2] / "shared" / "spreadsheets" / "real"


def value_of(row: Row) -> tuple[str, object, object]:
    """Where the main value of a row stood, its period, and the value."""
    name = next(name for name in ("value", "amount_gbp", "name") if name in row.values)
    return row.cells[name], row.values.get("period", ""), row.values[name]


@cache
def opened(path: Path) -> list[Page]:
    """The sheets of a real file, read once."""
    return pages_of(read_workbook(path.read_bytes(), path.name))


def true_values() -> pd.DataFrame:
    """One row per true value: its file and cell, its period and what is true, and what was read for that cell."""
    found = []
    for name, recipe, cell, period, value in TRUE_VALUES:
        read = {
            place: (str(when), number)
            for place, when, number in map(value_of, fit(recipe, opened(REAL / name), name).rows)
        }
        found.append((name, cell, period, value, *read.get(cell, ("", None))))
    return pd.DataFrame(found, columns=["File", "Cell", "Period", "True value", "Read for", "Read"])


if __name__ == "__main__":
    sys.stdout.write(f"{true_values().to_string(index=False)}\n")
