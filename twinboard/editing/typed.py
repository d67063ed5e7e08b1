"""A row as an officer types it on the page: published values in the words of a field, and what was changed of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from twinboard.bounds import quantity_words
from twinboard.models import Bound, CellValue, Column, Kind, Record, Rows, Sheet
from twinboard.numerals import PER_CENT, POUNDS, read_quantity
from twinboard.refusals import Refusal
from twinboard.rules.edit_forms import fields_of
from twinboard.rules.sheets import ASSUMPTIONS, BY_NAME, FACTS, INDICATORS
from twinboard.rules.vocabularies import INPUT_UNITS
from twinboard.workbook.write import typed_value, word_in

Typed = Mapping[str, str]
"""What stands in the fields of a row, by column; blank where nothing does."""

_NAMES = ("title", "name", "question")


@dataclass(frozen=True)
class Edit:
    """A row to be sent: its sheet, its id (blank: a new row) and what was typed anew, by column.

    `key` says where on the page it was typed, and `name` how the row is called there. `retires`: the row is to go.
    """

    sheet: str
    id: str
    typed: tuple[tuple[str, str], ...]
    key: str
    name: str
    retires: bool = False


def typed_of(record: Record, published: Rows) -> dict[str, str]:
    """A published row in the words of its fields: a number with its word and sign, everything else as it is typed."""
    sheet = BY_NAME[record.sheet]
    return {column.name: _words(record, column, published) for column in fields_of(sheet)}


def edit_of(sheet: str, record: Record | None, typed: Typed, published: Rows, *, key: str) -> Edit | None:
    """What an officer changed of a row (None: a new one); None where that is nothing."""
    before = typed_of(record, published) if record else {}
    now = {
        column.name: typed.get(column.name, before.get(column.name, "")).strip() for column in fields_of(BY_NAME[sheet])
    }
    changed = tuple((name, text) for name, text in now.items() if text != before.get(name, "").strip())
    if not changed:
        return None
    return Edit(sheet, record.id if record else "", changed, key, row_name(sheet, now, published))


def retirement(record: Record, published: Rows, *, key: str) -> Edit:
    """The wish that a published row be gone from the pages; what else was typed in it goes with it."""
    return Edit(record.sheet, record.id, (), key, row_name(record.sheet, typed_of(record, published), published), True)


def cells_of(edit: Edit, published: Rows) -> dict[str, CellValue]:
    """The whole row as the small workbook has it: what was typed, as it was typed, among what is published."""
    sheet, record = BY_NAME[edit.sheet], published[edit.sheet].get(edit.id)
    cells: dict[str, CellValue] = {
        column.name: typed_value(record, column) if record else None for column in sheet.columns
    }
    cells |= {name: text or None for name, text in edit.typed}
    for column in sheet.columns:
        if column.bound_in and (record is None or column.name in dict(edit.typed)):
            cells[column.bound_in] = _bound_typed(str(cells[column.name] or ""))
            cells[str(column.high_in)] = None
    return cells


def row_name(sheet: str, typed: Typed, published: Rows) -> str:
    """How a row is called on the page: its title or name; a number by what is measured, where and when."""
    if sheet != FACTS:
        return next((typed[name] for name in _NAMES if typed.get(name)), "")
    columns = {column.name: column for column in BY_NAME[sheet].columns}
    named = (name_of(columns[name], typed.get(name, ""), published) for name in ("indicator_id", "partner_id"))
    return ", ".join(filter(None, (*named, typed.get("scope", ""), typed.get("period", ""))))


def name_of(column: Column, identity: str, published: Rows) -> str:
    """The name of the row that a reference means; the text itself where there is none."""
    record = published[column.refers_to or ""].get(identity)
    return title_of(record) if record else identity


def title_of(record: Record) -> str:
    """What a published row calls itself, or its id."""
    return next((str(record.values[name]) for name in _NAMES if record.values.get(name)), record.id)


def quantity_of(sheet: Sheet, column: str) -> str:
    """The column that a field stands for: the number, for a bound or a higher end that is typed with it."""
    return next((one.name for one in sheet.columns if column in (one.bound_in, one.high_in)), column)


def unit_of(record: Record, column: str, published: Rows) -> str:
    """What a number of a row is counted in: jobs, per cent, pounds, people."""
    if column.endswith("_gbp"):
        return "pounds"
    if record.sheet == ASSUMPTIONS:
        unit = INPUT_UNITS[str(record.values["input"])]
    else:
        indicator = published[INDICATORS].get(str(record.values.get("indicator_id")))
        unit = str(indicator.values["unit"]) if indicator else "people"
    return "pounds" if unit == POUNDS else unit


def _words(record: Record, column: Column, published: Rows) -> str:
    value = record.values.get(column.name)
    if value is None:
        return ""
    if column.kind is not Kind.QUANTITY:
        return str(typed_value(record, column))
    return quantity_words(Decimal(str(value)), word_in(record, column), _sign(record, column, published))


def _sign(record: Record, column: Column, published: Rows) -> str:
    """The unit that is typed with a number: pounds and per cent; what else is counted, its indicator says."""
    unit = unit_of(record, column.name, published)
    return {"pounds": POUNDS, PER_CENT: PER_CENT}.get(unit, "")


def _bound_typed(text: str) -> str:
    """The word that stands with a number; exact where none does, or where it cannot be read and is told so."""
    try:
        return str(read_quantity(text).bound or Bound.EXACT)
    except Refusal:
        return str(Bound.EXACT)
