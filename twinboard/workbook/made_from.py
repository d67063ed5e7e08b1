"""The version that a workbook was made from, as the Read me that was written into it says."""

import re
from collections.abc import Iterator, Sequence

from twinboard.models import Table
from twinboard.rules.sheets import PART, READ_ME

_MADE_FROM = re.compile(r"Made from version ([1-9]\d{0,8}) of \S.*")


def made_from(tables: Sequence[Table]) -> int | None:
    """The version whose rows a file was given out with; None where its Read me does not say it, or says two."""
    found = {int(match[1]) for line in _lines(tables) if (match := _MADE_FROM.fullmatch(line))}
    return found.pop() if len(found) == 1 else None


def is_part(tables: Sequence[Table]) -> bool:
    """Whether a file says that it holds only what was changed: nothing that is published is missing from it."""
    return PART in _lines(tables)


def _lines(tables: Sequence[Table]) -> Iterator[str]:
    pages = [table for table in tables if table.sheet.strip().casefold() == READ_ME.casefold()]
    return (str(cell).strip() for page in pages for row in (page.header, *page.rows) for cell in row)
