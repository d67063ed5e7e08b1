"""The workbooks that are given out to officers: of a version, with all its rows, and the blank one."""

from twinboard.publish import published_records
from twinboard.settings import TITLE
from twinboard.store import Store
from twinboard.workbook.write import write_workbook


def workbook_of(store: Store, number: int) -> bytes:
    """The whole workbook of a version; publishing it again changes nothing. Raises UnknownVersion."""
    records = {name: tuple(rows.values()) for name, rows in published_records(store, number).items()}
    return write_workbook(records, title=TITLE, version=number)


def blank_workbook(store: Store) -> bytes:
    """The workbook without rows, its drop-downs offering what is published."""
    published = published_records(store, store.current())
    offered = {name: tuple(rows.values()) for name, rows in published.items() if rows}
    return write_workbook({}, title=TITLE, offered=offered)
