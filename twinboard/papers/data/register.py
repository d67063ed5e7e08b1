"""The rows behind charts: the numbers of the register that they show, the sources that they rest on, as tables."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from twinboard.bounds import bound_and_high, high_of, quantity_words
from twinboard.frames import Row
from twinboard.papers.coded import CodedChart
from twinboard.papers.data.typed_columns import Cell, TypedColumn, plain_number
from twinboard.periods import period_words, publication_words

UNAVAILABLE, NOT_APPLICABLE = "[x]", "[z]"
SHORTHAND = {
    UNAVAILABLE: "not available: no source on record states it",
    NOT_APPLICABLE: "not applicable: it is not said of this sort of row, or there is nothing to say",
}
"""What stands in an empty cell, as the Analysis Function has it."""


@dataclass(frozen=True)
class _Column:
    """A column: what a row says in it, and what it means where it says nothing."""

    header: str
    say: Callable[[Row], Cell]
    empty: str = UNAVAILABLE
    is_number: bool = False


def _said(name: str) -> Callable[[Row], Cell]:
    return lambda row: row[name] or None


def _higher(word: str) -> Cell:
    high = high_of(word)
    return None if high is None else plain_number(high)


_NUMBERS = (
    _Column("What is measured", _said("measure")),
    _Column("What is counted", _said("scope"), NOT_APPLICABLE),
    _Column("Number", lambda row: plain_number(row["value"]), is_number=True),
    _Column("Higher number of a range", lambda row: _higher(row["bound"]), NOT_APPLICABLE, is_number=True),
    _Column("How exact", lambda row: str(bound_and_high(row["bound"])[0])),
    _Column("Unit", _said("unit")),
    _Column("In words", lambda row: quantity_words(row["value"], row["bound"], row["unit"])),
    _Column("Period", lambda row: period_words(row["period"])),
    _Column("Status", _said("status")),
    _Column("Stage of money", _said("stage"), NOT_APPLICABLE),
    _Column("Attribution", _said("attribution"), NOT_APPLICABLE),
    _Column("Partner", _said("partner")),
    _Column("Strand", _said("strand")),
    _Column("Sources disagree about", _said("questions"), NOT_APPLICABLE),
    _Column("Document", _said("source_title")),
    _Column("Publisher", _said("publisher")),
    _Column("Published", lambda row: publication_words(row["published"])),
    _Column("Place in it", _said("locator")),
    _Column("As the source says it", _said("quote")),
    _Column("Note on the number", _said("note"), NOT_APPLICABLE),
    _Column("Id", _said("fact_id")),
    _Column("Cell of the workbook", _said("cell")),
)
_SOURCES = (
    _Column("Document", _said("title")),
    _Column("Publisher", _said("publisher")),
    _Column("Published", lambda row: publication_words(row["published"])),
    _Column("Kind", _said("kind")),
    _Column("Numbers in the register", lambda row: plain_number(row["count_numbers"]), is_number=True),
    _Column("Address", _said("document_url")),
    _Column("Licence", _said("licence")),
    _Column("Note on the source", _said("note"), NOT_APPLICABLE),
    _Column("Id", _said("source_id")),
)


def behind(
    charts: Sequence[CodedChart], register: Iterable[Row], sources: Iterable[Row]
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """What is behind the charts: rows of `evidence/facts` that they show, rows of `explore/sources` that they cite.

    Both in their order; without charts all of them. Visits, milestones and other rows that are no numbers stand in the
    charts' own tables.
    """
    if not charts:
        return tuple(register), tuple(sources)
    shown = {number for coded in charts for number in coded.chart.number_ids}
    numbers = tuple(row for row in register if row["fact_id"] in shown)
    used = {citation.source_id for coded in charts for citation in coded.chart.citations}
    used |= {row["source_id"] for row in numbers}
    return numbers, tuple(row for row in sources if row["source_id"] in used)


def number_columns(numbers: Sequence[Row], *, with_shorthand: bool = True) -> tuple[TypedColumn, ...]:
    """Rows of `evidence/facts` as columns; empty cells have a shorthand, or stay empty."""
    return _columns(_NUMBERS, numbers, with_shorthand)


def source_columns(sources: Sequence[Row]) -> tuple[TypedColumn, ...]:
    """Rows of `explore/sources` as columns, a shorthand in each empty cell."""
    return _columns(_SOURCES, sources, with_shorthand=True)


def _columns(declared: Iterable[_Column], rows: Sequence[Row], with_shorthand: bool) -> tuple[TypedColumn, ...]:
    return tuple(_column(each, [each.say(row) for row in rows], with_shorthand) for each in declared)


def _column(declared: _Column, cells: Sequence[Cell], with_shorthand: bool) -> TypedColumn:
    empty = declared.empty if with_shorthand else None
    return TypedColumn(
        declared.header, tuple(empty if cell is None else cell for cell in cells), is_number=declared.is_number
    )
