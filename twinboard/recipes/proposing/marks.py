"""What the marks of a table mean, as its own notes say: “~ Estimate is less than 500”."""

import re
from collections.abc import Iterable, Sequence

from twinboard.names import folded
from twinboard.recipes.page import Is, Page
from twinboard.recipes.recipe import MISSING
from twinboard.recipes.tables import Found

_SAYS = re.compile(
    r"[\"“'(]*(?P<mark>\[[a-z]{1,4}\]|[.]{2,3}|[-~*!#:†‡¹²³⁴⁵⁶⁷⁸⁹]{1,2}|[a-z]{1,2}|n/?a)[\"”')]*"
    r"(?:\s*(?:=|:|–|—|-|denotes?|means?|indicates?|represents?|shows?)\s*|\s+)(?P<rest>[^\s=].{2,200})",
    re.IGNORECASE,
)
_ESTIMATED = re.compile(r"provisional|estimated|forecast|preliminary", re.IGNORECASE)
_LACKING = re.compile(
    r"not available|unavailable|not applicable|suppress|confidential|disclos|missing|no data|less than|fewer than|"
    r"unreliable|too small|negligible|nil|not collected|withheld|rounds? to zero",
    re.IGNORECASE,
)
_REVISED = re.compile(r"revis|correct", re.IGNORECASE)


def meanings(pages: Sequence[Page], table: Found) -> dict[str, str]:
    """The marks that stand among the numbers of a table, each with what the notes of the file say of it.

    A mark of which no note says anything is not among them: it is asked about.
    """
    said = dict(_said(pages))
    return {mark: said[folded(mark)] for mark in marks_met(table) if folded(mark) in said}


def marks_met(table: Found) -> list[str]:
    """The marks in the place of numbers or beside them, and those in columns of nothing else."""
    page, met = table.page, dict[str, None]()
    flags = [column for column in table.columns if column not in table.values and _is_flags(table, column)]
    for row in table.data_rows:
        for column, kind in page.kinds[row].items():
            if (column in table.values and kind is Is.MARK) or column in flags:
                met[page.text(row, column).strip()] = None
            elif column in table.values and (found := page.number(row, column)) and found.mark:
                met[found.mark] = None
    return list(met)


def flags_heading(table: Found) -> str:
    """The heading of the columns of marks beside the numbers, where they have one in common; "" for none."""
    flags = [column for column in table.columns if column not in table.values and _is_flags(table, column)]
    headings = {table.column_name(column) for column in flags if table.heading(column)}
    return headings.pop() if len(headings) == 1 else ""


def _is_flags(table: Found, column: int) -> bool:
    kinds = {table.page.kinds[row].get(column) for row in table.data_rows} - {None}
    after = column - 1 in table.values
    return after and bool(kinds) and kinds <= {Is.MARK}


def _said(pages: Sequence[Page]) -> Iterable[tuple[str, str]]:
    for page in pages:
        for _, texts in page.lines(0, len(page.cells)):
            if len(texts) <= 2 and (match := _SAYS.fullmatch(" ".join(texts))):
                meaning = _meaning(match["rest"])
                if meaning is not None:
                    yield folded(match["mark"]), meaning


def _meaning(words: str) -> str | None:
    if _LACKING.search(words):
        return MISSING
    if _ESTIMATED.search(words):
        return "estimate"
    return "" if _REVISED.search(words) else None
