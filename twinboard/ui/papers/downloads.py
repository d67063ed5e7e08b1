"""Downloads of a page: its data, a pack, the page alone for a screenshot; and the data of everything."""

from html import escape

import streamlit as st

from twinboard.rules.chart_pages import Page
from twinboard.ui.answers import cached, drafted, version
from twinboard.ui.evidence.placements import all_pages, chart_on
from twinboard.ui.frame.as_at import link_html
from twinboard.ui.frame.presenting import MEETING


def downloads_html(path: str) -> str:
    """The line; none of a draft, or of a page that never has charts, no data where no chart shows anything."""
    page = next((each for each in all_pages() if each.path == path), None)
    if page is None or drafted():
        return ""
    data = f"data/{path or 'overview'}.xlsx?version={version()}"
    chosen = {kind: page.name for kind in ("partner", "strand") if getattr(page, kind)}
    bare = dict(st.query_params) | {"view": "paper"}
    links = [
        *([f'<a href="{escape(data)}" target="_self">its data (Excel)</a>'] if _has_charts(page) else []),
        link_html("a committee pack", "committee-pack", **chosen),
        link_html("the page alone, for a screenshot", path, **bare),
        link_html("one chart a screen, for a meeting", path, **bare | {"view": MEETING}),
    ]
    return f'<p class="tb-quiet tb-downloads">This page to take along: {" · ".join(links)}</p>'


@cached
def _has_charts(page: Page) -> bool:
    return any(chart_on(page, name) for name in page.charts)


def everything_html() -> str:
    """The line that gives out all of the data; a draft is not given out."""
    if drafted():
        return ""
    links = [
        f'<a href="data/everything.{form}?version={version()}" target="_self">{words}</a>'
        for form, words in (("xlsx", "Excel"), ("csv", "CSV"))
    ]
    return f'<p class="tb-quiet">Every number on record, with its source: {" · ".join(links)}</p>'
