"""What reads differently since an earlier version: headline numbers, and charts drawn before and after."""

from collections.abc import Sequence
from contextlib import nullcontext
from html import escape

import streamlit as st

from twinboard.bounds import listed
from twinboard.charts.base.wording import counted
from twinboard.effects import HEADLINE, Effect, effects_between
from twinboard.frames import Row
from twinboard.headlines import NAMES
from twinboard.queries import load
from twinboard.store import Store
from twinboard.ui.answers import cached, reading, seen_home, version
from twinboard.ui.card.card import show_cards
from twinboard.ui.changes.chart_differences import differing_words
from twinboard.ui.changes.comparing import Comparison, words_of
from twinboard.ui.frame.page import columns, quiet

MOST_DRAWN = 3


def show_before_and_after(comparison: Comparison) -> None:
    """Headline numbers old and new, the first charts drawn at both versions, the others by their titles."""
    with st.spinner("Drawing every chart at both versions …"):
        found = _effects(str(comparison.before["number"]))
    tiles = [effect for effect in found if effect.kind == HEADLINE]
    charts = sorted((effect for effect in found if effect.kind != HEADLINE), key=_keeps_title)
    if not found:
        quiet("No headline number and no chart reads differently.")
        return
    lines = [(NAMES[effect.name], f"{effect.before}, now {effect.after}") for effect in tiles]
    st.html(f"<p>{escape(_counts_words(len(tiles), len(charts)))}</p>{_lines_html(lines)}")
    if charts:
        quiet("Each picture has a scale of its own: compare the numbers, not the lengths.")
    for effect in charts[:MOST_DRAWN]:
        _show_pair(effect.name, comparison)
    if rest := charts[MOST_DRAWN:]:
        heading = f'<div class="tb-chart-head"><h3>{escape(_rest_words(len(rest)))}</h3></div>'
        st.html(heading + _lines_html([_titles(effect, comparison) for effect in rest]))


@cached
def _effects(before: str) -> tuple[Effect, ...]:
    return effects_between(Store(seen_home()), int(before), version() or 0)


def _keeps_title(effect: Effect) -> bool:
    """Charts whose finding is another come first."""
    return effect.before == effect.after


def _counts_words(tiles: int, charts: int) -> str:
    counts = ((tiles, "headline numbers"), (charts, "charts"))
    said = listed([counted(count, plural) for count, plural in counts if count])
    return f"{said} {'reads' if tiles + charts == 1 else 'read'} differently."


def _rest_words(count: int) -> str:
    return f"{counted(count, 'more charts')} {'reads' if count == 1 else 'read'} differently"


def _titles(effect: Effect, comparison: Comparison) -> tuple[str, str]:
    """The title as it was, and what it is now; of the same title what differs below it."""
    same = differing_words(effect.name, str(comparison.before["number"])) or "the same title, other content"
    return effect.before, same if _keeps_title(effect) else f"now “{effect.after}”"


def _lines_html(lines: Sequence[tuple[str, str]]) -> str:
    items = "".join(f"<li><b>{escape(what)}</b> <span>{escape(said)}</span></li>" for what, said in lines)
    return f'<ul class="tb-lines">{items}</ul>' if items else ""


def _show_pair(name: str, comparison: Comparison) -> None:
    """What differs, then the chart as it was and as it is, one below the other on a narrow screen."""
    if words := differing_words(name, str(comparison.before["number"])):
        st.html(f'<p class="tb-note">{escape(words)}</p>')
    sides = {"Before": comparison.before, "After": comparison.after}
    for column, (word, row) in zip(columns(f"before-{name}"), sides.items(), strict=True):
        with column:
            _show_side(name, word, row)


def _show_side(name: str, word: str, row: Row) -> None:
    st.html(f'<p class="tb-strong">{escape(f"{word}: {words_of(row)}")}</p>')
    asked = {name: dict.fromkeys(load(f"charts/{name}").parameters)}
    with nullcontext() if row["number"] == version() else reading(row["number"]):
        show_cards(asked)
