"""Where recipes are: those that come with the product, and those that officers saved in the store."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from twinboard.errors import TwinboardError
from twinboard.recipes.recipe import Recipe, checked_name, read_recipe, written
from twinboard.settings import SHIPPED_RECIPES
from twinboard.store.disk import fsync, private_folder, refusals, write_private
from twinboard.store.shared import share
from twinboard.store.shelf import names
from twinboard.store.unfinished import unfinished

_SUFFIX = ".json"


@dataclass(frozen=True)
class Kept:
    """All recipes by name; `unreadable` are the files that are none, with why; `saved` are the store's own."""

    recipes: Mapping[str, Recipe]
    unreadable: Mapping[str, str]
    saved: frozenset[str] = frozenset()


def kept_recipes(home: Path) -> Kept:
    """The recipes of a store and the shipped ones; a saved one stands before a shipped one of its name."""
    found: dict[str, Recipe] = {}
    unreadable: dict[str, str] = {}
    saved: set[str] = set()
    for folder in (SHIPPED_RECIPES, _folder(home)):
        for name in sorted(names(folder)):
            if not name.endswith(_SUFFIX):
                continue
            try:
                recipe = read_recipe((folder / name).read_bytes())
            except (OSError, TwinboardError) as error:
                unreadable[name] = str(error)
            else:
                found[recipe.name] = recipe
                saved |= {recipe.name} if folder != SHIPPED_RECIPES else set()
    return Kept(found, unreadable, frozenset(saved))


def find_recipe(home: Path, name: str) -> Recipe:
    """The recipe of that name. Raises TwinboardError that names those there are."""
    kept = kept_recipes(home)
    if name in kept.recipes:
        return kept.recipes[name]
    if why := kept.unreadable.get(name + _SUFFIX):
        raise TwinboardError(f"The recipe {name} cannot be read.", why)
    there = f"There are {', '.join(sorted(kept.recipes))}." if kept.recipes else "No recipe is saved yet."
    raise TwinboardError(f"There is no recipe “{name}”.", there)


def save_recipe(home: Path, recipe: Recipe) -> None:
    """Saves a recipe under its name, in the place of one so called. Raises NoRoom or NotWritable."""
    name, content = checked_name(recipe.name), written(recipe)
    with refusals("the store", len(content), "The recipe was not saved.", path=home), unfinished(home) as folder:
        private_folder(_folder(home))
        part = folder / name
        write_private(part, content)
        fsync(part)
        share(home, {_folder(home) / (name + _SUFFIX): content}, "The recipe was not saved.")
        part.replace(_folder(home) / (name + _SUFFIX))
        fsync(_folder(home))


def remove_recipe(home: Path, name: str) -> None:
    """Removes a saved recipe; a shipped one of that name counts again. Raises TwinboardError where none is saved."""
    path = _folder(home) / (checked_name(name) + _SUFFIX)
    try:
        path.stat()
    except FileNotFoundError as error:
        hint = "Recipes that come with the product stay." if (SHIPPED_RECIPES / path.name).exists() else ""
        raise TwinboardError(f"No recipe “{name}” is saved in the store.", hint) from error
    share(home, {path: None}, "The recipe is still there.")
    path.unlink(missing_ok=True)
    fsync(path.parent)


def _folder(home: Path) -> Path:
    return home / "recipes"
