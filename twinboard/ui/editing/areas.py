"""Where officers type: each form, each correction and the grid keep what stands in them until it is published."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from twinboard.editing.small_workbook import Small
from twinboard.editing.typed import Edit
from twinboard.models import Rows
from twinboard.publish import published_records
from twinboard.settings import home
from twinboard.store import Store
from twinboard.ui.officers.updating import once


@dataclass(frozen=True)
class Area:
    """A place to type in, as it was begun: the version that stood in its fields, and how often it was emptied."""

    name: str
    version: int
    count: int = 0

    def key(self, *parts: object) -> str:
        """A key of a field that it has for itself."""
        return " ".join(map(str, ("typed", self.name, self.count, *parts)))

    def published(self) -> Rows:
        """What was published when it was begun."""
        make: Callable[[], Rows] = partial(published_records, Store(home()), self.version)
        return once("published", (home(), self.version), make)


@dataclass(frozen=True)
class Checking:
    """What was typed in an area when it was last checked, as its workbook; `uploads` tells when that is done with."""

    area: Area
    edits: tuple[Edit, ...]
    small: Small
    uploads: int


def uploads() -> int:
    """How many updates this session is done with."""
    return int(st.session_state.get("upload", 0))


def area(name: str) -> Area:
    """The area of that name; begun at the current version, if nothing was typed there yet."""
    areas: dict[str, Area] = st.session_state.setdefault("areas", {})
    return areas.setdefault(name, Area(name, Store(home()).current_or_fail()))


def begun_anew(old: Area) -> Area:
    """The area emptied, at the current version."""
    new = Area(old.name, Store(home()).current_or_fail(), old.count + 1)
    st.session_state["areas"][old.name] = new
    return new


def checking(of: Area) -> Checking | None:
    """The last check, if it was of this area."""
    kept: Checking | None = st.session_state.get("checking")
    return kept if kept and kept.area == of else None


def settle() -> None:
    """Empties the area of which what was typed is published, or kept as a draft."""
    kept: Checking | None = st.session_state.get("checking")
    if kept and kept.uploads != uploads():
        del st.session_state["checking"]
        begun_anew(kept.area)
