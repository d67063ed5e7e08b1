"""Which charts and headline numbers stand on which page, and so where a number or another row is shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from twinboard.captions import number_parts
from twinboard.charts import Chart
from twinboard.drawing import opened_with
from twinboard.frames import Row
from twinboard.rules.chart_pages import COMMON, OVERVIEW, Page, page_of_partner, page_of_strand
from twinboard.ui.answers import ask, cached
from twinboard.ui.card.drawn import drawn
from twinboard.ui.evidence.detected_conflicts import unmarked_of
from twinboard.ui.evidence.official_checks import EXPORTS, beside_official
from twinboard.ui.frame.as_at import address_of

HEADLINE, CHART, TABLE, CARD = "headline number", "chart", "table", "card"


@dataclass(frozen=True)
class Place:
    """A headline number, a chart or a table on a page: its words, and the ids of the numbers and rows that it shows."""

    page: Page
    kind: str
    name: str
    words: str
    ids: frozenset[str]


@cached
def all_pages() -> tuple[Page, ...]:
    """The pages with charts: those of everything, then those of partners and of strands, in the order of the menu."""
    partners = [page_of_partner(row) for row in ask("explore/partners", partner=None)]
    strands = [page_of_strand(row) for row in ask("explore/strands", strand=None, partner=None)]
    return (*COMMON, *partners, *strands)


def places_of(ids: Iterable[str], rows: Sequence[Row]) -> tuple[Place, ...]:
    """The headline numbers and charts that show any of these numbers or rows, page by page.

    They are what a reader meets who has chosen nothing. `rows` are those behind the ids, with `partner_id` and
    `strand_id`: only the pages of partners and strands are asked on which they can stand. What is of no partner,
    such as all exports, may be part of what is worked out on any of them, and a chart may show everything on any.
    """
    asked = frozenset(ids)
    near = {row[column] for row in rows for column in ("partner_id", "strand_id")}
    everywhere = None in {row["partner_id"] for row in rows}
    near_or_all = (
        page
        for page in all_pages()
        if not page.is_own or everywhere or near & {page.path, *page.around} or _shows_all(page)
    )
    found = (place for page in near_or_all for place in _places(page, asked))
    beside = (place for page in all_pages() if (place := beside_on(page)))
    return tuple(place for place in (*found, *beside) if place.ids & asked)


def _shows_all(page: Page) -> bool:
    """Whether a chart of a partner's or a strand's page shows what is of others as well."""
    own = {"partner": page.partner, "strand": page.strand}
    return any(opened_with(name, **own) == opened_with(name, partner=None, strand=None) for name in page.charts)


def tables_of(row: Row) -> tuple[Place, ...]:
    """The tables of all numbers, on the pages of the partner and the strand of this number."""
    own = [page for page in all_pages() if page.is_own and page.path in (row["partner_id"], row["strand_id"])]
    ids = frozenset([row["fact_id"]])
    return tuple(Place(page, TABLE, "facts", f"Every number on record: {page.name}", ids) for page in own)


def cards_of(row: Row) -> tuple[Place, ...]:
    """The pages of partners and strands with a card on which this number is a side of a disagreement."""
    found = (_cards_on(page) for page in all_pages() if page.is_own)
    return tuple(place for place in found if row["fact_id"] in place.ids)


@cached
def _cards_on(page: Page) -> Place:
    sides = ask("explore/conflicts", partner=page.partner, strand=page.strand, conflict=None)
    contradictions = unmarked_of(partner=page.partner) if page.partner else ()
    ids = {row["id"] for row in sides}.union(*(one.row_ids for one in contradictions))
    return Place(page, CARD, "conflicts", "Where sources disagree", frozenset(ids))


def places_html(found: Iterable[tuple[Place, str]]) -> str:
    """The pages, a line each with the way there and what it shows; words may be added to each place."""
    order = {page.path: number for number, page in enumerate(all_pages())}
    ordered = sorted(found, key=lambda one: order[one[0].page.path])
    pages = groupby(ordered, lambda one: one[0].page)
    lines = "".join(
        f'<li><a href="{escape(address_of(page.path))}" target="_self">{escape(page.name)}</a>'
        f"<span>{'; '.join(_words(*place) for place in places)}</span></li>"
        for page, places in pages
    )
    return f'<ul class="tb-lines">{lines}</ul>'


def _words(place: Place, more: str) -> str:
    words = place.words if place.kind == HEADLINE else f"“{place.words}”"
    return escape(f"{place.kind} {words}{f' ({more})' if more else ''}")


def _places(page: Page, asked: frozenset[str]) -> tuple[Place, ...]:
    """What may show the ids on a page; the page of a partner or a strand has of each chart only a part of the rows."""
    charts = [name for name in page.charts if not page.is_own or _may_show(name, asked)]
    found = [chart_on(page, name) for name in charts]
    return (*tiles_on(page), *(place for place in found if place))


def _may_show(name: str, asked: frozenset[str]) -> bool:
    """Whether a chart shows any of the ids where nothing is chosen, or cannot be drawn whole."""
    chart = chart_on(OVERVIEW, name)
    return chart is None or bool(chart.ids & asked)


@cached
def tiles_on(page: Page) -> tuple[Place, ...]:
    """The headline numbers of a page."""
    if not page.is_own and page is not OVERVIEW:
        return ()
    return tuple(
        Place(page, HEADLINE, row["tile"], " ".join(filter(None, number_parts(row))), frozenset(ids))
        for row in ask("explore/tiles", partner=page.partner, strand=page.strand)
        if (ids := row["fact_ids"])
    )


@cached
def beside_on(page: Page) -> Place | None:
    """The statements beside official statistics, on the trade page and on those of partners that have any."""
    if not (page.partner or page.path == "trade"):
        return None
    found = beside_official(page.partner, indicator=None if page.partner else EXPORTS)
    ids = frozenset(identity for row in found for identity in (row["fact_id"], *row["official_ids"]))
    return Place(page, TABLE, "beside_official", "Checked against official statistics", ids) if ids else None


@cached
def chart_on(page: Page, name: str) -> Place | None:
    """A chart as the page opens with it; None where there is nothing to draw."""
    chart = drawn(name, **opened_with(name, partner=page.partner, strand=page.strand))
    if not isinstance(chart, Chart):
        return None
    return Place(page, CHART, name, chart.drawing.title, frozenset((*chart.number_ids, *chart.row_ids)))
