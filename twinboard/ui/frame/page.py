"""The frame around every page, its words, and the queries it asks."""

from html import escape
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from twinboard.periods import days_words
from twinboard.settings import TITLE
from twinboard.ui.answers import ask, drafted
from twinboard.ui.frame.as_at import address_of, link_html
from twinboard.ui.frame.presenting import is_meeting, show_for_meeting
from twinboard.ui.markdown import as_written
from twinboard.ui.tables import details_html

_STYLE = Path(__file__).parent / "style.css"
_PAPER_STYLE = Path(__file__).parent / "paper.css"
_ICON = Path(__file__).parent / "icon.png"


def open_frame() -> None:
    """What every page has: icon, layout, menu, style."""
    st.set_page_config(page_title=TITLE, page_icon=str(_ICON), layout="wide", initial_sidebar_state="collapsed")
    st.session_state["is_titled"] = False
    st.html(_STYLE)
    if is_paper():
        st.html(_PAPER_STYLE)
    if is_meeting():
        show_for_meeting()


def is_paper() -> bool:
    """Whether the reader wants the page bare and of a fixed width, to take a screenshot of it."""
    return st.query_params.get("view") == "paper"


def name_tab(opened: str) -> None:
    """Names the browser's tab after the page that is open; `opened` is its title in the menu."""
    st.set_page_config(page_title=f"{as_written(opened)} · {TITLE}")


def open_address(address: str) -> None:
    """Tells the page under which address it was opened: the id of its partner or strand."""
    st.session_state["address"] = address


def address() -> str:
    return str(st.session_state["address"])


def title(text: str, lead: str = "", labels_html: str = "") -> None:
    """The one first heading of a page, labels of what it is about, and the sentences below."""
    paragraph = f'<p class="tb-lead">{escape(lead)}</p>' if lead else ""
    st.session_state["is_titled"] = True
    st.html(f"<h1>{escape(text)}</h1>{labels_html}{paragraph}")


def is_titled() -> bool:
    """Whether the page of this run has its first heading already."""
    return bool(st.session_state.get("is_titled"))


def section(text: str, lead: str = "") -> None:
    """A second heading and, if given, a line below it."""
    paragraph = f'<p class="tb-quiet">{escape(lead)}</p>' if lead else ""
    st.html(f"<h2>{escape(text)}</h2>{paragraph}")


def quiet(text: str) -> None:
    """What a reader should know, said quietly."""
    st.html(f'<p class="tb-quiet">{escape(text)}</p>')


def note(text: str) -> None:
    """What a reader must not miss, said where it matters and to screen readers at once."""
    st.html(f'<p class="tb-note" role="status">{escape(text)}</p>')


def empty(missing: str, remedy: str) -> None:
    """In place of what is not there: what is missing, and what a reader can do."""
    st.html(f'<div class="tb-empty"><p>{escape(missing)}</p><p class="tb-quiet">{escape(remedy)}</p></div>')


def missing(what: str, *remedies: str) -> None:
    """In place of what the workbook does not have: what is missing and, folded, how officers add it."""
    items = "".join(f"<li>{escape(remedy)}</li>" for remedy in remedies)
    how = details_html("How officers add it", f'<ul class="tb-plain">{items}</ul>')
    st.html(f'<div class="tb-empty"><p>{escape(what)}</p>{how}</div>')


def columns(name: str, shares: tuple[int, int] = (1, 1)) -> list[DeltaGenerator]:
    """Two columns, one below the other on a narrow screen; `name` is theirs alone on the page."""
    return list(st.container(key=f"split-{name}").columns(shares, gap="medium"))


def more(path: str, words: str, **parameters: str) -> None:
    """The way to the page that says more."""
    st.html(
        f'<p class="tb-more"><a href="{escape(address_of(path, **parameters))}" target="_self">{escape(words)}</a></p>'
    )


def footer(given: str = "", way_in: str = "", *, is_unsaved: bool = False) -> None:
    """What the page rests on, said at the end of each, after the ways in which it is given out; and the way in.

    `is_unsaved`: the browser asks before the window, and what was typed in it, is gone.
    """
    published = ask("explore/published")[0]
    when = days_words(published["published_at"])
    as_at = "A draft, not published" if drafted() else f"As at version {published['number']}, published {when}"
    words = f"{as_at}. Every number shows its source; none is guessed."
    officers = f" {link_html(way_in, 'update', css='tb-way-in')}" if way_in else ""
    mark = ' data-unsaved="yes"' if is_unsaved else ""
    st.html(f'{given}<p class="tb-footer tb-quiet"{mark}>{escape(words)}{officers}</p>')
