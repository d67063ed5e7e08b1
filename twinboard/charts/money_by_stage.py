"""Money by stage, from idea to spent: never added across stages, each stage drawn to its own scale."""

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from twinboard.bounds import quantity_words
from twinboard.charts.chart import Drawing, Empty
from twinboard.charts.look import Bar, bar_figure, base_figure, bound_key, wrapped
from twinboard.charts.wording import at_most, counted, listed, subtitle
from twinboard.periods import period_words

NAME = "money_by_stage"
STAGES = {
    "idea": "Ideas: what it might cost",
    "budget": "Budgets: what would be set aside",
    "bid": "Bids: what was asked for",
    "awarded": "Awards: what was won",
    "received": "Received: what came in",
    "spent": "Spent: what was paid out",
}


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per amount, as `charts/money_by_stage` gives it."""
    if frame.empty:
        return Empty(NAME, "No source names an amount of money here.", "Add a row to the sheet Money.")
    rows = frame.to_dict("records")
    words = [amount_words(row) for row in rows]
    stages = [stage for stage in STAGES if stage in set(frame["stage"])]
    named = listed([f"{row['title']}, {said} ({row['stage']})" for row, said in zip(rows, words, strict=True)])
    return Drawing(
        _title(rows),
        subtitle("Pounds, as stated at each stage", "each stage has its own scale", bound_key([*frame["bound"]])),
        at_most(f"Bar chart of {counted(len(rows), 'amounts')} at {counted(len(stages), 'stages')}: {named}.", 220),
        _figure(rows, stages),
        pd.DataFrame(
            {
                "What for": frame["title"],
                "Funder": frame["funder"].fillna("not stated"),
                "Stage": frame["stage"].str.capitalize(),
                "Status": frame["status"].fillna("").str.capitalize(),
                "Amount": words,
                "Period": frame["period"].map(period_words),
            }
        ),
        ("Amounts at different stages are never added together: a bid is not an award, and a budget is not spent.",),
    )


def amount_words(row: dict[str, object]) -> str:
    """An amount with its word, and whether it comes back every year."""
    said = quantity_words(row["amount_gbp"], str(row["bound"]), "£")
    return f"{said} a year" if row["is_recurring"] is True else said


def _title(rows: list[dict[str, object]]) -> str:
    stages = {row["stage"] for row in rows}
    unspent = "" if "spent" in stages else "; no spending is recorded"
    for stage, verb in (("spent", "spent"), ("received", "received"), ("awarded", "won")):
        if stage in stages:
            largest = next(row for row in rows if row["stage"] == stage)
            return f"The largest sum {verb} is {amount_words(largest)}{unspent}"
    return "Money is proposed; none is won or spent"


def _figure(rows: list[dict[str, object]], stages: list[str]) -> go.Figure:
    panels = [bar_figure([_bar(row) for row in rows if row["stage"] == stage]) for stage in stages]
    heading = 40
    heights = [float(panel.layout.height) + heading for panel in panels]
    figure = make_subplots(rows=len(panels), cols=1, row_heights=heights, vertical_spacing=0)
    bottoms = [1 - sum(heights[: index + 1]) / sum(heights) for index in range(len(heights))]
    layout = base_figure(int(sum(heights)) + 16).layout
    figure.update_layout(layout)
    figure.update_layout(barmode="overlay")
    for index, (stage, panel) in enumerate(zip(stages, panels, strict=True), start=1):
        for trace in panel.data:
            figure.add_trace(trace, row=index, col=1)
        bottom, share = bottoms[index - 1], heights[index - 1] / sum(heights)
        top = bottom + share * (1 - heading / heights[index - 1])
        figure.update_yaxes(panel.layout.yaxis.to_plotly_json() | {"domain": [bottom, top]}, row=index, col=1)
        figure.update_xaxes(panel.layout.xaxis.to_plotly_json(), row=index, col=1)
        for note in panel.layout.annotations:
            suffix = "" if index == 1 else str(index)
            figure.add_annotation(note.to_plotly_json() | {"yref": f"y{suffix}"})
        figure.add_annotation(
            text=f"<b>{STAGES[stage]}</b>", x=0, xref="paper", xanchor="left", y=top, yref="paper", yanchor="bottom",
            yshift=4, font={"size": 16}, showarrow=False,
        )  # fmt: skip
    return figure


def _bar(row: dict[str, object]) -> Bar:
    said = amount_words(row)
    details = [row["status"] if row["status"] != "actual" else None, period_words(str(row["period"]))]
    known = ", ".join(str(detail) for detail in details if detail and detail == detail and detail != "not stated")
    label = f"{wrapped(str(row['title']))}: <b>{said}</b>{f' ({known})' if known else ''}"
    return Bar(label, row["amount_gbp"], str(row["bound"]), f"{row['title']}: {said}, {row['stage']}")
