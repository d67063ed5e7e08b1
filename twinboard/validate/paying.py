"""Whether what was paid can be so: no shares above the cost, and no cost of a visit stated in two places."""

from collections.abc import Iterator, Sequence

from twinboard.arithmetic import Stated, may_be_sum, total, words
from twinboard.bounds import listed
from twinboard.disagreements.numbers import stated_in, text
from twinboard.models import Bound, Issue, Record
from twinboard.names import split_list
from twinboard.numerals import LARGEST, POUNDS
from twinboard.rules.sheets import BY_NAME, MONEY
from twinboard.rules.stored import bound_of, high_of
from twinboard.rules.vocabularies import COSTS
from twinboard.shares import kept_shares
from twinboard.validate.revision import Revision

_PAID = {
    "Visits": ("paid_by", "cost_gbp", "cost"),
    MONEY: ("funder", "amount_gbp", "amount"),
}
"""Of a sheet: the columns of who paid, and of what; and what that is called."""
_ANY_REST = Stated(LARGEST, Bound.UP_TO)
_MOST_NAMED = 3


def shares_above_costs(rows: Revision) -> Iterator[Issue]:
    """At who paid, where the least that the shares can be is more than the most that was paid."""
    for sheet, (payers, cost, whole) in _PAID.items():
        column = BY_NAME[sheet].column(cost)
        columns = (payers, cost, bound_of(column), high_of(column))
        for record in rows.sent.get(sheet, {}).values():
            terms = _terms(record, payers)
            stated = stated_in(record, cost)
            is_new = any(rows.is_new((sheet, record.id, each)) for each in columns)
            if terms and stated and stated.value >= 0 and is_new and not may_be_sum(stated, [*terms, _ANY_REST]):
                said = {"shares": _sum_words(terms), "whole": whole, "cost": words(stated, POUNDS)}
                yield rows.issue("shares-above-cost", (sheet, record.id, payers), **said)


def costs_twice(rows: Revision) -> Iterator[Issue]:
    """At an amount for visits of which some have a cost of their own: the same money, perhaps."""
    visits = rows.after.get("Visits", {})
    for record in rows.after.get(MONEY, {}).values():
        named = split_list(text(record, "visits")) if text(record, "stage") in COSTS else ()
        costly = [
            visits[one]
            for one in dict.fromkeys(named)
            if one in visits and visits[one].values.get("cost_gbp") is not None
        ]
        places = [(MONEY, record.id, column) for column in ("visits", "stage")]
        places += [("Visits", one.id, "cost_gbp") for one in costly]
        new = [place for place in places if rows.is_new(place)]
        if costly and new:
            at = (MONEY, record.id, "visits") if new[0][0] == MONEY else new[0]
            yield rows.issue("cost-perhaps-twice", at, which=_which(costly), title=text(record, "title"))


def _which(costly: Sequence[Record]) -> str:
    named = [f"“{text(one, 'title')}”" for one in costly[:_MOST_NAMED]]
    more = len(costly) - len(named)
    said = listed([*named, *([f"{more:,} more"] if more else [])])
    return f"{said} {'has a cost' if len(costly) == 1 else 'have a cost each'}"


def _terms(record: Record, payers: str) -> list[Stated]:
    shares = kept_shares(text(record, payers))
    return [Stated.of(share.value, share.word) for share in shares if share.value is not None]


def _sum_words(terms: Sequence[Stated]) -> str:
    made = total(terms)
    return words(made, POUNDS) if made else listed([words(term, POUNDS) for term in terms])
