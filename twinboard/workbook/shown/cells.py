"""The odd cells of one sheet → what they show; what a format makes of a text is told once its letters are read."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice, product

from twinboard.addresses import Place
from twinboard.models import WHOLE, Shown
from twinboard.workbook.shown.book import NOTHING, Book
from twinboard.workbook.shown.printed import NumberFormat, Plain
from twinboard.workbook.shown.runs import Runs, sort_runs
from twinboard.workbook.shown.styles import Style

_LINKED = re.compile(r'HYPERLINK\(\s*"([^"]{1,2000})"', re.IGNORECASE)
_MOST_LINKED = 1_000


@dataclass(frozen=True)
class RawCell:
    """A cell as the file has it: the number of its style, its type, its value in letters, its formula."""

    style: str
    type: str
    value: str
    runs: Runs = ()
    formula: str = ""


@dataclass
class ShownCells:
    """Fills `shown`; `dates` are days that the values reader takes for text, `formats` print texts.

    `links` are the addresses that the sheet's part names, by the names that it gives them.
    """

    book: Book = NOTHING
    links: Mapping[str, str] = field(default_factory=dict)
    shown: dict[Place, Shown] = field(default_factory=dict)
    dates: dict[Place, datetime] = field(default_factory=dict)
    formats: dict[Place, Callable[[str], str | None]] = field(default_factory=dict)

    def add(self, place: Place, cell: RawCell) -> None:
        """Notes what there is to say of a filled cell."""
        style = self.book.styles.of(cell.style)
        found = self._text(place, cell, style) if cell.type in ("s", "str", "inlineStr") else Shown()
        if cell.type in ("n", ""):
            found = number_shown(style, cell.value)
        elif cell.type == "d" and (day := _moment(cell.value)):
            self.dates[place] = day
            found = day_shown(style.format, day)
        if style.font.struck and not found.struck:
            found = replace(found, struck=WHOLE)
        if link := _LINKED.match(cell.formula):
            found = replace(found, link=link[1])
        if found != Shown():
            self.shown[place] = found

    def add_links(self, first: Place, last: Place, name: str) -> None:
        """The link of an area, whose cells are few: the area of a link may be a whole column."""
        if address := self.links.get(name):
            area = product(range(first[0], last[0] + 1), range(first[1], last[1] + 1))
            for place in islice(area, _MOST_LINKED):
                self.shown[place] = replace(self.shown.get(place, Shown()), link=address)

    def _text(self, place: Place, cell: RawCell, style: Style) -> Shown:
        if style.format.changes_text:
            self.formats[place] = style.format.printed
        shared = self.book.strings.get(int(cell.value)) if cell.type == "s" and cell.value.isdecimal() else None
        return runs_shown(shared or cell.runs, style)


def runs_shown(runs: Runs, style: Style) -> Shown:
    """A text of letters of several looks."""
    by_look = sort_runs(runs, style.font)
    if by_look.struck and not (by_look.text + by_look.raised).strip():
        return Shown(struck=WHOLE)
    if by_look.struck or (by_look.raised and by_look.text.strip()):
        return Shown(by_look.text, raised=by_look.raised, struck=by_look.struck)
    return Shown()


def number_shown(style: Style, value: str) -> Shown:
    """A number, or a day stored as one."""
    try:
        number = float(value)
    except ValueError:
        return Shown()
    if style.format.is_general:
        return Shown()
    if style.format.is_of_days:
        day = style.format.day(number) if number >= 1 else None
        return day_shown(style.format, day) if day else Shown(_told(style.format, number))
    plain = style.format.plain
    if plain and _fits(plain, number):
        return Shown(f"{'-' * (number < 0)}£{abs(number):,.{plain.decimals}f}") if plain.pounds else Shown()
    return Shown(_told(style.format, number))


def _told(shape: NumberFormat, value: object) -> str:
    """What one sees; of a format that cannot be printed, a sign that it is not known."""
    printed = shape.printed(value)
    return "?" if printed is None else printed


def _fits(plain: Plain, number: float) -> bool:
    """Whether a number is one of those that the format prints as they are."""
    is_signed = number > 0 or (plain.zero if number == 0 else plain.negative)
    return is_signed and abs(number) < 1e15 and round(number, plain.decimals) == number


def day_shown(shape: NumberFormat, day: datetime) -> Shown:
    """A day of which a part is shown, or beside which words stand; nothing to say of one that is shown whole."""
    return Shown() if shape.is_general or shape.shows_whole_day else Shown(_told(shape, day), shape.period(day))


def _moment(text: str) -> datetime | None:
    """A day as some programs write it: 2018-11-30T00:00:00.000Z. The letter Z says nothing of what is shown."""
    try:
        return datetime.fromisoformat(text.strip().removesuffix("Z"))
    except ValueError:
        return None
