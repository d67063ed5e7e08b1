"""The cells of a published table that a recipe wants, and what each of them is of."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from twinboard.addresses import address
from twinboard.names import folded
from twinboard.periods import written_period
from twinboard.recipes.fit import Findings, Missing, Row
from twinboard.recipes.page import Page, label, same
from twinboard.recipes.recipe import Numbers, Recipe, Where
from twinboard.recipes.tables import Found
from twinboard.recipes.when import is_left_out, mark_of, period_of


@dataclass(frozen=True)
class Labels:
    """What a cell is of: the place as the table names it, with ours, and the period with the words that say it."""

    place: str
    partner: str
    period: str
    said: str
    mark: str = ""


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
    place_column = _place_column(reading)
    for row in reading.table.data_rows:
        if not _row_holds(reading, row):
            continue
        lines = [line.text for line in reading.table.sections(row)]
        by_row = _row_period(reading, row)
        for column, by_column in columns:
            if column not in reading.page.cells[row]:
                continue
            period = by_column or by_row
            place = _place_of(reading, row, column, place_column, lines)
            if place is None:
                continue
            if period is None:
                _ask_for_period(reading, row)
                break
            if period[0]:
                yield row, column, Labels(*place, *period)


def _wanted_columns(reading: Reading) -> Iterator[tuple[int, tuple[str, str, str] | None]]:
    """The columns under the wanted headings, with the period that these say (None: it stands elsewhere)."""
    table, periods = reading.table, reading.numbers.periods
    wanted = [where for where in reading.numbers.where if where.at == "columns"]
    places = reading.numbers.places
    for column in sorted(table.values):
        path = table.heading(column)
        if not all(any(same(heading, where.label) for heading in path) for where in wanted):
            continue
        if periods.at != "columns":
            yield column, (periods.stated, periods.stated, "") if periods.at == "stated" else None
        elif is_left_out(path, periods.left_out):
            continue
        elif written := period_of(path):
            if _is_within(reading, written):
                yield column, (written, " ".join(path), mark_of(path[-1]))
        elif not path or places.column not in path:
            heading = " ".join(path) or f"column {table.column_name(column)}"
            message = f"The heading “{heading}” says no period. Leave the column out, or say what it is."
            reading.findings.ask(
                "no-period", message, table.page.place((table.headings or (table.first,))[-1], column), heading
            )


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


def _row_period(reading: Reading, row: int) -> tuple[str, str, str] | None:
    """The period that a row or the lines above it say; ("", …) for one that is not wanted, None for none."""
    periods, table = reading.numbers.periods, reading.table
    if periods.at == "rows":
        labels = table.row_labels(row)
        columns = [column for name in periods.columns for column in reading.columns_called(name)[:1]]
        texts = tuple(labels[column] for column in (columns or sorted(labels)) if column in labels)
        shown = [
            reading.page.text(row, column) for column in (columns or table.labels) if column in reading.page.cells[row]
        ]
        marks = [mark for text in shown if (mark := mark_of(text))]
    elif periods.at == "lines":
        lines = table.sections(row)
        named = [
            line for line in lines if not periods.columns or any(same(line.name, name) for name in periods.columns)
        ]
        texts, marks = next(((line.text,) for line in reversed(named) if period_of((line.text,))), ()), []
    else:
        return None
    if is_left_out(texts, periods.left_out):
        return "", "", ""
    written = period_of(texts)
    if written and not _is_within(reading, written):
        return "", "", ""
    return (written, " ".join(texts), marks[-1] if marks else "") if written else None


def _ask_for_period(reading: Reading, row: int) -> None:
    labels = list(reading.table.row_labels(row).values())
    words = " ".join(labels) or f"row {row + 1}"
    message = f"“{words}” says no period. Leave such rows out, or say what they are."
    reading.findings.ask("no-period", message, reading.cell(row, min(reading.page.cells[row])), words)


def _place_column(reading: Reading) -> int | None:
    """The column in which the places stand: the one so called, or the one that holds most of those picked."""
    places, table = reading.numbers.places, reading.table
    if places.at != "rows":
        return None
    if places.column and (named := reading.columns_called(places.column)):
        return named[0]
    picked = {folded(label(name)) for name in (*places.picked, *places.left_out)}
    counts = Counter(
        column for row in table.data_rows for column, text in table.row_labels(row).items() if folded(text) in picked
    )
    return counts.most_common(1)[0][0] if counts else None


def _place_of(
    reading: Reading, row: int, column: int, place_column: int | None, lines: list[str]
) -> tuple[str, str] | None:
    """The place as the table names it and ours; None for one that is not wanted, or is asked about."""
    places = reading.numbers.places
    if places.at == "stated":
        return "", places.partner
    if places.at == "rows":
        texts = [reading.table.row_labels(row).get(place_column, "")] if place_column is not None else []
    else:
        texts = list(reading.table.heading(column)) if places.at == "columns" else lines
    picked = {folded(label(name)): partner for name, partner in places.picked.items()}
    for text in texts:
        if folded(text) in picked:
            return text, picked[folded(text)]
    if (
        places.at == "rows"
        and places.others == "ask"
        and texts
        and texts[0]
        and not is_left_out(texts, places.left_out)
    ):
        message = f"“{texts[0]}” is in the table and not in the recipe. Pick it, or leave it out."
        reading.findings.ask("new-label", message, reading.cell(row, place_column or 0), texts[0])
    return None
