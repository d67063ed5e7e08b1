"""The version that a workbook was made from, as the Read me that was written into it says."""

import re
from collections.abc import Iterator, Mapping, Sequence

from twinboard.models import Table
from twinboard.rules.sheets import BY_NAME, PART, READ_ME

_MADE_FROM = re.compile(r"Made from version ([1-9]\d{0,8}) of \S.*")
_RETIRES = re.compile(r"To be retired from (\w+): (\S+)")


def made_from(tables: Sequence[Table]) -> int | None:
    """The version whose rows a file was given out with; None where its Read me does not say it, or says two."""
    found = {int(match[1]) for line in _lines(tables) if (match := _MADE_FROM.fullmatch(line))}
    return found.pop() if len(found) == 1 else None


def is_part(tables: Sequence[Table]) -> bool:
    """Whether a file says that it holds only what was changed: nothing that is published is missing from it."""
    return PART in _lines(tables)


def retires(tables: Sequence[Table]) -> Mapping[str, tuple[str, ...]]:
    """The rows that a part says are to be retired: by sheet, their ids."""
    named = [match.groups() for line in _lines(tables) if (match := _RETIRES.fullmatch(line)) and match[1] in BY_NAME]
    return {sheet: tuple(dict.fromkeys(one for name, one in named if name == sheet)) for sheet, _ in named}


def retire_line(sheet: str, identity: str) -> str:
    """The line by which a Read me says so."""
    return f"To be retired from {sheet}: {identity}"


def _lines(tables: Sequence[Table]) -> Iterator[str]:
    pages = [table for table in tables if table.sheet.strip().casefold() == READ_ME.casefold()]
    return (str(cell).strip() for page in pages for row in (page.header, *page.rows) for cell in row)
