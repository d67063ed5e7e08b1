"""The pattern that finds the odd cells of a sheet's XML: all but those written in the one plain way.

A cell whose style shows numbers as they are is plain for these numbers only, and one with a shared text whose letters
differ in look is not; so that what is plain costs a search and no more.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from twinboard.workbook.shown.book import Book
from twinboard.workbook.shown.printed import Plain

MOST = 4_000
"""With more styles or texts that tell something, a pattern of their numbers is no quicker than parsing."""

_FORMULA = rb"<f[^>]*+>(?!HYPERLINK\()(?:[^<]*+</f>)?+"
_FILLED = rb"(?>><v|><is><t|/>|></c>|>" + _FORMULA + rb"<v>[^<])"
_TEXT = rb"(?>><v|><is><t|>" + _FORMULA + rb"<v>[^<])"


def is_too_much(book: Book) -> bool:
    """Whether the sheets of this book are to be parsed cell by cell."""
    return len(book.styles.telling) + len(book.strings) > MOST


def odd_cell(letters: bytes, rows: bytes, book: Book) -> re.Pattern[bytes]:
    """`letters` and `rows` are patterns of the columns and rows that the sheet may have."""
    place = rb' r="(?:' + letters + rb")(?:" + rows + rb')"'
    plain = _not_telling(book.strings) + place + rb"(?:" + rb"|".join(_plain(book)) + rb")"
    said = place + rb'(?: s="\d++")?+ t="str">' + _FORMULA + rb"<v(?:/>|></v>)"
    return re.compile(rb"<c(?!" + plain + rb")(?=[\s/>])(?!" + said + rb")(?:[^>]*?(?:/>|>.*?</c>)|)", re.DOTALL)


def _plain(book: Book) -> Iterable[bytes]:
    """The ways in which what follows the address may be written."""
    telling = book.styles.telling
    unless = rb"(?!(?:" + any_of(telling) + rb')")' if telling else b""
    yield rb'(?: s="' + unless + rb'\d++")?+(?: t="[^ed"]\w*+")?+ ?+' + _FILLED
    if not telling:
        return
    yield rb' s="\d++"(?: t="n")?+ ?+(?>/>|></c>)'
    if texts := [number for number, style in telling.items() if not style.changes_all]:
        yield rb' s="(?:' + any_of(texts) + rb')" t="(?:s|str|inlineStr|b)" ?+' + _TEXT
    numbers: dict[Plain, list[int]] = defaultdict(list)
    for number, style in telling.items():
        if style.plain:
            numbers[style.plain].append(number)
    for plain, styles in numbers.items():
        value = rb"(?:" + _FORMULA + rb")?+<v>" + number_in(plain) + rb"<"
        yield rb' s="(?:' + any_of(styles) + rb')"(?: t="n")?+ ?+>' + value


def number_in(plain: Plain) -> bytes:
    """The numbers that a format prints as they are, as a file writes them."""
    decimals = rb"(?:\.\d{1,%d})?" % plain.decimals if plain.decimals else b""
    zero = b"" if plain.zero else rb"(?![0.]+<)"
    return (b"-?" if plain.negative else b"") + zero + rb"\d{1,15}" + decimals


def _not_telling(strings: Iterable[int]) -> bytes:
    numbers = any_of(strings)
    return rb'(?![^>]*? t="s"[^>]*+><v>(?:' + numbers + rb")<)" if numbers else b""


def any_of(numbers: Iterable[int]) -> bytes:
    """A pattern for these numbers in digits, digit by digit: empty for none."""
    return _branch({str(number) for number in numbers}).encode()


def _branch(texts: set[str]) -> str:
    rests: dict[str, set[str]] = defaultdict(set)
    for text in texts - {""}:
        rests[text[0]].add(text[1:])
    alike: dict[str, list[str]] = defaultdict(list)
    for digit, rest in sorted(rests.items()):
        alike[_branch(rest)].append(digit)
    ways = [(digits[0] if len(digits) == 1 else f"[{''.join(digits)}]") + rest for rest, digits in alike.items()]
    if not ways:
        return ""
    joined = "|".join(ways)
    return f"(?:{joined}){'?' if '' in texts else ''}" if len(ways) > 1 or "" in texts else joined
