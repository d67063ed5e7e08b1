"""How long each partner has been a partner, as far as a source says: bars on one axis of time."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from twinboard.bounds import listed, quantity_words, sentence_case
from twinboard.charts.base.canvas import Canvas
from twinboard.charts.base.chart import Drawing, Empty, Plan
from twinboard.charts.base.hover import cited_words, hover_text
from twinboard.charts.base.look import BLUE, TEAL
from twinboard.charts.base.time_axis import date_axis
from twinboard.charts.base.wording import at_most, counted, headline, subtitle
from twinboard.charts.rows.lanes import scale_of
from twinboard.charts.rows.named_rows import Named, placed, plot_width, row_figure
from twinboard.frames import Row, rows
from twinboard.periods import NOT_STATED, in_period, period_words

NAME = "relationship_length"
_THICK, _AROUND, _MS = 20, 16, 86_400_000
"""Pixels of a bar, and around it; milliseconds of a day."""
_AS = {"estimate": "an estimated ", "planned": "a planned ", "proposed": "a proposed ", "target": "a target of "}


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per linked partner, as `charts/relationship_length` gives it."""
    if frame.empty:
        return Empty(NAME, "No relationship is recorded here.", "Fill in relationship and since on the sheet Partners.")
    partners = rows(frame)
    dated = [row for row in partners if _begins(row)]
    if not dated and not any(row["stated_years"] for row in partners):
        return Empty(NAME, "No source states when the link began.", "Fill in since on the sheet Partners.")
    plan = _plan(partners)
    described = listed([f"{row['partner']}, {row['relationship']}, {_since(row)}" for row in partners])
    return Drawing(
        _title(partners, dated),
        subtitle(
            "From the stated start to the newest source",
            "hollow: begun before or after" if any(map(_is_open, dated)) else "",
            "diamond: start implied by a stated length" if any(map(_implied, partners)) else "",
        ),
        at_most(f"Timeline of relationships: {described}."),
        plan.on_screen(),
        pd.DataFrame(
            {
                "Partner": [row["partner"] for row in partners],
                "Relationship": [row["relationship"].capitalize() for row in partners],
                "Status": [row["status"].capitalize() for row in partners],
                "Since": [_since(row).removeprefix("since ").removeprefix("begun ") for row in partners],
                "Stated length": [_lengths(row) or "not stated" for row in partners],
            }
        ),
        plan=plan,
    )


def _title(partners: list[Row], dated: list[Row]) -> str:
    if not dated:
        return "A length is stated, but not since when"
    first, links = dated[0], counted(len(partners), "links")
    starts = period_words(first["since"]) if _is_open(first) else f"{first['since_first_on'].year}"
    if len(dated) == 1 < len(partners):
        return headline(
            f"Only {first['partner']}’s link has a stated start: {starts}", f"1 of {links} has a stated start"
        )
    begun = "begun" if _is_open(first) else "since"
    said = f"{len(dated)} of {links} {'has' if len(partners) == 1 else 'have'} a stated start"
    return headline(f"{first['partner']}: {first['relationship']} {begun} {starts}", said)


def _since(row: Row) -> str:
    if not row["since"] or row["since"] == NOT_STATED:
        return "start not stated"
    return f"{'begun' if _is_open(row) else 'since'} {period_words(row['since'])}"


def _lengths(row: Row) -> str:
    """Each with its word, its time and, unless it is so already, its status: "over 15 years in 2020"."""
    stated = zip(row["stated_years"], row["stated_bounds"], row["stated_statuses"], row["stated_in"], strict=True)
    return listed(
        [
            f"{_AS.get(status, '')}{quantity_words(years, bound, 'years')} {in_period(period)}"
            for years, bound, status, period in stated
        ]
    )


def _plan(partners: list[Row]) -> Plan:
    """A bar for each partner from the stated start to the newest source, on one axis of time."""
    names = [Named(f"{row['partner']}: {row['relationship']}, {_since(row)}") for row in partners]
    tall = [_THICK if _begins(row) or _implied(row) else 0 for row in partners]
    days = [day for row in partners if _begins(row) for day in _span(row)]
    days += [date(start, 1, 1) for row in partners for start in _implied(row)]
    days += [date(row["stated_until"], 1, 1) for row in partners if row["stated_years"] and row["stated_until"]]

    def build(canvas: Canvas, some: slice) -> go.Figure:
        pixels = plot_width(names, canvas)
        scale = scale_of(days, pixels) if days else None
        axis = date_axis(scale.start, scale.end, pixels) if scale else {"visible": False, "range": [0, 1]}
        places = placed(names, canvas, some, tall, around=_AROUND)
        shown = [*zip(partners[some], places.at, strict=True)]
        dated = [(row, at) for row, at in shown if _begins(row)]
        bars = [_bars([each for each in dated if _is_open(each[0]) == is_open], is_open) for is_open in (False, True)]
        traces = [*filter(None, bars), _diamonds([(start, row, at) for row, at in shown for start in _implied(row)])]
        return row_figure(traces, places, axis)

    return Plan(build, len(partners))


def _bars(dated: list[tuple[Row, float]], is_open: bool) -> go.Bar | None:
    """Filled, or hollow where it is only known that the start lies before or after; none where there is none."""
    if not dated:
        return None
    spans = [_span(row) for row, _ in dated]
    return go.Bar(
        base=[first.isoformat() for first, _ in spans],
        x=[(last - first).days * _MS for first, last in spans],
        y=[at for _, at in dated],
        width=_THICK,
        orientation="h",
        marker={"color": "white" if is_open else BLUE, "line": {"color": BLUE, "width": 2}},
        customdata=[["partner", row["partner_id"]] for row, _ in dated],
        hovertext=[_hover(row) for row, _ in dated],
        hoverinfo="text",
    )


def _hover(row: Row) -> str:
    lengths = _lengths(row)
    said = f"{sentence_case(row['relationship'])}, {_since(row)}"
    return hover_text(row["partner"], said, f"Stated length: {lengths}" if lengths else "", _source(row))


def _source(row: Row) -> str:
    return cited_words(row["publishers"], row["locators"])


def _begins(row: Row) -> date | None:
    """The day from which a mark is drawn: the first that its start can have been, or else the last."""
    begins: date | None = row["since_first_on"] or row["since_last_on"]
    return begins


def _is_open(row: Row) -> bool:
    return (row["since_first_on"] is None) != (row["since_last_on"] is None)


def _span(row: Row) -> tuple[date, date]:
    """From the start to the newest source."""
    begins = _begins(row) or date.min
    return begins, date(max(int(row["stated_until"] or 0), begins.year), 12, 31)


def _implied(row: Row) -> list[int]:
    """The years of start that exact, actual lengths imply, where they are not the stated one."""
    known = row["since_first_on"] and row["since_first_on"].year
    return [start for start in row["implied_starts"] if start != known]


def _diamonds(implied: list[tuple[int, Row, float]]) -> go.Scatter:
    return go.Scatter(
        x=[date(start, 1, 1).isoformat() for start, _, _ in implied],
        y=[at for _, _, at in implied],
        mode="markers",
        cliponaxis=False,
        marker={"symbol": "diamond", "size": 16, "opacity": 1, "color": TEAL, "line": {"color": "white", "width": 2}},
        customdata=[["partner", row["partner_id"]] for _, row, _ in implied],
        hovertext=[
            hover_text(row["partner"], f"A stated length implies {start}", _source(row)) for start, row, _ in implied
        ],
        hoverinfo="text",
    )
