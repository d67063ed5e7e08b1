"""Partners and strands in words: what links them, since when, and how much is known."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from twinboard.bounds import listed
from twinboard.charts.base.wording import counted
from twinboard.frames import Row
from twinboard.messages.partners import activity_words, brief_words, relationship_words
from twinboard.ui.frame.as_at import address_of, flag_html
from twinboard.ui.frame.page import quiet


def place_words(row: Row) -> str:
    """ "City in Japan" """
    kind = row["kind"].capitalize()
    return f"{kind} in {row['part_of']}" if row["part_of"] else kind


def show_partners(partners: Iterable[Row]) -> None:
    """The partners, a line each, that lead to their pages."""
    _show_lines(
        (
            row["partner_id"],
            row["name"],
            relationship_words(row),
            _quiet_html(f"{place_words(row)}; {activity_words(row)}"),
        )
        for row in partners
    )


def show_partners_briefly(partners: Iterable[Row]) -> None:
    """The same in few words, with a mark where sources disagree on the link."""
    _show_lines((row["partner_id"], row["name"], brief_words(row), _flag_html(row)) for row in partners)


def _flag_html(row: Row) -> str:
    if not row["is_contested"]:
        return ""
    return flag_html("Sources disagree on this link", "conflicts", partner=row["partner_id"])


def show_strands(strands: Iterable[Row]) -> None:
    """The strands with anything on record, a line each, that lead to their pages; the others are named below."""
    found = [(row["strand_id"], row["name"], _strand_words(row), _quiet_html(row["summary"] or "")) for row in strands]
    _show_lines(line for line in found if line[2])
    if bare := [name for _, name, words, _ in found if not words]:
        quiet(f"Nothing on record yet for {listed(bare)}.")


def _strand_words(row: Row) -> str:
    counts = (
        ("milestones", "milestones", ""),
        ("plans", "plans and aims", ""),
        ("visits_held", "visits", " held"),
        ("visits_planned", "visits", " planned or invited"),
        ("numbers", "numbers", ""),
    )
    found = [(row[f"count_{name}"], plural, standing) for name, plural, standing in counts]
    return ", ".join(f"{counted(count, plural)}{standing}" for count, plural, standing in found if count)


def _quiet_html(words: str) -> str:
    return f'<span class="tb-quiet">{escape(words)}</span>' if words else ""


def _show_lines(lines: Iterable[tuple[str, str, str, str]]) -> None:
    """Address, name, what matters most, and what else is known as HTML."""
    items = "".join(
        f'<li><a href="{escape(address_of(address))}" target="_self">{escape(name)}</a>'
        f"<span>{escape(first)}</span>{more}</li>"
        for address, name, first, more in lines
    )
    if items:
        st.html(f'<ul class="tb-lines">{items}</ul>')
