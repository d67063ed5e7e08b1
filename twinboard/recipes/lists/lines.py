"""Which lines of a list are rows of it; a line that lacks what a row needs is asked about, a total is left out."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from twinboard.addresses import address
from twinboard.bounds import listed
from twinboard.names import folded
from twinboard.recipes.fit import Findings
from twinboard.recipes.page import Is, label
from twinboard.recipes.recipe import LEAVE_OUT, Listed
from twinboard.recipes.tables import Found
from twinboard.rules.edit_forms import label_of
from twinboard.rules.row_words import NOTE, TOTAL

_SURELY_TOTAL = re.compile(r"\W*(?:(?:grand|overall|sub|annual|running)[\s-]*)*totals?\b[\d\W]*", re.IGNORECASE)
_FEWEST, _MOST_NAMED = 2, 6
_TOTAL, _NOTE = "a total", "a note"


@dataclass
class Lines:
    """The lines of one list: `used` are its columns that fill ours, `needed` those of ours that a row must have."""

    table: Found
    of: Listed
    used: Collection[int]
    lacking: dict[tuple[str, ...], list[int]] = field(default_factory=dict)
    left_out: dict[str, list[int]] = field(default_factory=dict)
    blank: list[int] = field(default_factory=list)

    def all(self) -> Iterator[int]:
        """The lines that may be rows: those of the table, one taken for a heading, and those that follow it closely."""
        table, page = self.table, self.table.page
        heads = {row for row in table.headings if self._holds_headings(row)}
        below = [row for row in table.headings if heads and row > max(heads) and self._is_filled(row)]
        last = table.last
        while last + 1 < len(page.cells) and self._is_filled(last + 1):
            last += 1
        yield from below
        yield from (row for row in range(table.first, last + 1) if page.cells[row] and row not in table.again)

    def takes(self, row: int, lacks: Sequence[str]) -> bool:
        """Whether a line is a row; `lacks`: our columns that a row needs, and that are blank on it."""
        why = self._why_not(row)
        if why and (lacks or why == _TOTAL):
            self.left_out.setdefault(why, []).append(row)
        elif lacks and len(self._filled(row)) >= _FEWEST:
            self.lacking.setdefault(tuple(lacks), []).append(row)
        return not lacks and why != _TOTAL

    def count_blank(self, row: int, count_made: int) -> None:
        """Notes a line with several amounts on which one is blank."""
        if count_made <= len(self.of.also):
            self.blank.append(row)

    def tell(self, findings: Findings) -> None:
        """Asks about lines that lack something, once; says which are left out."""
        for lacks, rows in self.lacking.items():
            without = f"no {listed([label_of(name).lower() for name in lacks])}"
            if self.of.incomplete == LEAVE_OUT:
                findings.noticed.append(f"Left out, with {without}: {self._named(rows)}.")
                continue
            has = "has" if len(rows) == 1 else "have"
            message = (
                f"{_sentence(self._named(rows))} {has} {without}. Fill it in in the file, or leave such lines out."
            )
            cell = f"{self.table.page.sheet}!{address((rows[0], min(self.table.page.cells[rows[0]])))}"
            findings.ask("incomplete-lines", message, cell, "lines that lack something")
        if self.blank:
            findings.noticed.append(f"One of the amounts is blank, and makes no row: {self._named(self.blank)}.")
        for why, rows in self.left_out.items():
            findings.noticed.append(f"Left out as {why}: {self._named(rows)}.")

    def _holds_headings(self, row: int) -> bool:
        names = {name for taken in self.of.taken for name in taken.columns}
        known = {folded(label(name)) for name in names}
        return any(folded(label(text)) in known for text in self._texts(row))

    def _is_filled(self, row: int) -> bool:
        filled = self._filled(row)
        return len(filled) >= _FEWEST and 2 * len(filled) >= len(self.used) and not self._why_not(row)

    def _filled(self, row: int) -> list[int]:
        return [column for column in self.used if column in self.table.page.cells[row]]

    def _texts(self, row: int) -> list[str]:
        page = self.table.page
        return [label(page.text(row, column)) for column in sorted(page.cells[row])]

    def _why_not(self, row: int) -> str:
        """Why a line is surely no row: it is called a total, holds sums alone, or is a note."""
        kinds: Mapping[int, Is] = self.table.page.kinds[row]
        words = [
            text for text, (_, kind) in zip(self._texts(row), sorted(kinds.items()), strict=True) if kind is Is.TEXT
        ]
        if words and (_SURELY_TOTAL.fullmatch(words[0]) or (len(words) == 1 and TOTAL.fullmatch(words[0]))):
            return _TOTAL
        if not words and set(kinds.values()) == {Is.NUMBER} and self._has_words():
            return _TOTAL
        return _NOTE if words and NOTE.fullmatch(words[0]) else ""

    def _has_words(self) -> bool:
        return any(column in self.used for column in self.table.labels)

    def _named(self, rows: Sequence[int]) -> str:
        """Such as “row 7 (“Hefei trade mission”)”, or “rows 7, 9 and 12”."""
        if len(rows) == 1:
            texts = [text for text in self._texts(rows[0]) if any(map(str.isalpha, text))]
            return f"row {rows[0] + 1}" + (f" (“{texts[0][:60]}”)" if texts else "")
        more = len(rows) - _MOST_NAMED
        numbers = [str(row + 1) for row in rows[:_MOST_NAMED]]
        return f"rows {listed([*numbers, f'{more} more'] if more > 0 else numbers)}"


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
