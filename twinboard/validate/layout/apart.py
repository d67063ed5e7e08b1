"""Rows that are none of the table's: totals, notes, headings, headers again, forms not filled in. Each named once.

Only a row that lacks half of what must be filled is taken for one of these, so that no row of an officer's is lost by
the look of one cell; and what is left out is always said.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from twinboard.addresses import address, ranges
from twinboard.models import CellValue, Issue, Kind
from twinboard.rules.header_words import DECLARED
from twinboard.rules.issue_kinds import issue
from twinboard.rules.row_words import RULED
from twinboard.validate.columns import PLAIN
from twinboard.validate.layout.kinds import BESIDE, Form, kind_of
from twinboard.validate.ordinary import ordinary
from twinboard.validate.structure import Matched, is_blank

_ALWAYS, _COLUMNS_LOOKED_AT = 3, 3
_MOST_LABELS, _LONGEST = 3, 40
_MOST_OTHERS = 500
"""Where more rows have other words than those of a list, the words are the fault, and not the rows."""


@dataclass(frozen=True)
class _Apart:
    """A row that is left out: its index, the place of its first filled cell, and what stands there;
    of headers, the first few."""

    index: int
    place: int
    label: str


def set_apart(matched: Matched) -> tuple[Matched, tuple[Issue, ...]]:
    """The sheet without the rows that are none, and an issue for each kind of them."""
    found: dict[str, list[_Apart]] = defaultdict(list)
    form = Form(matched)
    for index in _suspects(matched, form):
        row = matched.table.rows[index]
        if kind := kind_of(form, row, index):
            place = next(place for place, value in enumerate(row) if not is_blank(value))
            words = [value for value in row if not is_blank(value)] if kind == "second-table" else [row[place]]
            found[kind].append(_Apart(index, place, "”, “".join(map(_label, words[:_MOST_LABELS]))))
            if kind == "second-table":
                break
    left_out = {one.index for rows in found.values() for one in rows}
    for one in found.get("second-table", ()):
        left_out.update(range(one.index, len(matched.table.rows)))
    issues = [_issue(matched, kind, rows) for kind, rows in found.items() if kind != BESIDE]
    kept = replace(matched, apart=frozenset(left_out))
    if next(kept.filled_rows(), None) is None:
        cell = address((matched.table.first_row + 1, matched.table.first_column))
        issues.append(issue("no-rows", sheet=matched.shown, cell=cell))
    return kept, tuple(issues)


def _suspects(matched: Matched, form: Form) -> list[int]:
    """The rows that are looked at: the first ones, those below a gap, and those that lack one of the first columns that
    must be filled, or have no id or no word of a list where one must be. All are found column by column: most rows of
    a large sheet are in order."""
    rows = matched.table.rows
    required = [place for _, place in matched.required()]
    filled = [index for index, _ in matched.filled_rows()]
    suspects = {*filled[:_ALWAYS], *_below_blank_rows(filled)}
    headers = {*DECLARED, *(value for value in matched.table.header if isinstance(value, str))}
    words: set[CellValue] = {way for text in headers for way in (text, text.upper(), text.title(), text.lower())}
    for place in required[:_COLUMNS_LOOKED_AT]:
        cells = [row[place] if place < len(row) else None for row in rows]
        different = set(cells)
        odd = {value for value in different if is_blank(value) or _is_ruled(value)} | (different & words)
        suspects.update(index for index, value in enumerate(cells) if value in odd)
    id_column = matched.sheet.columns[0]
    ids = [(id_column, form.id_place)] if form.id_place is not None else []
    for column, place in (*ids, *matched.required()):
        if column.kind in (Kind.CHOICE, Kind.IDENTIFIER):
            cells = [row[place] if place < len(row) else None for row in rows]
            different = set(cells)
            known = ordinary(column, {value: value for value in different}, PLAIN).keys()
            odd = {value for value in different - known if form.fits(place, value) is False}
            others = [index for index, value in enumerate(cells) if value in odd]
            suspects.update(others[:_MOST_OTHERS])
    return sorted(suspects.intersection(filled))


def _below_blank_rows(filled: Sequence[int]) -> Iterator[int]:
    """The first rows after a gap, with which another table may begin."""
    return (index for before, index in pairwise((-1, *filled)) if index > before + 1)


def _is_ruled(value: CellValue) -> bool:
    return isinstance(value, str) and not value[:1].isalnum() and bool(RULED.fullmatch(value))


def _label(value: CellValue) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _issue(matched: Matched, kind: str, rows: Sequence[_Apart]) -> Issue:
    table = matched.table
    cells = ranges((table.first_row + 1 + one.index, table.first_column + one.place) for one in rows)
    labels = list(dict.fromkeys(f"“{one.label}”" for one in rows))
    more = len(labels) - _MOST_LABELS
    said = ", ".join(labels[:_MOST_LABELS]) + (f" and {more} more" if more > 0 else "")
    return issue(kind, sheet=matched.shown, cell=cells, value=rows[0].label, labels=said)
