"""The lines and diamonds of trade: a colour for each country, a dash for what is counted."""

from collections.abc import Sequence
from itertools import chain, repeat

from twinboard.charts.base.bound_shapes import high_in
from twinboard.charts.base.look import BLUE, PURPLE, RULE, TEAL, plain
from twinboard.charts.base.scale import tick_words
from twinboard.charts.rows.diamonds import Stated
from twinboard.charts.rows.lines import Line, Lines, Point
from twinboard.charts.trade.trade_words import (
    length_words,
    series_of,
    statement_words,
    statements_of,
    value_words,
    what_is_counted,
    words_at,
)
from twinboard.frames import Row
from twinboard.models import Bound
from twinboard.numerals import POUNDS
from twinboard.periods import period_words

MOST_LINES = 8
"""As many names as find room beside a chart."""
_COLOURS, _DASHES = (BLUE, TEAL, PURPLE), ("solid", "dash", "dot")


def trade_lines(stated: Sequence[Row], *, is_index: bool) -> Lines:
    """In pounds with what other sources state; as an index the series alone, as far as it can be made."""
    series = [points for points in series_of(stated) if not is_index or points[-1]["index_value"] is not None]
    beside = [] if is_index else statements_of(stated)
    series = sorted(series, key=lambda points: -points[-1]["value"])[:MOST_LINES]
    colours = colours_of([*(points[0] for points in series), *beside])
    dashes = dashes_of([points[0] for points in series])
    lengths = {points[0]["months"] for points in series}
    lines = []
    for points in series:
        first = points[0]
        parts = (
            first["country"],
            what_is_counted(first) if len(dashes) > 1 else "",
            length_words(first["months"]) if len(lengths) > 1 else "",
        )
        name, colour = ", ".join(part for part in parts if part), colours[first["partner_id"]]
        lines.append(_line(name, points, colour, dashes[first["scope"] or ""], is_index=is_index))
    return Lines(lines, [_stated(row, colours[row["partner_id"]]) for row in beside], "" if is_index else POUNDS)


def colours_of(stated: Sequence[Row]) -> dict[str, str]:
    """A colour for each country, in their order; those beyond the first few are grey and told by their names."""
    countries = dict.fromkeys(row["partner_id"] for row in stated)
    return dict(zip(countries, chain(_COLOURS, repeat(RULE)), strict=False))


def dashes_of(series: Sequence[Row]) -> dict[str, str]:
    """A dash for each thing that is counted."""
    scopes = sorted({row["scope"] or "" for row in series})
    return dict(zip(scopes, chain(_DASHES, repeat(_DASHES[-1])), strict=False))


def _line(name: str, points: list[Row], colour: str, dash: str, *, is_index: bool) -> Line:
    """Broken where a period is missing."""
    found = []
    for row in points:
        value = row["index_value"] if is_index else float(row["value"])
        if row["is_after_gap"]:
            found.append(Point(row["first_on"], None))
        index = "" if not is_index or value is None else f" (index {value:,.0f})"
        said = f"{name}: {value_words(row)}{index}, {period_words(row['period'])}<br>{row['source']}"
        hover = "<br>".join(map(plain, said.split("<br>", 1)))
        found.append(Point(row["middle_on"], value, hover, ("fact", row["fact_id"])))
    newest = f"{points[-1]['index_value']:,.0f}" if is_index else _briefly(points[-1])
    return Line(name, newest, found, colour, dash)


def _briefly(row: Row) -> str:
    """An exact number to three figures; one with a word as it is, for what is rounded may not bear its word."""
    is_exact = row["bound"] == Bound.EXACT and row["unit"] == POUNDS
    return tick_words(float(f"{row['value']:.3g}"), POUNDS) if is_exact else value_words(row)


def _stated(row: Row, colour: str) -> Stated:
    words = words_at(row, value_words(row), row["scope"] or "")
    hover = f"{plain(row['country'])}: {plain(statement_words(row))}<br>{plain(row['source'])}"
    days = (row["first_on"], row["last_on"], row["middle_on"])
    link = ("fact", row["fact_id"])
    high = high_in(row["bound"])
    return Stated(float(row["value"]), *days, words, hover, colour, row["status"] == "actual", link, high)
