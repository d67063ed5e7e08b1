"""Money of one stage from funder through strand to partner: every amount is a band of its own, and none are added."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from twinboard.bounds import bound_and_high, high_of, listed
from twinboard.charts.base.chart import Drawing, Empty, Plan
from twinboard.charts.base.look import BLUE, GREY, RULE, TRACK, in_template, plain, text_at, wrapped
from twinboard.charts.base.wording import at_most, headline, subtitle
from twinboard.charts.money.money_words import OPEN, STAGES, amount_words
from twinboard.frames import Row, rows
from twinboard.models import Bound
from twinboard.periods import period_words
from twinboard.shares import payer_names, payers_words

NAME = "money_flow"
_NOUNS = {
    "idea": ("costed idea", "costed ideas"),
    "budget": ("budget", "budgets"),
    "bid": ("bid", "bids"),
    "awarded": ("award", "awards"),
    "received": ("sum received", "sums received"),
    "spent": ("sum spent", "sums spent"),
}
_COLUMNS = (("funder", "left", 0.0), ("strand", "center", 0.5), ("partner", "right", 1.0))
_END = 0.02
_LETTERS, _SIZE, _LINE, _GAP, _BETWEEN = 14, 14, 18, 4, 12
_THICKEST, _ALL, _PX_FOR_LETTER = 48, 400, 25
_PATTERNS = {Bound.AROUND: "/", Bound.UP_TO: ".", Bound.BETWEEN: "|"}
_LEFTS = (0, 0.49, 0.98)
_END_LOOK = {"type": "rect", "fillcolor": BLUE, "line": {"color": BLUE, "width": 1}}
_POST_LOOK = {"type": "rect", "layer": "below", "fillcolor": TRACK, "line": {"color": RULE, "width": 1}}
_CURVE = [step / 16 for step in range(17)]


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per amount of one stage, as `charts/money_flow` gives it."""
    if frame.empty:
        remedy = "Add a row to the sheet Money; its column stage says how far the money has come."
        return Empty(NAME, "No document names an amount of money at this stage.", remedy)
    amounts = [{**row, "funder": payer_names(row["funder"]) or None, "paid_by": row["funder"]} for row in rows(frame)]
    one, many = _NOUNS[amounts[0]["stage"]]
    if not any(_count_ends(row) > 1 for row in amounts):
        remedy = "Fill in two of funder, strand and partner on the sheet Money, if a source names them."
        return Empty(NAME, f"No {one} names both where it comes from and where it goes.", remedy)
    plan = Plan(lambda canvas, _: _figure(amounts, max(_LETTERS, canvas.narrowest // _PX_FOR_LETTER)))
    described = listed([f"{_said(row)} from {_place(row, 'funder')}: {_end(row)}" for row in amounts])
    return Drawing(
        _title(amounts),
        subtitle(
            f"{STAGES[amounts[0]['stage']]}, in pounds",
            _periods(amounts),
            "hollow: not actual" if any(row["status"] in OPEN for row in amounts) else "",
        ),
        at_most(f"Flow chart of {len(amounts)} {one if len(amounts) == 1 else many}: {described}."),
        plan.on_screen(),
        pd.DataFrame(
            {
                "What for": [row["title"] for row in amounts],
                "Funder": [payers_words(row["paid_by"]) or "not named" for row in amounts],
                "Strand": [row["strand"] or "not named" for row in amounts],
                "Partner": [row["partner"] or "not named" for row in amounts],
                "Stage": [row["stage"].capitalize() for row in amounts],
                "Status": [row["status"].capitalize() for row in amounts],
                "Amount": [amount_words(row) for row in amounts],
                "Period": [period_words(row["period"]) for row in amounts],
            }
        ),
        _caveats(amounts),
        plan=plan,
    )


def _title(amounts: list[Row]) -> str:
    """What is only proposed or the like is an amount, and no award."""
    is_firm = not any(row["status"] in OPEN for row in amounts)
    one, many = _NOUNS[amounts[0]["stage"]] if is_firm else ("amount", "amounts")
    partners = [row["partner"] for row in amounts if row["partner"]]
    if not partners:
        strands = "" if any(row["strand"] for row in amounts) else "strand or "
        return f"No {one} is tied to a {strands}partner"
    if len(partners) < len(amounts):
        return f"{len(partners)} of {len(amounts)} {many} {'is' if len(partners) == 1 else 'are'} tied to a partner"
    named = [f"Every {one} here is tied to {partners[0]}"] if len(set(partners)) == 1 else []
    return headline(*named, f"Every {one} here is tied to a partner")


def _count_ends(row: Row) -> int:
    return sum(row[name] is not None for name, _, _ in _COLUMNS)


def _said(row: Row) -> str:
    """An amount with its word, and what it is where it is not firm."""
    return f"{amount_words(row)} ({OPEN[row['status']]})" if row["status"] in OPEN else amount_words(row)


def _place(row: Row, column: str) -> str:
    return row[column] or f"{column} not named"


def _end(row: Row) -> str:
    if not row["strand"] and not row["partner"]:
        return "no strand or partner named"
    return f"{_place(row, 'strand')}, {_place(row, 'partner')}"


def _periods(amounts: list[Row]) -> str:
    periods = sorted({period_words(row["period"]) for row in amounts})
    return f"period {listed(periods)}" if len(periods) <= 3 else "periods as in the table"


def _caveats(amounts: list[Row]) -> tuple[str, ...]:
    said = ["Each band is one amount as stated. Nothing is added up, and amounts of other stages are left out."]
    if any(row["bound"] in (Bound.OVER, Bound.AT_LEAST) for row in amounts):
        said.append("Where an amount is over or at least a number, its band is as wide as that number.")
    if any(high_of(row["bound"]) is not None for row in amounts):
        said.append("Where an amount lies between two numbers, its band is lined, and as wide as the lower one.")
    if len({bool(row["is_recurring"]) for row in amounts}) > 1:
        said.append("Amounts for every year stand beside amounts for once.")
    if not all(row["strand"] and row["partner"] for row in amounts):
        said.append("Where a strand or a partner is not named, the source ties the money to none.")
    return tuple(said)


def _thickness(row: Row, amounts: Sequence[Row]) -> float:
    """The width of an amount's band in pixels: the largest is the widest, and many are thinner than few."""
    widest = min(_THICKEST, _ALL / len(amounts))
    largest = max(abs(float(each["amount_gbp"])) for each in amounts) or 1
    return abs(float(row["amount_gbp"])) / largest * widest


@dataclass(frozen=True)
class _Column:
    """The places of one column, below each other: the upper edge of each amount, in their order, and the words.

    `reaches` holds the upper and the lower edge of each place.
    """

    tops: tuple[float, ...]
    reaches: tuple[tuple[float, float], ...]
    notes: tuple[dict[str, object], ...]
    bottom: float


def _column(amounts: list[Row], name: str, before: Sequence[float], letters: int) -> _Column:
    """Each place with its amounts below it, as level as can be with the column before; those that name none last."""
    places: dict[str | None, list[int]] = {}
    for index in sorted(range(len(amounts)), key=lambda index: before[index]):
        places.setdefault(amounts[index][name], []).append(index)
    notes, top = [_words(name.capitalize(), 0, letters, is_strong=True)], float(_height(name, letters) + _BETWEEN)
    tops, reaches = [0.0] * len(amounts), []
    for place in sorted(places, key=lambda place: place is None):
        label = place or f"{name} not named"
        top = max(top, before[places[place][0]] - _height(label, letters))
        notes.append(_words(label, top, letters))
        top += _height(label, letters)
        for index in places[place]:
            said = _said(amounts[index])
            if name == "funder":
                notes.append(_words(said, top, letters, is_strong=True))
                top += _height(said, letters)
            tops[index] = max(top, before[index]) if len(places) == 1 else top
            top = tops[index] + _thickness(amounts[index], amounts) + _GAP
        reaches.append((tops[places[place][0]], top - _GAP))
        top += _BETWEEN
    return _Column(tuple(tops), tuple(reaches), tuple(notes), top)


def _height(text: str, letters: int) -> int:
    return len(wrapped(text, letters)) * _LINE + _GAP


def _words(text: str, top: float, letters: int, *, is_strong: bool = False) -> dict[str, object]:
    return text_at(
        "<br>".join(f"<b>{line}</b>" if is_strong else line for line in wrapped(text, letters)), top, size=_SIZE
    )


def _figure(amounts: list[Row], letters: int = _LETTERS) -> go.Figure:
    """With words in lines of so many letters."""
    columns: list[_Column] = []
    for name, _, _ in _COLUMNS:
        columns.append(_column(amounts, name, columns[-1].tops if columns else [0.0] * len(amounts), letters))
    notes = [
        {**note, "x": x, "xanchor": side, "align": side, "xshift": 0}
        for (_, side, x), column in zip(_COLUMNS, columns, strict=True)
        for note in column.notes
    ]
    ends = [
        {**_END_LOOK, "x0": left, "x1": left + _END, "y0": top, "y1": top + _thickness(row, amounts)}
        for left, column in zip(_LEFTS, columns, strict=True)
        for row, top in zip(amounts, column.tops, strict=True)
    ]
    posts = [
        {**_POST_LOOK, "x0": left, "x1": left + _END, "y0": upper, "y1": lower}
        for left, column in zip(_LEFTS[1:], columns[1:], strict=True)
        for upper, lower in column.reaches
    ]
    bottom = round(max(column.bottom for column in columns))
    bands = [_band(row, [column.tops[index] for column in columns], amounts) for index, row in enumerate(amounts)]
    layout: dict[str, object] = {
        "height": bottom,
        "showlegend": False,
        "xaxis": {"range": [0, 1], "visible": False, "fixedrange": True},
        "yaxis": {"range": [bottom, 0], "visible": False, "fixedrange": True},
        "annotations": notes,
        "shapes": [*posts, *ends],
    }
    return go.Figure(data=bands, layout=in_template(layout))


def _band(row: Row, tops: list[float], amounts: list[Row]) -> go.Scatter:
    """One amount on its way: from funder to strand, and from strand to partner."""
    x: list[float | None] = []
    y: list[float | None] = []
    for (left, right), (start, end) in zip(pairwise(_LEFTS), pairwise(tops), strict=True):
        across = [left + _END + step * (right - left - _END) for step in _CURVE]
        upper = [start + (end - start) * step * step * (3 - 2 * step) for step in _CURVE]
        x += [*across, *reversed(across), None]
        y += [*upper, *(edge + _thickness(row, amounts) for edge in reversed(upper)), None]
    ground = "white" if row["status"] in OPEN else GREY
    shape = _PATTERNS.get(bound_and_high(row["bound"])[0], "")
    way = " → ".join(plain(_place(row, name)) for name, _, _ in _COLUMNS)
    return go.Scatter(
        x=x,
        y=y,
        mode="lines",
        line={"color": BLUE, "width": 1},
        fill="toself",
        fillcolor=ground,
        fillpattern={"shape": shape, "fgcolor": BLUE, "bgcolor": ground, "size": 7},
        hoveron="fills",
        text=f"{plain(row['title'])}<br>{_said(row)}, {row['stage']}<br>{way}",
        hoverinfo="text",
    )
