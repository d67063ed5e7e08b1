"""What a warm page costs the server, beside a bare Streamlit page that draws the same figures and texts, ready-made.

The bare page is what any such app has: a menu of as many files, an icon, two inputs, the texts and figures. All run in
one process, in turns, so that the noise of the machine falls on each: python -m bench.pages
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
begun = time.perf_counter()
for name, content, options in st.session_state["drawn"]:
    if name == "plotly_chart":
        st.plotly_chart(content, **options)
st.session_state["seconds"] = time.perf_counter() - begun
"""
_BARE = """
import time
import streamlit as st
begun = time.perf_counter()
def bare():
    for name, content, options in st.session_state["drawn"]:
        getattr(st, name)(content, **options)
file, icon, count = st.session_state["file"], st.session_state["icon"], st.session_state["count"]
st.set_page_config(page_title="Bare", page_icon=icon, layout="wide")
others = [st.Page(file, title=f"Page {number}", url_path=f"page-{number}") for number in range(count)]
opened = st.navigation([st.Page(bare, title="Bare", default=True), *others])
st.selectbox("As at", ["Version 1"])
st.text_input("Search")
opened.run()
st.session_state["seconds"] = time.perf_counter() - begun
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
        times[:] = [time.perf_counter()]
        begin()

    def watched_end(given: str = "") -> None:
        end(given)
        times.append(time.perf_counter())

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
    """How many figures a page draws; median seconds of the figures alone, of the bare page and of ours."""
    ours = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    ours._page_hash = calc_hash(address)
    with _watched() as (drawn, _):
        _run(ours)
        kept = [*drawn]
    peers = [_peer(script, kept) for script in (_FIGURES, _BARE)]
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
    columns = ("Page", "Figures", "Figures alone, ms", "Bare page, ms", "Ours, ms", "Ours to bare")
    table = Table(*columns, title=f"Warm pages; the aim is {AIM} times the bare page at most")
    with tempfile.TemporaryDirectory() as home, _as_a_server_runs():
        os.environ["TWINBOARD_HOME"] = home
        store = Store(Path(home))
        proposal = propose(store, SHIPPED_WORKBOOK.name, SHIPPED_WORKBOOK.read_bytes())
        carry_out(store, proposal, author="Bench", message="The shipped workbook")
        for address in ADDRESSES:
            count, seconds = measure(address)
            milliseconds = [f"{each * 1000:.1f}" for each in seconds]
            table.add_row(address or "overview", str(count), *milliseconds, f"{seconds[2] / seconds[1]:.2f}")
    Console(width=100).print(table)


if __name__ == "__main__":
    main()
