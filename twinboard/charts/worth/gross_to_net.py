"""From gross to net: a waterfall of what each step takes off visitor spending, or adds, with its assumption."""

from collections.abc import Sequence
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from twinboard.arithmetic import words
from twinboard.bounds import listed, sentence_case
from twinboard.charts.base.bound_shapes import BAR
from twinboard.charts.base.canvas import Canvas
from twinboard.charts.base.chart import Drawing, Empty, Plan
from twinboard.charts.base.look import BLUE, GREY, RULE, TEAL, plain
from twinboard.charts.base.scale import scale_of
from twinboard.charts.base.wording import subtitle
from twinboard.charts.rows.value_rows import Valued, Values
from twinboard.charts.worth.worth_words import (
    alternative,
    best_of,
    caveats,
    marked,
    missing_words,
    on_record,
    totals_of,
    what_if,
)
from twinboard.estimates import Given, estimates_of
from twinboard.estimates.steps import Step, gross_to_net
from twinboard.frames import rows
from twinboard.numerals import POUNDS

NAME = "gross_to_net"
_NET = "net"


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per model of a net effect, visit and input, as `charts/gross_to_net` gives it."""
    estimates = estimates_of(rows(frame))
    total = best_of(totals_of(estimates))
    steps = gross_to_net(total.known) if total else []
    if not total or not steps:
        lacking = missing_words(min(estimates, key=lambda each: len(each.missing))) if estimates else ""
        return Empty(
            NAME,
            "What is left of visitor spending from gross to net cannot be estimated yet.",
            f"Add: {lacking}." if lacking else "Add visits that took place, with their head counts.",
        )
    changed = what_if(total.assumptions.values())
    plan = _plan(steps)
    gross, net = (words(steps[at].after, POUNDS) for at in (0, -1))
    return Drawing(
        marked(changed, f"Of {gross} gross, {net} is net", "From gross to net"),
        subtitle("Visitor spending in pounds", "hollow: estimated", "each bar: what a step takes off or adds"),
        alternative(
            changed, f"Waterfall: {'; '.join(f'{_name(step)}, {words(step.after, POUNDS)}' for step in steps)}"
        ),
        plan.on_screen(),
        pd.DataFrame(
            {
                "Step": [_name(step) for step in steps],
                "Assumption": [_assumed(step.given) or "None" for step in steps],
                "With, on record": [on_record(total.known) for _ in steps],
                "Left after it": [words(step.after, POUNDS) for step in steps],
            }
        ),
        caveats([total]),
        plan=plan,
    )


def _name(step: Step) -> str:
    return sentence_case(step.name)


def _assumed(given: Sequence[Given]) -> str:
    """ "25 per cent", each once where partners have their own."""
    return listed([*dict.fromkeys(words(each.stated, each.input.unit) for each in given)])


def _plan(steps: list[Step]) -> Plan:
    """A row for each step, and net at the end; Plotly's waterfall draws what each changes."""
    left = [float(step.after.value) for step in steps]
    ends = [left[0], *(max(pair) for pair in pairwise(left)), left[-1]]
    shown = [*steps, steps[-1]._replace(name=_NET, given=[])]
    found = [
        Valued(name=_row_name(step), value=None, bound="", words=words(step.after, POUNDS), hover="", reach=end)
        for step, end in zip(shown, ends, strict=True)
    ]
    values = Values(found, scale_of(ends, POUNDS))
    changes = [left[0], *(after - before for before, after in pairwise(left)), left[-1]]
    measures = ["absolute", *("relative" for _ in steps[1:]), "total"]

    def build(canvas: Canvas, some: slice) -> go.Figure:
        figure = values.plan.build(canvas, some)
        bars = go.Waterfall(
            orientation="h",
            x=changes[some],
            y=values.places(canvas, some).at,
            measure=measures[some],
            width=BAR,
            base=0,
            totals=_hollow(BLUE),
            decreasing=_hollow(RULE),
            increasing=_hollow(TEAL),
            connector={"line": {"color": GREY, "width": 1}},
            hovertext=[plain(f"{_row_name(step)}: {words(step.after, POUNDS)}") for step in shown[some]],
            hoverinfo="text",
            cliponaxis=False,
        )
        return figure.add_trace(bars)

    return Plan(build)


def _hollow(colour: str) -> dict[str, object]:
    """As an estimate is drawn."""
    return {"marker": {"color": "white", "line": {"color": colour, "width": 2}}}


def _row_name(step: Step) -> str:
    assumed = _assumed(step.given)
    return f"{_name(step)}, {assumed}" if assumed else _name(step)
