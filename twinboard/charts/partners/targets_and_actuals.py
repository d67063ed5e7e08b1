"""Targets beside the actual numbers of their own period or, before it ends, the newest: a line each, on one scale.

Where the targets are of several units, each actual number is drawn in per cent of its target.
"""

from decimal import Decimal
from itertools import chain

import pandas as pd
import plotly.graph_objects as go

from twinboard.bounds import bound_and_high, quantity_words, word_of
from twinboard.charts.base.bound_shapes import high_in, range_key
from twinboard.charts.base.canvas import Canvas
from twinboard.charts.base.chart import Drawing, Empty, Plan
from twinboard.charts.base.look import TEXT, plain
from twinboard.charts.base.scale import scale_of
from twinboard.charts.base.wording import at_most, attribution_note, counted, subtitle
from twinboard.charts.rows.value_rows import Valued, Values
from twinboard.frames import Row, rows
from twinboard.numerals import PER_CENT, POUNDS
from twinboard.periods import NOT_STATED, in_period, period_words

NAME = "targets_and_actuals"
_TALL = 26


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per target and actual number, as `charts/targets_and_actuals` gives it."""
    if frame.empty:
        return Empty(
            NAME,
            "No source states a target as a number.",
            "When one is agreed, add a row to the sheet Facts with the status target, and one with the status actual "
            "for each number reached.",
        )
    targets = rows(frame)
    described = "; ".join(f"{_name(row)}: {_target(row)}, {_actual(row)}" for row in targets)
    unit = "pounds" if targets[0]["unit"] == POUNDS else targets[0]["unit"]
    plan = _plan(targets)
    return Drawing(
        _title(targets),
        subtitle(
            "Actual numbers in per cent of their targets" if _is_mixed(targets) else f"Actual numbers, {unit}",
            "upright line: target; of a range one at each end"
            if any(high_in(row["target_bound"]) for row in targets)
            else "upright line: target",
            range_key(row["actual_bound"] for row in targets if row["actual_bound"]),
        ),
        at_most(f"Chart of {counted(targets[0]['count_targets'], 'targets')} beside actual numbers. {described}."),
        plan.on_screen(),
        pd.DataFrame(
            {
                "What is measured": [row["indicator"] for row in targets],
                "Partner": [row["partner"] or "none named" for row in targets],
                "What is counted": [row["target_scope"] or row["indicator"] for row in targets],
                "Target": [_number(row, "target") for row in targets],
                "Target for": [period_words(row["target_period"]) for row in targets],
                "Actual": [_number(row, "actual") for row in targets],
                "Actual in": [period_words(row["actual_period"]) for row in targets],
                "Reached": [_reached(row) for row in targets],
            }
        ),
        _caveats(targets),
        plan=plan,
    )


def _title(targets: list[Row]) -> str:
    """Only what is known of a target's own period counts: a number from before it may not last."""
    first, count = targets[0], counted(targets[0]["count_targets"], "targets")
    if not first["count_judged"]:
        return f"{count} stated, none judged by its own period yet"
    if first["count_judged"] < first["count_targets"]:
        return f"{first['count_reached']} of {counted(first['count_judged'], 'comparable targets')} reached"
    return f"{first['count_reached']} of {count} reached"


def _reached(row: Row) -> str:
    """Yes or no of the target's own period; else how it stood before, or why nothing can be said."""
    if row["actual_value"] is None:
        return f"No actual number stated {_for(row)}"
    if row["is_reached"] is None:
        return "Cannot be said"
    if row["is_of_period"]:
        return "Yes" if row["is_reached"] else "No"
    when = in_period(row["actual_period"])
    return f"Met {when}; not known {_for(row)}" if row["is_reached"] else f"Not yet {when}"


def _for(row: Row) -> str:
    """The target's own time, as a sentence has it: "for 2030"."""
    words = period_words(row["target_period"])
    return "for its time, which is not stated" if words == NOT_STATED else f"for {words}"


def _name(row: Row) -> str:
    scope = row["target_scope"] or row["strand"]
    return ", ".join(part for part in (row["indicator"], row["partner"], scope) if part)


def _number(row: Row, which: str) -> str:
    value = row[f"{which}_value"]
    return NOT_STATED if value is None else quantity_words(value, row[f"{which}_bound"], row["unit"])


def _target(row: Row) -> str:
    period = period_words(row["target_period"])
    return f"target{'' if period == NOT_STATED else f' for {period}'}: {_number(row, 'target')}"


def _actual(row: Row) -> str:
    if row["actual_value"] is None:
        return f"no actual number stated {_for(row)}"
    period = period_words(row["actual_period"])
    when = ", period not stated" if period == NOT_STATED else f", {period}"
    other = "" if row["is_same_scope"] else f" ({row['actual_scope'] or 'what is counted is not stated'})"
    return f"{'' if row['is_of_period'] else 'newest '}actual{when}: {_number(row, 'actual')}{other}"


def _caveats(targets: list[Row]) -> tuple[str, ...]:
    kinds = sorted({row["attribution"] for row in targets})
    said = [attribution_note(kind, "These numbers", "these numbers") for kind in kinds]
    if any(row["actual_value"] is not None and not row["is_of_period"] for row in targets):
        said.append(
            "Where no actual number of the target’s own period is stated, the newest from before its end stands."
        )
    if any(row["is_reached"] is None for row in targets):
        said.append("Whether a target is reached is said only where the words of both numbers allow it.")
    if not all(row["is_same_scope"] for row in targets):
        said.append("Where the actual number counts something else than its target, the two cannot be compared.")
    return tuple(said)


def _is_mixed(targets: list[Row]) -> bool:
    return len({row["unit"] for row in targets}) > 1


def _drawn(row: Row, which: str, *, is_mixed: bool) -> float | None:
    """A number as it is drawn; none where there is none, or where its target is nothing that a share can be of."""
    if row[f"{which}_value"] is None or (is_mixed and row["target_value"] <= 0):
        return None
    return _in_share(row, row[f"{which}_value"], is_mixed=is_mixed)


def _drawn_word(row: Row, which: str, *, is_mixed: bool) -> str:
    """Its word, with the higher end of a range as it is drawn."""
    bound, high = bound_and_high(row[f"{which}_bound"])
    return word_of(bound, None if high is None else _in_share(row, high, is_mixed=is_mixed))


def _in_share(row: Row, value: Decimal | float, *, is_mixed: bool) -> float:
    return 100 * float(value) / float(row["target_value"]) if is_mixed else float(value)


def _plan(targets: list[Row]) -> Plan:
    is_mixed = _is_mixed(targets)
    aims = [_aim(row, is_mixed=is_mixed) for row in targets]
    found = [_valued(row, aim, is_mixed=is_mixed) for row, aim in zip(targets, aims, strict=True)]
    drawn = [*chain.from_iterable(aims), *(end for row in found for end in (row.value, row.most) if end is not None)]
    values = Values(found, scale_of(drawn, PER_CENT if is_mixed else targets[0]["unit"]))

    def build(canvas: Canvas, some: slice) -> go.Figure:
        figure = values.plan.build(canvas, some)
        places = values.places(canvas, some).at
        return figure.add_trace(_aims([*zip(targets[some], aims[some], places, strict=True)]))

    return Plan(build, len(found))


def _aim(row: Row, *, is_mixed: bool) -> tuple[float, ...]:
    """Where the target stands: of a range both of its ends, of none nothing."""
    aim = _drawn(row, "target", is_mixed=is_mixed)
    high = high_in(_drawn_word(row, "target", is_mixed=is_mixed)) if aim is not None else None
    return tuple(end for end in (aim, high) if end is not None)


def _valued(row: Row, aim: tuple[float, ...], *, is_mixed: bool) -> Valued:
    value = _drawn(row, "actual", is_mixed=is_mixed)
    actual = _number(row, "actual") if row["actual_value"] is not None else "none"
    return Valued(
        name=_name(row),
        value=value,
        bound="" if value is None else _drawn_word(row, "actual", is_mixed=is_mixed),
        words=f"{actual}; target {_number(row, 'target')}",
        hover=f"{_name(row)}: {_actual(row)}; {_target(row)}",
        link=("fact", row["number_ids"][-1]),
        reach=max(aim, default=0),
    )


def _aims(rows_at: list[tuple[Row, tuple[float, ...], float]]) -> go.Scatter:
    """An upright line at each target; one at either end of a range."""
    shown = [(row, aim, at) for row, aims, at in rows_at for aim in aims]
    return go.Scatter(
        x=[aim for _, aim, _ in shown],
        y=[at for *_, at in shown],
        mode="markers",
        marker={
            "symbol": "line-ns-open",
            "size": _TALL,
            "opacity": 1,
            "line": {"width": 3, "color": TEXT},
            "color": TEXT,
        },
        hovertext=[plain(f"{_name(row)}: {_target(row)}") for row, *_ in shown],
        hoverinfo="text",
        customdata=[["fact", row["target_id"]] for row, *_ in shown],
        cliponaxis=False,
    )
