"""The pages on which each chart stands, as a reader finds it there."""

from collections.abc import Iterable

from twinboard.charts import CHARTS, Chart
from twinboard.drawing import opened_with
from twinboard.rules.chart_pages import COMMON
from twinboard.ui.answers import ask
from twinboard.ui.card.drawn import drawn
from twinboard.ui.frame.as_at import link_html

PAGES = {name: tuple(page.path for page in COMMON if name in page.charts) for page in COMMON for name in page.charts}
"""Besides them, `board_by_sector` stands on the pages of the partners that have a board."""


def charts_of(source: str) -> list[tuple[str, str]]:
    """The charts that cite a source, each with the title under which it stands on its page."""
    found = [drawn(name, **opened_with(name)) for name in CHARTS]
    return [(chart.name, chart.drawing.title) for chart in found if isinstance(chart, Chart) and _cites(chart, source)]


def places_html(chart: str, source: str | None = None) -> str:
    """Links to the pages of a chart; of one that stands on pages of partners, to those that cite the source."""
    if chart in PAGES:
        return _links((path, path.capitalize() or "Overview") for path in PAGES[chart])
    partners = [(row["partner_id"], row["name"]) for row in ask("explore/partners", partner=None)]
    return _links((path, name) for path, name in partners if _stands_on(chart, path, source))


def _cites(chart: Chart, source: str) -> bool:
    return any(citation.source_id == source for citation in chart.citations)


def _stands_on(chart: str, partner: str, source: str | None) -> bool:
    cited = {each for row in ask(f"charts/{chart}", partner=partner) for each in row["source_ids"]}
    return source in cited if source else bool(cited)


def _links(places: Iterable[tuple[str, str]]) -> str:
    return ", ".join(link_html(name, path) for path, name in places)
