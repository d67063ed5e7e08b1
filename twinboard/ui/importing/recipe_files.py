"""Recipes as files: to download, to send to another council, and to take up."""

import streamlit as st

from twinboard.errors import TwinboardError
from twinboard.recipes.kept import kept_recipes, save_recipe
from twinboard.recipes.recipe import Recipe, read_recipe, written
from twinboard.settings import home
from twinboard.store import audit
from twinboard.ui.frame.page import empty, note, quiet, section
from twinboard.ui.markdown import label
from twinboard.ui.officers.access import officer_for

WHAT_IT_IS = (
    "A recipe is what you said of a table, remembered by a name: which of its labels you want, and what they are. It "
    "holds no cell numbers, so it reads next month’s file as well."
)
_MOST_BYTES = 2**20


def keep(recipe: Recipe) -> None:
    """Saves a recipe. Raises NotAllowed, or what stands in the way."""
    officer = officer_for("save a recipe")
    save_recipe(home(), recipe)
    audit.note(home(), "recipe saved", recipe=recipe.name, who=officer.identity)


def show_recipes() -> None:
    """Those that are kept, each to download, and the way to take up one from a file."""
    section("Recipes", WHAT_IT_IS)
    kept = kept_recipes(home())
    if kept.recipes:
        name = st.selectbox("A recipe", sorted(kept.recipes), None, key="recipe-to-show", placeholder="Choose")
        if name and (recipe := kept.recipes.get(name)):
            quiet(recipe.about or f"It makes rows of {recipe.makes}.")
            st.download_button("Download it as a file", written(recipe), f"{name}.json", "application/json")
    for name, why in kept.unreadable.items():
        empty(f"{name} cannot be read.", why)
    sent = st.file_uploader("Take up a recipe from a file (.json)", "json", key="recipe-sent", max_upload_size=1)
    if sent is not None:
        _take_up(sent.getvalue())


def _take_up(content: bytes) -> None:
    try:
        recipe = read_recipe(content)
        known = kept_recipes(home()).recipes.get(recipe.name)
        if known != recipe:
            quiet("It replaces one of that name." if known else "It is new here.")
            if st.button(label(f"Save the recipe {recipe.name}")):
                keep(recipe)
                st.rerun()
        else:
            note(f"The recipe {recipe.name} is saved.")
    except TwinboardError as error:
        empty(error.message, error.hint)
