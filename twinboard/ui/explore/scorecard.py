"""What a link has to show, strand by strand; apart from it the background; and what is worth collecting next."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

import pandas as pd
import streamlit as st

from twinboard.bounds import quantity_words, sentence_case
from twinboard.captions import caption_words, number_parts
from twinboard.charts.base.wording import counted
from twinboard.frames import Row
from twinboard.periods import NOT_STATED, in_period
from twinboard.rules.scorecard import KINDS, PARTS, WISHES
from twinboard.ui.answers import ask, cached
from twinboard.ui.evidence.source_lines import citations, numbers_address, source_html
from twinboard.ui.evidence.statements import ATTRIBUTIONS
from twinboard.ui.frame.as_at import address_of, link_html
from twinboard.ui.frame.page import columns
from twinboard.ui.method.sections import ATTRIBUTION, method_link
from twinboard.ui.tables import table_html

_MOST = 4
"""Entries of a cell; what is more is one link away."""
_GAP = '<span class="tb-quiet">Gap</span>'
_MEANING = "A gap is what no document states; it does not mean that there was none."
_NO_STRAND = "No strand named"
_EVENTS = "Visits and events"


def show_scorecard(partner: str, name: str) -> None:
    """Four parts by strand; what no source says the link brought about, apart; and the wish list."""
    st.html(_shown_html(partner, name))
    left, right = columns("scorecard", (3, 2))
    with left:
        st.html(_wishes_html(partner, name))
    with right:
        st.html(_background_html(partner))


@cached
def _shown_html(partner: str, name: str) -> str:
    """A row for each strand, those of which nothing is known too, and one for what names none."""
    found = [row for row in ask("explore/scorecard", partner=partner) if row["part"] in PARTS]
    strands = {row["strand_id"]: row["name"] for row in ask("explore/strands", strand=None, partner=partner)}
    cells = {key: [*rows] for key, rows in groupby(found, lambda row: (row["strand_id"], row["part"]))}
    if any(strand is None for strand, _ in cells):
        strands[None] = _NO_STRAND
    parts = {words: [_cell(cells.get((strand, part), [])) for strand in strands] for part, words in PARTS.items()}
    table = table_html(
        pd.DataFrame({"Strand": [*strands.values()], **parts}),
        f"What the link with {name} has to show",
        marked_up=[*PARTS.values()],
    )
    sources = f"{source_html(citations(*found))}{_flag(found)}" if found else ""
    return f'{table}<p class="tb-quiet">{_MEANING}{_shared_html()}</p>{sources}'


def _cell(entries: Sequence[Row]) -> str:
    if not entries:
        return _GAP
    more = entries[_MOST:]
    said = [f"<p>{_entry(row)}</p>" for row in entries[:_MOST]]
    return "".join([*said, f"<p>{_link(more, f'and {len(more)} more')}</p>" if more else ""])


def _entry(row: Row) -> str:
    """Its number or name, which leads to the evidence, and what else a reader has to know of it."""
    standing = "" if row["standing"] == "happened" else f"<b>{escape(sentence_case(row['standing']))}:</b> "
    more = f' <span class="tb-quiet">{_about(row)}</span>' if _about(row) else ""
    return f"{standing}{_link([row], _words(row))}{more}"


def _words(row: Row) -> str:
    """ "around £7 million", "at least 26 people", "2 visits made", "Twinning with Toyota City begins" """
    if row["value"] is not None:
        a_year = " a year" if row["is_recurring"] else ""
        return f"{quantity_words(row['value'], row['bound'], row['unit'])}{a_year}"
    if row["what"]:
        return str(row["what"])
    several = KINDS.get(row["kind"])
    return counted(row["count_of"], several) if several else f"{sentence_case(row['kind'])}: {row['count_of']}"


def _about(row: Row) -> str:
    """Of a number what it counts, of what time, at which stage of money, and whose effect; of an event its time."""
    if row["kind"] == "people":
        return f"on {counted(row['count_of'], 'visits')} held"
    what = row["what"] if row["value"] is not None else ""
    when = in_period(row["period"]) if row["period"] and row["period"] != NOT_STATED else ""
    effect = ATTRIBUTIONS[row["attribution"]] if row["part"] == "outcome" and row["attribution"] else ""
    said = [escape(part) for part in (what, row["stage"] or "", when) if part]
    return ", ".join([*said, *([method_link(ATTRIBUTION, effect)] if effect else [])])


def _link(entries: Iterable[Row], words: str) -> str:
    """To the numbers; of visits and events, to where they stand with their documents."""
    rows = [*entries]
    ids = [each for row in rows for each in row["number_ids"]]
    is_of_numbers = all(row["number_ids"] for row in rows)
    address = numbers_address(ids) if is_of_numbers else address_of(rows[0]["partner_id"], tab=_EVENTS)
    return f'<a href="{escape(address)}" target="_self">{escape(words)}</a>'


def _flag(found: Sequence[Row]) -> str:
    """The way to the questions on which sources disagree, where any entry is part of one."""
    shown = {each for row in found for each in (*row["number_ids"], *row["row_ids"])}
    asked = dict.fromkeys(row["conflict_id"] for row in ask("evidence/contested") if row["id"] in shown)
    words = f"Sources disagree: {len(asked)}"
    return f"<p>{link_html(words, 'conflicts', css='tb-mark', conflict=','.join(asked))}</p>" if asked else ""


def _shared_html() -> str:
    """Budget and awards that name no partner: no part of them is counted here."""
    found = [row for row in ask("explore/tiles", partner=None, strand=None) if row["tile"] in ("budget", "won")]
    said = [_shared_words(row) for row in found if not row["partner"]]
    return f" For all partners together, in none of the cells: {'; '.join(said)}." if said else ""


def _shared_words(row: Row) -> str:
    number = " ".join(part for part in number_parts(row) if part)
    address = escape(numbers_address(row["fact_ids"]))
    return f'<a href="{address}" target="_self">{escape(number)}</a> {escape(caption_words(row))}'


@cached
def _background_html(partner: str) -> str:
    """Jobs, trade and investment that a reader might take for an effect."""
    found = [row for row in ask("explore/scorecard", partner=partner) if row["part"] == "context"]
    if not found:
        return ""
    shown = pd.DataFrame({"What": [_link([row], _words(row)) for row in found], "Of what": [*map(_about, found)]})
    table = table_html(shown, "Background: no source says that the link brought it about", marked_up=[*shown.columns])
    return f"{table}{source_html(citations(*found))}{_flag(found)}"


@cached
def _wishes_html(partner: str, name: str) -> str:
    found = [(row, WISHES[row["wish"]]) for row in ask("explore/wishes", partner=partner)]
    if not found:
        return '<p class="tb-quiet">Nothing that this list asks for is missing.</p>'
    shown = pd.DataFrame(
        {
            "What to collect": [wish.what for _, wish in found],
            "Known so far": [_known(row, wish.of) for row, wish in found],
            "Sheet and column": ["; ".join(map(_place_words, wish.where.items())) for _, wish in found],
        }
    )
    return table_html(shown, f"What to collect next: the data wish list for {name}")


def _place_words(place: tuple[str, Sequence[str]]) -> str:
    sheet, names = place
    return f"{sheet}: {', '.join(names)}"


def _known(row: Row, plural: str) -> str:
    """ "none yet", "for 3 of 5 visits" """
    if not plural:
        return "None yet"
    known = row["count_of"] - row["count_missing"]
    return f"For {known or 'none'} of {counted(row['count_of'], plural)}"
