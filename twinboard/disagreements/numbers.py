"""The numbers of facts and amounts of money, as the rules compare them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from twinboard.arithmetic import Stated, words
from twinboard.bounds import word_of
from twinboard.models import Bound, Record, Rows
from twinboard.numerals import PER_CENT, POUNDS, RANK
from twinboard.rules.sheets import BY_NAME, FACTS, INDICATORS, MONEY, SOURCES
from twinboard.rules.stored import bound_of, high_of
from twinboard.rules.vocabularies import OFFICIAL

NUMBER_COLUMNS = {FACTS: "value", MONEY: "amount_gbp"}
"""The sheets whose rows are one number each, and its column."""


@dataclass(frozen=True)
class Number:
    """A sourced number: the row and column it stands in, what it says, and its sort, column by column.

    Numbers may be added where they are of one sort. `addable_as` is that of the view `numbers`; a test holds the two
    together.
    """

    record: Record
    stated: Stated
    unit: str
    sort: Mapping[str, str]
    measure: str
    kind: str

    @property
    def column(self) -> str:
        return NUMBER_COLUMNS[self.record.sheet]

    @property
    def addable_as(self) -> str:
        return "; ".join(self.sort.values())

    @property
    def is_rate(self) -> bool:
        return self.kind == "rate"

    @property
    def words(self) -> str:
        return words(self.stated, self.unit)

    @property
    def verb(self) -> str:
        """What follows its words: 3,300 jobs are, £5,000 is."""
        return "is" if self.stated.value == 1 or self.unit in (POUNDS, PER_CENT, RANK) else "are"


def text(record: Record, column: str) -> str:
    """A value as text; empty where there is none."""
    value = record.values.get(column)
    return "" if value is None else str(value)


def number(record: Record, rows: Rows) -> Number | None:
    """The number of a fact or of an amount of money; None of a fact whose indicator is not there."""
    return _amount(record) if record.sheet == MONEY else _fact(record, rows)


def is_number(record: Record, rows: Rows) -> bool:
    """Whether there is a number: the indicator of a fact is there."""
    return record.sheet == MONEY or text(record, "indicator_id") in rows.get(INDICATORS, {})


def number_of(identity: str, rows: Rows) -> Number | None:
    """The number of that id; None where it is none of a fact or an amount."""
    record = rows.get(FACTS, {}).get(identity) or rows.get(MONEY, {}).get(identity)
    return number(record, rows) if record else None


def made_of_others(rows: Rows) -> Iterator[Number]:
    """The totals and shares that say what they are made of."""
    for sheet in NUMBER_COLUMNS:
        for record in rows.get(sheet, {}).values():
            if record.values.get("made_of") and (found := number(record, rows)):
                yield found


def _fact(record: Record, rows: Rows) -> Number | None:
    indicator = rows.get(INDICATORS, {}).get(text(record, "indicator_id"))
    if indicator is None:
        return None
    unit = text(indicator, "unit")
    measure = ": ".join(filter(None, (text(indicator, "name"), text(record, "scope"))))
    kind = text(indicator, "kind")
    sort = {"unit": unit, "kind": kind, "status": text(record, "status"), "attribution": text(indicator, "attribution")}
    return Number(record, stated(record), unit, sort, measure, kind)


def _amount(record: Record) -> Number:
    status = text(record, "status") or "status not stated"
    often = "every year" if record.values.get("recurring") == "yes" else "once"
    sort = {"unit": POUNDS, "stage": text(record, "stage"), "status": status, "recurring": often}
    return Number(record, stated(record), POUNDS, sort, text(record, "title"), "flow")


def official_sources(rows: Rows) -> frozenset[str]:
    """The ids of the sources that are official statistics."""
    sources = rows.get(SOURCES, {}).items()
    return frozenset(identity for identity, record in sources if record.values.get("kind") == OFFICIAL)


def stated(record: Record) -> Stated:
    """What a row states."""
    found = stated_in(record, NUMBER_COLUMNS[record.sheet])
    assert found is not None
    return found


def stated_in(record: Record, name: str) -> Stated | None:
    """What a row states in one of its columns of numbers, with its word; None where that is blank."""
    column, value = BY_NAME[record.sheet].column(name), record.values.get(name)
    if value is None:
        return None
    high = record.values.get(high_of(column))
    word = word_of(text(record, bound_of(column)) or Bound.EXACT, None if high is None else Decimal(high))
    return Stated.of(Decimal(value), word)
