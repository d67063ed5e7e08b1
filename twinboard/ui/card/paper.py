"""What a paper needs of a chart: pictures, data, a sentence with its reference, its code and address, and a pack."""

from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

import streamlit as st

from twinboard.bounds import sentence_case
from twinboard.citations import citation_words
from twinboard.models import Reference
from twinboard.papers.coded import CodedChart, coded_chart
from twinboard.papers.pictures.glyphs import lacking_words
from twinboard.papers.pictures.picture import count_parts
from twinboard.papers.pictures.sizes import A4, SIZES, Size
from twinboard.papers.pictures.worker import INSTALL, NO_BROWSER, browser_path
from twinboard.ui.answers import seen_home
from twinboard.ui.frame.as_at import address_of, site
from twinboard.ui.frame.page import note, quiet, section
from twinboard.ui.papers.copy_buttons import show_copy, show_copy_text

_DATA = {"csv": "CSV", "xlsx": "Excel"}


def show_paper(reference: Reference) -> None:
    """All of it. Raises TwinboardError where the store takes no new code."""
    coded = coded_chart(seen_home(), reference)
    show_pictures(coded)
    show_words(coded)


def show_pictures(coded: CodedChart) -> None:
    """The chart as pictures in each size, and to copy; and the data behind it."""
    if coded.chart.drawing.is_drawn:
        section("Picture", "Title, source, date and code are in it.")
        if not browser_path():
            quiet(f"{NO_BROWSER} {INSTALL} Until then each link opens a page on which your own browser draws it.")
        rows = "".join(
            f"<li><b>{escape(sentence_case(size.words))}</b>"
            f"<span>{' · '.join(link for form in ('png', 'svg') for link in picture_links(coded, form, size))}</span>"
            "</li>"
            for size in SIZES.values()
        )
        st.html(f'<ul class="tb-lines tb-forms">{rows}</ul>')
        if browser_path():
            if amiss := lacking_words([coded]):
                note(amiss)
            _show_copies(coded)
    section("Data")
    st.html(f"<p>{' · '.join(data_links(coded))}</p>")


def _show_copies(coded: CodedChart) -> None:
    count = count_parts(coded)
    for part in range(1, count + 1):
        words = "Copy the picture" if count == 1 else f"Copy picture {part} of {count}"
        show_copy(file_address(coded.reference, "png", {"part": str(part)}), words, f"copy-{coded.code}-{part}")


def show_words(coded: CodedChart) -> None:
    """What is pasted beside the picture, each with a button that copies it."""
    server = site()
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
        section(what)
        st.html(f'<p class="tb-copied">{escape(words)}</p>')
        show_copy_text(words, f"copy-{what}-{coded.code}")
    section("Code")
    about = f"{coded.stamp}. The code reopens this chart as it is now."
    st.html(f'<p>{escape(about)} <a href="{escape(code_address(coded.code))}" target="_self">Open it</a></p>')


def picture_links(coded: CodedChart, form: str, size: Size = A4) -> list[str]:
    """The links to each picture of a chart; where this server cannot draw, to pages on which the browser does."""
    if not coded.chart.drawing.is_drawn:
        return []
    count = count_parts(coded, size)
    where, asked = (form, {"download": "1"}) if browser_path() else ("html", {})
    if where == "html" and form != "png":
        return []
    links = []
    for part in range(1, count + 1):
        words = form.upper() if part == 1 else ""
        words += f" {part} of {count}" if count > 1 else ""
        parameters = ({"size": size.name} if size != A4 else {}) | ({"part": str(part)} if count > 1 else {}) | asked
        links.append(_link(coded, where, words.strip(), f"{form.upper()}, {size.words}", parameters))
    return links


def data_links(coded: CodedChart) -> list[str]:
    """The links to the data behind a chart."""
    return [_link(coded, form, words, f"The data behind it as {words}", {}) for form, words in _DATA.items()]


def file_address(reference: Reference, form: str, parameters: Mapping[str, str] | None = None) -> str:
    """The address of a chart as a file, relative to any page, with its filters and its version."""
    asked = {**dict(reference.parameters), "version": str(reference.version), **(parameters or {})}
    return f"chart/{reference.chart}.{form}?{urlencode(asked)}"


def code_address(code: str) -> str:
    """The address of the page about a code; the version is in the code."""
    return address_of("code", code=code)


def _link(coded: CodedChart, form: str, words: str, about: str, parameters: Mapping[str, str]) -> str:
    address = escape(file_address(coded.reference, form, parameters))
    label = escape(f"{about}: {coded.chart.drawing.title}")
    return f'<a href="{address}" target="_self" aria-label="{escape(words)}, {label}">{escape(words)}</a>'
