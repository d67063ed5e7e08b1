"""Fields of the page Import: a choice, some choices or a text, kept while the page asks other things."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from twinboard.models import Record
from twinboard.recipes.tables import Found
from twinboard.ui.importing.opened import Opened
from twinboard.ui.markdown import label


@dataclass(frozen=True)
class Form:
    """One table being said what it is; `key` is that of its fields."""

    opened: Opened
    table: Found
    key: str

    def field(self, *parts: object) -> str:
        """A key of one field."""
        return self.opened.field(self.key, *parts)


def choose(words: str, options: Mapping[str, str], first: str, key: str, *, blank: str = "Choose") -> str:
    """One of the options, which are given by what is shown: what it means; "" where none is chosen."""
    index = next((place for place, value in enumerate(options.values()) if value == first and value), None)
    chosen = st.selectbox(label(words), [*options], index, key=key, placeholder=blank, persist_state="session")
    return options.get(chosen or "", "")


def choose_some(words: str, options: Sequence[str], first: Sequence[str], key: str, *, blank: str = "All") -> list[str]:
    """Some of the labels."""
    default = [each for each in first if each in options]
    return list(
        st.multiselect(label(words), options, default, key=key, placeholder=blank, persist_state="session") or ()
    )


def typed(words: str, first: str, key: str, example: str = "") -> str:
    """A line of text."""
    return str(st.text_input(label(words), first, key=key, placeholder=example, persist_state="session") or "").strip()


def named(records: Sequence[Record]) -> dict[str, str]:
    """Rows by their names, or titles; by the id as well where two are called the same."""
    titles = [str(record.values.get("name") or record.values.get("title")) for record in records]
    return {
        title if titles.count(title) == 1 else f"{title} ({record.id})": record.id
        for title, record in zip(titles, records, strict=True)
    }
