"""Further amounts on the lines of a list, such as what was spent beside the budget: each with its own stage."""

from collections.abc import Mapping, Sequence

import streamlit as st

from twinboard.recipes.proposing.lists import Theirs
from twinboard.recipes.proposing.stages import AMOUNT, STAGE, are_amounts, further, stage_of
from twinboard.recipes.recipe import Taken
from twinboard.rules.sheets import BY_NAME, MONEY
from twinboard.ui.frame.page import quiet, section
from twinboard.ui.importing.choices import Form, choose

_NOTHING = {"No other amount": ""}


def ask_for_further(
    form: Form, theirs: Sequence[Theirs], filled: Mapping[str, Taken], first: Sequence[dict[str, Taken]]
) -> list[dict[str, Taken]]:
    """The amounts that no column of ours has yet, one below the other; each makes a row of its own on every line."""
    used = {name for taken in filled.values() for name in taken.columns}
    free = [each.heading for each in theirs if each.heading not in used and are_amounts(each.values)]
    stood = [other for other in first if {*other[AMOUNT].columns} <= {*free}]
    if AMOUNT not in filled or not free:
        return []
    section(
        "Another amount on the same line", "Such as what was spent, beside the budget. Each makes a row of its own."
    )
    found: list[dict[str, Taken]] = []
    for place in range(len(free)):
        likely = stood[place] if place < len(stood) else {}
        left, right = st.columns(2)
        with left:
            options = _NOTHING | {name: name for name in free}
            at_first = "".join(likely[AMOUNT].columns[:1]) if likely else ""
            heading = choose("It stands in", options, at_first, form.field("further", place), blank="No other amount")
        if not heading:
            break
        with right:
            stages = {stage: stage for stage in BY_NAME[MONEY].column(STAGE).choices}
            stage = likely[STAGE].always if likely else stage_of(heading)
            stage = choose("Its stage", stages, stage, form.field("further stage", place, heading))
        if stage:
            found.append({**likely, **further(form.table, heading, stage)})
        else:
            quiet(f"Say the stage of “{heading}”, or it is not taken.")
        free = [name for name in free if name != heading]
    return found
