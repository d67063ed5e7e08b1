"""What stands on each sheet of the data behind charts, whatever library writes it; a sheet has one table."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from twinboard.bounds import sentence_case
from twinboard.citations import citation_words
from twinboard.frames import Row
from twinboard.papers.coded import CodedChart
from twinboard.papers.data.register import (
    SHORTHAND,
    UNAVAILABLE,
    number_columns,
    source_columns,
)
from twinboard.papers.data.typed_columns import TypedColumn, typed_columns
from twinboard.rules import method_words

LONGEST_NAME = 31
NOTES, SOURCES, READING, NUMBERS = "Notes", "Sources", "How to read the numbers", "Numbers"
_NOT_IN_NAME = re.compile(r"[\[\]:*?/\\']")
_ENDS_NOTHING = ("a", "an", "and", "by", "from", "of", "over", "the", "to")
_VOCABULARIES: Mapping[str, Mapping[str, str]] = {
    "How exact": {str(bound): meaning for bound, meaning in method_words.BOUNDS.items()},
    "Status": method_words.STATUSES,
    "Stage of money": method_words.STAGES,
    "Attribution": method_words.ATTRIBUTIONS,
}
"""By the header of the column in which the words stand."""


@dataclass(frozen=True)
class DataBook:
    """The data behind charts of one version: the charts, and the rows of the register and the sources behind them.

    `numbers` are rows of `evidence/facts`, `sources` rows of `explore/sources`, as `behind` picks them. A book without
    charts is the whole register.
    """

    title: str
    version: int
    published_at: datetime
    charts: tuple[CodedChart, ...]
    numbers: Sequence[Row]
    sources: Sequence[Row]


@dataclass(frozen=True)
class DataSheet:
    """A sheet: its name, the name of its table, its title, the lines below the title, and the columns of its table.

    Its `marks` are those of the notes that apply, such as `[note 1]`.
    """

    name: str
    table: str
    title: str
    lines: tuple[str, ...]
    columns: tuple[TypedColumn, ...]
    sources: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()

    @property
    def shorthand(self) -> tuple[str, ...]:
        """The marks that stand in its cells."""
        used = {cell for column in self.columns for cell in column.cells if isinstance(cell, str)}
        return tuple(mark for mark in SHORTHAND if mark in used)

    @property
    def instructions(self) -> str:
        """What there is on the sheet, and where its marks are explained."""
        explained = f" Marks such as [note 1] are explained on the sheet {NOTES}." if self.marks else ""
        return f"This sheet has one table.{explained}"

    @property
    def legend(self) -> tuple[str, ...]:
        """What the shorthand in its cells means; the notes say it in their table."""
        used = self.shorthand if self.name != NOTES else ()
        return tuple(f"{mark}: {SHORTHAND[mark]}." for mark in used)

    @property
    def above(self) -> tuple[str, ...]:
        """All lines between title and table, in their order."""
        return (*self.lines, self.instructions, *self.legend, *self.sources)


def sheets(book: DataBook) -> tuple[DataSheet, ...]:
    """The sheets after the cover and the contents: notes, sources, words, a sheet for each chart, numbers."""
    notes = _notes(book.charts)
    figures = [_figure(number, coded, notes) for number, coded in enumerate(book.charts, start=1)]
    behind = [_reading(), *figures, *([_numbers(book)] if book.numbers else [])]
    found = [*([_sources(book)] if book.sources else []), *behind]
    return (_notes_sheet(notes, found), *found)


def _notes(charts: Iterable[CodedChart]) -> dict[str, int]:
    """What has to be known with a chart, each once, with its number."""
    said = [note for coded in charts for note in _notes_of(coded)]
    return {note: number for number, note in enumerate(dict.fromkeys(said), start=1)}


def _notes_of(coded: CodedChart) -> list[str]:
    return [
        *coded.chart.drawing.caveats,
        *(f"Sources disagree: {asked.question}" for asked in coded.chart.disagreements),
    ]


def _mark(number: int) -> str:
    return f"[note {number}]"


def _figure(number: int, coded: CodedChart, notes: Mapping[str, int]) -> DataSheet:
    drawing, made = coded.chart.drawing, method_words.CHARTS[coded.chart.name]
    marks = tuple(_mark(notes[note]) for note in dict.fromkeys(_notes_of(coded)))
    chosen = "; ".join(f"{name} {value}" for name, value in coded.reference.parameters)
    lines = (
        drawing.subtitle,
        *([f"Notes that apply: {' '.join(marks)}"] if marks else []),
        f"How it is made: {made.how}",
        f"Left out: {made.left_out}",
        *([f"Chosen: {chosen}."] if chosen else []),
        f"Code: {coded.stamp}." if coded.code else f"{coded.stamp}.",
    )
    return DataSheet(
        sheet_name(f"{number} {made.name}"),
        f"figure_{number}_{coded.chart.name}",
        f"Figure {number}: {drawing.title}",
        tuple(line for line in lines if line),
        tuple(_filled(column) for column in typed_columns(drawing.table)),
        tuple(f"Source: {citation_words(citation)}." for citation in coded.chart.citations),
        marks,
    )


def sheet_name(name: str) -> str:
    """A name that a sheet can have, cut after a word that can end it."""
    words = _NOT_IN_NAME.sub(" ", name).split()
    if len(" ".join(words)) <= LONGEST_NAME:
        return " ".join(words)
    while len(words) > 1 and (len(" ".join(words)) > LONGEST_NAME or words[-1] in _ENDS_NOTHING):
        words.pop()
    return " ".join(words)[:LONGEST_NAME]


def _filled(column: TypedColumn) -> TypedColumn:
    return replace(column, cells=tuple(UNAVAILABLE if cell is None else cell for cell in column.cells))


def _numbers(book: DataBook) -> DataSheet:
    which = "that the charts show" if book.charts else "of the register"
    return DataSheet(
        NUMBERS,
        "numbers",
        f"The numbers {which}, each with its source",
        (
            f"A number is as its source states it. The word beside it says how exact it is; the sheet {READING} says "
            "what each word means. Numbers of different status, stage or attribution are not to be added.",
        ),
        number_columns(book.numbers),
    )


def _sources(book: DataBook) -> DataSheet:
    which = "behind the charts" if book.charts else "of the register"
    return DataSheet(SOURCES, "sources", f"The sources {which}", (), source_columns(book.sources))


def _reading() -> DataSheet:
    words = [(kind, word, meaning) for kind, words in _VOCABULARIES.items() for word, meaning in words.items()]
    kinds, said, meanings = zip(*words, strict=True)
    return DataSheet(
        READING,
        "words",
        READING,
        ("What the words mean that stand beside a number, by the column in which they stand.",),
        (
            TypedColumn("Column", kinds),
            TypedColumn("Word", tuple(sentence_case(str(word)) for word in said)),
            TypedColumn("What it means", meanings),
        ),
    )


def _notes_sheet(notes: Mapping[str, int], found: Sequence[DataSheet]) -> DataSheet:
    told = [(_mark(number), text, _places(_mark(number), found)) for text, number in notes.items()]
    told += [(mark, f"{sentence_case(SHORTHAND[mark])}.", _places(mark, found)) for mark in SHORTHAND]
    marks, texts, places = zip(*told, strict=True)
    columns = (TypedColumn("Mark", marks), TypedColumn("What it means", texts), TypedColumn("Sheets", places))
    return DataSheet(NOTES, "notes", "Notes and shorthand", (), columns)


def _places(mark: str, found: Iterable[DataSheet]) -> str:
    """The sheets on which a mark stands, as a note or as shorthand."""
    return "; ".join(sheet.name for sheet in found if mark in (*sheet.marks, *sheet.shorthand)) or "none"
