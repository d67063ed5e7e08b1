"""Headline tiles: each number with its word, its period, what it means and its source."""

from html import escape

import pandas as pd
import streamlit as st

from twinboard.bounds import quantity_words, sentence_case
from twinboard.frames import rows
from twinboard.periods import in_period, period_words
from twinboard.ui.evidence import ATTRIBUTIONS
from twinboard.ui.page import ask
from twinboard.ui.sources import citations, numbers_address, short_source

_CAPTIONS = {
    "jobs": "linked with {partner} {period}: {detail}",
    "exports": "UK exports to {partner} a year, as stated {period}",
    "travelled": "travelled on visits held {period}: {detail}",
    "budget": "a year: the budget {status} for every year from {period}",
}


def show_tiles(**parameters: str | None) -> None:
    """The tiles for a partner, a strand or everything; nothing where there is no headline number."""
    rows = ask("explore/tiles", **parameters)
    if not rows.empty:
        tiles = "".join(_tile(rows.iloc[[index]]) for index in range(len(rows)))
        st.html(f'<ul class="tb-tiles" aria-label="Headline numbers">{tiles}</ul>')


def _tile(frame: pd.DataFrame) -> str:
    row = rows(frame)[0]
    value = quantity_words(row["value"], row["bound"], row["unit"])
    period = (period_words if row["tile"] == "budget" else in_period)(row["period"])
    caption = _CAPTIONS[row["tile"]].format(**row | {"period": period})
    said = f"{sentence_case(ATTRIBUTIONS[row['attribution']])}." if row["attribution"] else ""
    contested = f" The sources disagree: {row['questions']}" if row["questions"] else ""
    places = short_source(citations(frame))
    link = f'<a href="{escape(numbers_address(row["fact_ids"]))}" target="_self">Source</a>: {escape(places)}'
    lines = f"<span>{escape(caption)}.</span><span>{escape(said)}{escape(contested)}</span>"
    return f'<li class="tb-tile"><strong>{escape(value)}</strong>{lines}<p class="tb-quiet">{link}</p></li>'
