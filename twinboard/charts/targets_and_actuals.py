"""Targets beside the actual numbers of their own period or, before it ends, the newest; each pair to its own scale."""

import pandas as pd
import plotly.graph_objects as go

from twinboard.bounds import quantity_words
from twinboard.charts.bars import Bar, bound_key, filled_and_outlined, value_range
from twinboard.charts.chart import Drawing, Empty
from twinboard.charts.look import Label, Stack, heading, stack, stacked_figure
from twinboard.charts.wording import at_most, attribution_note, counted, subtitle
from twinboard.frames import Row, rows
from twinboard.periods import NOT_STATED, in_period, period_words

NAME = "targets_and_actuals"
_PAIR = ("target", "actual")
_GAP = 10


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
    bounds = [bound for row in targets for bound in (row["target_bound"], row["actual_bound"]) if bound]
    return Drawing(
        _title(targets),
        subtitle(
            "Each target and the actual number of its period, or else the newest before its end",
            "each pair has its own scale",
            "outlined: target",
            "filled: actual" if targets[0]["count_with_actual"] else "",
            bound_key(bounds),
        ),
        at_most(f"Bar chart of {counted(targets[0]['count_targets'], 'targets')} beside actual numbers. {described}."),
        _figure(targets),
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
        return f"No actual number on record {_for(row)}"
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
        return f"no actual number on record {_for(row)}"
    period = period_words(row["actual_period"])
    when = ", period not stated" if period == NOT_STATED else f", {period}"
    other = "" if row["is_same_scope"] else f" ({row['actual_scope'] or 'what is counted is not stated'})"
    return f"{'' if row['is_of_period'] else 'newest '}actual{when}: {_number(row, 'actual')}{other}"


def _caveats(targets: list[Row]) -> tuple[str, ...]:
    kinds = sorted({row["attribution"] for row in targets})
    said = [attribution_note(kind, "These numbers", "these numbers") for kind in kinds]
    if any(row["actual_value"] is not None and not row["is_of_period"] for row in targets):
        said.append(
            "Where no actual number of the target’s own period is on record, the newest from before its end stands."
        )
    if any(row["is_reached"] is None for row in targets):
        said.append("Whether a target is reached is said only where the words of both numbers allow it.")
    if not all(row["is_same_scope"] for row in targets):
        said.append("Where the actual number counts something else than its target, the two cannot be compared.")
    return tuple(said)


def _figure(targets: list[Row]) -> go.Figure:
    """A heading a target, and below it the target outlined and the actual number filled."""
    bars: list[Bar] = []
    marks: list[float] = []
    firm: list[bool] = []
    notes: list[dict[str, object]] = []
    top = 0
    for row in targets:
        note, below = heading(_name(row), top)
        pair = stack([_label(_target(row), row, "target"), _label(_actual(row), row, "actual")], below)
        notes += [note, *pair.annotations]
        for which, mark in zip(_PAIR, pair.marks, strict=True):
            if row[f"{which}_value"] is not None:
                bars.append(_bar(row, which))
                marks.append(mark)
                firm.append(which == "actual")
        top = pair.bottom + _GAP
    traces, heads = filled_and_outlined(bars, marks, firm)
    shown: dict[str, object] = {"range": value_range([1, *(bar.value for bar in bars)])}
    return stacked_figure(traces, Stack((), tuple(notes), top), shown).update_layout(shapes=heads)


def _label(words: str, row: Row, which: str) -> Label:
    return Label(words[:1].upper() + words[1:], _number(row, which))


def _bar(row: Row, which: str) -> Bar:
    words = _target(row) if which == "target" else _actual(row)
    bound = row[f"{which}_bound"]
    return Bar(_label(words, row, which), row[f"{which}_share"], bound, f"{_name(row)}<br>{words}")
