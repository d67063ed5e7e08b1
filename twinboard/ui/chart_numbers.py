"""The way from a chart to each number that it shows: below it, and in the table behind it."""

import re
from collections.abc import Mapping, Sequence
from html import escape
from operator import itemgetter

from twinboard.bounds import quantity_words
from twinboard.charts import Chart
from twinboard.frames import Row
from twinboard.ui.answers import ask
from twinboard.ui.evidence import number_link
from twinboard.ui.sources import numbers_address
from twinboard.ui.tables import table_html

MOST_LINKS = 8


def numbers_html(chart: Chart) -> str:
    """A link to each of its numbers, those first that its title and labels print; where they are many, to all."""
    if not chart.number_ids:
        return ""
    ids = chart.number_ids
    links = [number_link(row) for row in _ordered(chart)[:MOST_LINKS]]
    if len(ids) > MOST_LINKS:
        links.append(f'<a href="{escape(numbers_address(ids))}" target="_self">all {len(ids)}</a>')
    return f'<p class="tb-quiet">Its numbers: {", ".join(links)}.</p>'


def linked_table_html(chart: Chart) -> str:
    """The table behind a chart, in which each number leads to its page; one that is said twice, to both."""
    frame, addresses = chart.drawing.table, _addresses(chart)
    if not addresses:
        return table_html(frame, chart.drawing.title)
    longest_first = sorted(addresses, key=len, reverse=True)
    said = re.compile(rf"(?<![\w£.,])({'|'.join(map(re.escape, longest_first))})(?![\w,.]*\d)(?!\w)")
    linked = frame.map(lambda value: _linked("" if value is None else str(value), said, addresses))
    return table_html(linked, chart.drawing.title, marked_up=[*map(str, frame.columns)])


def _linked(text: str, said: re.Pattern[str], addresses: Mapping[str, str]) -> str:
    """A cell in HTML: the words of each number lead there."""
    parts = said.split(text)
    return "".join(
        f'<a href="{escape(addresses[part])}" target="_self">{escape(part)}</a>' if place % 2 else escape(part)
        for place, part in enumerate(parts)
    )


def _addresses(chart: Chart) -> dict[str, str]:
    ids: dict[str, list[str]] = {}
    for row in _rows(chart):
        ids.setdefault(_words(row), []).append(row["fact_id"])
    return {words: numbers_address(those) for words, those in ids.items()}


def _ordered(chart: Chart) -> Sequence[Row]:
    """Those that are printed in the order in which they are read, then the others, the newest first."""
    printed = _printed(chart)
    newest_first = sorted(_rows(chart), key=itemgetter("period"), reverse=True)
    return sorted(newest_first, key=lambda row: (_words(row) not in printed, printed.find(_words(row))))


def _rows(chart: Chart) -> tuple[Row, ...]:
    return ask("evidence/facts", fact=",".join(chart.number_ids)) if chart.number_ids else ()


def _printed(chart: Chart) -> str:
    """All that can be read in the picture and above it."""
    layout = chart.drawing.figure.layout
    labels = [str(note.text) for note in layout.annotations]
    text = " ".join([chart.drawing.title, chart.drawing.subtitle, *labels])
    return text.replace("<br>", " ").replace("\u00a0", " ")


def _words(row: Row) -> str:
    return quantity_words(row["value"], row["bound"], row["unit"])
