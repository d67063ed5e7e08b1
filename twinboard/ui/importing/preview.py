"""The rows that a recipe makes of a file, with the cell of each, and what is missing in it."""

from collections.abc import Sequence
from decimal import Decimal

import pandas as pd
import streamlit as st

from twinboard.bounds import number_words, quantity_words, word_of
from twinboard.charts.base.wording import counted
from twinboard.recipes.fit import Fit, Missing, Row
from twinboard.recipes.page import as_text
from twinboard.recipes.recipe import Recipe
from twinboard.rules.edit_forms import label_of
from twinboard.rules.sheets import BY_NAME, INDICATORS, PARTNERS
from twinboard.ui.frame.page import quiet, section
from twinboard.ui.importing.opened import published_now
from twinboard.ui.officers.updating import MOST_ROWS
from twinboard.ui.tables import details_html, show_table, table_html

_FIRST = 6
_CELLS = ("value", "amount_gbp", "starts", "date", "name", "title")
_NOT_SHOWN = ("locator", "source_id", "quote", "bound", "high")


def show_rows(fit: Fit) -> None:
    """The first rows at once, the others folded; then the marks that stand where no number is."""
    section("The rows that it makes", f"{counted(len(fit.rows), 'rows')} for the sheet {_sheet(fit)}.")
    if not fit.rows:
        quiet("None yet.")
        return
    show_table(_rows_frame(fit.recipe, fit.rows[:_FIRST]), "The first rows, with the cell that each was taken from")
    if len(fit.rows) > _FIRST:
        shown = _rows_frame(fit.recipe, fit.rows[:MOST_ROWS])
        at_most = f"the first {MOST_ROWS} rows" if len(fit.rows) > MOST_ROWS else "all rows"
        st.html(details_html(f"Show {at_most}", table_html(shown, f"The rows that it makes: {at_most}")))
    if fit.missing:
        words = f"Missing: {counted(len(fit.missing), 'cells')} with a mark or a word that says nothing is known"
        st.html(details_html(words, table_html(_missing_frame(fit.missing[:MOST_ROWS]), words)))


def _sheet(fit: Fit) -> str:
    return fit.rows[0].sheet if fit.rows else "Facts"


def _rows_frame(recipe: Recipe, rows: Sequence[Row]) -> pd.DataFrame:
    filled = {name for row in rows for name, value in row.values.items() if value is not None}
    names = [each.name for each in BY_NAME[rows[0].sheet].columns if each.name in filled - {*_NOT_SHOWN}]
    shown = {"Cell": [_cell(row) for row in rows]}
    return pd.DataFrame(shown | {label_of(name): [_text(recipe, row, name) for row in rows] for name in names})


def _cell(row: Row) -> str:
    main = next((name for name in _CELLS if name in row.cells), next(iter(row.cells), ""))
    return row.cells.get(main, "")


def _text(recipe: Recipe, row: Row, name: str) -> str:
    """A value as readers know it: what is referred to by its name, a number with its unit."""
    value, column = row.values.get(name), BY_NAME[row.sheet].column(name)
    if value is None:
        return ""
    if column.refers_to:
        return _name_of(recipe, column.refers_to, str(value))
    if name == "value" and isinstance(value, int | float):
        unit = _unit_of(recipe, str(row.values.get("indicator_id")))
        word = word_of(str(row.values.get("bound") or "exact"), row.values.get("high"))  # type: ignore[arg-type]
        return quantity_words(Decimal(str(value)), word, unit)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number_words(value)
    return as_text(value)


def _name_of(recipe: Recipe, sheet: str, identity: str) -> str:
    """What a row is called that is published, or that goes along because it is new."""
    if known := published_now().get(sheet, {}).get(identity):
        return str(known.values.get("name") or known.values.get("title"))
    measure = recipe.numbers.measure if recipe.numbers and sheet == INDICATORS else None
    partner = recipe.partners.get(identity) if sheet == PARTNERS else None
    new = measure or partner
    return f"{new.name} (new)" if new else identity


def _unit_of(recipe: Recipe, indicator: str) -> str:
    known = published_now()["Indicators"].get(indicator)
    if known:
        return str(known.values["unit"])
    return recipe.numbers.measure.unit if recipe.numbers and recipe.numbers.measure else ""


def _missing_frame(missing: Sequence[Missing]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Cell": [each.cell for each in missing],
            "Mark": [each.mark for each in missing],
            "Of": [each.of for each in missing],
        }
    )
