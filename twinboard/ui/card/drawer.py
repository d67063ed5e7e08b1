"""The drawers at the right: which one is open stands in the address, and closing it takes it out again."""

from collections.abc import Callable

import streamlit as st

from twinboard.ui.markdown import label

EVIDENCE, PAPER, CHOSEN, MARK = "evidence", "paper", "chosen", "mark"
"""Names in the address: of the drawers, each with its card, and of the mark that was chosen."""
_WIDTH = 620


def is_open(kind: str, slot: str) -> bool:
    """Whether the address asks for this drawer of a card."""
    return bool(st.query_params.get(kind) == slot)


def open_drawer(kind: str, slot: str) -> None:
    """Puts the drawer of a card into the address, in place of any other."""
    close_drawers()
    st.query_params[kind] = slot


def close_drawers() -> None:
    for kind in (EVIDENCE, PAPER, CHOSEN, MARK):
        st.query_params.pop(kind, None)


def show_drawer(title: str, show: Callable[[], None]) -> None:
    """Shows a drawer with what `show` writes; only one may be shown in a run."""
    st.dialog(label(title), position="right", width=_WIDTH, on_dismiss=close_drawers)(show)()
