"""What a row looks like that may be none of the table's: the kind of issue that says so."""

from collections.abc import Sequence
from functools import cached_property
from math import isfinite

from twinboard.models import CellValue, Kind
from twinboard.rules.header_words import columns_named, is_header_word
from twinboard.rules.row_words import DESCRIBES, LONG, NIL, NOTE, NOTE_BESIDE, NUMBER, RULED, TOTAL, YEAR
from twinboard.signs import visible
from twinboard.validate.fits import Fits
from twinboard.validate.structure import Matched, is_blank
from twinboard.validate.values import read_value

Filled = Sequence[tuple[int, CellValue]]
"""The filled cells of a row, each with its place in the table."""

_NUMBERS = (Kind.QUANTITY, Kind.BARE, Kind.COUNT, Kind.COORDINATE)
_HEADERS_AT_LEAST, _TYPED_AT_LEAST, _FIRST_PLACES, _LONGEST_LABEL = 3, 3, 3, 60
_MOST_BELOW_HEADER = 3
_MOST_BELOW = 2
BESIDE = "beside"
"""What a row is of which nothing stands in our columns: that those beside were left alone is told of them."""


class Form(Fits):
    """What the columns of a sheet expect, by their place in the table."""

    def __init__(self, matched: Matched) -> None:
        super().__init__(matched)
        self.matched = matched
        self.id_place = matched.positions.get(matched.sheet.id_column)
        self.required = [place for _, place in matched.required()]
        if self.id_place is not None and _is_mostly_filled(matched, self.id_place):
            self.required.insert(0, self.id_place)

    @cached_property
    def header(self) -> list[str]:
        return [_text(value).casefold() for value in self.matched.table.header]

    def is_number_column(self, place: int) -> bool:
        """Whether numbers are expected there, or nothing is known of it."""
        return place not in self.columns or self.columns[place].kind in _NUMBERS

    def is_choice(self, place: int, value: CellValue) -> bool:
        column = self.columns.get(place)
        return bool(column and _text(value).casefold() in column.choices)

    def is_own_id(self, place: int, value: CellValue) -> bool:
        """Whether it is an id that an officer made up: not a bare number or year."""
        column = self.columns.get(place)
        is_id = column is not None and place == self.id_place and read_value(column, value).issue is None
        return is_id and any(letter.isalpha() for letter in _text(value)) and not TOTAL.fullmatch(_text(value))

    def count_lacking(self, filled: Filled) -> int:
        """How many of the cells that must be filled are not."""
        places = {place for place, _ in filled}
        return sum(place not in places for place in self.required)

    def lacks_half(self, filled: Filled) -> bool:
        """Whether a row lacks half of what must be filled, or more."""
        return bool(self.required) and 2 * self.count_lacking(filled) >= len(self.required)

    def is_unfinished(self, filled: Filled) -> bool:
        """Whether a row has no id, and lacks two more cells that must be filled."""
        has_id = any(place == self.id_place and self.fits(place, value) for place, value in filled)
        return not has_id and self.count_lacking(filled) > 1

    def has_sure_id(self, filled: Filled) -> bool:
        """Whether an id stands in a row that is no word of a language."""
        return any(self.is_own_id(place, value) and not _text(value).isalpha() for place, value in filled)

    def counts(self, content: Filled) -> tuple[int, int]:
        """How many of the cells are values of their columns, and how many are none."""
        found = [self.fits(place, value) for place, value in content]
        return found.count(True), found.count(False)


def _is_mostly_filled(matched: Matched, place: int) -> bool:
    """Whether a column that may be blank is filled in most rows, so that one without it is odd."""
    cells = [row[place] if place < len(row) else None for _, row in matched.filled_rows()]
    return 2 * sum(not is_blank(value) for value in cells) > len(cells)


def kind_of(form: Form, row: Sequence[CellValue], index: int) -> str:
    """The kind of issue that names what the row looks like; empty for a row of the table. `index` is the row's own."""
    filled = _filled(row)
    if len(filled) > 1 and not any(place in form.columns for place, _ in filled):
        return BESIDE
    content = [(place, value) for place, value in filled if not _is_nothing(form, place, value)]
    if kind := _headers(form, filled, row) or _of_form(form, filled, content, index):
        return kind
    if _begins_another(form, filled, index):
        return "second-table"
    if not form.lacks_half(filled):
        return ""
    return _alone(form, *content[0]) if len(content) == 1 else _several(form, content)


def _of_form(form: Form, filled: Filled, content: Filled, index: int) -> str:
    """Whether a row is a part of a form that is not filled in: lines, zeros, or what its columns mean."""
    if not content and (form.lacks_half(filled) or len(filled) > 1):
        return "blank-form-row"
    is_bare = form.count_lacking(filled) == len(form.required) and [place for place, _ in filled] != [form.id_place]
    return "header-described" if index < _MOST_BELOW_HEADER and _describes(form, filled, is_bare=is_bare) else ""


def _filled(row: Sequence[CellValue]) -> list[tuple[int, CellValue]]:
    return [(place, value) for place, value in enumerate(row) if not is_blank(value)]


def _begins_another(form: Form, filled: Filled, index: int) -> bool:
    """Whether a row holds the headers of a table that is none of ours: words, of which none is a value of its column,
    above rows that are none of ours either. A word in small letters may be an id; few ids are without a hyphen."""
    rows = form.matched.table.rows
    if len(filled) < 2 or not all(_is_header(value) for _, value in filled) or form.has_sure_id(filled):
        return False
    good, bad = form.counts(filled)
    good -= any(form.is_own_id(place, value) for place, value in filled)
    below = [content for row in rows[index + 1 : index + 1 + _MOST_BELOW] if (content := _filled(row))]
    if good or not below or any(map(form.has_sure_id, below)):
        return False
    if form.lacks_half(filled):
        return all(_is_foreign(form, content) or form.lacks_half(content) for content in below)
    is_apart = index > 0 and not _filled(rows[index - 1])
    is_other = bad > 1 or (bad == 1 and is_apart and form.count_lacking(filled) > 1)
    return is_other and all(_is_foreign(form, content) or form.is_unfinished(content) for content in below)


def _is_header(value: CellValue) -> bool:
    return (_is_wordy(value) and len(str(value)) <= LONG) or bool(YEAR.fullmatch(_text(value)))


def _is_foreign(form: Form, content: Filled) -> bool:
    """Whether most that stands in a row, two cells at least, belongs into none of the columns."""
    good, bad = form.counts(content)
    return len(content) > 1 and bad > good


def _headers(form: Form, filled: Filled, row: Sequence[CellValue]) -> str:
    """Whether the headers are repeated, or those of another table begin."""
    words = [place for place, value in filled if form.header[place : place + 1] == [_text(value).casefold()]]
    if len(words) >= 2 and 2 * len(words) > len(filled):
        return "header-again"
    named = columns_named(form.matched.sheet, row)
    count = max(len(set(named.values())), sum(is_header_word(value) for _, value in filled))
    if count < _HEADERS_AT_LEAST or 5 * count < 3 * len(filled):
        return ""
    others = [place for place, value in filled if is_header_word(value) and place not in named.values()]
    is_same = not others and all(form.matched.positions.get(name) == place for name, place in named.items())
    return "header-again" if is_same else "second-table"


def _describes(form: Form, filled: Filled, *, is_bare: bool) -> bool:
    """Whether a row right below the headers says what they mean: units, required, a sentence in each cell.

    No cell of it reads as what its column expects, and there is no digit where numbers and days are expected.
    """
    if all(_text(value).casefold() in DESCRIBES for _, value in filled):
        return True
    typed = [(form.columns[place], value) for place, value in filled if place in form.columns]
    typed = [(column, value) for column, value in typed if column.kind not in (Kind.TEXT, Kind.REFERENCE)]
    wrong = [
        _is_wordy(value) and (_text(value).casefold() in DESCRIBES or not read_value(column, value).is_of_column)
        for column, value in typed
    ]
    return bool(wrong) and all(wrong) and (is_bare or len(wrong) >= _TYPED_AT_LEAST)


def _is_wordy(value: CellValue) -> bool:
    return isinstance(value, str) and not any(letter.isdigit() for letter in value)


def _is_nothing(form: Form, place: int, value: CellValue) -> bool:
    """What stands in a form before anything is entered: lines, zeros, the choice of a drop-down."""
    text = _text(value)
    is_nil = bool(RULED.fullmatch(text) or NIL.fullmatch(text))
    return is_nil or (place != form.id_place and form.is_choice(place, value))


def _alone(form: Form, place: int, value: CellValue) -> str:
    """What one value without others is."""
    text = _text(value)
    if form.is_own_id(place, value):
        return "unfinished-row"
    if isinstance(value, float) and not isfinite(value):
        return ""
    if _is_total(text):
        return "total-row"
    if _is_number(value):
        return "perhaps-total" if place in form.columns and form.is_number_column(place) else "heading-row"
    if NOTE.fullmatch(text) or len(text) > LONG:
        return "note-row"
    return "heading-row" if place < _FIRST_PLACES else "lone-value"


def _several(form: Form, content: Filled) -> str:
    """What a label and numbers are, or a note and what stands beside it."""
    labels = [(place, _text(value)) for place, value in content if not _is_number(value)]
    if any(form.is_own_id(place, value) for place, value in content):
        return ""
    if any(_is_total(text) for _, text in labels[:2]):
        return "total-row"
    first = _text(content[0][1])
    if len(content) <= _FIRST_PLACES and (NOTE_BESIDE.fullmatch(first) or NOTE.fullmatch(first)):
        return "note-row"
    numbers = [place for place, value in content if _is_number(value) and form.is_number_column(place)]
    count_required = sum(place in form.required for place, _ in content)
    if numbers and len(content) - len(numbers) <= 1 and count_required <= 1:
        return "perhaps-total"
    return "stray-row" if _is_foreign(form, content) else ""


def _is_total(text: str) -> bool:
    return len(text) <= _LONGEST_LABEL and bool(TOTAL.fullmatch(text))


def _is_number(value: CellValue) -> bool:
    if isinstance(value, int | float):
        return isfinite(value)
    return isinstance(value, str) and bool(NUMBER.fullmatch(value.strip()))


def _text(value: CellValue) -> str:
    return " ".join(visible(str(value)).split()) if value is not None else ""
