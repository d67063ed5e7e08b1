"""The page Import, from the file to its rows: by a recipe that fits, or by a table that the officer says what it is."""

from collections.abc import Sequence

import msgspec
import streamlit as st

from twinboard.errors import TwinboardError
from twinboard.recipes.fit import Fit
from twinboard.recipes.kept import kept_recipes
from twinboard.recipes.proposing.propose import likely_kind, propose
from twinboard.recipes.recipe import LISTS, NUMBERS, Recipe
from twinboard.recipes.tables import Found
from twinboard.settings import home
from twinboard.ui.frame.page import empty, note, quiet, section
from twinboard.ui.importing import list_form, numbers_form, source_form
from twinboard.ui.importing.choices import choose, choose_some, typed
from twinboard.ui.importing.opened import Opened, ask_for_file, published_now
from twinboard.ui.importing.preview import show_rows
from twinboard.ui.importing.questions import with_answers
from twinboard.ui.importing.recipe_files import WHAT_IT_IS, keep, show_recipes
from twinboard.ui.importing.sheet_view import show_on_sheet, table_words, without_table
from twinboard.ui.importing.using import use
from twinboard.ui.officers.access import Officer
from twinboard.ui.officers.updating import once

_BY_RECIPE, _ANEW = "By a recipe", "Say what a table in it is"
_KINDS = {
    "A published table of numbers": NUMBERS,
    "Our own list of visits": "Visits",
    "Our own list of money": "Money",
    "Our own list of milestones": "Milestones",
    "Our own list of organisations": "Organisations",
}


def show_import(officer: Officer) -> None:
    """The upload, and what follows from the file."""
    opened = ask_for_file()
    if opened is None:
        show_recipes()
        return
    if not opened.tables:
        empty(
            "No table was found in this file.",
            "A table has a row of headings and some rows below it, all on one sheet.",
        )
        return
    fits = opened.fitting()
    if fits and _asks_for_recipe(opened, fits):
        _use_recipes(opened, fits, officer)
    else:
        _say_anew(opened, officer)


def _asks_for_recipe(opened: Opened, fits: Sequence[Fit]) -> bool:
    """Whether the file is read by a recipe: so at first where one fits without a question."""
    key = opened.field("way")
    if key not in st.session_state or st.session_state.pop(opened.field("just saved"), False):
        st.session_state[key] = _BY_RECIPE if fits[0].is_sure else _ANEW
    way = st.radio("How to read this file", [_BY_RECIPE, _ANEW], key=key, horizontal=True, persist_state="session")
    return way == _BY_RECIPE


def _use_recipes(opened: Opened, fits: Sequence[Fit], officer: Officer) -> None:
    by_name = {fit.recipe.name: fit for fit in fits}
    saved = st.session_state.get(opened.field("saved"))
    first = [saved] if saved in by_name else _first_ones(fits)
    chosen = [*by_name]
    if len(by_name) > 1:
        chosen = choose_some("By which recipes", [*by_name], first, opened.field("recipes", saved), blank="Choose some")
    ready: list[Fit] = []
    for name in chosen:
        recipe, fit = with_answers(opened, by_name[name].recipe, name)
        if recipe != by_name[name].recipe and fit.is_sure:
            _ask_to_save(opened, recipe, name)
        elif fit.is_sure:
            ready.append(fit)
    if chosen and len(ready) == len(chosen):
        use(opened, ready, officer)
    elif not chosen:
        quiet("Choose a recipe, or say what a table is.")


def _first_ones(fits: Sequence[Fit]) -> list[str]:
    """The recipes that fit without a question; of two that take the same cells, the officers' own."""
    own = kept_recipes(home()).saved
    taken, found = set[str](), list[str]()
    for fit in sorted(fits, key=lambda fit: fit.recipe.name not in own):
        cells = {cell for row in fit.rows for cell in row.cells.values()}
        if fit.is_sure and taken.isdisjoint(cells):
            taken |= cells
            found.append(fit.recipe.name)
    return found


def _say_anew(opened: Opened, officer: Officer) -> None:
    """The tables; what the chosen one is; what has to be asked; its rows; and its name, to be remembered by."""
    section("Which table", "Choose one that was found in the file.")
    options = {table_words(table): str(place) for place, table in enumerate(opened.tables)}
    place = choose("Table", options, "0", opened.field("table"))
    table = opened.tables[int(place or 0)]
    if told := without_table([page.sheet for page in opened.pages], opened.tables):
        quiet(told)
    show_on_sheet(table, opened.field("sheet", place))
    section("What it is", "What we take it for stands in the fields. Change what is not so.")
    kind = likely_kind(table, published_now())
    makes = choose("It is", _KINDS, kind, opened.field("kind", place)) or kind
    is_form = makes in LISTS and st.checkbox(
        "It is a filled-in form: one answer beside or below each question", key=opened.field("form", place)
    )
    key = f"{place} {makes}{' form' if is_form else ''}"
    recipe = _said(opened, table, makes, key, is_form=is_form)
    lacking = [*_lacks(recipe, table), *source_form.lacks(recipe.source)]
    if lacking:
        quiet(f"Still to be said: {', '.join(lacking)}.")
        return
    recipe, fit = with_answers(opened, recipe, key)
    show_rows(fit)
    if fit.is_sure:
        _name_and_save(opened, recipe, key)


def _said(opened: Opened, table: Found, makes: str, key: str, *, is_form: bool) -> Recipe:
    """The recipe as the fields say it; at first they say what the table is taken for."""
    first = once(
        "proposed",
        (opened.key, key),
        lambda: propose(table, opened.pages, published_now(), opened.name, makes, is_form=is_form),
    )
    replace = msgspec.structs.replace
    if first.numbers:
        numbers, partners = numbers_form.ask_for_numbers(opened, table, first.numbers, key)
        recipe = replace(first, numbers=numbers, partners=dict(partners))
    elif first.listed:
        listed, partners = list_form.ask_for_list(opened, table, makes, first.listed, key)
        recipe = replace(first, listed=listed, partners=dict(partners))
    section("Where it comes from", "Every number shows its source.")
    return replace(recipe, source=source_form.ask_for_source(opened, first.source, key))


def _lacks(recipe: Recipe, table: Found) -> list[str]:
    if recipe.numbers:
        return numbers_form.lacks(recipe.numbers)
    return list_form.lacks(recipe.listed, recipe.makes, table) if recipe.listed else []


def _name_and_save(opened: Opened, recipe: Recipe, key: str) -> None:
    section("Remember it", WHAT_IT_IS)
    name = typed("Name of the recipe", recipe.name, opened.field(key, "name"), "ons-goods-exports")
    _ask_to_save(opened, msgspec.structs.replace(recipe, name=name), key)


def _ask_to_save(opened: Opened, recipe: Recipe, key: str) -> None:
    known = kept_recipes(home()).recipes.get(recipe.name)
    if known and known != recipe:
        note(f"There is a recipe {recipe.name}. Saving replaces it.")
    if st.button("Save and check", type="primary", key=opened.field("save", key)):
        try:
            keep(recipe)
        except TwinboardError as error:
            empty(error.message, error.hint)
            return
        st.session_state[opened.field("saved")] = recipe.name
        st.session_state[opened.field("just saved")] = True
        st.rerun()
