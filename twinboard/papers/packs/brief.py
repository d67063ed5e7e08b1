"""What two pages for members hold beside charts: headline numbers, what is contested, questions to ask."""

from collections.abc import Callable, Sequence
from itertools import groupby
from operator import itemgetter
from urllib.parse import urlencode

from twinboard.bounds import quantity_words
from twinboard.captions import caption_words, number_parts, short_beside
from twinboard.charts.base.wording import at_most, counted
from twinboard.citations import cite, places_words
from twinboard.contested import Found
from twinboard.frames import Row
from twinboard.messages import Message
from twinboard.messages.disputes import Ask, Dispute, disputes
from twinboard.messages.leads import lead
from twinboard.messages.phrases import ATTRIBUTED, OUR_SUM
from twinboard.messages.questions import ToAsk, questions
from twinboard.models import Citation
from twinboard.papers.packs.pack import Brief, Number, Point
from twinboard.periods import NOT_STATED, span_words

MOST_CONTESTED = 3
_MOST_SIDES = 2
_LONGEST_QUOTE = 160
"""Letters."""
Linked = Callable[..., str]
"""The address of a page, by its path and what is asked of it; empty where nobody knows where Twinboard is."""


def brief_of(
    ask: Ask, unmarked: Sequence[Found], said: Sequence[Message], linked: Linked, **about: str | None
) -> Brief:
    """Of a partner or a strand (`about` has both names), or of everything; `said` are the key messages of its page.

    `unmarked` are disagreements that the rules found and no officer has entered.
    """
    page = about["partner"] or about["strand"] or ""
    found = disputes(ask, unmarked, said, **about)
    return Brief(
        lead=lead(ask, page or "overview"),
        numbers=tuple(
            _number(ask, [*alike]) for _, alike in groupby(ask("explore/tiles", **about), itemgetter("tile"))
        ),
        contested=tuple(_contested(ask, one, linked) for one in found[:MOST_CONTESTED]),
        count_contested=len(found),
        evidence=linked(page, tab="Evidence") if page else linked("conflicts"),
        to_ask=tuple(_to_ask(one, linked) for one in questions(ask, page)),
    )


def _number(ask: Ask, alike: Sequence[Row]) -> Number:
    """A headline number in words; what a reader must know with it stands behind what it is."""
    first = alike[0]
    known = [
        short_beside(alike),
        ATTRIBUTED[first["attribution"]] if first["attribution"] else "",
        OUR_SUM if first["is_sum"] else "",
        "sources disagree" if any(row["conflict_ids"] for row in alike) else "",
    ]
    what = f"{caption_words(first)}{''.join(f'; {each}' for each in known if each)}"
    return Number(" ".join(filter(None, number_parts(first))), what, _source(cite(alike, ask("explore/sources"))))


def _contested(ask: Ask, one: Dispute, linked: Linked) -> Point:
    """Both sides of a question, the one that officers rely on first; further ones are counted."""
    first, *others = sorted(one.sides, key=lambda row: not row.get("is_preferred"))
    sides = [first, *sorted(others, key=lambda row: _is_like(first, row))[: _MOST_SIDES - 1]]
    words = " Or: ".join(_side(ask, row) for row in sides)
    more = len(one.sides) - len(sides)
    also = f" And {counted(more, 'other statements')}." if more else ""
    chosen = " Officers rely on the first." if one.preferred else " Officers have chosen no side."
    return Point(one.question, f"{words}{also}{chosen}", linked("conflicts", conflict=one.id))


def _is_like(one: Row, other: Row) -> tuple[bool, bool]:
    """Whether two sides are of one document, and state the same; those that are unlike say most beside each other."""
    same = all(one[name] == other[name] for name in ("value", "unit", "period"))
    return one["source_ids"] == other["source_ids"], same


def _side(ask: Ask, row: Row) -> str:
    """What it states and in which words: to a question that it was not written for, only its words are an answer."""
    value = f": {quantity_words(row['value'], row['bound'], row['unit'])}" if row["value"] is not None else ""
    when = f", {span_words(row['period'], row['ends'])}" if row["period"] not in (None, NOT_STATED) else ""
    quote = f": “{at_most(row['quote'], _LONGEST_QUOTE)}”" if row["quote"] else ""
    return f"{row['statement']}{value}{when}{quote} ({_source(cite([row], ask('explore/sources')))})."


def _to_ask(one: ToAsk, linked: Linked) -> Point:
    source = f" ({_source(one.citations[:1])})" if one.citations else ""
    return Point(one.question, f"{one.why.removesuffix('.')}{source}.", linked(one.path, **dict(one.parameters)))


def _source(citations: Sequence[Citation]) -> str:
    """Publisher, date and place: the title stands where the evidence is."""
    return "; ".join(f"{each.publisher} ({each.published}), {places_words(each)}" for each in citations)


def address_at(site: str, version: int, path: str, **asked: str) -> str:
    """The address of a page as it was at the version of a paper: what is published later may say otherwise."""
    return f"{site}/{path}?{urlencode({**asked, 'version': version})}" if site else ""
