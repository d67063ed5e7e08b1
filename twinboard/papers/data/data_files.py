"""The data behind a page, or all of it, as a file with its name."""

from dataclasses import dataclass
from pathlib import Path

from twinboard.errors import NothingToDraw
from twinboard.frames import rows
from twinboard.papers.data.asked_data import data_book
from twinboard.papers.data.csv_text import numbers_csv
from twinboard.papers.data.data_book import workbook
from twinboard.papers.file_names import file_name
from twinboard.papers.packs.choice import charts_on
from twinboard.settings import TITLE
from twinboard.store import Store

EVERYTHING = "everything"
FORMS = ("xlsx", "csv")


@dataclass(frozen=True)
class DataFile:
    """A file and what it is called."""

    content: bytes
    name: str


def data_file(home: Path, name: str, form: str, version: int) -> DataFile:
    """The charts of a page with their numbers and sources; or, of `everything`, the register: as workbook, or as CSV.

    `name` is the address of the page, `overview` for the first. Raises NothingToDraw where there is none.
    """
    if form not in FORMS or (form == "csv" and name != EVERYTHING):
        raise NothingToDraw(
            "This is not given out in this form.", "A page has its data as xlsx; everything also as csv."
        )
    if name != EVERYTHING:
        title, charts = charts_on(home, "" if name == "overview" else name, version)
        content = workbook(data_book(home, f"{title}: {TITLE}", version, charts))
        return DataFile(content, file_name(title, form, version=version))
    if form == "csv":
        content = numbers_csv(rows(Store(home).ask("evidence/facts", {}, version)))
    else:
        content = workbook(data_book(home, TITLE, version))
    return DataFile(content, file_name(f"{TITLE} all numbers", form, version=version))
