"""Making a pack on the screen: which charts, in which form, how far it is, and the file."""

from collections.abc import Sequence

import streamlit as st

from twinboard.bounds import sentence_case
from twinboard.charts.base.wording import counted
from twinboard.errors import TwinboardError
from twinboard.papers.packs.choice import Choice, Offer, make_pack
from twinboard.papers.packs.packing import FORMS, Packed, packed
from twinboard.papers.pictures.worker import INSTALL, NO_BROWSER, browser_path
from twinboard.settings import home
from twinboard.ui.card.card import show_cards
from twinboard.ui.filters import choose
from twinboard.ui.frame.page import columns, empty, more, note, quiet
from twinboard.ui.markdown import label

_ASKED = "charts"


def choose_charts(choice: Choice, offered: Sequence[Offer]) -> list[str]:
    """The names of the charts that the reader ticked, kept in the address; at first those of the pages."""
    names = [each.chart.name for each in offered]
    usual = [each.chart.name for each in offered if each.is_usual] or names
    asked = [name for name in st.query_params.get(_ASKED, "").split(",") if name in names] or usual
    half = (len(offered) + 1) // 2
    chosen = []
    for column, part in zip(columns("charts"), (offered[:half], offered[half:]), strict=True):
        with column, st.container(gap="small"):
            chosen += [each.chart.name for each in part if _is_ticked(choice, each, asked)]
    if chosen == usual:
        st.query_params.pop(_ASKED, None)
    else:
        st.query_params[_ASKED] = ",".join(chosen)
    return chosen


def show_pack(offered: Sequence[Offer]) -> None:
    """The charts that the address names, or the usual ones, each in its card: for a meeting."""
    asked = st.query_params.get(_ASKED, "").split(",")
    chosen = [each for each in offered if each.chart.name in asked] or [each for each in offered if each.is_usual]
    for each in chosen:
        show_cards({each.chart.name: dict(each.reference.parameters)})


def _is_ticked(choice: Choice, offer: Offer, asked: Sequence[str]) -> bool:
    name = offer.chart.name
    key = "-".join(["chart", name, choice.partner or "", choice.strand or ""])
    return st.checkbox(label(offer.chart.drawing.title), value=name in asked, key=key)


def choose_form() -> str:
    """The form of the file."""
    return choose("As", "form", {sentence_case(words): form for form, words in FORMS.items()})


def show_making(choice: Choice, version: int, charts: Sequence[str], form: str) -> None:
    """The button, how far the work is, and then the file."""
    if not charts:
        quiet("Choose at least one chart.")
        return
    if not browser_path() and form != "xlsx":
        note(f"{NO_BROWSER} The pack will have tables in their place. {INSTALL}")
    wanted = (str(home()), choice, version, tuple(charts), form)
    if st.button("Make the pack", type="primary"):
        st.session_state.pop("pack", None)
        if made := _make(choice, version, charts, form):
            st.session_state["pack"] = (wanted, made)
    kept, made = st.session_state.get("pack", (None, None))
    if made and kept == wanted:
        _show_made(made, len(charts))


def _make(choice: Choice, version: int, charts: Sequence[str], form: str) -> Packed | None:
    bar = st.progress(0.0, "Asking for the numbers")
    try:
        pack = make_pack(home(), choice, version, charts)
        return packed(home(), pack, form, lambda share, words: bar.progress(share, label(words)))
    except TwinboardError as error:
        empty(error.message, error.hint)
        return None
    finally:
        bar.empty()


def _show_made(made: Packed, count: int) -> None:
    note(f"The pack is ready: {counted(count, 'charts')}, {len(made.content) / 1e6:.1f} MB.")
    if made.lacks:
        quiet(made.lacks)
    st.download_button(label(f"Download {made.file_name}"), made.content, made.file_name, "application/octet-stream")
    quiet("Your choice stands in the address of this page: bookmark it to make the pack again.")
    more("paper-check", "Later: which of its charts have changed since")
