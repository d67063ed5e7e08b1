"""The assumptions of estimates: each with its source, and a slider from its low to its high.

What a reader sets stands in the address, under the assumption's id.
"""

from collections.abc import Sequence
from decimal import Decimal

import streamlit as st

from twinboard.bounds import number_words, quantity_words, sentence_case
from twinboard.charts.worth.worth_words import OWN
from twinboard.frames import Row
from twinboard.numerals import PER_CENT, POUNDS
from twinboard.rules.explained import INPUT_WORDS
from twinboard.ui.answers import ask
from twinboard.ui.evidence.source_lines import citations, show_source
from twinboard.ui.frame.page import columns, more, quiet, section
from twinboard.ui.markdown import label

_STEPS = 40
"""How many steps a slider has between the low and the high of an assumption, about."""
_AS_SET = "As the officers set it"


def in_use(partner: str | None) -> list[Row]:
    """The assumptions that an estimate of this page uses, in the order of the workbook."""
    used = {row["assumption_id"] for row in ask("explore/worth", partner=partner, assume=None) if row["is_complete"]}
    return [row for row in ask("explore/assumptions") if row["assumption_id"] in used]


def assumed(assumptions: Sequence[Row]) -> str | None:
    """What the reader set, as charts are asked for it: “id=value,id=value”; None where all is as published."""
    changed = {row["assumption_id"]: _set_value(row) for row in assumptions if _is_moved(row)}
    return ",".join(f"{name}={Decimal(str(value)).normalize():f}" for name, value in changed.items()) or None


def show_assumptions(assumptions: Sequence[Row], partner: str | None) -> None:
    """A slider for each that has a low and a high, the others as they are; the way back, and on with what is set."""
    section("What this assumes", "Move one and see the answer change; the address keeps what you set.")
    assume = assumed(assumptions)
    st.button(
        label(_AS_SET), disabled=not assume, on_click=_reset, args=(assumptions,), icon=":material/undo:", key="as-set"
    )
    for start in range(0, len(assumptions), 2):
        for place, row in zip(columns(f"assumed-{start}"), assumptions[start : start + 2], strict=False):
            with place:
                _show_assumption(row)
    if assume:
        names = {row["partner_id"]: row["name"] for row in ask("explore/partners", partner=partner)}
        whose = {"partner": names[partner]} if partner else {}
        more("committee-pack", "A committee pack with what you set", assume=assume, **whose)


def _show_assumption(row: Row) -> None:
    whom = f", {row['partner']}" if row["partner"] else ""
    said = f"{row['name']}{whom}: {quantity_words(row['value'], row['bound'], row['unit'])}"
    if row["low"] is None:
        st.markdown(label(said))
    else:
        ends, step = (float(row["low"]), float(row["high"])), _step(row)
        may_be = f"may be from {number_words(row['low'], row['unit'])} to {number_words(row['high'], row['unit'])}"
        st.slider(
            label(f"{said}; {may_be}"),
            *ends,
            float(row["value"]),
            step,
            format=_format(row["unit"], step),
            key=_key(row),
            bind="query-params",
        )
    own = f" {sentence_case(OWN)}." if row["is_own"] else ""
    quiet(f"{INPUT_WORDS[row['input']]}{own}")
    if not row["is_own"]:
        show_source(citations(row))


def _key(row: Row) -> str:
    return f"assume-{row['assumption_id']}"


def _is_moved(row: Row) -> bool:
    return _set_value(row) not in (None, float(row["value"]))


def _set_value(row: Row) -> float | None:
    """Of the slider, which stands farther down; at first of the address. None where it is no number, or too far."""
    asked = st.session_state.get(_key(row), st.query_params.get(_key(row)))
    try:
        value = float(asked) if asked is not None and row["low"] is not None else None
    except ValueError:
        return None
    return value if value is not None and row["low"] <= value <= row["high"] else None


def _step(row: Row) -> float:
    """A round step, of which there are about so many from low to high; its ends and its value stand on one."""
    ends = [Decimal(str(row[name])).normalize() for name in ("low", "high", "value")]
    finest = Decimal(1).scaleb(min(0, *(int(end.as_tuple().exponent) for end in ends)))
    rough = (ends[1] - ends[0]) / _STEPS
    steps = [finest * factor for factor in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)]
    fits = [step for step in steps if step >= rough and all((end - ends[0]) % step == 0 for end in ends)]
    return float(next(iter(fits), finest))


def _format(unit: str, step: float) -> str:
    """How the slider prints its value."""
    decimals = max(0, -int(Decimal(str(step)).normalize().as_tuple().exponent))
    number = f"%.{decimals}f"
    return f"£{number}" if unit == POUNDS else f"{number} per cent" if unit == PER_CENT else number


def _reset(assumptions: Sequence[Row]) -> None:
    for row in assumptions:
        if row["low"] is not None:
            st.session_state[_key(row)] = float(row["value"])
