"""Which assumption matters most: how far each moves the estimate between its low and its high, the widest first."""

import pandas as pd
import plotly.graph_objects as go

from twinboard.arithmetic import words
from twinboard.bounds import listed, number_words, quantity_words
from twinboard.charts.base.bound_shapes import BAR
from twinboard.charts.base.canvas import Canvas
from twinboard.charts.base.chart import Drawing, Empty, Plan
from twinboard.charts.base.look import BLUE, plain
from twinboard.charts.base.scale import scale_of
from twinboard.charts.base.wording import subtitle, uncapitalised
from twinboard.charts.rows.value_rows import Valued, Values
from twinboard.charts.worth.worth_words import (
    OWN,
    Total,
    alternative,
    as_set,
    best_of,
    caveats,
    marked,
    on_record,
    totals_of,
    what_if,
)
from twinboard.estimates import estimates_of
from twinboard.estimates.steps import Reach, reaches
from twinboard.frames import rows
from twinboard.numerals import POUNDS

NAME = "what_it_rests_on"


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per model of visitor spending, visit and input, as `charts/what_it_rests_on` gives it."""
    total = best_of(totals_of(estimates_of(rows(frame))))
    found = reaches(total.known) if total else []
    if not total or total.central is None:
        return Empty(
            NAME,
            "On what an estimate would rest most cannot be shown, for there is none yet.",
            "Add what the estimates need; the page Worth lists it.",
        )
    if not found:
        return Empty(
            NAME,
            "What the estimate rests on most cannot be shown: no assumption of it has a low and a high.",
            "Fill in low and high on the sheet Assumptions.",
        )
    changed = what_if(total.assumptions.values())
    plan = _plan(found, float(total.central.value))
    most = listed([uncapitalised(each.given.assumption) for each in found if each.spread == found[0].spread])
    equally = ", equally" if len(found) > 1 and found[1].spread == found[0].spread else ""
    return Drawing(
        marked(changed, f"It rests most on {most}{equally}", "What the estimate rests on most"),
        subtitle(
            f"{total.model.title} in pounds, estimated",
            "each bar: from an assumption’s low to its high",
            "line: as set",
        ),
        alternative(
            changed,
            f"{total.model.title}, {words(total.central, POUNDS)}; "
            + "; ".join(f"{reach.given.assumption} moves it {_moved(reach)}" for reach in found),
        ),
        plan.on_screen(),
        pd.DataFrame(
            {
                "Assumption": [reach.given.assumption for reach in found],
                "As set": [words(reach.given.stated, reach.given.input.unit) for reach in found],
                "May be": [_range(reach) for reach in found],
                "Estimate": [_moved(reach) for reach in found],
                "With, on record": [on_record(total.known) for _ in found],
                "Stated by": [OWN if reach.given.is_own else "a document" for reach in found],
            }
        ),
        (*caveats([total]), *_without_range(total)),
        plan=plan,
    )


def _moved(reach: Reach) -> str:
    return f"from {words(reach.low, POUNDS)} to {words(reach.high, POUNDS)}"


def _range(reach: Reach) -> str:
    given = reach.given
    assert given.low is not None and given.high is not None
    return quantity_words(given.low, f"between and {given.high:f}", given.input.unit)


def _without_range(total: Total) -> tuple[str, ...]:
    fixed = [each.assumption for each in total.assumptions.values() if each.low is None]
    return (f"Without a low and a high, and so not moved: {'; '.join(fixed)}.",) if fixed else ()


def _plan(found: list[Reach], central: float) -> Plan:
    rows_of = [
        Valued(
            name=reach.given.assumption,
            value=None,
            bound="",
            words=f"{number_words(reach.low.value, POUNDS)} to {number_words(reach.high.value, POUNDS)}",
            hover="",
            reach=max(float(reach.high.value), central),
        )
        for reach in found
    ]
    values = Values(rows_of, scale_of([central, *(float(reach.high.value) for reach in found)], POUNDS))

    def build(canvas: Canvas, some: slice) -> go.Figure:
        places = values.places(canvas, some).at
        bars = go.Bar(
            base=[float(reach.low.value) for reach in found[some]],
            x=[float(reach.spread) for reach in found[some]],
            y=places,
            orientation="h",
            width=BAR,
            marker={"color": "white", "line": {"color": BLUE, "width": 1.5}},
            hovertext=[plain(f"{reach.given.assumption}, {_range(reach)}: {_moved(reach)}") for reach in found[some]],
            hoverinfo="text",
            cliponaxis=False,
        )
        return values.plan.build(canvas, some).add_traces([bars, as_set([central] * len(places), places)])

    return Plan(build, len(found))
