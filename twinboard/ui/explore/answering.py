"""What a search asks, in common words: a subject with its number and chart, a partner, an amount."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from twinboard.frames import Row
from twinboard.names import split_list
from twinboard.numerals.quantity import read_quantity
from twinboard.refusals import Refusal

_STOP = frozenset(
    [
        *("a", "an", "and", "are", "at", "by", "did", "do", "does", "for", "from", "had", "has", "have", "how", "i"),
        *("in", "is", "it", "its", "many", "me", "much", "of", "on", "or", "our", "s", "the", "their", "there", "they"),
        *("to", "us", "was", "we", "were", "what", "when", "where", "which", "who", "whom", "why", "with"),
    ]
)
_NO_NAME = frozenset({"city", "province", "country", "new"})
_SHORTEST_NAME = 4


@dataclass(frozen=True)
class Subject:
    """A headline number and a chart, and the words that ask for them: one of each group has to be there."""

    tile: str | None
    chart: str
    words: tuple[frozenset[str], ...]


def _words(*groups: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group.split()) for group in groups)


_VISITS = "visit visits trip trips delegation delegations travel travelled traveled journey went came come go"
_COST = "cost costs price expense expenses expensive"
SUBJECTS = (
    Subject(None, "people_in_work", _words("people residents rate share", "employment")),
    Subject("jobs", "jobs_by_employer", _words("job jobs work workers employ employs employed employment employer")),
    Subject("exports", "trade_over_time", _words("export exports trade sell sells sold sales goods")),
    Subject(None, "cost_of_visit", _words(_COST, _VISITS)),
    Subject("won", "money_by_funder", _words("won win grant grants funding funder funders award awards awarded")),
    Subject("budget", "money_by_stage", _words(f"budget budgets money spend spent spending pay pays paid {_COST}")),
    Subject("travelled", "visits_over_time", _words(_VISITS)),
    Subject(None, "relationship_length", _words("twinned twinning since started began start")),
    Subject(None, "map_of_partners", _words("far distance kilometres miles map")),
)


@dataclass(frozen=True)
class Question:
    """What was understood of a search: each part may be missing; `names` are the words to be looked for in names."""

    subject: Subject | None
    partner: Row | None
    amount: Decimal | None
    names: str


def understood(typed: str, partners: Sequence[Row]) -> Question:
    """The question that somebody typed; `partners` are rows of `explore/partners`."""
    found = re.findall(r"[\w'’]+", _folded(typed))
    asked = {*found}
    subject = next((each for each in SUBJECTS if all(group & asked for group in each.words)), None)
    partner = next((row for row in partners if _named(row) & asked), None)
    names = " ".join(word for word in found if word not in _STOP)
    return Question(subject, partner, _amount(typed), names or typed.strip())


def _named(row: Row) -> set[str]:
    """The words by which a place is known: each word of its name, and its other names whole."""
    words = re.findall(r"[\w'’]+", _folded(row["name"]))
    others = {_folded(each) for each in split_list(row["aliases"] or "")}
    named = {word for word in words if len(word) >= _SHORTEST_NAME or len(words) == 1}
    return (named | others) - _NO_NAME


def _amount(typed: str) -> Decimal | None:
    """The number where somebody typed little but a number: "£22bn", "6 per cent", "3,000"."""
    try:
        return read_quantity(typed.strip()).value
    except Refusal:
        return None


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).lower()
