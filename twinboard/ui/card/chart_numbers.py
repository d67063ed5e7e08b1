"""Links from the table of a chart to the page of each number in it."""

import re
from collections.abc import Mapping
from html import escape

from twinboard.bounds import quantity_words
from twinboard.charts import Chart
from twinboard.frames import Row
from twinboard.ui.answers import ask
from twinboard.ui.evidence.source_lines import numbers_address
from twinboard.ui.tables import table_html


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


def _rows(chart: Chart) -> tuple[Row, ...]:
    return ask("evidence/facts", fact=",".join(chart.number_ids)) if chart.number_ids else ()


def _words(row: Row) -> str:
    return quantity_words(row["value"], row["bound"], row["unit"])
