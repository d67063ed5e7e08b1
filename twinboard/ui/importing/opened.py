"""The file that an officer sent to the page Import: opened once, with its tables, for as long as it is looked at."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

import streamlit as st

from twinboard.errors import TwinboardError, UnreadableFile
from twinboard.models import Rows
from twinboard.publish import published_records
from twinboard.recipes.find import find_tables
from twinboard.recipes.fit import Fit
from twinboard.recipes.kept import kept_recipes
from twinboard.recipes.open import fit, fitting, open_pages
from twinboard.recipes.page import Page
from twinboard.recipes.proposing.places import Places, places_of
from twinboard.recipes.recipe import Recipe, written
from twinboard.recipes.tables import Found
from twinboard.settings import LARGEST_WORKBOOK_BYTES, home
from twinboard.store import Store
from twinboard.ui.frame.page import empty
from twinboard.ui.officers.access import officer_for
from twinboard.ui.officers.updating import once

_MOST_KEPT = 30
_OF_A_FILE = ("opened", "fitting", "imported", "proposed")
TAKES = "Any spreadsheet: Excel (.xlsx, .xlsm, .xls), OpenDocument (.ods) or CSV"


@dataclass(frozen=True)
class Opened:
    """A file and its sheets; `key` is its own among all that this session sends."""

    key: str
    name: str
    content: bytes
    pages: Sequence[Page]
    fits: dict[tuple[bytes, int], Fit] = field(default_factory=dict, repr=False)

    @cached_property
    def tables(self) -> Sequence[Found]:
        """The tables of all sheets, in the order of the file."""
        return [table for page in self.pages for table in find_tables(page)]

    def field(self, *parts: object) -> str:
        """A key of a field about this file."""
        return " ".join(map(str, ("import", self.key, *parts)))

    def laid(self, recipe: Recipe) -> Fit:
        """What a recipe makes of the file."""
        said = written(recipe), Store(home()).current_or_fail()
        if said not in self.fits:
            if len(self.fits) >= _MOST_KEPT:
                self.fits.clear()
            self.fits[said] = fit(recipe, self.pages, self.name, published_now())
        return self.fits[said]

    def fitting(self) -> Sequence[Fit]:
        """What the kept recipes that it fits make of it."""
        recipes, version = [*kept_recipes(home()).recipes.values()], Store(home()).current_or_fail()
        key = self.key, version, tuple(map(written, recipes))
        return once("fitting", key, partial(fitting, recipes, self.pages, self.name, published_now()))


def ask_for_file() -> Opened | None:
    """The upload, opened; None, and why is said, where there is none that can be read."""
    most = LARGEST_WORKBOOK_BYTES // 2**20
    sent = st.file_uploader(TAKES, key=f"import-{st.session_state.get('upload', 0)}", max_upload_size=most)
    if sent is None:
        for name in _OF_A_FILE:
            st.session_state.pop(name, None)
        return None
    name, content = sent.name, sent.getvalue()
    found = once("opened", sent.file_id, partial(_open, sent.file_id, name, content))
    if isinstance(found, Opened):
        return found
    if not isinstance(found, UnreadableFile):
        del st.session_state["opened"]
    empty(found.message, found.hint)
    return None


def _open(key: str, name: str, content: bytes) -> Opened | TwinboardError:
    officer_for("open a file to import")
    with st.spinner("Opening the file and looking for its tables …"):
        try:
            return Opened(key, name, content, open_pages(content, name))
        except TwinboardError as error:
            return error


def published_now() -> Rows:
    """What is published now."""
    store = Store(home())
    version = store.current_or_fail()
    return once("published-for-import", (home(), version), partial(published_records, store, version))


def partner_names() -> Places:
    """The names of the published partners."""
    return places_of(published_now()["Partners"].values())
