"""Workbooks built in a test: a small valid one, with sheets replaced or left out."""

import io
import pickle
from collections.abc import Mapping, Sequence
from functools import lru_cache

from openpyxl import Workbook

Rows = Sequence[Mapping[str, object]]

SOURCE = {
    "source_id": "report",
    "title": "Test report",
    "publisher": "Test Council",
    "published": "2020-01-31",
    "kind": "committee report",
}
EVIDENCE = {"source_id": "report", "locator": "para 1"}
PARTNER = {
    "partner_id": "testville",
    "name": "Testville",
    "kind": "city",
    "relationship": "twinning",
    "since": "2001",
    "status": "active",
    **EVIDENCE,
}
STRAND = {"strand_id": "learning", "name": "Learning", "position": 1, **EVIDENCE}
INDICATOR = {
    "indicator_id": "jobs",
    "name": "Jobs",
    "unit": "jobs",
    "kind": "stock",
    "polarity": "higher",
    "attribution": "context",
    "definition": "People employed.",
}
FACT = {
    "fact_id": "jobs-2020",
    "indicator_id": "jobs",
    "partner_id": "testville",
    "period": "2020",
    "value": 100,
    "bound": "exact",
    "status": "actual",
    "scope": "The works",
    **EVIDENCE,
}
VISIT = {
    "visit_id": "trip",
    "title": "A trip",
    "partner_id": "testville",
    "direction": "outbound",
    "starts": "2020-03-04",
    "status": "held",
    **EVIDENCE,
}
MONEY = {
    "money_id": "grant",
    "title": "A grant",
    "period": "2020/21",
    "amount_gbp": 5000,
    "bound": "exact",
    "stage": "awarded",
    **EVIDENCE,
}
ASSUMPTION = {
    "assumption_id": "night",
    "name": "Spending a night",
    "input": "spending per visitor and night",
    "value": "around £90",
}
"""The officers' own."""
_SMALL: dict[str, Rows] = {
    "Sources": [SOURCE],
    "Partners": [PARTNER],
    "Strands": [STRAND],
    "Indicators": [INDICATOR],
    "Facts": [FACT],
}


def workbook(**sheets: Rows | None) -> bytes:
    """The small workbook with some sheets replaced, or left out with None."""
    return only(**{name: rows for name, rows in (_SMALL | sheets).items() if rows is not None})


def only(**sheets: Rows) -> bytes:
    """A workbook with just these sheets; the headers are the keys of all their rows."""
    return _saved(pickle.dumps(sheets))


@lru_cache(maxsize=64)
def _saved(pickled: bytes) -> bytes:
    """Many tests stand on the same workbook, which takes longer to save than to read."""
    sheets: dict[str, Rows] = pickle.loads(pickled)
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        headers = list(dict.fromkeys(key for row in rows for key in row))
        page.append(headers)
        for row in rows:
            page.append([row.get(header) for header in headers])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
