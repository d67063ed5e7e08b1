"""What costs and visitor spending are estimated at: a row for each model, as far as its range reaches."""

import pandas as pd
import plotly.graph_objects as go

from twinboard.arithmetic import Stated, words
from twinboard.bounds import word_of
from twinboard.charts.base.bound_shapes import range_key
from twinboard.charts.base.canvas import Canvas
from twinboard.charts.base.chart import Drawing, Empty, Plan
from twinboard.charts.base.wording import counted, subtitle
from twinboard.charts.rows.value_rows import Valued, Values, values_of
from twinboard.charts.worth.worth_words import (
    Total,
    alternative,
    as_set,
    assumptions_of,
    best_of,
    caveats,
    chosen,
    marked,
    missing_words,
    printed,
    totals_of,
    what_if,
    working,
)
from twinboard.estimates import estimates_of
from twinboard.estimates.models import COST
from twinboard.frames import rows
from twinboard.numerals import POUNDS
from twinboard.periods import NOT_STATED

NAME = "estimates"
_SIDES = {True: "What it costs", False: "What it may bring"}


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per model, case and input, as `charts/estimates` gives it."""
    known = sorted(chosen(totals_of(estimates_of(rows(frame)))), key=lambda total: total.model.side != COST)
    if not known:
        return Empty(
            NAME,
            "Nothing can be estimated here yet.",
            "Add rows to the sheet Assumptions, such as spending per visit, and head counts to the sheet Visits.",
        )
    cases = [estimate for total in known for estimate in total.estimates]
    values, plan = _drawn(known)
    changed = what_if(assumptions_of(cases).values())
    described = "; ".join(f"{total.model.title}, {total.words}" for total in known)
    return Drawing(
        marked(changed, *_titles(known)),
        subtitle("Pounds", "hollow: estimated", "line: as set", range_key(row.bound for row in values.rows)),
        alternative(changed, f"Chart of estimates: {described}"),
        plan.on_screen(),
        pd.DataFrame(
            {
                "What is estimated": [each.model.title for each in cases],
                "Of": [each.name for each in cases],
                "Partner": [each.partner or "none named" for each in cases],
                "Estimated": [printed(each.central, POUNDS) or "Cannot be computed" for each in cases],
                "From low to high": [printed(each.widest, POUNDS) or NOT_STATED for each in cases],
                "Working": [working(each) for each in cases],
                "Missing": [missing_words(each) or "Nothing" for each in cases],
            }
        ),
        caveats(known),
        plan=plan,
    )


def _titles(known: list[Total]) -> list[str]:
    best = best_of(known)
    names = [best.model.title, best.model.title.partition(",")[0]] if best else []
    said_of = [f"{name}: {words(best.central, POUNDS)}, estimated" for name in names if best and best.central]
    return [*said_of, f"{counted(len(known), 'estimates')}, none of them on record"]


def _drawn(known: list[Total]) -> tuple[Values, Plan]:
    """A row for each, and a line where it is as set."""
    values = values_of([*map(_valued, known)], POUNDS)
    central = [float(total.central.value) for total in known if total.central]

    def build(canvas: Canvas, some: slice) -> go.Figure:
        return values.plan.build(canvas, some).add_trace(as_set(central[some], values.places(canvas, some).at))

    return values, Plan(build, len(known))


def _valued(total: Total) -> Valued:
    """A range as a range; else the one number with its word."""
    shown = total.widest if total.widest and total.widest.high is not None else total.central
    assert isinstance(shown, Stated)
    return Valued(
        name=total.model.title,
        group=_SIDES[total.model.side == COST],
        value=float(shown.value),
        bound=word_of(shown.bound, shown.high),
        words=total.words,
        hover=f"{total.model.title}: {total.words}, estimated",
        is_firm=False,
    )
