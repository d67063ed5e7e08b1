"""What was read in one of several ways: asked of the officer, together for a column, unless the row is published so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from twinboard.models import Record, Rows, Value
from twinboard.validate.cells import SheetReading
from twinboard.validate.new_words import known_words, words_beside
from twinboard.validate.reading import NEW_WORD, Reading

_EACH = frozenset({"list-taken-apart", "list-or-one", "says-nothing", NEW_WORD})
"""What is asked of each value by itself; of all others a column is asked about once."""
_OF_FILE = "day-or-month-first"
"""What the whole file is asked about once."""


@dataclass
class _Question:
    """The places of one question in one column, in order."""

    reading: SheetReading
    column: str
    kind: str
    found: dict[int, Reading] = field(default_factory=dict)

    @property
    def texts(self) -> dict[str, Reading]:
        """What is asked about, each text once."""
        return {str(self.reading.typed(self.column, position)).strip(): one for position, one in self.found.items()}


def ask(readings: Sequence[SheetReading], published: Rows) -> None:
    """Adds the doubts of the readings to their issues."""
    questions = [one for reading in readings for one in _questions(reading, published)]
    for question in questions:
        if question.kind in _EACH:
            known = _words_known(question, published) if question.kind == NEW_WORD else ()
            for position, one in question.found.items():
                typed = question.reading.typed(question.column, position)
                words = words_beside(str(one.value), known) if known else one.words
                question.reading.report(one.doubt, question.column, position, typed, **words)
        elif question.kind != _OF_FILE:
            _ask_together(question, question.texts)
    if of_file := [question for question in questions if question.kind == _OF_FILE]:
        _ask_together(of_file[0], {text: one for question in of_file for text, one in question.texts.items()})


def _words_known(question: _Question, published: Rows) -> tuple[str, ...]:
    """The words of a column: those declared, then those published."""
    sheet = question.reading.matched.sheet
    return known_words(sheet.column(question.column), published.get(sheet.name, {}).values())


def _questions(reading: SheetReading, published: Rows) -> list[_Question]:
    known, ids = published.get(reading.matched.sheet.name, {}), reading.ids
    found: dict[tuple[str, str], _Question] = {}
    for column, doubtful in reading.doubtful.items():
        now = reading.columns[column]
        grown = {record.values.get(column) for record in known.values()} if _has_new_words(doubtful) else ()
        for position, one in doubtful.items():
            if one.doubt == NEW_WORD and one.value in grown:
                continue
            if _is_open(one, _before(known.get(ids[position]), column), now[position]):
                at = column, one.doubt
                found.setdefault(at, _Question(reading, *at)).found[position] = one
    return list(found.values())


def _has_new_words(doubtful: Mapping[int, Reading]) -> bool:
    return any(one.doubt == NEW_WORD for one in doubtful.values())


def _before(record: Record | None, column: str) -> Value:
    return record.values.get(column) if record else None


def _is_open(one: Reading, before: Value, now: Value) -> bool:
    """What is published so has been asked; a financial year of a settled column is asked where a month is published."""
    if one.doubt == "year-published-as-month":
        return before is not None and before != now
    return before != now


def _ask_together(question: _Question, texts: Mapping[str, Reading]) -> None:
    first, *others = texts
    more = f" (and {len(others)} more like it)" if others else ""
    for position in question.found:
        words = {**texts[first].words, "others": more}
        question.reading.report(question.kind, question.column, position, first, **words)
