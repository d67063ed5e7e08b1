"""Facts on record as a sentence may speak of them: what is counted, and the words that tell one from the others."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from twinboard.bounds import quantity_words, unit_words
from twinboard.frames import Row
from twinboard.names import name_keys, split_list
from twinboard.numerals import PER_CENT, POUNDS
from twinboard.papers.checking.word_stems import beginning, is_named, singular, stem, words
from twinboard.periods import period_words, written_period

_ALSO = {
    "jobs": ("job", "post", "employee", "worker", "staff", "people", "person"),
    "people": ("people", "person", "delegate", "member", "councillor", "officer", "guest", "visitor", "representative"),
    "visits": ("visit", "trip", "occasion"),
    "councils": ("council", "authority"),
    "members of parliament": ("mp",),
    "cities and provinces": ("city", "province", "region"),
}
"""How papers say a unit that stands in the workbook under one name."""
_ANYBODY = {"people", "person"}
_AT_WORK = {"employ", "engage", "workfo", "worker", "staff", "job", "jobs"}
_SAYS_LITTLE = frozenset(
    {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "fifteen", "twenty"}
    | {"the", "and", "for", "from", "with", "that", "which", "this", "these", "all", "other", "than", "into", "over"}
    | {"have", "has", "been", "being", "was", "were", "are", "our", "their", "its", "stated", "puts", "report", "year"}
    | {"every", "number", "count", "length", "total", "taking", "part", "place", "places", "order", "size", "needed"}
)
_NO_NAMES = frozenset(
    {"fund", "office", "officer", "regional", "region", "development", "council", "city", "county", "programme"}
    | {"strategy", "senior", "policy", "leader", "low", "goods", "services", "european", "union", "world", "metro"}
    | {"manufacturing", "manufacturer", "motors", "company", "group", "university", "airport", "the", "vehicles"}
    | {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"}
    | {"december"}
)
"""Words with a capital that name nobody by themselves."""
_ACRONYM = re.compile(r"\b[A-Z]{3,}\b")
_COMMON_SHARE = 8
"""A word that stands in more than one of so many facts tells none of them apart."""


@dataclass(frozen=True)
class Known:
    """A fact on record. `tells` are the stems that tell it apart; `topic` are all words of its measure and scope.

    Of names the beginnings are kept, Chin for China and Chinese: `proper` are those in its measure and scope that are
    of its partner alone, `own` those of its partner, `acronyms` such as ERDF and OLEV. `newer` is the newest statement
    of the same, if that is another.
    """

    row: Row
    position: int
    value: Decimal
    nouns: frozenset[str]
    names: tuple[str, ...]
    tells: frozenset[str]
    proper: frozenset[str]
    topic: frozenset[str]
    is_one_of_series: bool
    own: frozenset[str] = frozenset()
    acronyms: frozenset[str] = frozenset()
    newer: Row | None = None

    @property
    def span(self) -> tuple[date | None, date | None] | None:
        """The days of its period, open where it is; None where nothing is stated."""
        period = written_period(self.row["period"] or "not stated")
        return (period.first_on, period.last_on) if period.first_on or period.last_on else None

    @property
    def unit(self) -> str:
        return str(self.row["unit"])

    @property
    def word(self) -> str:
        """Its bound, of a range with its higher end."""
        return str(self.row["bound"])

    @property
    def sort(self) -> str:
        """Pounds or per cent, which stand at the number itself; empty for what is counted in words."""
        return self.unit if self.unit in (POUNDS, PER_CENT) else ""

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and last day of its period; None where that is open or not stated."""
        period = written_period(self.row["period"] or "not stated")
        return (period.first_on, period.last_on) if period.first_on and period.last_on else None

    @property
    def words(self) -> str:
        """The fact as our pages print it: "over 3,000 jobs: Jobs at the employer (…, Toyota City, 2018)"."""
        number = quantity_words(self.row["value"], self.row["bound"], self.unit)
        about = ", ".join(filter(None, (self.row["scope"], self.row["partner"], period_words(self.row["period"]))))
        kinds = ", ".join(each for each in (self.row["stage"], self.row["status"]) if each and each != "actual")
        return f"{number}{f' ({kinds})' if kinds else ''}: {self.row['measure']} ({about})"

    def counts(self, word: str, stems: frozenset[str], *, is_one: bool, is_next: bool) -> bool:
        """Whether the thing that is counted, in a sentence of these stems, is what the fact counts.

        Several are said in the plural, but for a number that stands right before: "15 year", "four person".
        """
        noun = singular(word)
        if noun not in self.nouns or (word == noun and noun not in ("people", "staff") and not (is_one or is_next)):
            return False
        if self.unit == "jobs" and noun in _ANYBODY:
            return bool(stems & _AT_WORK)
        return self.unit != "people" or noun in _ANYBODY or noun in self.topic


class Facts:
    """The facts on record, found by what they count and by the words that tell them apart."""

    def __init__(self, numbers: Iterable[Row]) -> None:
        self._by_stem = defaultdict[tuple[str, str], list[Known]](list)
        self._by_name = defaultdict[tuple[str, str], list[Known]](list)
        self._partners: dict[str, str] = {}
        self.by_source: dict[object, set[str]] = defaultdict(set)
        known_names = set[str]()
        for known in _known_facts(numbers):
            if source := known.row.get("source_id"):
                self.by_source[source].add(known.row["fact_id"])
            self._partners |= dict.fromkeys(known.names, str(known.row["partner"]))
            known_names |= known.own | set(
                map(beginning, _proper(known.row["scope"] or "") | _proper(known.row["measure"]))
            )
            for told in known.tells:
                self._by_stem[known.sort, told].append(known)
            for name in known.names:
                self._by_name[known.sort, name].append(known)
        self.names_on_record = frozenset(known_names)

    def partners_in(self, plain: str) -> frozenset[str]:
        """The partners that a sentence names."""
        return frozenset(partner for name, partner in self._partners.items() if is_named(name, plain))

    def spoken_of(self, sort: str, stems: frozenset[str], plain: str) -> list[tuple[Known, bool]]:
        """The facts of which a sentence says something, each once, and whether it names the partner."""
        named = [
            known
            for (kind, name), each in self._by_name.items()
            if kind == sort and is_named(name, plain)
            for known in each
        ]
        told = [known for each in stems for known in self._by_stem.get((sort, each), ())]
        partners = {id(known) for known in named}
        return [(known, id(known) in partners) for known in {id(known): known for known in (*named, *told)}.values()]


def _known_facts(numbers: Iterable[Row]) -> Iterator[Known]:
    rows = [row for row in numbers if row["value"] is not None and row["unit"]]
    topics = {(row["measure"], row["scope"]): _stems_of(row) for row in rows}
    counted = Counter(stem for topic in topics.values() for stem in topic)
    common = {stem for stem, count in counted.items() if count > max(3, len(topics) / _COMMON_SHARE)}
    series, newest, shared = Counter(map(_series, rows)), _newest(rows), _shared_names(rows)
    for position, row in enumerate(rows):
        tells = topics[row["measure"], row["scope"]] - common
        latest = newest[_series(row)]
        newer = latest if latest is not row and latest["period"] != row["period"] else None
        yield _known(row, position, tells, shared, is_one_of_series=series[_series(row)] > 1, newer=newer)


def _known(  # noqa: PLR0913  what is known of all rows beside the row
    row: Row, position: int, tells: frozenset[str], shared: frozenset[str], *, is_one_of_series: bool, newer: Row | None
) -> Known:
    nouns, names = _nouns(row["unit"]), _names(row)
    own = set(map(stem, words(row["unit"]))) | {stem(word) for name in names for word in name.split()}
    topic = frozenset(map(singular, words(f"{row['measure']} {row['scope'] or ''}")))
    own_names = frozenset(map(beginning, _own_names(names)))
    proper = _beginnings(row) - (shared if row["partner"] else frozenset()) - own_names
    value = Decimal(str(row["value"]))
    acronyms = frozenset(beginning(word.casefold()) for word in _ACRONYM.findall(f"{row['scope']} {row['measure']}"))
    return Known(
        row, position, value, nouns, names, tells - own, proper, topic, is_one_of_series, own_names, acronyms, newer
    )


def _newest(rows: Iterable[Row]) -> dict[tuple[object, ...], Row]:
    """The newest statement of each series; of those without a day the first."""
    found: dict[tuple[object, ...], Row] = {}
    for row in rows:
        known = found.setdefault(_series(row), row)
        if _first_day(row) > _first_day(known):
            found[_series(row)] = row
    return found


def _first_day(row: Row) -> date:
    return written_period(row["period"] or "not stated").first_on or date.min


def _shared_names(rows: Iterable[Row]) -> frozenset[str]:
    """The beginnings of names that facts of several partners have: they name none of them."""
    of: dict[str, set[object]] = defaultdict(set)
    for row in rows:
        for name in _beginnings(row):
            of[name].add(row["partner"])
    return frozenset(name for name, partners in of.items() if len(partners) > 1)


def _beginnings(row: Row) -> frozenset[str]:
    """Of the names in its scope and measure."""
    found = _proper(row["scope"] or "") | _proper(row["measure"])
    return frozenset(beginning(word) for word in found if word not in _NO_NAMES and len(word) > 2)


def _proper(scope: str) -> frozenset[str]:
    """The names in a scope, whose first word has a capital in any case: TMUK, Burnaston."""
    return frozenset(word for name in re.findall(r"(?<=\W)[A-Z]\w+|^[A-Z]{2,}\b", scope) for word in words(name))


def _own_names(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in name.split() if word not in ("city", "province", "region"))


def _stems_of(row: Row) -> frozenset[str]:
    spoken = words(f"{row['measure']} {row['scope'] or ''}")
    return frozenset(stem(word) for word in spoken if len(word) > 2 and word not in _SAYS_LITTLE)


def _series(row: Row) -> tuple[object, ...]:
    return row["measure"], row["scope"], row["partner"], row["unit"]


def _names(row: Row) -> tuple[str, ...]:
    listed = [row["partner"], *split_list(row.get("aliases") or "")] if row["partner"] else []
    return tuple({" ".join(words(key)) for name in listed for key in name_keys(name)})


@lru_cache(maxsize=256)
def _nouns(unit: str) -> frozenset[str]:
    spoken = words(unit_words(2, unit).rpartition(" of ")[2])
    return frozenset({singular(word) for word in spoken if word != "and"} | set(_ALSO.get(unit, ())))
