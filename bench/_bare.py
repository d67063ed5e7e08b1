"""A bare Streamlit app that draws what another drew, ready-made: a menu of as many pages, an icon, two inputs.

Run by `streamlit run`; what it draws stands in the file that BARE_PAGES names: for each address its figures and texts.
Where BARE_CARDS is set, each figure stands in a card that runs again alone, with a control and two buttons below.
"""

import json
import os
from functools import partial
from pathlib import Path
from typing import Any

import plotly.io
import streamlit as st

_ICON = Path(__file__).parents[1] / "twinboard" / "ui" / "frame" / "icon.png"
Part = tuple[str, Any, dict[str, Any]]


@st.cache_resource
def made() -> dict[str, list[Part]]:
    """The parts of each page, by its address."""
    pages = json.loads(Path(os.environ["BARE_PAGES"]).read_text("utf-8"))
    return {address: [_part(number, *part) for number, part in enumerate(parts)] for address, parts in pages.items()}


def _part(number: int, kind: str, content: str, config: str) -> Part:
    if kind == "html":
        return kind, content, {}
    options = {"theme": None, "config": json.loads(config), "key": f"figure-{number}"}
    return kind, plotly.io.from_json(content, skip_invalid=True), options


def show(address: str) -> None:
    for kind, content, options in made()[address]:
        if kind == "plotly_chart" and os.environ.get("BARE_CARDS"):
            with st.container(border=True, key=f"card-{options['key']}"):
                show_card(content, options)
        else:
            getattr(st, kind)(content, **options)


@st.fragment
def show_card(content: Any, options: dict[str, Any]) -> None:
    st.plotly_chart(content, **options)
    name = options["key"]
    with st.container(horizontal=True, key=f"controls-{name}"):
        forms = ["Chart", "Table"]
        st.segmented_control("Shown as", forms, default=forms[0], key=f"{name}-as", bind="query-params")
        for each in ("Evidence", "For a paper"):
            st.button(each, key=f"{each}-{name}", type="tertiary", icon=":material/download:")


st.set_page_config(page_title="Bare", page_icon=str(_ICON), layout="wide")
menu = [
    st.Page(partial(show, address), title=address or "Overview", url_path=address, default=not address)
    for address in made()
]
opened = st.navigation(menu, position="top")
st.selectbox("As at", ["Version 1", "Version 2"], key="as_at")
st.text_input("Search")
opened.run()
