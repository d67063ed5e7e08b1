"""UK exports to partners' countries over time: official statistics as lines, other sources' statements beside them.

What is counted (goods alone, or goods and services) is a line of its own and is named; nothing is joined across a gap.
"""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

import pandas as pd

from twinboard.bounds import listed, sentence_case
from twinboard.charts.base.bound_shapes import range_key
from twinboard.charts.base.chart import Drawing, Empty
from twinboard.charts.base.wording import at_most, attribution_note, headline, subtitle
from twinboard.charts.rows.lines import Lines
from twinboard.charts.trade.trade_lines import MOST_LINES, trade_lines
from twinboard.charts.trade.trade_words import (
    is_open,
    length_words,
    series_of,
    statement_words,
    statements_of,
    value_words,
    what_is_counted,
)
from twinboard.frames import Row, rows
from twinboard.periods import NOT_STATED, in_period, period_words

NAME = "trade_over_time"
_SHAPES = {"series": "Official series", "statement": "Statement", "superseded": "Older edition, not drawn"}


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per stated value, as `charts/trade_over_time` gives it."""
    remedy = "Add facts with the indicator for UK exports; those from official statistics make the line."
    if frame.empty:
        return Empty(NAME, "No source states UK exports to this country.", remedy)
    stated = rows(frame)
    days = sorted(day for row in stated for day in (row["first_on"], row["last_on"]) if day)
    if not days:
        return Empty(NAME, "UK exports are stated, but not for when.", "Fill in period on the sheet Facts.")
    is_index = stated[0]["measure"] == "index"
    drawn = trade_lines(stated, is_index=is_index)
    if not drawn.lines and not drawn.stated:
        return Empty(NAME, "These series have no period in common that an index could begin with.", remedy)
    countries = [[*group] for _, group in groupby(stated, lambda row: row["partner_id"])]
    described = ". ".join(f"{each[0]['country']}: {'; '.join(_keys(each))}" for each in countries)
    return Drawing(
        _index_title(countries) if is_index else _title(countries),
        _subtitle(stated, days, is_index=is_index),
        at_most(f"{'Line chart' if drawn.lines else 'Chart'} of UK exports over time. {described}."),
        drawn.plan.on_screen(),
        _table(stated, is_index=is_index),
        _caveats(stated, drawn),
        plan=drawn.plan,
        choices=_choices(stated),
    )


def _choices(stated: list[Row]) -> dict[str, dict[str, str]]:
    """The countries, and an index if one can be made of all that is stated."""
    countries = {row["partner_id"]: row["country"] for row in stated}
    index = {"index": "Index"} if any(row["index_value"] is not None for row in stated) else {}
    return {"countries": countries, "measure": {"": "Pounds", **index}}


def _table(stated: list[Row], *, is_index: bool) -> pd.DataFrame:
    columns: dict[str, list[object]] = {
        "Country": [row["country"] for row in stated],
        "What is counted": [row["scope"] or NOT_STATED for row in stated],
        "Period": [period_words(row["period"]) for row in stated],
        "Exports": [value_words(row) for row in stated],
        "Status": [row["status"].capitalize() for row in stated],
        "Shown as": [_SHAPES[row["shape"]] for row in stated],
        "Source": [row["source"] for row in stated],
    }
    if is_index:
        columns["Index"] = [NOT_STATED if row["index_value"] is None else f"{row['index_value']:,}" for row in stated]
    return pd.DataFrame(columns)


def _subtitle(stated: list[Row], days: Sequence[date], *, is_index: bool) -> str:
    """What is measured, when, and the one key that the lines do not say themselves."""
    series = series_of(stated)
    scopes = {points[0]["scope"] for points in series}
    what = f"UK exports of {next(iter(scopes)).lower()}" if len(scopes) == 1 and None not in scopes else "UK exports"
    lengths = {length_words(points[0]["months"]) for points in series} or {"as stated"}
    measure = f"pounds {lengths.pop()}" if len(lengths) == 1 else "pounds"
    if is_index:
        bases = sorted({period_words(row["base_period"]) for row in stated if row["base_period"]})
        measure = f"index: {listed(bases)} is 100"
    span = f"{days[0].year} to {days[-1].year}" if days[0].year < days[-1].year else f"{days[0].year}"
    beside = statements_of(stated) if not is_index else []
    return subtitle(
        f"{what}, {measure}, {span}",
        "diamond: as another source states it" if beside else "",
        range_key((row["bound"] for row in beside), of_points=True),
        "hollow: not actual" if any(row["status"] != "actual" for row in beside) else "",
    )


def _keys(country: list[Row]) -> list[str]:
    """What each line and each diamond of a country is, in words."""
    said = []
    for points in series_of(country):
        first, last = points[0], points[-1]
        since = f", from {value_words(first)} {in_period(first['period'])}" if len(points) > 1 else ""
        newest = f"{length_words(last['months'])}: {value_words(last)} {in_period(last['period'])}"
        said.append(f"{sentence_case(what_is_counted(last))}, {newest}{since}")
    return [*said, *(statement_words(row) for row in country if row["shape"] == "statement")]


def _title(countries: list[list[Row]]) -> str:
    """The newest official values, where they are of one time and count the same; else what there is."""
    with_series = [country for country in countries if series_of(country)]
    kind = "Official series" if with_series else "No official series yet"
    if len(countries) > 1:
        some = f"{len(with_series)} of " if 0 < len(with_series) < len(countries) else ""
        return headline(*_side_by_side(with_series), f"{kind} of UK exports to {some}{len(countries)} countries")
    [stated] = countries
    titles = [f"{kind} of UK exports to {stated[0]['country']}", f"{kind} of UK exports to this country"]
    if with_series:
        newest = max((points[-1] for points in series_of(stated)), key=lambda row: (row["months"], row["value"]))
        said = f"({what_is_counted(newest)}): {value_words(newest)} {in_period(newest['period'])}"
        titles.insert(0, f"Exports to {stated[0]['country']} {said}")
    elif len(stated) == 1 and stated[0]["status"] == "actual":
        titles.insert(0, f"Exports to {stated[0]['country']}: {value_words(stated[0])} stated, no official series yet")
    return headline(*titles)


def _index_title(countries: list[list[Row]]) -> str:
    where = f"{len(countries)} countries" if len(countries) > 1 else countries[0][0]["country"]
    return headline(f"UK exports to {where} as an index", "UK exports to this country as an index")


def _side_by_side(countries: list[list[Row]]) -> list[str]:
    """ "Goods exports in 2020: China £17.6 billion, Japan £6.0 billion", where each has one series, all alike."""
    newest = [points[-1] for country in countries for points in series_of(country)]
    alike = {(row["scope"], row["months"], row["period"]) for row in newest}
    if len(newest) < 2 or len(alike) > 1 or newest[0]["scope"] is None or newest[0]["months"] != 12:
        return []
    said = ", ".join(f"{row['country']} {value_words(row)}" for row in newest)
    return [f"{sentence_case(newest[0]['scope'])} exports {in_period(newest[0]['period'])}: {said}"]


def _caveats(stated: list[Row], drawn: Lines) -> tuple[str, ...]:
    scopes, kinds = {row["scope"] for row in stated}, sorted({row["attribution"] for row in stated})
    undated = any(row["shape"] == "statement" and not (row["first_on"] or row["last_on"]) for row in stated)
    series = series_of(stated)
    is_over_years = any(points[0]["first_on"].year < points[-1]["first_on"].year for points in series)
    said = {
        "Goods alone, and goods and services, are different measures: compare like with like.": len(scopes) > 1,
        "Values are not adjusted for rising prices.": is_over_years,
        "No official series is published here yet: only what other sources state is drawn.": not series,
        "Where it is not stated what is counted, it may be goods alone or goods and services.": None in scopes,
        "Dotted from a diamond: at some time before or after.": any(map(is_open, statements_of(stated))),
        "Where two official sources give the same period, the newer is drawn.": any(
            row["shape"] == "superseded" for row in stated
        ),
        f"The {MOST_LINES} series with the largest newest numbers are drawn; the table has all.": len(series)
        > MOST_LINES,
        "A statement of which no source gives the period stands in the table alone.": undated,
        "What other sources state is no series: it is shown in pounds only.": bool(statements_of(stated))
        and not drawn.stated,
    }
    notes = [attribution_note(kind, "These numbers", "these numbers") for kind in kinds]
    return (*notes, *(sentence for sentence, is_so in said.items() if is_so))
