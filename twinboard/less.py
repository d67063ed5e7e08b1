"""What partner and strand pages would say less after a change: headline numbers, and key messages, in words.

Less is: not said any more, of an older year, of fewer rows, or with something newly left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from twinboard.frames import Row, rows
from twinboard.headlines import NAMES, Headline, covers_less_words, headlines
from twinboard.messages import Message, messages
from twinboard.periods import newest_year
from twinboard.store import Store


@dataclass(frozen=True)
class _Said:
    """What the pages of partners and strands say, by their ids; headline numbers of partners alone."""

    names: Mapping[str, str]
    tiles: Mapping[str, Mapping[str, Headline]]
    messages: Mapping[str, Sequence[Message]]


def said_less(store: Store, base: int | None, tried: Store) -> tuple[str, ...]:
    """What a change that is tried says less than version `base` on which page, a sentence each; nothing without one."""
    if base is None:
        return ()
    before, after = _said(store, base), _said(tried, None)
    return (*_headlines_less(before, after), *_messages_less(before, after))


def _said(store: Store, version: int | None) -> _Said:
    def ask(name: str, **parameters: str) -> Sequence[Row]:
        return rows(store.ask(name, parameters, version))

    names = {row["page"]: row["name"] for row in ask("evidence/key_pages")}
    partners = [row["partner_id"] for row in rows(store.ask("explore/partners", {"partner": None}, version))]
    tiles = {one: headlines(store, version, partner=one) for one in partners}
    return _Said(names, tiles, messages(ask, ()))


def _headlines_less(before: _Said, after: _Said) -> Iterator[str]:
    for partner, tiles in before.tiles.items():
        for name, old in tiles.items():
            if words := covers_less_words(old, after.tiles.get(partner, {}).get(name)):
                yield f"“{NAMES[name]}” of {before.names[partner]} would cover less than now: it {words}."


def _messages_less(before: _Said, after: _Said) -> Iterator[str]:
    for page, found in before.messages.items():
        now = {said.rule: said for said in after.messages.get(page, ())}
        for said in found:
            if words := _less_words(said, now.get(said.rule)):
                yield f"On the page {before.names[page]}, “{said.sentence}” {words}."


def _less_words(before: Message, after: Message | None) -> str:
    if after is None:
        return "would not be said any more"
    if before.sentence == after.sentence:
        return ""
    years = newest_year(before.sentence), newest_year(after.sentence)
    rest_on = [len({*said.number_ids, *said.row_ids}) for said in (before, after)]
    if (years[0] and (years[1] or 0) < years[0]) or rest_on[1] < rest_on[0]:
        return f"would say less: “{after.sentence}”"
    return ""
