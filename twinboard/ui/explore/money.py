"""The stages of money as cards, side by side: what is stated at each, and where nothing is."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from twinboard.charts.base.wording import counted
from twinboard.charts.money.money_words import OPEN, STAGES, largest
from twinboard.frames import Row
from twinboard.ui.answers import ask, cached
from twinboard.ui.evidence.source_lines import numbers_address

_ALWAYS = ("budget", "awarded", "spent")
"""Stages whose card says so where nothing is stated: the question is asked of every partnership."""


def show_stages(partner: str | None, strand: str | None) -> None:
    """A card for each stage that matters or has an amount."""
    st.html(_stages_html(partner, strand))


@cached
def _stages_html(partner: str | None, strand: str | None) -> str:
    found = ask("charts/money_by_stage", partner=partner, strand=strand)
    by_stage = {stage: [row for row in found if row["stage"] == stage] for stage in STAGES}
    cards = [_card(stage, rows) for stage, rows in by_stage.items() if rows or stage in _ALWAYS]
    return f'<ul class="tb-tiles tb-stages" aria-label="Money by stage">{"".join(cards)}</ul>'


def _card(stage: str, amounts: Sequence[Row]) -> str:
    name, _, meaning = STAGES[stage].partition(": ")
    if not amounts:
        return f'<li class="tb-tile tb-none"><span>{name}</span><strong>—</strong><span>none stated</span></li>'
    most = largest(amounts)
    first = most.amounts[0]
    standing = OPEN.get(first["status"], "")
    others = len(amounts) - 1
    more = f" · {counted(others, 'more amounts')}" if others else ""
    address = escape(numbers_address([each for row in amounts for each in row["number_ids"]]))
    said = f"{first['title']}{f' ({standing})' if standing else ''}"
    source = f'<a href="{address}" target="_self">source</a>{escape(more)}'
    return (
        f'<li class="tb-tile"><span>{escape(name)}, {escape(meaning)}</span><strong>{escape(most.said)}</strong>'
        f'<span>{escape(said)}</span><p class="tb-quiet">{source}</p></li>'
    )
