"""Officers' own list, or a filled-in form → rows of one of our sheets, each value from the cell it stood in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from twinboard.addresses import Place, address
from twinboard.models import CellValue, Column, Kind
from twinboard.names import folded, split_list
from twinboard.recipes.amounts import in_pounds, is_amount, said_by_question, said_of_list
from twinboard.recipes.fit import Findings, Fit, Missing, Row, choose_table, likely
from twinboard.recipes.lists.lines import Lines
from twinboard.recipes.lists.typed import words_typed
from twinboard.recipes.lists.unread import ask_of_words, is_number, says_missing
from twinboard.recipes.page import Page, label, same
from twinboard.recipes.recipe import LEAVE_OUT, Listed, Recipe, Taken
from twinboard.recipes.said.unit_at import Said
from twinboard.recipes.tables import Found
from twinboard.rules.edit_forms import label_of
from twinboard.rules.sheets import BY_NAME

_HOLE = re.compile(r"\{([^{}]+)\}")
_Places = Mapping[str, Place]
"""Where the cell of each heading stands, by the heading folded."""


@dataclass(frozen=True)
class Listing:
    """One list or form being read by one recipe."""

    recipe: Recipe
    listed: Listed
    page: Page
    file_name: str
    findings: Findings
    table: Found | None = None
    missing: list[Missing] = field(default_factory=list)

    def cell(self, place: Place) -> str:
        return f"{self.page.sheet}!{address(place)}"

    def said(self, ours: str, place: Place) -> Said:
        """What is said of the unit of an amount."""
        if self.table:
            return said_of_list(self.table, place[1])
        return said_by_question(self.listed.columns[ours].below)

    def held(self, taken: Taken, places: _Places) -> list[Place]:
        """The filled cells that fill one of our columns."""
        found = (places.get(_key(name)) for name in taken.columns)
        return [place for place in found if place and self.page.text(*place).strip()]


def fit_list(recipe: Recipe, pages: Sequence[Page], file_name: str) -> Fit:
    """The rows that the recipe makes of the file, and what has to be asked before they can be used."""
    if recipe.listed is None:
        raise ValueError("a recipe that makes no list")
    findings, missing = Findings(), list[Missing]()
    if recipe.listed.is_form:
        rows, table = _form_rows(recipe, recipe.listed, pages, file_name, findings), None
    elif table := choose_table(recipe, pages, findings):
        rows = _list_rows(Listing(recipe, recipe.listed, table.page, file_name, findings, table, missing), table)
    else:
        rows = ()
    if not rows and not findings.asked:
        findings.ask("no-row", "The list is there, and none of its lines has what a row needs.")
    return Fit(recipe, table, rows, tuple(missing), tuple(findings.asked.values()), tuple(findings.noticed))


def headings_of(table: Found) -> Mapping[str, int]:
    """The columns by their headings, folded; where several stand above one, by each and by all of them."""
    found: dict[str, int] = {}
    for column in table.columns:
        path = table.heading(column)
        if column not in table.signs:
            for name in (" ".join(path), *reversed(path)) if path else (table.column_name(column),):
                found.setdefault(folded(name), column)
    return found


def as_seen(page: Page, place: Place) -> CellValue:
    """What a cell shows where that is otherwise than its value: Nov-18, £1.2m, over 300."""
    look, value = page.shown.get(place), page.cells[place[0]].get(place[1])
    if look and look.period:
        return look.period
    if look and look.text is not None:
        return look.text
    return " ".join(value.split()) if isinstance(value, str) else value


def _list_rows(listing: Listing, table: Found) -> tuple[Row, ...]:
    headings = headings_of(table)
    _ask_for_headings(listing, table, headings)
    listed = listing.listed
    used = {headings[_key(name)] for taken in listed.taken for name in taken.columns if _key(name) in headings}
    found: list[Row] = []
    lines = Lines(table, listed, used)
    for row in lines.all():
        places = {name: (row, column) for name, column in headings.items()}
        lacks = [_lacking(listing, columns, places) for columns in listed.rows]
        if lines.takes(row, min(lacks, key=len)):
            made = [columns for columns, lacked in zip(listed.rows, lacks, strict=True) if not lacked]
            found += [each for columns in made for each in _row(listing, columns, places)]
            lines.count_blank(row, len(made))
    lines.tell(listing.findings)
    return tuple(found)


def _lacking(listing: Listing, columns: Mapping[str, Taken], places: _Places) -> list[str]:
    """Our columns that a row needs, and that are blank on a line."""
    needed = listing.listed.needs or [ours for ours, taken in columns.items() if taken.columns]
    return [ours for ours in needed if ours in columns and not listing.held(columns[ours], places)]


def _ask_for_headings(listing: Listing, table: Found, headings: Mapping[str, int]) -> None:
    names = [table.column_name(column) for column in table.columns]
    used: set[int | None] = set()
    filling = [(ours, taken) for columns in listing.listed.rows for ours, taken in columns.items()]
    for ours, taken in filling:
        for name in (*taken.columns, *_HOLE.findall(taken.always)):
            used.add(headings.get(_key(name)))
            if _key(name) not in headings:
                fills = f"The column “{name}”, which fills {label_of(ours)},"
                message = f"{fills} is no more in the list. Say what it is called now."
                listing.findings.ask("column-gone", message, about=name, likely=likely(name, names))
    others = [table.column_name(column) for column in table.columns if column not in used and table.heading(column)]
    unused = [name for name in dict.fromkeys(others) if headings.get(_key(name)) not in used]
    if unused:
        listing.findings.noticed.append(f"Not used: {', '.join(f'“{name}”' for name in unused[:8])}.")


def _row(listing: Listing, columns: Mapping[str, Taken], places: _Places) -> Iterator[Row]:
    """The row of ours; none where a word in it says that it is not wanted."""
    sheet, recipe = BY_NAME[listing.recipe.makes], listing.recipe
    values: dict[str, CellValue] = {}
    cells: dict[str, str] = {}
    found: list[Place] = []
    for ours, taken in columns.items():
        held = listing.held(taken, places)
        cell = listing.cell(held[0]) if held else ""
        typed = _value(listing, taken, held, places)
        value = _translated(listing, taken, sheet.column(ours), typed, cell)
        if value != typed and value in (None, LEAVE_OUT) and is_number(sheet.column(ours)):
            listing.missing.append(Missing(cell, str(typed), label_of(ours)))
        if value == LEAVE_OUT:
            return
        if cell and value == typed and says_missing(sheet.column(ours), value):
            listing.missing.append(Missing(cell, str(value), label_of(ours)))
            value = None
        if cell:
            ask_of_words(sheet.column(ours), value, cell, listing.findings)
        is_single = len(held) == 1 and not (isinstance(value, str) and _key(value) in map(_key, taken.words))
        if is_single and is_amount(sheet.column(ours)):
            value = in_pounds(value, sheet.column(ours), taken, listing.said(ours, held[0]), cell, listing.findings)
        values[ours] = value
        found += held
        cells |= {ours: cell} if cell else {}
    if found:
        values |= dict(words_typed(sheet, columns, values))
        first = min(found)
        values["source_id"] = values.get("source_id") or recipe.source.id or recipe.source.title
        where = f"{listing.file_name}, {listing.page.sheet}, row {first[0] + 1} (from cell {address(first)})"
        values["locator"] = values.get("locator") or where
        yield Row(recipe.makes, values, dict.fromkeys(values, listing.cell(first)) | cells)


def _value(listing: Listing, taken: Taken, held: Sequence[Place], places: _Places) -> CellValue:
    """What fills a column: the cell as it is shown, several joined, the same words, or what a blank one means."""
    page = listing.page
    if len(held) == 1:
        return as_seen(page, held[0])
    if held:
        return " ".join(" ".join(page.text(*place).split()) for place in held)

    def filled(match: re.Match[str]) -> str:
        place = places.get(_key(match[1]))
        return " ".join(page.text(*place).split()) if place else ""

    return _HOLE.sub(filled, taken.always) or taken.blank or None


def _translated(listing: Listing, taken: Taken, column: Column, value: CellValue, cell: str) -> CellValue:
    """Their word in ours, where the recipe has it; a word of a closed list that it has not is asked about.

    A word for a list that grows is left to the check, which offers it as a new one.
    """
    if not isinstance(value, str):
        return value
    words = {_key(theirs): ours for theirs, ours in taken.words.items()}
    if _key(value) in words:
        return words[_key(value)] or None
    if column.listed:
        return "; ".join(words.get(_key(entry), entry) for entry in split_list(value)) or None
    is_closed = column.kind is Kind.CHOICE and not column.grows
    if is_closed and cell and not any(same(value, choice) for choice in column.choices):
        message = f"“{value}” is none of the words for {label_of(column.name)}: say which of them it means."
        near = likely(value, column.choices) or list(column.choices)
        listing.findings.ask("unknown-word", message, cell, f"{column.name}: {value}", near)
    return value


def _form_rows(
    recipe: Recipe, listed: Listed, pages: Sequence[Page], file_name: str, findings: Findings
) -> tuple[Row, ...]:
    """One row from a form: each value stands right of its words, or below them."""
    page = next((page for page in pages if same(page.sheet, recipe.sheet)), None)
    if page is None:
        findings.ask("no-table", f"The sheet “{recipe.sheet}” is not in this file.", about=recipe.sheet)
        return ()
    listing = Listing(recipe, listed, page, file_name, findings)
    asked = {ours: taken.below for ours, taken in listed.columns.items() if taken.below}
    places = {_key(ours): place for ours, words in asked.items() if (place := _beside(listing, words))}
    columns = {
        ours: msgspec.structs.replace(taken, columns=[ours], below="") if taken.below else taken
        for ours, taken in listed.columns.items()
    }
    return tuple(_row(listing, columns, places))


def _beside(listing: Listing, words: str) -> Place | None:
    """The cell that holds what the words ask for: right of them, or the first one below. Asks where they are not."""
    page = listing.page
    found = [
        (row, column) for row, cells in enumerate(page.cells) for column in cells if same(page.text(row, column), words)
    ]
    if len(found) != 1:
        times = f"{len(found)} times" if found else "nowhere"
        message = f"“{words}” stands {times} on the sheet {page.sheet}: it has to stand there once."
        listing.findings.ask("column-gone", message, about=words)
        return None
    return beside(page, *found[0])


def beside(page: Page, row: int, column: int) -> Place | None:
    """The cell that answers a question on a form: right of it, or the first filled one below."""
    if column + 1 in page.cells[row]:
        return row, column + 1
    below = (later for later in range(row + 1, min(row + 4, len(page.cells))) if column in page.cells[later])
    return next(((later, column) for later in below), None)


def _key(name: str) -> str:
    return folded(label(name))
