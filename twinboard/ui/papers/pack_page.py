"""Making a pack on the screen: which charts, in which form, how far it is, and the file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from twinboard.bounds import sentence_case
from twinboard.charts.base.wording import counted
from twinboard.errors import TwinboardError
from twinboard.papers.packs.choice import Choice, Offer, make_pack
from twinboard.papers.packs.outline import SHORT
from twinboard.papers.packs.packing import FORMS, Packed, packed
from twinboard.papers.packs.short import make_short_pack, usual_in_short
from twinboard.papers.pictures.worker import INSTALL, NO_BROWSER, browser_path
from twinboard.settings import home
from twinboard.ui.card.card import show_cards
from twinboard.ui.filters import choose
from twinboard.ui.frame.as_at import site
from twinboard.ui.frame.page import columns, empty, more, note, quiet
from twinboard.ui.markdown import label


@dataclass(frozen=True)
class Asked:
    """The pack that a reader asks for. `is_usual`: its charts are those with which it began."""

    choice: Choice
    version: int
    charts: tuple[str, ...]
    form: str
    is_short: bool
    is_usual: bool


_ASKED, _NONE, _FEWEST_IN_ORDER = "charts", "none", 2


def choose_charts(choice: Choice, offered: Sequence[Offer], usual: Sequence[str], *, is_short: bool) -> list[str]:
    """The names of the charts that the reader ticked, in the reader's order, kept in the address; at first `usual`."""
    titles = {each.chart.name: each.chart.drawing.title for each in offered}
    keys = {name: _key(name, choice, is_short=is_short) for name in titles}
    asked = _asked([*titles], usual)
    left, right = columns("charts")
    with left, st.container(gap="small"):
        ticked = {name for name in titles if _is_ticked(keys[name], titles[name], is_first=name in asked)}
        st.button("Clear all", disabled=not ticked, on_click=_clear, args=([*keys.values()],))
    chosen = [name for name in dict.fromkeys([*asked, *titles]) if name in ticked]
    _keep(chosen, usual)
    with right:
        _show_order(titles, chosen, usual)
    return chosen


def _asked(names: Sequence[str], usual: Sequence[str]) -> list[str]:
    """The charts that the address names, each once and in its order; else the usual ones."""
    typed = st.query_params.get(_ASKED, "").split(",")
    found = [name for name in dict.fromkeys(typed) if name in names]
    return found if found or typed == [_NONE] else [*usual]


def _keep(chosen: Sequence[str], usual: Sequence[str]) -> None:
    if [*chosen] == [*usual]:
        st.query_params.pop(_ASKED, None)
    else:
        st.query_params[_ASKED] = ",".join(chosen) or _NONE


def _show_order(titles: Mapping[str, str], chosen: Sequence[str], usual: Sequence[str]) -> None:
    """The chosen charts as they will stand in the pack, each with a button that moves it up."""
    if len(chosen) < _FEWEST_IN_ORDER:
        return
    st.html('<p class="tb-strong">In this order</p>')
    for number, name in enumerate(chosen):
        with st.container(horizontal=True, vertical_alignment="center", key=f"order-{name}", gap="small"):
            st.html(f"<p>{number + 1}. {escape(titles[name])}</p>", width="content")
            if number:
                words, args = f"Move up: {titles[name]}", (chosen, number, usual)
                st.button("Move up", key=f"up-{name}", help=label(words), type="tertiary", on_click=_move_up, args=args)


def _move_up(chosen: Sequence[str], number: int, usual: Sequence[str]) -> None:
    moved = [*chosen]
    moved[number - 1 : number + 1] = [moved[number], moved[number - 1]]
    _keep(moved, usual)


def _clear(keys: Sequence[str]) -> None:
    for key in keys:
        st.session_state[key] = False
    st.query_params[_ASKED] = _NONE


def show_pack(offered: Sequence[Offer]) -> None:
    """The charts that the address names, or the usual ones, each in its card: for a meeting."""
    by_name = {each.chart.name: each for each in offered}
    for name in _asked([*by_name], [name for name, each in by_name.items() if each.is_usual]):
        show_cards({name: dict(by_name[name].reference.parameters)})


def _is_ticked(key: str, title: str, *, is_first: bool) -> bool:
    """`is_first`: whether it is ticked before the reader has ticked anything."""
    st.session_state.setdefault(key, is_first)
    return st.checkbox(label(title), key=key)


def _key(name: str, choice: Choice, *, is_short: bool) -> str:
    return "-".join(["chart", name, choice.partner or "", choice.strand or "", *(["short"] if is_short else [])])


def choose_length() -> bool:
    """Whether the pack is two pages for members."""
    return bool(choose("Length", "length", {"Whole pack": "", SHORT: "short"}))


def usual_charts(offered: Sequence[Offer], *, is_short: bool) -> list[str]:
    """The names of the charts with which a pack begins; all where no page has any."""
    if is_short:
        return usual_in_short(home(), offered)
    return [each.chart.name for each in offered if each.is_usual] or [each.chart.name for each in offered]


def choose_form() -> str:
    """The form of the file."""
    return choose("As", "form", {sentence_case(words): form for form, words in FORMS.items()})


def show_making(asked: Asked) -> None:
    """The button, how far the work is, and then the file."""
    if not asked.charts and (asked.form == "xlsx" or not asked.is_short):
        quiet("Choose at least one chart.")
        return
    if not browser_path() and asked.form != "xlsx":
        note(f"{NO_BROWSER} The pack will have tables in their place. {INSTALL}")
    wanted = (str(home()), asked)
    if st.button("Make the pack", type="primary"):
        st.session_state.pop("pack", None)
        if made := _make(asked):
            st.session_state["pack"] = (wanted, made)
    kept, made = st.session_state.get("pack", (None, None))
    if made and kept == wanted:
        _show_made(made, len(asked.charts))


def _make(asked: Asked) -> Packed | None:
    bar = st.progress(0.0, "Asking for the numbers")
    try:
        make = make_short_pack if asked.is_short else make_pack
        names = None if asked.is_short and asked.is_usual else asked.charts
        pack = make(home(), asked.choice, asked.version, names, site=site())
        return packed(home(), pack, asked.form, lambda share, words: bar.progress(share, label(words)))
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
