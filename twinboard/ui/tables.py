"""Plain tables, readable by everybody: a caption, header cells, text that is never taken for markup."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st


def table_html(frame: pd.DataFrame, caption: str, *, marked_up: Sequence[str] = ()) -> str:
    """The frame as an HTML table; columns named in `marked_up` hold HTML of our own making."""
    head = "".join(f'<th scope="col">{escape(str(name))}</th>' for name in frame.columns)
    rows = "".join(
        f"<tr>{''.join(_cell(value, str(name) in marked_up) for name, value in row.items())}</tr>"
        for row in frame.to_dict("records")
    )
    shown = f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody>"
    region = f'<div class="tb-scroll" tabindex="0" role="region" aria-label="{escape(caption)}">'
    return f'{region}<table class="tb-table">{shown}</table></div>'


def show_table(frame: pd.DataFrame, caption: str, *, marked_up: Sequence[str] = ()) -> None:
    st.html(table_html(frame, caption, marked_up=marked_up))


def details_html(summary: str, content: str) -> str:
    """Content that the reader unfolds; it is there for printers and screen readers without a round trip."""
    return f'<details class="tb-details"><summary>{escape(summary)}</summary>{content}</details>'


def _cell(value: object, is_html: bool) -> str:
    text = "" if value is None else str(value)
    return f"<td>{text if is_html else escape(text)}</td>"
