"""What an officer types with a number, in the place of the word that is the same on every row of a list."""

from collections.abc import Iterator, Mapping

from twinboard.models import CellValue, Sheet
from twinboard.numerals import read_quantity
from twinboard.recipes.recipe import Taken
from twinboard.refusals import Refusal


def words_typed(
    sheet: Sheet, columns: Mapping[str, Taken], values: Mapping[str, CellValue]
) -> Iterator[tuple[str, str]]:
    """The word that is typed with a number, in the place of one that is the same on every row: "£4,000 to £5,000"."""
    for column in sheet.columns:
        stated = columns.get(column.bound_in or "")
        if stated is None or stated.columns:
            continue
        try:
            typed = read_quantity(values.get(column.name)).bound
        except Refusal:
            continue
        if typed:
            yield str(column.bound_in), str(typed)
