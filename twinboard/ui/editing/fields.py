"""The fields of a row: each column asked as its kind is, with what is amiss in it told below it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from twinboard.bounds import listed, sentence_case
from twinboard.editing.small_workbook import Told
from twinboard.editing.typed import Typed, title_of
from twinboard.models import Column, Kind, Rows, Sheet
from twinboard.rules.edit_forms import label_of
from twinboard.rules.issue_order import level_of
from twinboard.ui.editing.areas import Area
from twinboard.ui.markdown import label
from twinboard.validate.new_words import known_words

_LONG = ("quote", "note", "purpose", "definition", "summary", "reason")
_LONGEST = 10_000


class Fields:
    """The fields of one row in an area; `first` stands in them until the officer types something else."""

    def __init__(self, area: Area, sheet: Sheet, first: Typed) -> None:
        self._area, self.sheet, self._first = area, sheet, first
        self._published = area.published()
        self._spots: dict[str, DeltaGenerator] = {}
        self.typed: dict[str, str] = {}

    def ask(self, columns: Iterable[str]) -> None:
        """Shows these fields, one below the other, and reads them."""
        for name in columns:
            column = self.sheet.column(name)
            self.typed[name] = self._ask(column, self._area.key(name), self._first.get(name, ""))
            self._spots[name] = st.empty()

    def ask_to_retire(self) -> bool:
        """Whether the row is to go."""
        key = self._area.key("retire")
        _seed(key, False)
        words = "Retire this row: gone from the pages, and kept in the history"
        return bool(st.checkbox(label(words), key=key, on_change=_keep, args=(_kept(), key)))

    def tell(self, told: Sequence[Told]) -> None:
        """Says below each field what was found in it."""
        for name, spot in self._spots.items():
            lines = [_line_html(one) for one in told if one.column == name]
            if lines:
                spot.html("".join(lines))

    def _ask(self, column: Column, key: str, first: str) -> str:
        words, example = label_of(column.name), f"For example: {column.example}"
        if options := options_of(self.sheet, column, self._published):
            _seed(key, next((name for name, value in options.items() if value == first), None))
            chosen = st.selectbox(
                label(words),
                [*options],
                None,
                key=key,
                placeholder="Choose, or type a new word" if column.grows else "Choose",
                accept_new_options=column.grows,
                on_change=_keep,
                args=(_kept(), key),
            )
            return options.get(chosen, chosen) if chosen else ""
        _seed(key, first)
        ask = st.text_area if column.name in _LONG else st.text_input
        shown = label(words)
        typed = ask(shown, key=key, placeholder=example, max_chars=_LONGEST, on_change=_keep, args=(_kept(), key))
        return str(typed or "")


def must_words(sheet: Sheet, columns: Iterable[str]) -> str:
    """Which of the fields must be filled; said by those that need not where these are fewer."""
    asked = [sheet.column(name) for name in columns]
    must, may = ([label_of(one.name) for one in asked if one.required is so] for so in (True, False))
    if not may:
        return "All must be filled."
    if not must:
        return "None must be filled."
    return f"Must be filled: {listed(must)}." if len(must) <= len(may) else f"All but {listed(may)} must be filled."


def _seed(key: str, first: str | bool | None) -> None:
    """Puts into a field that is shown anew what was typed in it, or else what stands there first."""
    if key not in st.session_state:
        st.session_state[key] = _kept().get(key, first)


def _keep(kept: dict[str, str | bool | None], key: str) -> None:
    """Keeps what was typed as soon as it is, also where the page is left by the same click.

    To ask for one value of the session would end the run there, for the page that was asked for next.
    """
    kept[key] = st.session_state.to_dict()[key]


def _kept() -> dict[str, str | bool | None]:
    kept: dict[str, str | bool | None] = st.session_state.setdefault("fields", {})
    return kept


def options_of(sheet: Sheet, column: Column, published: Rows, more: Iterable[str] = ()) -> dict[str, str]:
    """What a column offers, by the words that are chosen: a vocabulary, or the names of what it refers to.

    A name that several rows have is followed by the id; `more` are names that are not published yet.
    """
    if column.kind is Kind.CHOICE:
        known = known_words(column, published[sheet.name].values()) if column.grows else column.choices
        return {word: word for word in known}
    if column.kind is not Kind.REFERENCE:
        return {}
    records = published[column.refers_to or ""].values()
    titles = [title_of(record) for record in records]
    counts = Counter(titles)
    named = {
        title if counts[title] == 1 else f"{title} ({record.id})": record.id
        for title, record in zip(titles, records, strict=True)
    }
    return named | {name: name for name in more if name not in named}


def _line_html(told: Told) -> str:
    level = sentence_case(str(level_of(told.issue)))
    return f'<p class="tb-amiss" role="alert"><b>{escape(level)}:</b> {escape(told.issue.message)}</p>'
