"""Two pages for members: which charts stand on them, and what is left out where they would be three."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from twinboard.contested import unmarked
from twinboard.papers.coded import chart_as_known
from twinboard.papers.packs.brief import address_at, brief_of
from twinboard.papers.packs.choice import Choice, Offer, asker, make_pack, name_of, offers, said_of
from twinboard.papers.packs.pack import Brief, Pack
from twinboard.papers.pictures.picture import is_within
from twinboard.papers.pictures.sizes import A4, IN_PACK
from twinboard.rules.chart_pages import SUBJECTS

MOST_CHARTS, FEWEST_CHARTS = 3, 2
MOST_PAGES = 2
_TALLEST_MM, _FEWEST_ROWS = 85, 2
"""A chart of one row is a number and not a chart."""


def usual_in_short(home: Path, offered: Sequence[Offer]) -> list[str]:
    """The names of two or three charts: of each subject the first that has several rows and leaves room for others."""
    found = {each.chart.name: each for each in offered}
    fitting = [[name for name in names if name in found and _is_fit(home, found[name])][:1] for names in SUBJECTS]
    return [name for names in fitting for name in names][:MOST_CHARTS]


def _is_fit(home: Path, offer: Offer) -> bool:
    drawing = offer.chart.drawing
    if not drawing.is_drawn or len(drawing.table) < _FEWEST_ROWS:
        return False
    pixels = _TALLEST_MM / A4.width_mm * IN_PACK.page.width
    return is_within(chart_as_known(home, offer.reference), IN_PACK, pixels)


def make_short_pack(
    home: Path, choice: Choice, version: int, charts: Sequence[str] | None = None, *, site: str = ""
) -> Pack:
    """The pack of these charts in this order; None: those that the rules choose. Of a partner and a strand together it
    is that of the partner. Raises TwinboardError for a chart that has nothing to show.
    """
    about = Choice(choice.partner, None if choice.partner else choice.strand)
    names = usual_in_short(home, offers(home, about, version)) if charts is None else charts
    pack = make_pack(home, about, version, names, site=site)
    page = about.partner or about.strand or ""
    said = said_of(home, version).get(page, ())
    ask = asker(home, version)
    linked = partial(address_at, site, version)
    brief = brief_of(ask, unmarked(home, version), said, linked, partner=about.partner, strand=about.strand)
    section = replace(pack.sections[0], messages=(), charts=pack.charts) if pack.sections else None
    sections = (section,) if section else ()
    return replace(
        pack, title=name_of(home, about, version), sections=sections, brief=replace(brief, is_chosen=charts is not None)
    )


def shorter(pack: Pack) -> Iterator[Pack]:
    """The pack, and then with ever less; charts that somebody chose stay."""
    yield pack
    for step in _STEPS:
        less = step(pack)
        if less != pack:
            pack = less
            yield pack


def too_long(pages: int) -> str:
    """What is said of a short pack that stays longer."""
    return f"It takes {pages} pages, and not two. Choose fewer charts, or lower ones."


def _briefer(change: Callable[[Brief], Brief]) -> Callable[[Pack], Pack]:
    def step(pack: Pack) -> Pack:
        assert pack.brief
        return replace(pack, brief=change(pack.brief))

    return step


def _fewer_charts(most: int) -> Callable[[Pack], Pack]:
    def step(pack: Pack) -> Pack:
        if not pack.brief or pack.brief.is_chosen or len(pack.charts) <= most:
            return pack
        return replace(pack, sections=(replace(pack.sections[0], charts=pack.charts[:most]),))

    return step


_STEPS = (
    _briefer(lambda brief: replace(brief, contested=brief.contested[:2])),
    _briefer(lambda brief: replace(brief, to_ask=brief.to_ask[:4])),
    _briefer(lambda brief: replace(brief, to_ask=brief.to_ask[:3])),
    _fewer_charts(FEWEST_CHARTS),
    _briefer(lambda brief: replace(brief, contested=brief.contested[:1])),
    _fewer_charts(1),
    _briefer(lambda brief: replace(brief, contested=(), to_ask=brief.to_ask[:2])),
    _fewer_charts(0),
)
