"""As at: which version a reader sees, kept in the address, and the choice of another."""

from html import escape
from urllib.parse import unquote, urlencode, urlsplit

import streamlit as st

from twinboard.asked import said_again, whole_number
from twinboard.bounds import sentence_case
from twinboard.errors import DamagedVersion
from twinboard.periods import version_words
from twinboard.settings import home
from twinboard.store import Store
from twinboard.ui.answers import ask, ask_at, drafted, pinned, version
from twinboard.ui.frame import previewing
from twinboard.ui.frame.lost import cannot_be_shown, is_newest_lost, lost_words
from twinboard.ui.markdown import label
from twinboard.ui.serving.renewal import seen_by_readers

CHOICE_WIDTH = 265


def choose_version() -> int | None:
    """Settles which version this run shows, so that all of a page shows the same; None if nothing is published.

    A version in the address is kept while the reader moves from page to page; one that is not there is said.
    """
    previewing.choose_draft()
    if trial := previewing.chosen():
        said = {"current": trial.number, "version": trial.number, "pinned": None, "not_found": None}
        st.session_state.update(said)
        st.query_params.pop("version", None)
        return trial.number
    store = Store(home())
    current = seen_by_readers(store)
    asked = st.query_params.get("version", st.session_state.get("pinned"))
    chosen = readable(store, asked)
    st.session_state["current"], st.session_state["version"] = current, chosen or current
    st.session_state["pinned"] = str(chosen) if chosen else None
    st.session_state["not_found"] = asked if asked and not chosen else None
    if chosen:
        st.query_params["version"] = str(chosen)
    elif asked and "version" in st.query_params:
        del st.query_params["version"]
    return version()


def address_of(path: str, **parameters: str) -> str:
    """The address of a page, relative to any other; it keeps the version or the draft which the reader chose, unless
    given a version.
    """
    kept = {"version": pinned(), **({} if "version" in parameters else {"draft": drafted()})} | parameters
    query = urlencode({name: value for name, value in kept.items() if value})
    return f"{path or '.'}?{query}" if query else path or "."


def link_html(words: str, path: str, *, css: str = "", **parameters: str) -> str:
    """The way to a page, its words escaped."""
    look = f' class="{css}"' if css else ""
    return f'<a{look} href="{escape(address_of(path, **parameters))}" target="_self">{escape(words)}</a>'


def flag_html(words: str, path: str, **parameters: str) -> str:
    """The mark of a disagreement, which leads to its page; the words are said of it on hover, and aloud."""
    address, said = escape(address_of(path, **parameters)), escape(words)
    return f'<a class="tb-flag" href="{address}" target="_self" title="{said}" aria-label="{said}">⚑</a>'


def earlier_version() -> str | None:
    """The version that the reader chose, if it is not the current one."""
    chosen = st.session_state.get("pinned")
    return chosen if chosen and chosen != str(st.session_state["current"]) else None


def site() -> str:
    """The address of this Twinboard as the reader's browser has it: “https://partnerships.example.gov.uk”."""
    address = urlsplit(st.context.url or "")
    return f"{address.scheme}://{address.netloc}{address.path.rpartition('/')[0]}" if address.netloc else ""


def asked_address() -> str:
    """The last part of the address in the reader's browser: the page that was asked for."""
    return unquote(urlsplit(st.context.url or "").path).strip("/").rpartition("/")[2]


def as_at_words() -> str:
    """The version of this run: "version 3, 12 October 2026"."""
    [published] = ask("explore/published")
    if drafted():
        return "a draft that is not published"
    return version_words(published["number"], published["published_at"])


def show_choice(words: str = "As at", key: str = "as_at", *, is_labelled: bool = False) -> None:
    """The choice of a version; the first stands for whichever is current. It may stand on a page twice, by two keys."""
    current = st.session_state.get("current") or Store(home()).current_or_fail()
    names = {
        str(row["number"]): version_words(row["number"], row["published_at"])
        for row in ask_at(current, "evidence/versions")
    }
    newest = "Newest shown: " if is_newest_lost() else ""
    options = {
        "": sentence_case(f"{newest}{names[str(current)]}"),
        **{number: f"As at {name}" for number, name in names.items()},
    }
    st.session_state[key] = st.session_state.get("pinned") or ""
    st.selectbox(
        label(words),
        [*options],
        format_func=lambda option: options[option],
        key=key,
        on_change=_pin,
        args=(key,),
        label_visibility="visible" if is_labelled else "collapsed",
        width=CHOICE_WIDTH,
    )


def show_notice() -> None:
    """Says so where the reader sees anything but the version published last, or asked for one that is not there."""
    if previewing.chosen():
        st.html(previewing.bar_html(address_of("changes")))
    if said := previewing.not_shown_html():
        st.html(said)
    for words in (lost_words(), _notice()):
        if words:
            st.html(f'<p class="tb-note" role="status">{escape(words)}</p>')


def _notice() -> str:
    current, missing = st.session_state.get("current"), st.session_state.get("not_found")
    earlier = earlier_version()
    if not (missing or earlier):
        return ""
    lost = is_newest_lost()
    if missing:
        return f"{_why_not(missing)} This is {f'version {current}' if lost else 'the current one'}."
    which = "newest that can be shown" if lost else "current one"
    return f"This is version {earlier} as it was published. The {which} is version {current}."


def _why_not(asked: str) -> str:
    """Why the version that an address asks for is not shown: it is damaged or gone, or never was."""
    number = whole_number(asked)
    said = cannot_be_shown(number) if number is not None else ""
    return said or f"There is no version {said_again(asked)}."


def readable(store: Store, asked: str | None) -> int | None:
    """The version of which an address has the number; None where it is not there, or damaged."""
    number = whole_number(asked or "")
    if number is None or number not in store.numbers():
        return None
    try:
        ask_at(number, "explore/published")
    except DamagedVersion:
        return None
    return None if store.amiss(number) else number  # what was read before may be damaged now


def _pin(key: str) -> None:
    st.session_state["pinned"] = st.session_state[key] or None
    if "version" in st.query_params:
        del st.query_params["version"]
