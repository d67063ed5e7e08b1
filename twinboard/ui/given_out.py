"""The line below a chart that gives it out: its code, and the chart as pictures and as data."""

from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

from twinboard.errors import TwinboardError
from twinboard.models import Reference
from twinboard.papers.coded import CodedChart, chart_as_known, coded_chart
from twinboard.papers.glyphs import lacking_words
from twinboard.papers.pictures import count_parts
from twinboard.papers.sizes import A4, Size
from twinboard.papers.worker import browser_path
from twinboard.settings import home
from twinboard.ui.as_at import address_of

_DATA = {"csv": "CSV", "xlsx": "Excel"}


def given_out_html(reference: Reference) -> str:
    """The line below a chart that is drawn. Raises TwinboardError where the store takes no new code."""
    coded = coded_chart(home(), reference)
    about = f"{coded.code}: all sizes, to copy and to cite"
    code = (
        f'<a class="tb-code" href="{escape(code_address(coded.code))}" target="_self" title="{about}">{coded.code}</a>'
    )
    dated = escape(coded.stamp.removeprefix(coded.code))
    given = " · ".join([*picture_links(coded, "png"), *picture_links(coded, "svg"), *data_links(coded)])
    out = f'<span class="tb-stamp">{dated}</span><span class="tb-given-out"> · {given}</span>'
    return f'<p class="tb-quiet">{code}{out}</p>'


def no_code_html(error: TwinboardError) -> str:
    """In place of that line, where a chart was given no code: why not."""
    return f'<p class="tb-quiet">This chart has no code: {escape(str(error))}</p>'


def boxes_html(reference: Reference) -> str:
    """That letters of the chart stand as boxes in its pictures, if they do. Raises TwinboardError if none is drawn."""
    amiss = lacking_words([chart_as_known(home(), reference)]) if browser_path() else ""
    return f'<p class="tb-note">{escape(amiss)}</p>' if amiss else ""


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
