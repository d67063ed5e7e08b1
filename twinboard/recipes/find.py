"""Finds the tables that stand on a sheet: where numbers go on below each other, or short headings stand above words."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from twinboard.recipes.page import Is, Page, same
from twinboard.recipes.tables import Found, is_codes, is_heading

_MOST_HEADINGS, _LONGEST_HEADING = 6, 160
_LOOKS_DOWN = 4
_UNIT = re.compile(r".*(?:thousand|million|billion|£|\$|€|per cent|%|index|units?\b).*", re.IGNORECASE)
_FEW_ROWS = 3
_VALUES = (Is.NUMBER, Is.MARK, Is.DATE)


def find_tables(page: Page) -> tuple[Found, ...]:
    """The candidate tables of a sheet from the top down; none where no two rows belong together."""
    if "tables" not in page.found:
        page.found["tables"] = _tables(page)
    return tuple(page.found["tables"])


def _tables(page: Page) -> tuple[Found, ...]:
    found: list[Found] = []
    start = 0
    while (table := _next_table(page, start)) is not None:
        found.append(table)
        start = table.last + 1
    return tuple(found)


def _next_table(page: Page, start: int) -> Found | None:
    for row in range(start, len(page.cells)):
        if _begins(page, row, start):
            headings, first = _headings(page, row, start)
            last, again = _body(page, row, headings)
            found = _trimmed(Found(page, headings, first, last, _above(page, min((*headings, first)), start), again))
            if not _is_notes(found):
                return found
    return None


def _trimmed(found: Found) -> Found:
    """The table without the rows of headings that name no column of numbers: these are its title and its unit."""
    named = [
        row
        for row in found.headings
        if (len(found.page.cells[row]) > 2 or not found.values.isdisjoint(found.page.cells[row]))
        and not _is_unit(found.page, row)
    ]
    return replace(found, headings=tuple(named)) if found.values and named else found


def _is_unit(page: Page, row: int) -> bool:
    texts = [page.text(row, column) for column in page.cells[row]]
    return len(texts) == 1 and bool(_UNIT.fullmatch(texts[0].strip()))


def _above(page: Page, end: int, start: int) -> int:
    """Where the lines above a table start: at the top of the sheet, or after a gap below the table before it."""
    if start == 0:
        return 0
    gaps = [row for row in range(start, end - 1) if not page.cells[row] and not page.cells[row + 1]]
    return max((gap + 2 for gap in gaps), default=start)


def _is_notes(found: Found) -> bool:
    """Whether it is a list of numbered notes: no headings, and one number a line, counting up."""
    if found.headings or len(found.values) != 1:
        return False
    column = next(iter(found.values))
    numbers = [number.value for row in found.data_rows if (number := found.page.number(row, column))]
    return numbers == sorted(numbers) and all(0 < number < 100 for number in numbers)


def _begins(page: Page, row: int, start: int) -> bool:
    """Whether a row is the first of a table: its numbers go on below it or stand under headings."""
    kinds = page.kinds[row]
    below = _filled_after(page, row)
    if not kinds or is_heading(kinds, page, row) or _is_one_year(page, row, below):
        return False
    numbers = [column for column, kind in kinds.items() if kind in _VALUES or kind is Is.YEAR]
    if numbers and any(page.kinds[later].get(column) in _VALUES for later in below for column in numbers):
        return True
    above = _row_above(page, row, start)
    if above is None:
        return False
    if _tells_numbers_in_words(page, above, row, below):
        return True
    if numbers and any(page.kinds[above].get(column) in (Is.TEXT, Is.YEAR) for column in numbers):
        return len(kinds) > (2 if set(kinds.values()) == {Is.TEXT, Is.DATE} else 1)
    return _is_list_of_words(page, above, row)


def _tells_numbers_in_words(page: Page, above: int, row: int, below: Sequence[int]) -> bool:
    """Whether a row under headings begins with “about 3,000”; ages such as 16 to 24 above numbers are headings."""
    kinds, heads = page.kinds[row], page.kinds[above]
    worded = {column for column, kind in kinds.items() if kind is Is.WORDED}
    under = {column for later in below for column, kind in page.kinds[later].items() if kind in _VALUES}
    words = {column for column, kind in kinds.items() if kind is Is.TEXT}
    is_headed = all(heads.get(column) in (Is.TEXT, Is.YEAR) for column in (*worded, *words))
    return bool(worded and words and under & worded) and is_headed and words.isdisjoint(under)


def _is_one_year(page: Page, row: int, below: Sequence[int]) -> bool:
    """Whether a row heads the one column of numbers below it with a year."""
    numbers = {column: kind for column, kind in page.kinds[row].items() if kind is not Is.TEXT}
    if list(numbers.values()) != [Is.YEAR]:
        return False
    column = next(iter(numbers))
    under = [kind for later in below if (kind := page.kinds[later].get(column))]
    return bool(under) and set(under) <= {Is.NUMBER, Is.MARK}


def _is_list_of_words(page: Page, above: int, row: int) -> bool:
    """Whether a row stands under short headings, all of words, as in a list without any number."""
    heads = page.kinds[above]
    if above != row - 1 or set(heads.values()) != {Is.TEXT} or len(page.cells[row]) < 2:
        return False
    below = [row, *_filled_after(page, row)]
    if len(below) < _FEW_ROWS or any(
        kind in (Is.NUMBER, Is.YEAR) for later in below for kind in page.kinds[later].values()
    ):
        return False
    texts = [page.text(above, column) for column in heads]
    return len({*texts}) == len(texts) and max(map(len, texts)) <= 60 and page.cells[row].keys() <= heads.keys()


def _headings(page: Page, row: int, start: int) -> tuple[tuple[int, ...], int]:
    """The rows of headings above a first row of numbers, and the first row with what stands between them and it."""
    below = [row, *_filled_after(page, row)]
    under = {column for later in below for column, kind in page.kinds[later].items() if kind in (*_VALUES, Is.YEAR)}
    if not under:
        return (row - 1,), row
    rows: list[int] = []
    first, gap = row, 0
    for above in range(row - 1, start - 1, -1):
        cells = page.cells[above]
        if not cells:
            gap += 1
            if gap > 2:
                break
            continue
        is_beside = under.isdisjoint(cells) and (gap or len(cells) <= 2)
        if rows and (is_beside or (gap and len(cells) <= 2)):
            break
        if _is_prose(page, above):
            break
        if is_beside or is_codes(page, above, under):
            first = above
        else:
            rows.append(above)
            if len(rows) == _MOST_HEADINGS:
                break
        gap = 0
    return tuple(reversed(rows)), first


def _is_prose(page: Page, row: int) -> bool:
    return max(len(page.text(row, column)) for column in page.cells[row]) > _LONGEST_HEADING


def _body(page: Page, first: int, headings: Sequence[int]) -> tuple[int, frozenset[int]]:
    """The last row of a table, and the rows within it that repeat its headings or name series anew."""
    numbers = _number_columns(page, first)
    last, again = first, set[int]()
    for row in range(first + 1, len(page.cells)):
        kinds = page.kinds[row]
        if not kinds:
            if not numbers and _ends_words(page, row):
                break
            continue
        if _heads_anew(page, row, numbers):
            is_same = any(_same_row(page, row, heading) for heading in headings)
            if not is_same and not is_codes(page, row, numbers):
                break
            again.add(row)
        elif not numbers.isdisjoint(kinds) or (not numbers and len(kinds) > 1):
            last = row
    return last, frozenset(row for row in again if row < last)


def _ends_words(page: Page, row: int) -> bool:
    """Whether a list of words ends at a blank row: what follows is no row of it."""
    below = _filled_after(page, row)
    return not below or len(page.cells[below[0]]) < 2


def _number_columns(page: Page, first: int) -> set[int]:
    near = [first, *_filled_after(page, first)]
    if not any(kind in (*_VALUES, Is.YEAR) for row in near for kind in page.kinds[row].values()):
        return set()
    rows = [first, *_filled_after(page, first, 12)]
    counts = Counter(column for row in rows for column, kind in page.kinds[row].items() if kind in (*_VALUES, Is.YEAR))
    return {column for column, count in counts.items() if 3 * count >= len(rows)} or {*counts}


def _heads_anew(page: Page, row: int, numbers: set[int]) -> bool:
    """Whether a row of words stands where numbers stood, after a gap, and numbers follow."""
    kinds = page.kinds[row]
    if row in (0,) or (len(page.cells[row - 1]) > 1 and not _is_heading_above(page, row)):
        return False
    words = [column for column in numbers if kinds.get(column) in (Is.TEXT, Is.WORDED, Is.YEAR)]
    values = [column for column in numbers if kinds.get(column) in _VALUES]
    if values or len(words) < 2 or 2 * len(words) < min(len(numbers), 8):
        return False
    below = _filled_after(page, row)
    return any(page.kinds[later].get(column) in _VALUES for later in below for column in (*numbers, *kinds))


def _is_heading_above(page: Page, row: int) -> bool:
    """Whether the row above is words alone as well: the second of two rows of headings."""
    above = page.kinds[row - 1]
    return not any(kind in _VALUES for kind in above.values())


def _same_row(page: Page, row: int, other: int) -> bool:
    cells = {**page.cells[row], **page.cells[other]}
    return all(same(page.text(row, column), page.text(other, column)) for column in cells)


def _filled_after(page: Page, row: int, most: int = _LOOKS_DOWN) -> list[int]:
    """The next rows that hold anything, within a few lines."""
    ahead = range(row + 1, min(row + 1 + 2 * most, len(page.cells)))
    return [later for later in ahead if page.cells[later]][:most]


def _row_above(page: Page, row: int, start: int) -> int | None:
    """The next row above with two cells or more, a few lines up at most."""
    return next((above for above in range(row - 1, max(start, row - 4) - 1, -1) if len(page.cells[above]) > 1), None)
