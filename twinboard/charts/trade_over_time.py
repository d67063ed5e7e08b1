"""UK exports to a partner's country over time: official statistics as lines, other sources' statements beside them.

What is counted (goods alone, or goods and services) is a line of its own and is named; nothing is joined across a gap.
"""

from functools import partial
from itertools import groupby

import pandas as pd

from twinboard.charts.chart import Drawing, Empty
from twinboard.charts.trade_panels import trade_figure
from twinboard.charts.trade_words import LINES, is_open, keys, series_of, value_words, what_is_counted
from twinboard.charts.wording import at_most, attribution_note, headline, subtitle
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
    drawn = [row for row in stated if row["shape"] != "superseded"]
    countries = [[*group] for _, group in groupby(drawn, lambda row: row["partner_id"])]
    described = ". ".join(f"{each[0]['country']}: {'; '.join(words for *_, words in keys(each))}" for each in countries)
    return Drawing(
        _title(countries),
        subtitle(
            "UK exports to the partner country, in pounds",
            f"{days[0].year} to {days[-1].year}" if days[0].year < days[-1].year else f"{days[0].year}",
            "line: official statistics" if _has(drawn, "series") else "",
            "diamond: as another source states it" if _has(drawn, "statement") else "",
            "outlined: not actual" if any(row["status"] != "actual" for row in drawn) else "",
            "dashed from a diamond: at some time before or after" if any(is_open(row) for row in drawn) else "",
            "each country has its own scale" if len(countries) > 1 else "",
        ),
        at_most(f"{'Line chart' if _has(drawn, 'series') else 'Chart'} of UK exports over time. {described}."),
        trade_figure(countries, days[0], days[-1]),
        pd.DataFrame(
            {
                "Country": [row["country"] for row in stated],
                "What is counted": [row["scope"] or NOT_STATED for row in stated],
                "Period": [period_words(row["period"]) for row in stated],
                "Exports": [value_words(row) for row in stated],
                "Status": [row["status"].capitalize() for row in stated],
                "Shown as": [_SHAPES[row["shape"]] for row in stated],
                "Source": [row["source"] for row in stated],
            }
        ),
        _caveats(stated, countries),
        partial(trade_figure, countries, days[0], days[-1], times=2),
    )


def _has(stated: list[Row], shape: str) -> bool:
    return any(row["shape"] == shape for row in stated)


def _title(countries: list[list[Row]]) -> str:
    """The newest official value, or the one statement there is; of several countries only what there is."""
    with_series = sum(bool(series_of(country)) for country in countries)
    kind = "Official series" if with_series else "No official series yet"
    if len(countries) > 1:
        some = f"{with_series} of " if 0 < with_series < len(countries) else ""
        return f"{kind} of UK exports to {some}{len(countries)} countries"
    [stated] = countries
    titles = [f"{kind} of UK exports to {stated[0]['country']}", f"{kind} of UK exports to this country"]
    if with_series:
        newest = max((points[-1] for points in series_of(stated)), key=lambda row: (row["months"], row["value"]))
        said = f"({what_is_counted(newest)}): {value_words(newest)} {in_period(newest['period'])}"
        titles.insert(0, f"Exports to {stated[0]['country']} {said}")
    elif len(stated) == 1 and stated[0]["status"] == "actual":
        titles.insert(0, f"Exports to {stated[0]['country']}: {value_words(stated[0])} stated, no official series yet")
    return headline(*titles)


def _caveats(stated: list[Row], countries: list[list[Row]]) -> tuple[str, ...]:
    scopes, kinds = {row["scope"] for row in stated}, sorted({row["attribution"] for row in stated})
    undated = any(row["shape"] == "statement" and not (row["first_on"] or row["last_on"]) for row in stated)
    lines = [(points[0], points[-1]) for country in countries for points in series_of(country)]
    is_over_years = any(first["first_on"].year < last["first_on"].year for first, last in lines)
    said = {
        "Values are not adjusted for rising prices.": is_over_years,
        "No official series is published here yet: only what other sources state is drawn.": not _has(stated, "series"),
        "Goods alone, and goods and services, are different measures: compare like with like.": len(scopes) > 1,
        "Where it is not stated what is counted, it may be goods alone or goods and services.": None in scopes,
        "Where two official sources give the same period, the newer is drawn.": _has(stated, "superseded"),
        f"Only {len(LINES)} official series of a country are drawn; the table has all.": any(
            len(series_of(country)) > len(LINES) for country in countries
        ),
        "A statement of which no source gives the period is named above the chart and not drawn.": undated,
    }
    notes = [attribution_note(kind, "These numbers", "these numbers") for kind in kinds]
    return (*notes, *(sentence for sentence, is_so in said.items() if is_so))
