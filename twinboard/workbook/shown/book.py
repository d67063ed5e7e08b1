"""What the sheets of an .xlsx share that changes how cells look: styles, texts, the day from which days are counted."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from twinboard.workbook.shown.runs import Runs, telling_strings
from twinboard.workbook.shown.styles import Styles, read_styles
from twinboard.zipped.archive import Archive
from twinboard.zipped.markup import elements

_ON = ("1", "true", "on")


@dataclass(frozen=True)
class Book:
    """The styles that tell something, and the shared texts with letters of several looks by their number."""

    styles: Styles = field(default_factory=Styles)
    strings: Mapping[int, Runs] = field(default_factory=dict)


NOTHING = Book()
"""A book of which nothing is to be told."""


def read_book(archive: Archive, part: str, links: Mapping[str, str]) -> Book:
    """`part` is the workbook's own part, `links` the parts that it names by their kind. Raises UnreadableFile."""
    setting = next((seen for tag, seen in elements(archive.read(part)) if tag == "workbookPr"), {})
    is_1904 = setting.get("date1904", "").casefold() in _ON
    styles = read_styles(archive.read(links.get("styles", "xl/styles.xml")), from_1904=is_1904)
    return Book(styles, telling_strings(archive.read(links.get("sharedStrings", "xl/sharedStrings.xml"))))
