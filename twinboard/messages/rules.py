"""The rules, in one table: what each needs and its words. The first ones are told first; the last one always is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from twinboard.frames import Row
from twinboard.messages import events, links, numbers, trade
from twinboard.messages.message import Message, message

MOST = 8
_Ask = Callable[..., Sequence[Row]]
_Words = Callable[[Row, Sequence[Row]], Sequence[str]]


@dataclass(frozen=True)
class Rule:
    """A rule: the query below `queries/evidence/` that it needs, and its words for a page with the rows about it.

    Its words are sentences that say the same, the fullest first; none where there is nothing to say.
    """

    name: str
    query: str
    words: _Words
    parameters: Mapping[str, str] = field(default_factory=dict)


RULES = (
    Rule("link", "key_links", links.link),
    Rule("activity", "key_activity", links.activity),
    Rule("jobs", "key_jobs", numbers.jobs),
    Rule("visits", "key_visits", events.visits),
    Rule("visits ahead", "key_visits_ahead", events.visits_ahead),
    Rule("agreements ahead", "key_agreements", links.agreements_ahead, {"happened": "no"}),
    Rule("exports", "key_exports", trade.exports),
    Rule("statements of exports", "key_statements", trade.statements),
    Rule("money", "key_money", numbers.money),
    Rule("agreements", "key_agreements", links.agreements, {"happened": "yes"}),
    Rule("boards", "key_boards", links.boards),
    Rule("ahead", "key_ahead", events.ahead),
    Rule("other numbers", "key_numbers", numbers.others),
    Rule("newest", "key_newest", events.newest),
    Rule("gaps", "key_gaps", numbers.gaps),
)


def messages(ask: _Ask, contested: Sequence[Row]) -> dict[str, tuple[Message, ...]]:
    """The messages of every partner and strand, by its id; `ask` gives the rows of a query by its name.

    `contested` are all rows that sources disagree about, with those that the rules alone found. The last rule says
    what is not known, and is told even where there is more than a page has room for.
    """
    sources, pages = ask("explore/sources"), {page["page"]: page for page in ask("evidence/key_pages")}
    said: dict[str, list[Message]] = {page: [] for page in pages}
    for rule in RULES:
        for page, told in groupby(ask(f"evidence/{rule.query}", **rule.parameters), itemgetter("page")):
            rows, has_room = [*told], len(said[page]) < MOST - 1 or rule is RULES[-1]
            if has_room and (sentences := rule.words(pages[page], rows)):
                said[page].append(message(rule.name, sentences, rows, sources, contested))
    return {page: tuple(found) for page, found in said.items()}
