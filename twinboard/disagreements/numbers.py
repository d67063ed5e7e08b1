"""The numbers of facts and amounts of money, as the rules compare them."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from twinboard.arithmetic import Stated, words
from twinboard.models import Bound, Record, Rows
from twinboard.numerals import POUNDS
from twinboard.rules.sheets import FACTS, INDICATORS, MONEY, SOURCES
from twinboard.rules.vocabularies import OFFICIAL


@dataclass(frozen=True)
class Number:
    """A sourced number: the row and column it stands in, what it says, and with which others it may be added.

    `addable_as` is that of the view `numbers`; a test holds the two together.
    """

    record: Record
    column: str
    stated: Stated
    unit: str
    addable_as: str
    measure: str
    is_rate: bool

    @property
    def words(self) -> str:
        return words(self.stated, self.unit)


def text(record: Record, column: str) -> str:
    """A value as text; empty where there is none."""
    value = record.values.get(column)
    return "" if value is None else str(value)


def number(record: Record, rows: Rows) -> Number | None:
    """The number of a fact or of an amount of money; None of a fact whose indicator is not there."""
    return _amount(record) if record.sheet == MONEY else _fact(record, rows)


def number_of(identity: str, rows: Rows) -> Number | None:
    """The number of that id; None where it is none of a fact or an amount."""
    record = rows.get(FACTS, {}).get(identity) or rows.get(MONEY, {}).get(identity)
    return number(record, rows) if record else None


def made_of_others(rows: Rows) -> Iterator[Number]:
    """The totals and shares that say what they are made of."""
    for sheet in (FACTS, MONEY):
        for record in rows.get(sheet, {}).values():
            if record.values.get("made_of") and (found := number(record, rows)):
                yield found


def _fact(record: Record, rows: Rows) -> Number | None:
    indicator = rows.get(INDICATORS, {}).get(text(record, "indicator_id"))
    if indicator is None:
        return None
    unit, attribution = text(indicator, "unit"), text(indicator, "attribution")
    measure = ": ".join(filter(None, (text(indicator, "name"), text(record, "scope"))))
    addable_as = "; ".join((unit, text(indicator, "kind"), text(record, "status"), attribution))
    is_rate = text(indicator, "kind") == "rate"
    return Number(record, "value", _stated(record, "value"), unit, addable_as, measure, is_rate)


def _amount(record: Record) -> Number:
    status = text(record, "status") or "status not stated"
    often = "every year" if record.values.get("recurring") == "yes" else "once"
    addable_as = "; ".join((POUNDS, text(record, "stage"), status, often))
    stated, title = _stated(record, "amount_gbp"), text(record, "title")
    return Number(record, "amount_gbp", stated, POUNDS, addable_as, title, is_rate=False)


def official_sources(rows: Rows) -> frozenset[str]:
    """The ids of the sources that are official statistics."""
    sources = rows.get(SOURCES, {}).items()
    return frozenset(identity for identity, record in sources if record.values.get("kind") == OFFICIAL)


def _stated(record: Record, column: str) -> Stated:
    return Stated(Decimal(str(record.values[column])), Bound(text(record, "bound") or Bound.EXACT))
