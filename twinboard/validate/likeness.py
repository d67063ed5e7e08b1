"""Headers and names of sheets that are not ours, and yet like one of ours: which one, or none where it is doubtful."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from twinboard.models import CellValue, Column, Kind, Sheet
from twinboard.rules.other_words import COLUMN_WORDS, EMPTY_SHEET_WORDS, HARMLESS_WORDS, POUNDS_WORDS, SHEET_WORDS
from twinboard.rules.sheets import SHEETS
from twinboard.validate.values import read_value

Words = tuple[str, ...]

_LEAST, _MARGIN, _SHORTEST = 0.85, 0.1, 5
_MOST_HEADERS = 200
_SYMBOLS = str.maketrans({"£": " gbp ", "$": " usd ", "€": " eur ", "¥": " yen ", "%": " per cent "})
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NUMBERS = (Kind.QUANTITY, Kind.COUNT, Kind.COORDINATE)
_ENDINGS = ("id", "gbp")
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
    in_brackets = tuple(" ".join(_words(match[0])) for match in _BRACKETS.finditer(text))
    return Header(_words(_BRACKETS.sub(" ", text)), in_brackets, tuple(values))


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


def like_sheet(name: str) -> Sheet | None:
    """The sheet of ours that a name is like, if there is one."""
    words = tuple(word for word in _words(name) if word not in EMPTY_SHEET_WORDS and not word.isdecimal())
    typed = "".join(words)
    ours = {sheet.name: {sheet.name.casefold(), _noun(sheet), *SHEET_WORDS[sheet.name]} for sheet in SHEETS}
    found = next((one for one, known in ours.items() if typed in known), "") or _likest(
        {one: max(_likeness(typed, key) for key in known) for one, known in ours.items()}, typed
    )
    return next((sheet for sheet in SHEETS if sheet.name == found), None)


def may_be_ours(name: str) -> bool:
    """Whether a sheet of that name is, or is like, one of ours, or has the word of one in it: “Visits 2026”."""
    ours = {word for sheet in SHEETS for word in (sheet.name.casefold(), *SHEET_WORDS[sheet.name])}
    return not ours.isdisjoint(_words(name)) or like_sheet(name) is not None


def _words(text: str) -> Words:
    plain = unicodedata.normalize("NFKD", text.translate(_SYMBOLS)).casefold()
    return tuple(re.findall(r"[^\W_]+", "".join(letter for letter in plain if not unicodedata.combining(letter))))


def _meant(sheet: Sheet, header: Header) -> tuple[str, int]:
    """The column that a header is nearest to, whether the file has it or not, and how (0 is the surest)."""
    for rank, known in enumerate((_names(sheet), _other_words(sheet))):
        for name, keys in known.items():
            if header.joined in keys:
                return name, rank
    likeness = {column.name: max(_all_like(column, header)) for column in sheet.columns}
    return _likest(likeness, header.joined), 2


@cache
def _names(sheet: Sheet) -> Mapping[str, frozenset[str]]:
    """How each column may be written: with or without its ending, the sheet's noun before it, “name” behind it."""
    return {column.name: frozenset(_ways(sheet, column)) for column in sheet.columns}


@cache
def _other_words(sheet: Sheet) -> Mapping[str, frozenset[str]]:
    words = {column.name: COLUMN_WORDS.get(column.name, ()) for column in sheet.columns}
    return {name: frozenset("".join(_words(word)) for word in others) for name, others in words.items()}


def _ways(sheet: Sheet, column: Column) -> Iterator[str]:
    for words in _forms(column):
        yield "".join(words)
        yield _noun(sheet) + "".join(words)
        if column.kind is Kind.REFERENCE:
            yield "".join(words) + "name"


def _forms(column: Column) -> tuple[Words, ...]:
    whole = tuple(column.name.split("_"))
    return (whole, whole[:-1]) if whole[-1] in _ENDINGS else (whole,)


def _noun(sheet: Sheet) -> str:
    return sheet.id_column.removesuffix("_id")


def _all_like(column: Column, header: Header) -> Iterator[float]:
    """Numbers are compared word by word: “Amount £m” is not “Amount £” with a slip of the pen."""
    for words in _forms(column):
        if column.kind not in _NUMBERS:
            yield _likeness(header.joined, "".join(words))
        elif len(words) == len(header.words):
            yield min(map(_likeness, header.words, words))
        else:
            yield 0.0


def _likeness(typed: str, name: str) -> float:
    """From 0 to 1; 0 as well for what is too far off to be near to anything that counts."""
    compared = SequenceMatcher(None, typed, name, autojunk=False)
    return compared.ratio() if compared.real_quick_ratio() >= _LEAST - _MARGIN else 0.0


def _likest(likeness: Mapping[str, float], typed: str) -> str:
    """The likest of the names, if it is like enough and no other is near; else an empty text."""
    *_, second, first = sorted(likeness, key=lambda name: likeness[name])
    is_clear = likeness[first] >= _LEAST and likeness[first] - likeness[second] >= _MARGIN
    return first if is_clear and len(typed) >= _SHORTEST else ""


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
    return read_value(column, value).issue is not None
