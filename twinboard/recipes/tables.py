"""A table on a sheet: its headings, its rows, and what each of its numbers is of."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from twinboard.models import column_letters
from twinboard.recipes.page import GAPS, Is, Page, label

_NO_TITLES = ("official-sensitive", "embargo", "draft", "back to")
_CODE = re.compile(r"[A-Z][A-Z0-9]{2,7}")
_SIGNS = ("£", "$", "€", "¥", "GBP")


@dataclass(frozen=True)
class Line:
    """A line of words that stands above rows: with what it is named by, where it says so (“date”: “Jan 2017”)."""

    text: str
    name: str = ""


@dataclass(frozen=True)
class Found:
    """A table on a page: its rows of headings, its first and last row (all from 0), and where the lines above start.

    `again`: rows within it that repeat the headings, or name the series of the rows below them.
    """

    page: Page
    headings: tuple[int, ...]
    first: int
    last: int
    above: int
    again: frozenset[int] = frozenset()

    @property
    def name(self) -> str:
        """What the page calls it: the first line above it, or the sheet."""
        lines = (line.text for line in self.title_lines if not line.text.casefold().startswith(_NO_TITLES))
        return next(lines, self.page.sheet)

    @cached_property
    def title_lines(self) -> tuple[Line, ...]:
        """The lines above the rows, but for the headings."""
        end = self.headings[-1] if self.headings else self.first - 1
        return tuple(_line(texts) for row, texts in self.page.lines(self.above, end) if row not in self.headings)

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """All columns that hold anything in its rows or headings."""
        rows = (*self.headings, *range(self.first, self.last + 1))
        return tuple(sorted({column for row in rows for column in self.page.cells[row]}))

    @cached_property
    def values(self) -> frozenset[int]:
        """The columns that mostly hold numbers, or marks in their place."""
        counts: dict[int, Counter[Is]] = {column: Counter() for column in self.columns}
        for row in range(self.first, self.last + 1):
            if row not in self.again:
                for column, kind in self.page.kinds[row].items():
                    counts[column][kind] += 1
        found = {column for column, count in counts.items() if _is_of_numbers(count)}
        blank = {column for column, count in counts.items() if set(count) == {Is.MARK} and self._is_all_gaps(column)}
        return frozenset(found | blank if found else found)

    def _is_all_gaps(self, column: int) -> bool:
        """Whether a column holds nothing but signs that no number is known, which flags beside numbers are not."""
        rows = (row for row in range(self.first, self.last + 1) if column in self.page.cells[row])
        return all(self.page.text(row, column).strip().casefold() in GAPS for row in rows)

    @property
    def labels(self) -> tuple[int, ...]:
        """The columns that say what the rows are."""
        return tuple(column for column in self.columns if column not in self.values)

    @cached_property
    def _paths(self) -> dict[int, tuple[str, ...]]:
        before = frozenset(column for column in self.labels if column < min(self.values, default=1 << 30))
        paths = _heading_paths(self.page, self.headings, self.columns, before)
        return paths | {column + 1: paths[column] for column in self.signs if not paths.get(column + 1, ("",))}

    @cached_property
    def signs(self) -> frozenset[int]:
        """The columns that hold the sign of a currency alone: their headings are those of the numbers beside them."""
        return frozenset(column for column in self.labels if self._texts(column) in ({sign} for sign in _SIGNS))

    def _texts(self, column: int) -> set[str]:
        return {label(self.page.text(row, column)) for row in self.data_rows if column in self.page.cells[row]}

    def heading(self, column: int) -> tuple[str, ...]:
        """The headings above a column, from the top down; one that spans several columns stands above each."""
        return self._paths.get(column, ())

    def column_name(self, column: int) -> str:
        """The column as people would name it: its lowest heading, or its letters."""
        path = self.heading(column)
        return path[-1] if path else column_letters(column)

    @cached_property
    def data_rows(self) -> tuple[int, ...]:
        """The rows that hold a number, or a mark or words in its place; in a table of words, those of two cells."""
        rows = (row for row in range(self.first, self.last + 1) if row not in self.again)
        if not self.values:
            return tuple(row for row in rows if len(self.page.cells[row]) > 1)
        return tuple(row for row in rows if self._has_values(row) or self._has_words_for_values(row))

    def _has_values(self, row: int) -> bool:
        kinds = self.page.kinds[row]
        held = any(kinds.get(column) in (Is.NUMBER, Is.WORDED, Is.MARK, Is.YEAR) for column in self.values)
        return held and not is_heading(kinds, self.page, row)

    def _has_words_for_values(self, row: int) -> bool:
        """Whether a row with all its labels has words where most numbers could stand: “to be confirmed”."""
        cells, page = self.page.cells[row], self.page
        held = [column for column in self.values if column in cells]
        is_labelled = bool(self._always_labelled) and self._always_labelled <= cells.keys()
        is_full = is_labelled and 2 * len(held) >= len(self.values)
        return is_full and not is_codes(page, row, self.values) and not self._is_as_above(row)

    def _is_as_above(self, row: int) -> bool:
        """Whether a row says nothing but what stands in the headings, as one that repeats them does."""
        heads = {label(self.page.text(heading, column)) for heading in self.headings for column in self.values}
        held = {label(self.page.text(row, column)) for column in self.values if column in self.page.cells[row]}
        return held <= heads

    @cached_property
    def _always_labelled(self) -> frozenset[int]:
        """The columns of labels, left of the numbers, that almost every row with a number fills."""
        rows = [row for row in range(self.first, self.last + 1) if row not in self.again and self._has_values(row)]
        left = [column for column in self.labels if column < min(self.values, default=0)]
        return frozenset(
            column for column in left if 10 * sum(column in self.page.cells[row] for row in rows) >= 9 * len(rows)
        )

    def row_labels(self, row: int) -> Mapping[int, str]:
        """What a row is called, by column; a year or a group that stands on its first row alone counts for the rest."""
        return self._labelled[row]

    def sections(self, row: int) -> tuple[Line, ...]:
        """The lines of words above a row that say what block or group it belongs to, from the top down."""
        return self._sectioned[row]

    @cached_property
    def _labelled(self) -> Mapping[int, Mapping[int, str]]:
        carried: dict[int, str] = {}
        found: dict[int, Mapping[int, str]] = {}
        sparse = self._sparse
        data = frozenset(self.data_rows)
        for row in range(self.first, self.last + 1):
            if row not in data:
                carried.clear()
                continue
            own = {column: label(self.page.text(row, column)) for column in self.labels}
            carried |= {column: text for column, text in own.items() if text and column in sparse}
            found[row] = {column: text for column, text in (own | carried).items() if text}
        return found

    @property
    def _sparse(self) -> frozenset[int]:
        """The label columns whose word stands for the rows below it as well: not the last one, and half of it blank."""
        rows = self.data_rows
        return frozenset(
            column
            for column in self.labels[:-1]
            if 2 * sum(column in self.page.cells[row] for row in rows) <= len(rows)
        )

    @cached_property
    def _sectioned(self) -> Mapping[int, tuple[Line, ...]]:
        data, found = frozenset(self.data_rows), dict[int, tuple[Line, ...]]()
        block: tuple[Line, ...] = self.title_lines
        series: tuple[Line, ...] = ()
        groups: list[tuple[int, Line]] = []
        since: list[Line] = []
        for row in range(self.first, self.last + 1):
            if row in data:
                since = []
                found[row] = (*block, *series, *(line for _, line in groups))
            elif is_codes(self.page, row, self.values):
                own = label(self.page.text(row, self.labels[0])) if self.labels else ""
                series, groups, since = (*since, *([Line(own)] if own else ())), [], []
            elif row in self.again:
                block, series, groups, since = tuple(since) or block, (), [], []
            elif self.page.cells[row]:
                line = _line(next(self.page.lines(row, row))[1])
                since.append(line)
                depth = self._depth(row)
                groups = [each for each in groups if each[0] < depth]
                groups.append((depth, line))
        return found

    def _depth(self, row: int) -> int:
        column = min(self.page.cells[row])
        text = self.page.text(row, column)
        return 100 * column + len(text) - len(text.lstrip())


def is_heading(kinds: Mapping[int, Is], page: Page, row: int) -> bool:
    """Whether the numbers of a row are years, or number its columns: 1, 2, 3."""
    if Is.DATE in kinds.values() and Is.NUMBER not in kinds.values():
        return list(kinds.values()).count(Is.DATE) > 2
    years = sum(kind is Is.YEAR for kind in kinds.values())
    numbers = [column for column, kind in sorted(kinds.items()) if kind is Is.NUMBER]
    if years >= 2 and not numbers:
        return True
    counted = [found.value for column in numbers if (found := page.number(row, column))]
    run = counted[1:] if len(counted) > 3 and counted[0] > len(counted) else counted
    return len(run) >= 3 and all(value == run[0] + at for at, value in enumerate(run)) and run[0] in (0, 1)


def is_codes(page: Page, row: int, under: Set[int]) -> bool:
    """Whether a row names the series of the columns below it by codes, as MGSL and MGSF."""
    texts = [page.text(row, column).strip() for column in page.cells[row] if column in under]
    return len(texts) > 1 and all(_CODE.fullmatch(text) for text in texts)


def _is_of_numbers(count: Counter[Is]) -> bool:
    numbers = count[Is.NUMBER] + count[Is.WORDED] + count[Is.MARK] + (count[Is.YEAR] if count[Is.NUMBER] else 0)
    return count[Is.NUMBER] > 0 and 2 * numbers >= count.total()


def _line(texts: Sequence[str]) -> Line:
    if len(texts) == 2 and len(texts[0]) <= 40:
        return Line(texts[1], texts[0].rstrip(": "))
    return Line(" ".join(texts))


def _heading_paths(
    page: Page, headings: Sequence[int], columns: Sequence[int], labels: frozenset[int]
) -> dict[int, tuple[str, ...]]:
    """The headings above each column; one spreads to the right until the next, or until one above it changes."""
    paths: dict[int, list[str]] = {column: [] for column in columns}
    borders: set[int] = set()
    for row in headings:
        last, was_label = "", True
        for column in columns:
            own, is_label = label(page.text(row, column)), column in labels
            if own:
                last = own
                borders.add(column)
            elif column in borders or is_label or was_label:
                last = ""
            was_label = is_label
            if last:
                paths[column].append(last)
    return {column: tuple(path) for column, path in paths.items()}
