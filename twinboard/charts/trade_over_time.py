"""UK exports to a partner's country over time: official statistics as lines, other sources' statements beside them.

What is counted (goods alone, or goods and services) is a line of its own and is named; nothing is joined across a gap.
"""

from datetime import date, timedelta
from itertools import groupby
from math import floor, log10
from string import ascii_uppercase

import pandas as pd
import plotly.graph_objects as go

from twinboard.bounds import number_words, quantity_words, sentence_case
from twinboard.charts import look
from twinboard.charts.chart import Drawing, Empty
from twinboard.charts.wording import at_most, attribution_note, counted, disagreement, headline, subtitle
from twinboard.frames import Row, rows
from twinboard.periods import NOT_STATED, in_period, period_words

NAME = "trade_over_time"
_SHAPES = {"series": "Official series", "statement": "Statement", "superseded": "Older edition, not drawn"}
_LENGTHS = {12: "a year", 3: "a quarter", 1: "a month"}
_LINES = (
    (look.BLUE, "circle", "●", "solid"), (look.TEAL, "square", "■", "dash"), (look.PURPLE, "triangle-up", "▲", "dot"),
)  # fmt: skip
_SIDES = ("top center", "bottom center", "middle left", "middle right")
_PANEL, _HEADING, _HEADING_SIZE, _GAP, _LEFT, _CLOSER = 220, 28, 16, 18, 92, 38
_SHORTEST, _MOST_TICKS = timedelta(days=3 * 366), 6


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
    described = ". ".join(
        f"{each[0]['country']}: {'; '.join(words for *_, words in _keys(each))}" for each in countries
    )
    return Drawing(
        _title(countries),
        subtitle(
            "UK exports to the partner country, in pounds",
            f"{days[0].year} to {days[-1].year}" if days[0].year < days[-1].year else f"{days[0].year}",
            "line: official statistics" if _has(drawn, "series") else "",
            "diamond: as another source states it" if _has(drawn, "statement") else "",
            "outlined: not actual" if any(row["status"] != "actual" for row in drawn) else "",
            "dashed from a diamond: at some time before or after" if any(_is_open(row) for row in drawn) else "",
            "each country has its own scale" if len(countries) > 1 else "",
        ),
        at_most(f"{'Line chart' if _has(drawn, 'series') else 'Chart'} of UK exports over time. {described}."),
        _figure(countries, days[0], days[-1]),
        pd.DataFrame(
            {
                "Country": [row["country"] for row in stated],
                "What is counted": [row["scope"] or NOT_STATED for row in stated],
                "Period": [period_words(row["period"]) for row in stated],
                "Exports": [_value(row) for row in stated],
                "Status": [row["status"].capitalize() for row in stated],
                "Shown as": [_SHAPES[row["shape"]] for row in stated],
                "Source": [row["source"] for row in stated],
            }
        ),
        _caveats(stated, countries),
    )


def _has(stated: list[Row], shape: str) -> bool:
    return any(row["shape"] == shape for row in stated)


def _is_open(row: Row) -> bool:
    return (row["first_on"] is None) != (row["last_on"] is None)


def _value(row: Row) -> str:
    return quantity_words(row["value"], row["bound"], row["unit"])


def _counted(row: Row) -> str:
    scope: str | None = row["scope"]
    return scope or "goods or services: not stated"


def _series(country: list[Row]) -> list[list[Row]]:
    official = [row for row in country if row["shape"] == "series"]
    return [[*points] for _, points in groupby(official, lambda row: (row["scope"], row["months"]))]


def _statements(country: list[Row]) -> list[tuple[str, Row]]:
    statements = [row for row in country if row["shape"] == "statement"]
    return [(ascii_uppercase[number % 26], row) for number, row in enumerate(statements)]


def _title(countries: list[list[Row]]) -> str:
    """The newest official value, or the one statement there is; of several countries only what there is."""
    with_series = sum(bool(_series(country)) for country in countries)
    kind = "Official series" if with_series else "No official series yet"
    if len(countries) > 1:
        return f"{kind} of UK exports to {f'{with_series} of ' if with_series else ''}{len(countries)} countries"
    [stated] = countries
    titles = [f"{kind} of UK exports to {stated[0]['country']}", f"{kind} of UK exports to this country"]
    if with_series:
        newest = max((points[-1] for points in _series(stated)), key=lambda row: (row["months"], row["value"]))
        said = f"({_counted(newest)}): {_value(newest)} {in_period(newest['period'])}"
        titles.insert(0, f"Exports to {stated[0]['country']} {said}")
    elif len(stated) == 1 and stated[0]["status"] == "actual":
        titles.insert(0, f"Exports to {stated[0]['country']}: {_value(stated[0])} stated, no official series yet")
    return headline(*titles)


def _keys(country: list[Row]) -> list[tuple[str, str, str, str]]:
    """What each line and each diamond is: its colour, its symbol, the value that stands out, and the words."""
    keys = []
    for points, (colour, _, symbol, _) in zip(_series(country), _LINES, strict=False):
        first, last = points[0], points[-1]
        length = _LENGTHS.get(last["months"], f"in {counted(last['months'], 'months')}")
        since = f", from {_value(first)} {in_period(first['period'])}" if len(points) > 1 else ""
        words = f"{sentence_case(_counted(last))}, {length}: {_value(last)} {in_period(last['period'])}{since}"
        keys.append((colour, symbol, _value(last), words))
    for letter, row in _statements(country):
        keys.append((look.ORANGE, "◆", _value(row), f"{letter}: {_statement_words(row)}"))
    return keys


def _statement_words(row: Row) -> str:
    standing = "as stated" if row["status"] == "actual" else row["status"]
    return f"{_value(row)} {in_period(row['period'])}, {standing} ({_counted(row)})"


def _caveats(stated: list[Row], countries: list[list[Row]]) -> tuple[str, ...]:
    scopes, kinds = {row["scope"] for row in stated}, sorted({row["attribution"] for row in stated})
    undated = any(row["shape"] == "statement" and not (row["first_on"] or row["last_on"]) for row in stated)
    said = {
        "No official series is published here yet: only what other sources state is drawn.": not _has(stated, "series"),
        "Goods alone, and goods and services, are different measures: compare like with like.": len(scopes) > 1,
        "Where it is not stated what is counted, it may be goods alone or goods and services.": None in scopes,
        "Where two official sources give the same period, the newer is drawn.": _has(stated, "superseded"),
        f"Only {len(_LINES)} official series of a country are drawn; the table has all.": any(
            len(_series(country)) > len(_LINES) for country in countries
        ),
        "A statement of which no source gives the period is named above the chart and not drawn.": undated,
    }
    notes = [attribution_note(kind, "These numbers", "these numbers") for kind in kinds]
    return (*notes, *(sentence for sentence, is_so in said.items() if is_so), *disagreement(stated, "these numbers"))


def _figure(countries: list[list[Row]], first: date, last: date) -> go.Figure:
    """One panel a country, below the words that name its lines and diamonds; all have the same years."""
    edge = max((_SHORTEST - (last - first)) / 2, (last - first) / 12)
    years = _year_axis(first - edge, last + edge)
    traces: list[go.Scatter] = []
    notes: list[dict[str, object]] = []
    tops, top = [], 0
    for number, country in enumerate(countries, start=1):
        tops.append(top := _write(notes, country, top))
        marks = _marks(country, first - edge, last + edge)
        traces += [mark.update(xaxis=f"x{number}", yaxis=f"y{number}") for mark in marks]
        top += _PANEL + look.AXIS_HEIGHT
    axes: dict[str, object] = {}
    for number, (country, at) in enumerate(zip(countries, tops, strict=True), start=1):
        place = {"domain": [1 - (at + _PANEL) / top, 1 - at / top], "anchor": f"x{number}"}
        axes |= {f"xaxis{number}": years | {"anchor": f"y{number}"}, f"yaxis{number}": _value_axis(country) | place}
    figure = look.stacked_figure(traces, look.Stack((), tuple(notes), top), {})
    return figure.update_layout(axes, margin_l=_LEFT)


def _year_axis(first: date, last: date) -> dict[str, object]:
    years = (last - first).days / 365
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 500) if years / step < _MOST_TICKS)
    ticks = {"tickformat": "%Y", "dtick": f"M{12 * step}", "tick0": "2000-01-01"}
    line = {"visible": True, "showgrid": False, "showline": True, "linecolor": look.RULE, "fixedrange": True}
    return {"type": "date", "range": [first, last], **ticks, **line}


def _value_axis(country: list[Row]) -> dict[str, object]:
    """From zero, with round values in words."""
    largest = max(row["value"] for row in country) or 1
    power = 10 ** floor(log10(largest / 3))
    step = next(step * power for step in (1, 2, 5, 10) if largest <= 4 * step * power)
    ticks = [step * number for number in range(5) if step * number <= largest * 1.1]
    words = [number_words(tick, country[0]["unit"]) for tick in ticks]
    return {"range": [0, largest * 1.15], "visible": True, "fixedrange": True, "tickvals": ticks, "ticktext": words}


def _write(notes: list[dict[str, object]], country: list[Row], top: int) -> int:
    """Writes the country's name and its keys; gives where the panel begins, in pixels."""
    _note(notes, f"<b>{look.plain(country[0]['country'])}</b>", top, _HEADING_SIZE)
    top += _HEADING
    for colour, symbol, value, words in _keys(country):
        label = look.Label(words, value)
        _note(notes, f'<span style="color:{colour}">{symbol}</span> {"<br>".join(label.lines())}', top)
        top = look.stack([label], top).bottom - _CLOSER
    return top + _GAP


def _note(notes: list[dict[str, object]], text: str, top: int, size: int = look.FONT_SIZE) -> None:
    """Text at the left edge of the whole picture, not of the panel beside its axis."""
    place = {"y": 1, "yref": "paper", "yshift": -top, "xshift": -_LEFT}
    notes.append({**look.text_at(text, top, size=size), **place})


def _marks(country: list[Row], first: date, last: date) -> list[go.Scatter]:
    lines = [_line(points, *drawn) for points, drawn in zip(_series(country), _LINES, strict=False)]
    dated = [(letter, row) for letter, row in _statements(country) if row["first_on"] or row["last_on"]]
    return [*lines, *(_reach(row, first, last) for _, row in dated), _diamonds(dated)]


def _line(points: list[Row], colour: str, symbol: str, _: str, dash: str) -> go.Scatter:
    """A series, broken where a period is missing."""
    broken = [each for row in points for each in ([None, row] if row["is_after_gap"] else [row])]
    return go.Scatter(
        x=[row and row["middle_on"].isoformat() for row in broken],
        y=[row and row["value"] for row in broken],
        mode="lines+markers",
        line={"color": colour, "width": 2.5, "dash": dash},
        marker={"color": colour, "symbol": symbol, "size": 8},
        hovertext=[
            row and look.plain(f"{_counted(row)}: {_value(row)}, {period_words(row['period'])}") for row in broken
        ],
        hoverinfo="text",
    )


def _reach(row: Row, first: date, last: date) -> go.Scatter:
    """The time that a statement may be of: dashed to the edge where it is open."""
    start, end = row["first_on"] or first, row["last_on"] or last
    dash = "dash" if _is_open(row) else "solid"
    line = {"color": look.ORANGE, "width": 2.5, "dash": dash}
    return go.Scatter(
        x=[start.isoformat(), end.isoformat()], y=[row["value"]] * 2, mode="lines", line=line, hoverinfo="skip"
    )


def _diamonds(dated: list[tuple[str, Row]]) -> go.Scatter:
    """Statements, filled if actual; their letters stand on different sides, as diamonds may meet."""
    days = [row["middle_on"] or row["first_on"] or row["last_on"] for _, row in dated]
    fills = [look.ORANGE if row["status"] == "actual" else "white" for _, row in dated]
    return go.Scatter(
        x=[day.isoformat() for day in days],
        y=[row["value"] for _, row in dated],
        mode="markers+text",
        marker={"symbol": "diamond", "size": 16, "color": fills, "line": {"color": look.ORANGE, "width": 2}},
        text=[f"<b>{letter}</b>" for letter, _ in dated],
        textposition=[_SIDES[number % len(_SIDES)] for number in range(len(dated))],
        hovertext=[look.plain(_statement_words(row)) for _, row in dated],
        hoverinfo="text",
    )
