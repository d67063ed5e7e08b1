"""The drawers at the right: which one is open stands in the address, and closing it takes it out again."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from twinboard.ui.frame.component import component
from twinboard.ui.markdown import label

EVIDENCE, PAPER, CHOSEN, MARK = "evidence", "paper", "chosen", "mark"
"""Names in the address: of the drawers, each with its card, and of the mark that was chosen."""
_WIDTH = 620
_FOCUS_BACK = Path(__file__).parent / "focus_back"


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


def show_drawer(kind: str, slot: str, title: str, show: Callable[[], None]) -> None:
    """Shows a drawer of a card with what `show` writes; only one may be shown in a run."""
    opener = EVIDENCE if kind == CHOSEN else kind

    def filled() -> None:
        show()
        data = {"card": f"card-{slot}", "opener": f"{opener}-{slot}"}
        component(_FOCUS_BACK, "<span></span>")(data=data, key="focus-back", height=1)

    st.dialog(label(title), position="right", width=_WIDTH, on_dismiss=close_drawers)(filled)()
