"""A pack put into words, once for all files: the opening, numbers of figures and footnotes, where tables stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count, islice

import pandas as pd

from twinboard.bounds import sentence_case
from twinboard.charts.base.wording import counted
from twinboard.citations import document_words, places_words, source_line, together
from twinboard.messages import footnote_words
from twinboard.models import Citation
from twinboard.papers.coded import CodedChart, disagreement_words
from twinboard.papers.packs.outline import (
    DISAGREEMENTS,
    NUMBERS,
    SHORT,
    Drawn,
    Figure,
    Meanings,
    Outline,
    Part,
    Said,
    Source,
)
from twinboard.papers.packs.pack import Brief, Pack, Picture, Pictures, Point, Section
from twinboard.papers.packs.plain import plain
from twinboard.papers.packs.table import table_of
from twinboard.periods import days_words, version_words
from twinboard.rules.explained import EXPLAINED

MOST_ROWS_HERE = 12
"""A table of more rows stands at the end: nobody should have to turn pages from one figure to the next."""
_MOST_PLACES = 20
_NOT_DRAWN = "This server could not draw this chart. The table behind it stands in its place."
_SHORT_END = (
    "Numbers keep the words of their sources: “over 3,000” is not 3,000. A chart’s code, typed in the search box of "
    "Twinboard, opens the chart at this version with its numbers and their sources."
)
NUMBERS_HEADER = ("Number", "What it is", "Source")
_NOTHING = "This part has no key messages and no charts."


def compose(pack: Pack, pictures: Pictures, short: str = SHORT) -> Outline:
    """All that a pack says. Figures, tables and footnotes are numbered through, in the order in which they stand.

    `short` is what a pack with a brief is called.
    """
    if pack.brief:
        return _compose_short(pack, pack.brief, pictures, short)
    figures = _figures(pack, pictures)
    return Outline(
        title=plain(pack.title) or "Committee pack",
        subject=f"Committee pack from Twinboard, {_version_words(pack)}",
        keywords=tuple(dict.fromkeys(coded.code for coded in pack.charts)),
        published_at=pack.published_at,
        footer=f"Twinboard, {_version_words(pack)}",
        opening=_opening(pack),
        parts=_parts(pack, figures),
        tables_at_end=tuple(figure.table for figure in figures if figure.table and not figure.is_table_here),
        questions=_questions(pack),
        reading=tuple(
            Meanings(each.heading, each.said, tuple((sentence_case(word), how) for word, how in each.words.items()))
            for each in EXPLAINED
        ),
        sources=_sources(pack),
        checking=_checking(pack),
    )


def _compose_short(pack: Pack, brief: Brief, pictures: Pictures, name: str) -> Outline:
    """For members. A chart has no table here, unless it could not be drawn and its table is short."""
    figures = tuple(map(_in_short, _figures(pack, pictures)))
    numbers = pd.DataFrame([[each.number, each.what, each.source] for each in brief.numbers], columns=NUMBERS_HEADER)
    more = brief.count_contested - len(brief.contested)
    others = Point(f"{counted(more, 'more questions')}.", "", brief.evidence)
    return Outline(
        title=f"{plain(pack.title)}: {name.lower()}",
        subject=f"{name}, from Twinboard, {_version_words(pack)}",
        keywords=tuple(dict.fromkeys(coded.code for coded in pack.charts)),
        published_at=pack.published_at,
        footer=f"{name} · Twinboard, {_version_words(pack)}",
        opening=tuple(map(plain, (brief.lead, *pack.remarks))),
        parts=(Part("", (), figures, ""),) if figures else (),
        tables_at_end=(),
        questions=(),
        reading=(),
        sources=(),
        checking=(_SHORT_END,),
        numbers=table_of(numbers, 0, NUMBERS, parts_constant=False) if brief.numbers else None,
        contested=tuple(map(_plain_point, (*brief.contested, *([others] if more else [])))),
        to_ask=tuple(map(_plain_point, brief.to_ask)),
        is_short=True,
    )


def _in_short(figure: Figure) -> Figure:
    has_table = not figure.drawn and figure.table and len(figure.table.rows) <= MOST_ROWS_HERE
    return replace(figure, table=figure.table if has_table else None, is_table_here=bool(has_table))


def _plain_point(point: Point) -> Point:
    return Point(plain(point.term), plain(point.said), point.address)


def _version_words(pack: Pack) -> str:
    return version_words(pack.version, pack.published_at)


def _opening(pack: Pack) -> tuple[str, ...]:
    count_messages = sum(len(section.messages) for section in pack.sections)
    held = [counted(count_messages, "key messages")] if count_messages else []
    held += [counted(len(pack.charts), "charts")] if pack.charts else []
    what = " and ".join(held) or "no key messages and no charts"
    of = f"This pack has {what}, all from Twinboard, version {pack.version}, published on "
    words = (
        "Numbers keep the words of their sources: “over 3,000” is not 3,000, and what a source says is “around” or "
        "“up to” an amount is not that amount. What is planned or estimated is called so."
    )
    messages = "Each key message is a sentence for a paper; its footnote says what it rests on."
    charts = (
        "Each chart has its source and its code, which leads back to the same chart at the same version. The numbers "
        "behind it are in a table."
    )
    rest = [said for said, is_said in ((messages, count_messages), (charts, pack.charts)) if is_said]
    said = [" ".join(rest)] if rest else []
    return (f"{of}{days_words(pack.published_at)}.", words, *said, *pack.remarks)


def _parts(pack: Pack, figures: Sequence[Figure]) -> tuple[Part, ...]:
    left, numbers = iter(figures), count(1)
    return tuple(_part(section, _version_words(pack), left, numbers) for section in pack.sections)


def _part(section: Section, version: str, figures: Iterator[Figure], numbers: Iterator[int]) -> Part:
    said = tuple(
        Said(plain(message.in_a_paper), number, plain(footnote_words(message, version)))
        for message, number in zip(section.messages, numbers, strict=False)
    )
    here = tuple(islice(figures, len(section.charts)))
    return Part(plain(section.heading), said, here, "" if said or here else _NOTHING)


def _figures(pack: Pack, pictures: Pictures) -> tuple[Figure, ...]:
    """The figures in their order. Tables that follow their figure are numbered before those at the end."""
    charts = pack.charts
    drawn = [tuple(pictures.get(coded.code, ())) for coded in charts]
    here = [
        len(coded.chart.drawing.table) <= MOST_ROWS_HERE or not shown
        for coded, shown in zip(charts, drawn, strict=True)
    ]
    order = sorted(range(len(charts)), key=lambda index: not here[index])
    return tuple(
        _figure(coded, index + 1, drawn[index], order.index(index) + 1, here[index], pack)
        for index, coded in enumerate(charts)
    )


def _figure(  # noqa: PLR0913, PLR0917  a figure is numbered among the others
    coded: CodedChart, number: int, pictures: Sequence[Picture], table: int, is_table_here: bool, pack: Pack
) -> Figure:
    drawing = coded.chart.drawing
    title = plain(drawing.title)
    disagreed = disagreement_words(coded.chart, "" if pack.brief else f", listed under “{DISAGREEMENTS}”")
    notes = (" ".join(drawing.caveats), disagreed, source_line(coded.chart.citations))
    stamp = () if pack.site else (coded.stamp,)
    behind = f"Numbers of {coded.code}" if is_table_here else f"{drawing.subtitle} ({coded.code})"
    return Figure(
        number=number,
        code=coded.code,
        title=title,
        subtitle=plain(drawing.subtitle),
        drawn=_drawn(coded, number, pictures),
        missing="" if pictures else _NOT_DRAWN,
        notes=tuple(plain(words) for words in (*notes, *stamp) if words),
        address=f"{pack.site}/c/{coded.code}" if pack.site else "",
        table=table_of(drawing.table, table, plain(behind)),
        is_table_here=is_table_here,
    )


def _drawn(coded: CodedChart, number: int, pictures: Sequence[Picture]) -> tuple[Drawn, ...]:
    """The pictures with their alt texts; where there are several, each says which part of the figure it is."""
    alt = f"{plain(coded.chart.drawing.alt)} {coded.code}"
    if len(pictures) == 1:
        return (Drawn(pictures[0], f"Figure {number}", alt),)
    names = [f"Figure {number} (part {part} of {len(pictures)})" for part in range(1, len(pictures) + 1)]
    return tuple(Drawn(picture, name, f"{name}: {alt}") for picture, name in zip(pictures, names, strict=True))


def _questions(pack: Pack) -> tuple[str, ...]:
    """Every question on which sources of the pack disagree, once."""
    said = [question for section in pack.sections for message in section.messages for question in message.questions]
    shown = [question for coded in pack.charts for question in coded.chart.disagreements]
    return tuple(dict.fromkeys(plain(each.question) for each in (*said, *shown)))


def _sources(pack: Pack) -> tuple[Source, ...]:
    """Each document once, with all the places that the pack rests on."""
    said = (citation for section in pack.sections for message in section.messages for citation in message.citations)
    shown = (citation for coded in pack.charts for citation in coded.chart.citations)
    found = together((*said, *shown))
    return tuple(_source(citation) for citation in found)


def _source(citation: Citation) -> Source:
    places = "; ".join(sorted(citation.locators, key=_by_numbers))
    in_short = places_words(citation)
    if len(citation.locators) > _MOST_PLACES:
        places = in_short
    return Source(plain(document_words(citation)), plain(places), plain(in_short))


def _by_numbers(place: str) -> list[tuple[str, int]]:
    """Paragraph 2 comes before paragraph 10."""
    return [(words, int(number or 0)) for words, number in re.findall(r"(\D*)(\d*)", place)]


def _checking(pack: Pack) -> tuple[str, ...]:
    version = (
        f"Everything in this pack is of version {pack.version} of the data, published on "
        f"{days_words(pack.published_at)}. A version never changes: what it shows can be shown again on any later day."
    )
    if not pack.charts:
        return (version,)
    return (
        version,
        f"To check one figure, type its code, such as {pack.charts[0].code}, in the search box of Twinboard. "
        "It opens the same chart at the same version, with its numbers and their sources.",
        "To check a whole paper, give its file to the paper check of Twinboard. It finds the codes, and says which of "
        "the charts have changed since.",
    )
