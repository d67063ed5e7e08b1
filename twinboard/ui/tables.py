"""Plain tables, readable by everybody: a caption, header cells, text that is never taken for markup."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st


def table_html(frame: pd.DataFrame, caption: str, *, marked_up: Sequence[str] = ()) -> str:
    """The frame as an HTML table; columns named in `marked_up` hold HTML of our own making.

    The roles are said because a narrow screen shows each row as a block, which would lose them.
    """
    head = "".join(f'<th role="columnheader" scope="col">{escape(str(name))}</th>' for name in frame.columns)
    rows = "".join(
        f'<tr role="row">{"".join(_cell(str(name), value, marked_up) for name, value in row.items())}</tr>'
        for row in frame.to_dict("records")
    )
    body = f'<thead role="rowgroup"><tr role="row">{head}</tr></thead><tbody role="rowgroup">{rows}</tbody>'
    table = f'<table class="tb-table" role="table"><caption>{escape(caption)}</caption>{body}</table>'
    return f'<div class="tb-scroll" tabindex="0" role="region" aria-label="{escape(caption)}">{table}</div>'


def show_table(frame: pd.DataFrame, caption: str, *, marked_up: Sequence[str] = ()) -> None:
    st.html(table_html(frame, caption, marked_up=marked_up))


def details_html(summary: str, content: str, *, is_open: bool = False) -> str:
    """Content that the reader unfolds; it is there for printers and screen readers without a round trip."""
    opened = " open" if is_open else ""
    return f'<details class="tb-details"{opened}><summary>{escape(summary)}</summary>{content}</details>'


def _cell(name: str, value: object, marked_up: Sequence[str]) -> str:
    text = "" if value is None else str(value)
    shown = text if name in marked_up else escape(text)
    return f'<td role="cell" data-label="{escape(name)}">{shown}</td>'
