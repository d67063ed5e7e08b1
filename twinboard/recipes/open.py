"""A file that anybody may have made, opened to look at its tables, and to see which recipes fit it."""

from collections.abc import Iterable, Sequence

from twinboard.models import Rows, Table
from twinboard.reading.apart import read_apart
from twinboard.recipes.fit import Fit, same_sheet, same_title
from twinboard.recipes.listed import fit_list
from twinboard.recipes.numbers import fit_numbers
from twinboard.recipes.page import Page, page_of
from twinboard.recipes.recipe import NUMBERS, Recipe
from twinboard.rules.sheets import INDICATORS

_NONE: Rows = {}


def open_pages(content: bytes, file_name: str) -> list[Page]:
    """The sheets of a file, read in a process of its own. Raises UnreadableFile."""
    return pages_of(read_apart(content, file_name, looks_at_all=True))


def pages_of(tables: Iterable[Table]) -> list[Page]:
    """The sheets that hold anything, as pages."""
    return [page for page in map(page_of, tables) if any(page.cells)]


def fit(recipe: Recipe, pages: Sequence[Page], file_name: str, known: Rows = _NONE) -> Fit:
    """What a recipe makes of a file; asks where something does not fit, never guesses. `known`: what is published."""
    if recipe.makes == NUMBERS:
        return fit_numbers(recipe, pages, file_name, known.get(INDICATORS, {}))
    return fit_list(recipe, pages, file_name)


def fitting(recipes: Iterable[Recipe], pages: Sequence[Page], file_name: str, known: Rows = _NONE) -> Sequence[Fit]:
    """What the recipes that a file fits make of it: the sure ones first, then those with something to ask.

    With something to ask, a table is thought of only where it is called as it was when the recipe was made.
    """
    fits = [fit(recipe, pages, file_name, known) for recipe in recipes]
    near = [found for found in fits if found.is_sure or (_says_enough(found) and _is_called_so(found))]
    return sorted(near, key=lambda found: (not found.is_sure, len(found.asked)))


def _says_enough(found: Fit) -> bool:
    """Whether anything was read, or would be if its unit were known."""
    return bool(found.rows) or any(asked.kind == "unit-gone" for asked in found.asked)


def _is_called_so(found: Fit) -> bool:
    table, recipe = found.table, found.recipe
    return table is not None and (same_title(table.name, recipe.title) or same_sheet(table.page.sheet, recipe.sheet))
