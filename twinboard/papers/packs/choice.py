"""Which charts a pack may hold for a partner, a strand or everything, and the pack that is made of those chosen."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from twinboard.bounds import listed
from twinboard.charts import Chart
from twinboard.contested import contested
from twinboard.drawing import chart_at, opened_with, published_at, reference_to
from twinboard.errors import NothingToDraw, TwinboardError
from twinboard.frames import Row, rows, shown
from twinboard.messages import Message, messages
from twinboard.models import Reference
from twinboard.once import once
from twinboard.papers.coded import CodedChart, chart_as_known, coded_chart
from twinboard.papers.packs.pack import Pack, Section
from twinboard.queries import load
from twinboard.rules.chart_pages import COMMON, WORTH, Page, page_of_partner, page_of_strand
from twinboard.settings import TITLE
from twinboard.store import Store

IN_SHORT, CHOSEN = "The partners in short", "Charts"
"""Headings: of the key messages of several partners, and of charts in an order that no page has."""
_MOST_IN_SHORT, _MOST_KEPT = 2, 50


@dataclass(frozen=True)
class Choice:
    """What a pack is about, by id: a partner, a strand, both, or neither, which is everything.

    `assume` is what a reader sets assumptions to, see `chart_filters`; its estimates are then a what-if.
    """

    partner: str | None = None
    strand: str | None = None
    assume: str | None = None


@dataclass(frozen=True)
class Offer:
    """A chart that has something to show for a choice, under the page that it is told with.

    `is_usual` says whether that page has it, too; estimates only come into a paper when somebody puts them there.
    """

    reference: Reference
    chart: Chart
    page: Page
    is_usual: bool


def offers(home: Path, choice: Choice, version: int) -> tuple[Offer, ...]:
    """The charts for a choice, in the order of the pages. Raises TwinboardError for an unknown partner or strand."""
    candidates = _candidates(_pages(home, choice, version), choice)
    found = (_offer(home, page, name, choice, version) for page, name in candidates)
    return tuple(each for each in found if each)


def charts_on(home: Path, path: str, version: int) -> tuple[str, tuple[CodedChart, ...]]:
    """The name of the page at an address, and its charts as it opens. Raises NothingToDraw for a page without any."""
    choice = next(
        (each for each in (Choice(partner=path), Choice(strand=path)) if _is_there(home, each, version)), Choice()
    )
    pages = {page.path: page for page in _pages(home, choice, version)}
    if path not in pages:
        raise NothingToDraw(f"There is no page “{path}” with charts.", "Take the address of a page as it stands.")
    found = [_offer(home, pages[path], name, choice, version) for name in pages[path].charts]
    if not any(found):
        raise NothingToDraw(f"No chart of the page “{path}” has anything to show.", "All numbers are in “everything”.")
    return pages[path].name, tuple(chart_as_known(home, each.reference) for each in found if each)


def _offer(home: Path, page: Page, name: str, choice: Choice, version: int) -> Offer | None:
    chosen = opened_with(name, partner=choice.partner, strand=choice.strand, assume=choice.assume)
    reference = reference_to(home, name, chosen, version)
    chart = chart_at(home, reference)
    is_usual = name in page.charts and (name not in WORTH or choice.assume is not None)
    return Offer(reference, chart, page, is_usual) if isinstance(chart, Chart) else None


def make_pack(home: Path, choice: Choice, version: int, charts: Sequence[str] | None = None, *, site: str = "") -> Pack:
    """The pack of these charts, by their names, in this order; None: those that are usual, or all where none is.

    Raises TwinboardError for a chart that has nothing to show.
    """
    offered = offers(home, choice, version)
    names = [each.chart.name for each in offered]
    if lost := [name for name in charts or () if name not in names]:
        has = f"Those that have: {listed(names)}." if names else "No chart has."
        raise TwinboardError(f"The chart “{lost[0]}” has nothing to show here.", has)
    usual = [each for each in offered if each.is_usual] or offered
    by_name = {each.chart.name: each for each in offered}
    chosen = usual if charts is None else [by_name[name] for name in dict.fromkeys(charts)]
    pages = _pages(home, choice, version)
    title = f"{pages[0].name}: {TITLE}" if pages[0].is_own else TITLE
    sections = (each for each in _sections(home, choice, version, chosen) if each.charts or each.messages)
    return Pack(title, version, published_at(home, version), tuple(sections), site=site)


def name_of(home: Path, choice: Choice, version: int) -> str:
    """What a pack is about: the partner, the strand, or what all of it is called."""
    page = _pages(home, choice, version)[0]
    return page.name if page.is_own else TITLE


def _sections(home: Path, choice: Choice, version: int, chosen: Sequence[Offer]) -> Iterator[Section]:
    """Key messages stand under the name of what they are about: those of a partner are not about one strand of it."""
    said, pages = said_of(home, version), _pages(home, choice, version)
    if not pages[0].is_own:
        yield _in_short(home, version, said)
    elif choice.partner and choice.strand:
        name = _rows(home, "partner", version)[choice.partner]["name"]
        yield Section(name, said.get(choice.partner, ()), ())
        said = {}
    if [*chosen] != sorted(chosen, key=lambda each: pages.index(each.page)):
        yield Section(CHOSEN, (), tuple(coded_chart(home, each.reference) for each in chosen))
        return
    for page in pages:
        told = tuple(coded_chart(home, each.reference) for each in chosen if each.page == page)
        yield Section(page.name, said.get(page.path, ()) if page.is_own else (), told)


def _candidates(pages: Sequence[Page], choice: Choice) -> Iterator[tuple[Page, str]]:
    """Every chart once, with the first page that has it; of a choice all those that can be of it alone.

    Those of its page are among them, also where they are about home, as that of people in work.
    """
    needed = {name for name, value in (("partner", choice.partner), ("strand", choice.strand)) if value}
    seen: set[str] = set()
    for page in (*pages, *COMMON):
        for name in page.charts:
            is_of_it = (page is pages[0] and len(needed) == 1) or needed <= set(load(f"charts/{name}").parameters)
            if name not in seen and is_of_it:
                seen.add(name)
                yield (pages[0] if pages[0].is_own else page), name


def _pages(home: Path, choice: Choice, version: int) -> tuple[Page, ...]:
    """The page of the partner, or of the strand; the pages of everything where neither is chosen."""
    partner = _row(home, "partner", choice.partner, version)
    strand = _row(home, "strand", choice.strand, version)
    if partner and strand:
        page = page_of_partner(partner)
        return (replace(page, name=f"{page.name}, {strand['name']}"),)
    if partner:
        return (page_of_partner(partner),)
    return (page_of_strand(strand),) if strand else COMMON


def _is_there(home: Path, choice: Choice, version: int) -> bool:
    kind, identity = ("partner", choice.partner) if choice.partner else ("strand", choice.strand)
    return identity in _rows(home, kind, version)


def _row(home: Path, kind: str, identity: str | None, version: int) -> Row | None:
    if identity is None:
        return None
    found = _rows(home, kind, version)
    if identity not in found:
        raise TwinboardError(
            f"There is no {kind} “{identity}” in version {version}.", f"Those there: {listed([*found])}."
        )
    return found[identity]


@once(_MOST_KEPT)
def _rows(home: Path, kind: str, version: int) -> dict[str, Row]:
    """The partners or strands of a version, by id; nobody changes them."""
    return {row[f"{kind}_id"]: row for row in rows(shown(Store(home).ask(f"explore/{kind}s", {}, version)))}


@once(_MOST_KEPT)
def said_of(home: Path, version: int) -> dict[str, tuple[Message, ...]]:
    """The key messages of every partner and strand; nobody changes them."""
    return messages(asker(home, version), contested(home, version))


def asker(home: Path, version: int) -> Callable[..., list[Row]]:
    """Gives the rows of a query at a version."""
    store = Store(home)
    return lambda name, **parameters: rows(shown(store.ask(name, parameters, version)))


def _in_short(home: Path, version: int, said: dict[str, tuple[Message, ...]]) -> Section:
    """The first key messages of each partner with a link."""
    linked = [partner for partner, row in _rows(home, "partner", version).items() if row["is_linked"]]
    return Section(IN_SHORT, tuple(each for one in linked for each in said.get(one, ())[:_MOST_IN_SHORT]), ())
