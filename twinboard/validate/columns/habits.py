"""How the columns of a file write what can be read in two ways: judged by what can be read in one way only."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from twinboard.models import Kind, Table
from twinboard.numerals import Separator, separators_written
from twinboard.periods import AS_WRITTEN, DayOrder, Hyphen, Ways, days_written, hyphens_written
from twinboard.signs import typed_plainly, with_hyphens

_FINANCIAL_YEAR = re.compile(r"(?<!\d)\d{4}/\d{2}(?!\d)")


@dataclass(frozen=True)
class Habits:
    """How one column writes what can be read in two ways.

    `is_day_assumed`: nothing in the file tells the order of day and month. `has_months`: the column has months written
    2018-11, which are no financial years. `may_have_commas`: the file is of a program that may write decimal commas.
    """

    ways: Ways = AS_WRITTEN
    is_day_assumed: bool = False
    has_months: bool = False
    has_financial_years: bool = False
    has_decimal_comma: bool = False
    may_have_commas: bool = False


PLAIN = Habits()

Place = tuple[str, str]
"""The name of a sheet as in the file, and the name of a column."""
Columns = Mapping[Place, tuple[Kind, Sequence[str]]]
"""The kind of each column and its distinct texts."""


def habits_of(columns: Columns, tables: Iterable[Table]) -> Mapping[Place, Habits]:
    """The habits of the columns of times and numbers of a file; what a column leaves open, the others may settle."""
    texts = {place: (kind, [_plain(text) for text in distinct]) for place, (kind, distinct) in columns.items()}
    times = {place: distinct for place, (kind, distinct) in texts.items() if kind is Kind.PERIOD}
    orders = {
        place: set(chain.from_iterable(map(days_written, distinct))) - {None} for place, distinct in times.items()
    }
    numbers = {
        place: set(chain.from_iterable(map(separators_written, distinct)))
        for place, (kind, distinct) in texts.items()
        if kind in (Kind.QUANTITY, Kind.BARE)
    }
    days, signs = set(chain.from_iterable(orders.values())), set(chain.from_iterable(numbers.values()))
    is_foreign = any(table.separator == ";" for table in tables)
    found = {place: _of_times(distinct, orders[place], days) for place, distinct in times.items()}
    return found | {place: _of_numbers(own, signs, is_foreign=is_foreign) for place, own in numbers.items()}


def _plain(text: str) -> str:
    return with_hyphens(typed_plainly(text))


def _of_times(texts: Sequence[str], own: set[DayOrder | None], everywhere: set[DayOrder | None]) -> Habits:
    known = own or (everywhere if len(everywhere) == 1 else set())
    order = DayOrder.MIXED if len(known) > 1 else next(iter(known), DayOrder.DAY_FIRST)
    hyphens = set(chain.from_iterable(map(hyphens_written, texts)))
    has_years = Hyphen.FINANCIAL_YEAR in hyphens
    return Habits(
        ways=Ways(order, has_hyphened_years=has_years),
        is_day_assumed=not known,
        has_months=Hyphen.MONTH in hyphens,
        has_financial_years=has_years or any(map(_FINANCIAL_YEAR.search, texts)),
    )


def _of_numbers(own: set[Separator], everywhere: set[Separator], *, is_foreign: bool) -> Habits:
    """In a file with semicolons a comma is the decimal sign where one is, or likely is, and no point speaks against it.

    In other files such a number is refused by itself, and the open ones beside it are asked about.
    """
    has_point = Separator.DECIMAL_POINT in own
    is_sure = Separator.DECIMAL_COMMA in (own or everywhere) and not has_point
    is_likely = Separator.LIKELY_COMMA in own and not has_point
    return Habits(
        has_decimal_comma=is_foreign and (is_sure or is_likely),
        may_have_commas=(is_foreign or Separator.DECIMAL_COMMA in own) and not has_point,
    )
