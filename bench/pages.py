"""What a warm page costs the server, beside a bare Streamlit page that draws the same figures and texts, ready-made.

The bare page is what any such app has: a menu of as many files, an icon, two inputs, texts and figures. A second one
has each figure in a card that runs again alone, with the controls that ours have. All run in one process, in turns, so
that the noise of the machine falls on each; the time is that of the processor: python -m bench.pages
"""

import logging
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import streamlit as st
from rich.console import Console
from rich.table import Table
from streamlit.runtime import context
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import AppTest, app_test
from streamlit.util import calc_hash

from twinboard.charts.base.chart import Drawing
from twinboard.intake import carry_out, propose
from twinboard.settings import ROOT, SHIPPED_WORKBOOK
from twinboard.store import Store
from twinboard.ui.frame import page

ROUNDS = 25
COUNT_PAGES = 30
PAGE = ROOT / "pages" / "explore" / "overview.py"
ICON = ROOT / "twinboard" / "ui" / "icon.png"
AIM = 1.25
ADDRESSES = ("", "compare", "visits", "money", "trade", "toyota-city", "business", "sources", "facts")
_FIGURES = """
import time
import streamlit as st
begun = time.thread_time()
for name, content, options in st.session_state["drawn"]:
    if name == "plotly_chart":
        st.plotly_chart(content, **options)
st.session_state["seconds"] = time.thread_time() - begun
"""
_PLAIN = """
def bare():
    for name, content, options in st.session_state["drawn"]:
        getattr(st, name)(content, **options)
"""
_CARDS = """
@st.fragment
def card(number, content, options):
    st.plotly_chart(content, **options)
    with st.container(horizontal=True, key=f"controls-{number}"):
        st.segmented_control("As", ["Chart", "Table"], default="Chart", key=f"as-{number}", bind="query-params")
        for each in ("Evidence", "For a paper"):
            st.button(each, key=f"{each}-{number}", type="tertiary", icon=":material/download:")
def bare():
    for number, (name, content, options) in enumerate(st.session_state["drawn"]):
        if name == "plotly_chart":
            with st.container(border=True, key=f"card-{number}"):
                card(number, content, options)
        else:
            st.html(content, **options)
"""
_BARE = """
import time
import streamlit as st
begun = time.thread_time()
# The page.
file, icon, count = st.session_state["file"], st.session_state["icon"], st.session_state["count"]
st.set_page_config(page_title="Bare", page_icon=icon, layout="wide")
others = [st.Page(file, title=f"Page {number}", url_path=f"page-{number}") for number in range(count)]
opened = st.navigation([st.Page(bare, title="Bare", default=True), *others])
st.selectbox("As at", ["Version 1"])
st.text_input("Search")
opened.run()
st.session_state["seconds"] = time.thread_time() - begun
"""
Drawn = list[tuple[str, Any, dict[str, Any]]]


@contextmanager
def _watched() -> Iterator[tuple[Drawn, list[float]]]:
    """Our pages from their first call to their last: what they draw, and when they began and ended."""
    drawn: Drawn = []
    times: list[float] = []
    begin, end = page.open_frame, page.footer

    def watched(name: str) -> Callable[..., Any]:
        show = getattr(st, name)

        def keep(content: Any, **options: Any) -> Any:
            drawn.append((name, content, options))
            return show(content, **options)

        return keep

    def watched_begin() -> None:
        drawn.clear()
        times[:] = [time.thread_time()]
        begin()

    def watched_end(given: str = "") -> None:
        end(given)
        times.append(time.thread_time())

    with (
        patch.object(st, "plotly_chart", watched("plotly_chart")),
        patch.object(st, "html", watched("html")),
        patch.object(page, "open_frame", watched_begin),
        patch.object(page, "footer", watched_end),
    ):
        yield drawn, times


def _peer(script: str, drawn: Drawn) -> AppTest:
    peer = AppTest.from_string(script, default_timeout=60)
    for name, value in {"drawn": drawn, "file": str(PAGE), "icon": str(ICON), "count": COUNT_PAGES}.items():
        peer.session_state[name] = value
    return peer


def _run(script: AppTest) -> None:
    assert not script.run().exception


def measure(address: str) -> tuple[int, list[float]]:
    """How many figures a page draws; median seconds of the figures alone, of both bare pages and of ours."""
    ours = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    ours._page_hash = calc_hash(address)
    with _watched() as (drawn, _), patch.object(Drawing, "ready", property(lambda drawing: drawing.figure)):
        _run(ours)
        kept = [*drawn]
    scripts = (_FIGURES, *(_BARE.replace("# The page.", each) for each in (_PLAIN, _CARDS)))
    peers = [_peer(script, kept) for script in scripts]
    rounds = []
    for _ in range(ROUNDS):
        with _watched() as (_, times):
            _run(ours)
        for peer in peers:
            _run(peer)
        rounds.append([*(float(peer.session_state["seconds"]) for peer in peers), times[1] - times[0]])
    return sum(name == "plotly_chart" for name, _, _ in kept), [
        statistics.median(each) for each in zip(*rounds, strict=True)
    ]


@contextmanager
def _as_a_server_runs() -> Iterator[None]:
    """A page is compiled once, and the browser's headers are at hand: `AppTest` compiles each time, and has mocks."""
    scripts = ScriptCache()
    with (
        patch.object(app_test, "ScriptCache", lambda: scripts),
        patch.object(context, "_get_client_context", lambda: None),
    ):
        yield


def main() -> None:
    logging.disable(logging.WARNING)  # Streamlit warns at each call outside a server.
    columns = ("Page", "Figures", "Alone, ms", "Bare, ms", "Bare cards, ms", "Ours, ms", "To bare", "To bare cards")
    table = Table(*columns, title=f"Warm pages; the aim is {AIM} times the bare page at most")
    with tempfile.TemporaryDirectory() as home, _as_a_server_runs():
        os.environ["TWINBOARD_HOME"] = home
        store = Store(Path(home))
        proposal = propose(store, SHIPPED_WORKBOOK.name, SHIPPED_WORKBOOK.read_bytes())
        carry_out(store, proposal, author="Bench", message="The shipped workbook")
        for address in ADDRESSES:
            count, seconds = measure(address)
            milliseconds = [f"{each * 1000:.1f}" for each in seconds]
            ratios = (seconds[3] / seconds[1], seconds[3] / seconds[2])
            table.add_row(address or "overview", str(count), *milliseconds, *(f"{each:.2f}" for each in ratios))
    console = Console(width=110)
    console.print(table)
    console.print(f"Load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.")


if __name__ == "__main__":
    main()
