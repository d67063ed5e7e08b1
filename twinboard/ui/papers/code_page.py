"""The page of a code: whether its chart has changed since, the chart as it was, and what a paper needs of it."""

import pandas as pd
import streamlit as st

from twinboard.charts import Chart
from twinboard.codes import normal_code
from twinboard.drawing import chart_at
from twinboard.errors import TwinboardError
from twinboard.models import Reference
from twinboard.papers.checking.compared import Compared, Difference, Standing, compared
from twinboard.papers.coded import CodedChart, coded_chart
from twinboard.periods import days_words
from twinboard.settings import home
from twinboard.store.codes import named_by
from twinboard.ui.answers import reading
from twinboard.ui.card.card import show_cards
from twinboard.ui.card.paper import show_pictures, show_words
from twinboard.ui.frame.lost import is_newest_lost
from twinboard.ui.frame.page import empty, is_paper, note
from twinboard.ui.tables import table_html


def found_by_code(typed: str) -> tuple[str, str] | None:
    """The code that somebody typed and the words for its chart, if one here has it."""
    code = normal_code(typed)
    if code is None:
        return None
    try:
        reference = named_by(home(), code)
        if reference is None:
            return None
        chart = chart_at(home(), reference)
    except TwinboardError as error:
        return code, f"{code}: {error.message}"
    words = chart.drawing.title if isinstance(chart, Chart) else chart.missing
    return code, f"{code}: {words} (version {reference.version})"


def named(code: str | None) -> Reference | TwinboardError | None:
    """What a code names; the reason where that is not to be had any more; None for a code that was never given."""
    try:
        return named_by(home(), code) if code else None
    except TwinboardError as error:
        return error


def show_code(reference: Reference) -> None:
    """All of the page below its title."""
    try:
        coded = coded_chart(home(), reference)
        standing = compared(home(), reference, st.session_state["current"])
    except TwinboardError as error:
        empty(error.message, error.hint)
        return
    if is_paper():
        st.html('<span class="tb-alone"></span>')
    else:
        _show_standing(coded, standing)
    with reading(reference.version):
        show_cards({reference.chart: dict(reference.parameters)}, are_fixed=True)
    if not is_paper():
        show_pictures(coded)
        show_words(coded)


def differences_html(differences: tuple[Difference, ...], before: int, after: int) -> str:
    """What reads differently in two versions, as a table."""
    shown = pd.DataFrame(
        {
            "What": [each.what for each in differences],
            f"In version {before}": [each.before for each in differences],
            f"In version {after}": [each.after for each in differences],
        }
    )
    return table_html(shown, "What has changed")


def _show_standing(coded: CodedChart, found: Compared) -> None:
    then, now = coded.reference.version, st.session_state["current"]
    published = f"version {then}, published {days_words(coded.published_at)}"
    if then == now:
        newest = "the newest version that can be shown" if is_newest_lost() else "the current version"
        note(f"This chart is of {published}. It is {newest}.")
    elif found.standing is Standing.CURRENT:
        note(f"Still current: this chart is of {published}, and version {now} shows the same.")
    else:
        is_gone = found.standing is Standing.GONE
        words = "has no such chart any more" if is_gone else "shows something else"
        note(f"Changed since: this chart is of {published}, and version {now} {words}.")
        st.html(differences_html(found.differences, then, now))
