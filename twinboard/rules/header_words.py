"""The words of headers: which column of ours a header names, exactly or in another word that officers use for it."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from twinboard.models import CellValue, Column, Kind, Sheet
from twinboard.rules.other_words import COLUMN_WORDS
from twinboard.rules.sheets import SHEETS
from twinboard.signs import visible

Words = tuple[str, ...]

_SYMBOLS = str.maketrans({"£": " gbp ", "$": " usd ", "€": " eur ", "¥": " yen ", "%": " per cent "})
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_ENDINGS = ("id", "gbp")
_LONGEST_HEADER = 60
DECLARED = frozenset(column.name for sheet in SHEETS for column in sheet.columns)
"""The name of every column."""


def words_of(text: str) -> Words:
    """The words of a header in small letters, without accents and signs."""
    plain = unicodedata.normalize("NFKD", text.translate(_SYMBOLS)).casefold()
    return tuple(re.findall(r"[^\W_]+", "".join(letter for letter in plain if not unicodedata.combining(letter))))


def parts_of(text: str) -> tuple[Words, Words]:
    """The words of a header, and those of each bracket behind them."""
    in_brackets = tuple(" ".join(words_of(match[0])) for match in _BRACKETS.finditer(text))
    return words_of(_BRACKETS.sub(" ", text)), in_brackets


@cache
def names_of(sheet: Sheet) -> Mapping[str, frozenset[str]]:
    """How each column may be written: with or without its ending, the sheet's noun before it, “name” behind it."""
    return {column.name: frozenset(_ways(sheet, column)) for column in sheet.columns}


@cache
def other_words_of(sheet: Sheet) -> Mapping[str, frozenset[str]]:
    """The other words that officers use for each column."""
    words = {column.name: COLUMN_WORDS.get(column.name, ()) for column in sheet.columns}
    return {name: frozenset("".join(words_of(word)) for word in others) for name, others in words.items()}


def forms_of(column: Column) -> tuple[Words, ...]:
    """The words of a column's name, with and without its ending."""
    whole = tuple(column.name.split("_"))
    return (whole, whole[:-1]) if whole[-1] in _ENDINGS else (whole,)


def noun_of(sheet: Sheet) -> str:
    """What one row of a sheet is called: visit."""
    return sheet.id_column.removesuffix("_id")


def columns_named(sheet: Sheet, cells: Sequence[CellValue]) -> dict[str, int]:
    """The columns of a sheet that the cells of a row name, each with the place of the first cell that does."""
    named: dict[str, int] = {}
    for place, cell in enumerate(cells):
        if isinstance(cell, str) and 0 < len(cell) <= _LONGEST_HEADER:
            for name in _columns_by_word(sheet).get(_joined(cell), ()):
                named.setdefault(name, place)
    return named


def is_header_word(cell: CellValue) -> bool:
    """Whether a cell holds the name of a column of any sheet as it is declared."""
    return isinstance(cell, str) and "_".join(visible(cell).casefold().split()) in DECLARED


@lru_cache(maxsize=2**12)
def _joined(header: str) -> str:
    return "".join(parts_of(visible(header))[0])


@cache
def _columns_by_word(sheet: Sheet) -> Mapping[str, tuple[str, ...]]:
    """The columns that a word names, only by the surest of the two ways."""
    found: dict[str, tuple[str, ...]] = {}
    for known in (names_of(sheet), other_words_of(sheet)):
        new: dict[str, tuple[str, ...]] = {}
        for name, words in known.items():
            for word in words - found.keys():
                new[word] = (*new.get(word, ()), name)
        found |= new
    return found


def _ways(sheet: Sheet, column: Column) -> Iterator[str]:
    for words in forms_of(column):
        yield "".join(words)
        yield noun_of(sheet) + "".join(words)
        if column.kind is Kind.REFERENCE:
            yield "".join(words) + "name"
