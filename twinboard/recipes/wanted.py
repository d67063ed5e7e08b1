"""The cells of a published table that a recipe wants, and what each of them is of."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from twinboard.addresses import address
from twinboard.names import folded
from twinboard.periods import written_period
from twinboard.recipes.fit import Findings, Missing, Row
from twinboard.recipes.page import Page, label, same
from twinboard.recipes.recipe import Numbers, Recipe, Where
from twinboard.recipes.said.when import is_left_out, mark_of, period_of
from twinboard.recipes.tables import Found


@dataclass(frozen=True)
class Labels:
    """What a cell is of: the place as the table names it, with ours, and the period with the words that say it."""

    place: str
    partner: str
    period: str
    said: str
    mark: str = ""


class When(NamedTuple):
    """A period, the words of the table that say it, and the mark glued to them; blank where it is not wanted."""

    period: str
    said: str
    mark: str = ""


class Place(NamedTuple):
    """A place as the table names it, and the id of ours (blank: none)."""

    name: str
    partner: str


@dataclass
class Reading:
    """One table being read by one recipe."""

    recipe: Recipe
    numbers: Numbers
    table: Found
    file_name: str
    findings: Findings
    rows: list[Row] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)

    @property
    def page(self) -> Page:
        return self.table.page

    @cached_property
    def picked(self) -> dict[str, str]:
        """The places that are wanted, by their labels folded: the ids of ours."""
        return {folded(label(name)): partner for name, partner in self.numbers.places.picked.items()}

    @cached_property
    def place_column(self) -> int | None:
        """The column in which the places stand: the one so called, or the one that holds most of those picked."""
        places, table = self.numbers.places, self.table
        if places.at != "rows":
            return None
        if places.column and (named := self.columns_called(places.column)):
            return named[0]
        seen = {folded(label(name)) for name in (places.picked or places.left_out)}
        labels = ((column, text) for row in table.data_rows for column, text in table.row_labels(row).items())
        counts = Counter(column for column, text in labels if folded(text) in seen)
        return counts.most_common(1)[0][0] if counts else None

    def cell(self, row: int, column: int) -> str:
        """A cell as it is named: “Annual Exports!C79”."""
        return f"{self.page.sheet}!{address((row, column))}"

    def columns_called(self, name: str) -> list[int]:
        """The columns that have a heading, those of words first."""
        table = self.table
        found = [column for column in table.columns if any(same(heading, name) for heading in table.heading(column))]
        return sorted(found, key=lambda column: (column in table.values, column))


def wanted_cells(reading: Reading) -> Iterator[tuple[int, int, Labels]]:
    """The cells that a recipe wants, row by row, with what each is of."""
    columns = list(_wanted_columns(reading))
    place_column = reading.place_column
    for row in reading.table.data_rows:
        if not _row_holds(reading, row):
            continue
        of_row, when_of_row = _row_place(reading, row, place_column), _row_when(reading, row)
        for column, when_of_column in columns:
            place = of_row or _column_place(reading, column)
            if place is None or column not in reading.page.cells[row]:
                continue
            when = when_of_column or when_of_row
            if when is None:
                _ask_for_period(reading, row)
                break
            if when.period:
                yield row, column, Labels(*place, *when)


def _wanted_columns(reading: Reading) -> Iterator[tuple[int, When | None]]:
    """The columns under the wanted headings, with the period that these say (None: it stands elsewhere)."""
    table, periods = reading.table, reading.numbers.periods
    wanted = [where for where in reading.numbers.where if where.at == "columns"]
    places = reading.numbers.places
    for column in sorted(table.values):
        path = table.heading(column)
        if not all(any(same(heading, where.label) for heading in path) for where in wanted):
            continue
        if periods.at != "columns":
            yield column, When(periods.stated, periods.stated) if periods.at == "stated" else None
        elif is_left_out(path, periods.left_out):
            continue
        elif written := period_of(path):
            if _is_within(reading, written):
                yield column, When(written, " ".join(path), mark_of(path[-1]))
        elif not path or places.column not in path:
            heading = " ".join(path) or f"column {table.column_name(column)}"
            message = f"The heading “{heading}” says no period. Leave the column out, or say what it is."
            at = table.headings[-1] if table.headings else table.first
            reading.findings.ask("no-period", message, reading.cell(at, column), heading)


def _is_within(reading: Reading, written: str) -> bool:
    periods = reading.numbers.periods
    on = written_period(written).first_on
    first = written_period(periods.first).first_on if periods.first else None
    last = written_period(periods.last).last_on if periods.last else None
    return not (on and ((first and on < first) or (last and on > last)))


def _row_holds(reading: Reading, row: int) -> bool:
    """Whether a row is one that the recipe wants, by its labels and the lines above it."""
    table = reading.table
    for where in reading.numbers.where:
        if where.at == "lines" and not any(same(line.text, where.label) for line in table.sections(row)):
            return False
        if where.at == "rows" and not any(same(text, where.label) for text in _row_texts(reading, row, where)):
            return False
    return True


def _row_texts(reading: Reading, row: int, where: Where) -> list[str]:
    labels = reading.table.row_labels(row)
    if not where.column:
        return list(labels.values())
    columns = reading.columns_called(where.column)
    return [labels.get(column) or label(reading.page.text(row, column)) for column in columns]


def _row_when(reading: Reading, row: int) -> When | None:
    """The period that a row or the lines above it say; a blank one where it is not wanted, None where there is none."""
    periods = reading.numbers.periods
    if periods.at not in ("rows", "lines"):
        return None
    texts, mark = _row_labels(reading, row) if periods.at == "rows" else (_line_texts(reading, row), "")
    if is_left_out(texts, periods.left_out):
        return When("", "")
    written = period_of(texts)
    if not written:
        return None
    return When(written, " ".join(texts), mark) if _is_within(reading, written) else When("", "")


def _row_labels(reading: Reading, row: int) -> tuple[tuple[str, ...], str]:
    """The labels of a row that say its period, and the mark that is glued to the last of them."""
    table, page = reading.table, reading.page
    labels = table.row_labels(row)
    named = [column for name in reading.numbers.periods.columns for column in reading.columns_called(name)[:1]]
    marks = [mark_of(page.text(row, column)) for column in (named or table.labels) if column in page.cells[row]]
    texts = tuple(labels[column] for column in (named or sorted(labels)) if column in labels)
    return texts, next(filter(None, reversed(marks)), "")


def _line_texts(reading: Reading, row: int) -> tuple[str, ...]:
    """The last line above a row that says a period, of those that are named so."""
    names = {folded(label(name)) for name in reading.numbers.periods.columns}
    lines = [line for line in reading.table.sections(row) if not names or folded(label(line.name)) in names]
    return next(((line.text,) for line in reversed(lines) if period_of((line.text,))), ())


def _ask_for_period(reading: Reading, row: int) -> None:
    labels = list(reading.table.row_labels(row).values())
    words = " ".join(labels) or f"row {row + 1}"
    message = f"“{words}” says no period. Leave such rows out, or say what they are."
    reading.findings.ask("no-period", message, reading.cell(row, min(reading.page.cells[row])), words)


def _row_place(reading: Reading, row: int, place_column: int | None) -> Place | None:
    """The place of a row, if it is wanted; a label never seen is asked about where the recipe says so."""
    places = reading.numbers.places
    if places.at == "stated":
        return Place("", places.partner)
    if places.at == "lines":
        return _picked(reading, [line.text for line in reading.table.sections(row)])
    text = reading.table.row_labels(row).get(place_column, "") if place_column is not None else ""
    found = _picked(reading, [text])
    if text and not found and places.others == "ask" and not is_left_out([text], places.left_out):
        message = f"“{text}” is in the table, and was not when the recipe was made. Take it, or leave it out."
        reading.findings.ask("new-label", message, reading.cell(row, place_column or 0), text)
    return found


def _column_place(reading: Reading, column: int) -> Place | None:
    at_columns = reading.numbers.places.at == "columns"
    return _picked(reading, reading.table.heading(column)) if at_columns else None


def _picked(reading: Reading, texts: Iterable[str]) -> Place | None:
    """The first of the labels that is wanted."""
    return next((Place(text, reading.picked[folded(text)]) for text in texts if folded(text) in reading.picked), None)
