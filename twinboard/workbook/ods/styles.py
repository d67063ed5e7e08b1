"""The styles of an .ods that change what is seen: letters struck out or raised, days shown in part."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from twinboard.workbook.ods.names import ODF, Attributes
from twinboard.workbook.shown.styles import Font
from twinboard.zipped.markup import parse_piece, parser

_STYLE, _NUMBER = f"{ODF}style:1.0 ", f"{ODF}datastyle:1.0 "
_PARTS = {f"{_NUMBER}{name}": name[0] for name in ("year", "month", "day")}
_LINE = (f"{_STYLE}text-line-through-style", f"{_STYLE}text-line-through-type")
_DEEPEST = 20


@dataclass
class _Declared:
    """One style; None where it leaves to another what it does not say."""

    parent: str = ""
    days: str = ""
    struck: bool | None = None
    raised: bool | None = None


@dataclass
class DayForm:
    """Which parts of a day are shown (y, m, d), and whether words stand beside them."""

    parts: set[str] = field(default_factory=set)
    words: str = ""

    @property
    def shows_whole_day(self) -> bool:
        return self.parts >= {"y", "m", "d"} and not any(letter.isalpha() for letter in self.words)

    def period(self, day: str) -> str:
        """The part of a day (2018-11-30) that is shown, in its written form; empty where that is no period."""
        if "y" not in self.parts or any(letter.isalnum() for letter in self.words):
            return ""
        if "m" not in self.parts:
            return "" if "d" in self.parts else day[:4]
        return day[:10] if "d" in self.parts else day[:7]


@dataclass
class Styles:
    """The styles of cells and of letters by their name, and the forms of days by theirs."""

    cells: dict[str, _Declared] = field(default_factory=dict)
    letters: dict[str, _Declared] = field(default_factory=dict)
    days: dict[str, DayForm] = field(default_factory=dict)

    def font(self, name: str) -> Font:
        """How the letters of a cell of this style look."""
        struck = next((each.struck for each in self._line(name) if each.struck is not None), False)
        raised = next((each.raised for each in self._line(name) if each.raised is not None), False)
        return Font(struck=struck, raised=raised)

    def font_within(self, outer: Font, names: Iterable[str]) -> Font:
        """How letters look that stand in these styles, the innermost last."""
        for name in names:
            own = self.letters.get(name, _Declared())
            struck = outer.struck if own.struck is None else own.struck
            outer = Font(struck=struck, raised=outer.raised if own.raised is None else own.raised)
        return outer

    def day_form(self, name: str) -> DayForm | None:
        """How a cell of this style shows a day; None where it is not said."""
        return next((self.days[each.days] for each in self._line(name) if each.days in self.days), None)

    def telling(self) -> list[str]:
        """The styles of cells whose letters are struck out or raised."""
        return [name for name in self.cells if self.font(name) != Font()]

    def _line(self, name: str) -> Iterable[_Declared]:
        for _ in range(_DEEPEST):
            if name not in self.cells:
                return
            yield self.cells[name]
            name = self.cells[name].parent


def read_styles(*parts: bytes) -> Styles:
    """The styles of these parts; of the last one its beginning is enough. Raises UnreadableFile."""
    styles = Styles()
    for part in parts:
        if part:
            _Reader(styles).read(part)
    return styles


class _Reader:
    """Follows one part."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.style, self.day = _Declared(), DayForm()
        self.parser = parser(namespaces=True)
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._start, self._end

    def read(self, part: bytes) -> None:
        parse_piece(self.parser, part)

    def _start(self, name: str, known: Attributes) -> None:
        if name == f"{_STYLE}style":
            own = _Declared(known.get(f"{_STYLE}parent-style-name", ""), known.get(f"{_STYLE}data-style-name", ""))
            families = {"table-cell": self.styles.cells, "text": self.styles.letters}
            families.get(known.get(f"{_STYLE}family", ""), {})[known.get(f"{_STYLE}name", "")] = self.style = own
        elif name == f"{_STYLE}text-properties":
            self._letters(known)
        elif name == f"{_NUMBER}date-style":
            self.day = self.styles.days[known.get(f"{_STYLE}name", "")] = DayForm()
        elif name in _PARTS:
            self.day.parts.add(_PARTS[name])
        elif name == f"{_NUMBER}text":
            self.parser.CharacterDataHandler = self._words

    def _letters(self, known: Attributes) -> None:
        if lines := [known[each] for each in _LINE if each in known]:
            self.style.struck = lines[0] != "none"
        if position := known.get(f"{_STYLE}text-position", "").split():
            self.style.raised = position[0] not in ("0%", "0")

    def _words(self, text: str) -> None:
        self.day.words += text

    def _end(self, name: str) -> None:
        if name == f"{_NUMBER}text":
            self.parser.CharacterDataHandler = None
