"""Headers that are not ours, and yet like one of ours: which one, or none where it is doubtful."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from twinboard.models import CellValue, Column, Kind, Sheet
from twinboard.rules.header_words import Words, forms_of, names_of, other_words_of, parts_of
from twinboard.rules.other_words import HARMLESS_WORDS, POUNDS_WORDS
from twinboard.validate.sheet_names import likeness_of, likest
from twinboard.validate.values import read_value

_MOST_HEADERS = 200
_NUMBERS = (Kind.QUANTITY, Kind.BARE, Kind.COUNT, Kind.COORDINATE)
_LONGEST_REFERENCE = 80


@dataclass(frozen=True)
class Header:
    """A header that is not ours: its words, those in brackets behind them, and some of the values below it."""

    words: Words
    in_brackets: Words
    values: tuple[CellValue, ...]

    @property
    def joined(self) -> str:
        return "".join(self.words)


def header_of(text: str, values: Collection[CellValue]) -> Header:
    """The header as it is compared."""
    return Header(*parts_of(text), tuple(values))


def like_columns(sheet: Sheet, present: Collection[str], headers: Mapping[int, Header]) -> dict[str, int]:
    """The place of the header that stands for a column which the file lacks.

    Equal words win over words of the same meaning, and those over mere likeness. A column for which two headers stand
    equally well has none. Of very many headers none is compared: it would take long, and no sheet of ours has them.
    """
    if len(headers) > _MOST_HEADERS:
        return {}
    ranked: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for place, header in headers.items():
        name, rank = _meant(sheet, header)
        if name and name not in present and _is_possible(sheet.column(name), header):
            ranked[name][rank].append(place)
    best = {name: by_rank[min(by_rank)] for name, by_rank in ranked.items()}
    return {name: places[0] for name, places in best.items() if len(places) == 1}


def _meant(sheet: Sheet, header: Header) -> tuple[str, int]:
    """The column that a header is nearest to, whether the file has it or not, and how (0 is the surest)."""
    for rank, known in enumerate((names_of(sheet), other_words_of(sheet))):
        for name, keys in known.items():
            if header.joined in keys:
                return name, rank
    likeness = {column.name: max(_all_like(column, header)) for column in sheet.columns}
    return likest(likeness, header.joined), 2


def _all_like(column: Column, header: Header) -> Iterator[float]:
    """Numbers are compared word by word: “Amount £m” is not “Amount £” with a slip of the pen."""
    for words in forms_of(column):
        if column.kind not in _NUMBERS:
            yield likeness_of(header.joined, "".join(words))
        elif len(words) == len(header.words):
            yield min(map(likeness_of, header.words, words))
        else:
            yield 0.0


def _is_possible(column: Column, header: Header) -> bool:
    """Whether neither a unit in brackets nor most of the values speak against it."""
    if column.kind in _NUMBERS:
        allowed = HARMLESS_WORDS | (POUNDS_WORDS if column.name.endswith("_gbp") else frozenset())
        if not allowed.issuperset(header.in_brackets):
            return False
    return 2 * sum(_contradicts(column, value) for value in header.values) <= len(header.values)


def _contradicts(column: Column, value: CellValue) -> bool:
    if column.kind is Kind.REFERENCE:
        return not isinstance(value, str) or len(value) > _LONGEST_REFERENCE
    return not read_value(column, value).is_of_column
