"""The page of a code: whether its chart has changed since, the chart as it was, and what a paper needs of it."""

from html import escape
from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from twinboard.bounds import sentence_case
from twinboard.charts import Chart
from twinboard.citations import citation_words
from twinboard.codes import normal_code
from twinboard.drawing import chart_at
from twinboard.errors import TwinboardError
from twinboard.models import Reference
from twinboard.papers.coded import CodedChart, coded_chart
from twinboard.papers.compared import Compared, Difference, Standing, compared
from twinboard.papers.pictures import count_parts
from twinboard.papers.sizes import SIZES
from twinboard.papers.worker import INSTALL, NO_BROWSER, browser_path
from twinboard.periods import days_words
from twinboard.settings import home
from twinboard.store.codes import named_by
from twinboard.ui.answers import reading
from twinboard.ui.charts import show_charts
from twinboard.ui.copying import show_copy
from twinboard.ui.given_out import data_links, file_address, picture_links
from twinboard.ui.lost import is_newest_lost
from twinboard.ui.markdown import label
from twinboard.ui.page import empty, is_paper, note, quiet, section
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
        show_charts({reference.chart: dict(reference.parameters)})
    if not is_paper():
        _show_pictures(coded)
        _show_words(coded)


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


def _show_pictures(coded: CodedChart) -> None:
    if not coded.chart.drawing.is_drawn:
        return
    section("As a picture", "Title, subtitle, source, date of the data and code are in it; 300 dots per inch.")
    if not browser_path():
        quiet(f"{NO_BROWSER} {INSTALL} Until then each link opens a page on which your own browser draws the picture.")
    rows = "".join(
        f"<li><b>{escape(sentence_case(size.words))}</b>"
        f"<span>{' · '.join(link for form in ('png', 'svg') for link in picture_links(coded, form, size))}</span></li>"
        for size in SIZES.values()
    )
    data = " · ".join(data_links(coded))
    st.html(f'<ul class="tb-lines tb-forms">{rows}<li><b>The data behind it</b><span>{data}</span></li></ul>')
    if browser_path():
        count = count_parts(coded)
        for part in range(1, count + 1):
            words = "Copy the picture" if count == 1 else f"Copy picture {part} of {count}"
            show_copy(file_address(coded.reference, "png", {"part": str(part)}), words, f"copy-{coded.code}-{part}")


def _show_words(coded: CodedChart) -> None:
    """What is pasted beside the picture."""
    section("To go with it")
    address = urlsplit(st.context.url or "")
    server = f"{address.scheme}://{address.netloc}{address.path.rpartition('/')[0]}"
    drawing = coded.chart.drawing
    sources = ". ".join(citation_words(each) for each in coded.chart.citations)
    for what, words in (
        (
            "A sentence with its reference",
            f"{drawing.title}. [1]\n\n[1] {sources}. Twinboard, {coded.stamp.replace(' ·', ',')}.",
        ),
        ("Alternative text, for those who do not see the picture", f"{drawing.alt} ({coded.code})"),
        ("The address of this chart", f"{server}/c/{coded.code}"),
        (
            "The address of its picture, for intranet pages and linked pictures in Word",
            f"{server}/{file_address(coded.reference, 'png')}",
        ),
        ("The chart alone, for a screenshot", f"{server}/code?code={coded.code}&view=paper"),
    ):
        st.caption(label(what))
        st.code(words, language=None, wrap_lines=True)
