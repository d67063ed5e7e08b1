"""Sheets that hold some of their columns only: they change just those of rows that are published."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from twinboard.models import Bound, Column, Kind, Record
from twinboard.numerals import in_digits
from twinboard.rules.identities import IDENTITIES
from twinboard.rules.issue_kinds import issue
from twinboard.rules.stored import high_of, stored_columns, typed_with
from twinboard.validate.cells import SheetReading
from twinboard.validate.identity.directory import Directory
from twinboard.validate.identity.references import either
from twinboard.validate.structure import Matched


def columns_sent(matched: Matched) -> frozenset[str]:
    """The stored columns, but for the id, of which the file says something."""
    columns = [column for column in matched.sheet.columns[1:] if column.name in matched.positions]
    return frozenset(column.name for column in columns).union(name for column in columns for name in typed_with(column))


def fill_up(reading: SheetReading, published: Mapping[str, Record]) -> None:
    """Puts what is published into the columns that the file lacks, so that each row is judged as it would stand."""
    known = [published.get(identity) for identity in reading.ids]
    lacking = [name for name in stored_columns(reading.matched.sheet)[1:] if name not in columns_sent(reading.matched)]
    for name in lacking if any(known) else ():
        reading.sent[name] = reading.columns[name]
        reading.columns[name] = [
            record.values.get(name) if record and value is None else value
            for value, record in zip(reading.sent[name], known, strict=True)
        ]
    for column in reading.matched.sheet.columns:
        if column.high_in in lacking and {column.name, column.bound_in} & columns_sent(reading.matched):
            _keep_ranges(reading, column)


def _keep_ranges(reading: SheetReading, column: Column) -> None:
    """A published higher end stays with a number that is still a range, and goes with the word of one that is none."""
    name, words = high_of(column), reading.columns[str(column.bound_in)]
    highs = zip(reading.columns[name], words, strict=True)
    reading.columns[name] = [high if word == Bound.BETWEEN else None for high, word in highs]
    reading.sent.pop(name, None)


def keep_names(reading: SheetReading, published: Mapping[str, Record], found: Mapping[int, str]) -> None:
    """Leaves the texts by which rows were found as they are published: there they name the row, and do not mend it."""
    texts = {column.name for column in reading.matched.sheet.columns if column.kind is Kind.TEXT}
    for name in texts.intersection(IDENTITIES[reading.matched.sheet.name].key, columns_sent(reading.matched)):
        for position, identity in found.items():
            reading.columns[name][position] = published[identity].values.get(name)


def report_lacking(
    reading: SheetReading, published: Mapping[str, Record], in_question: Mapping[int, Sequence[str]]
) -> None:
    """Adds what is wrong where columns that must be filled are not there: a new row needs them all.

    A sheet of which nothing is published, and that has most of the columns, is one of new rows, and is told once.
    `in_question`: the published rows that each new row may be.
    """
    matched, lacking, ids = reading.matched, reading.matched.lacking, reading.ids
    new = [position for position, identity in enumerate(ids) if identity and identity not in published]
    if not lacking or not (new or not reading.rows):
        return
    count_required = sum(column.required for column in matched.sheet.columns)
    if not published or (len(new) == len(reading.rows) and 2 * len(lacking) < count_required):
        for column in lacking:
            where = {"sheet": matched.shown, "cell": matched.header_cell(column.name), "column": column.name}
            reading.issues.append(issue("missing-column", **where, example=column.example))
        return
    known = Directory(matched.sheet.name, (), published, ())
    needed, id_column = ", ".join(column.name for column in lacking), matched.sheet.id_column
    said = {position: _said(reading, position) for position in reading.without_id}
    for position in new:
        named = said.get(position) or ids[position]
        if perhaps := in_question.get(position):
            words = {"choices": either(perhaps), "id_column": id_column}
            reading.report("several-published", id_column, position, named, **words)
        else:
            words = {"columns": needed, "likely": known.likely(named)}
            reading.report("none-published", id_column, position, named, **words)


def _said(reading: SheetReading, position: int) -> str:
    """What a row without an id says of the thing that it tells of."""
    names = [*IDENTITIES[reading.matched.sheet.name].key]
    values = [reading.columns[name][position] for name in names if name in reading.matched.positions]
    return ", ".join(str(value) for value in values if value is not None)


def ask_of_words(reading: SheetReading, published: Mapping[str, Record]) -> None:
    """Adds a doubt where a number is typed without a word, and would keep the published one, as no column says it."""
    for column in reading.matched.sheet.columns:
        word = column.bound_in
        if column.kind is not Kind.QUANTITY or word not in reading.sent or column.name not in reading.matched.positions:
            continue
        for position, (identity, typed) in enumerate(zip(reading.ids, reading.sent[word], strict=True)):
            before, now = published.get(identity), reading.columns[column.name][position]
            kept = before.values.get(word) if before and typed is None else None
            if before and kept not in (None, "exact") and now is not None and now != before.values.get(column.name):
                number, high = in_digits(Decimal(str(now))), reading.columns[high_of(column)][position]
                said = f"{kept} {number}" if high is None else f"{kept} {number} and {in_digits(Decimal(str(high)))}"
                reading.report("word-kept", column.name, position, number, said=said, number=number)
