"""The styles of an .xlsx: which of them show something else than the value, by the number that cells name them by."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from twinboard.workbook.shown.printed import GENERAL, NumberFormat, Plain, built_in
from twinboard.zipped.markup import parse, parser

_OFF = ("0", "false", "off")
_LEVEL = ("superscript", "subscript")


@dataclass(frozen=True)
class Font:
    """Whether the letters of a cell are struck out, and whether they are raised or lowered."""

    struck: bool = False
    raised: bool = False


@dataclass(frozen=True)
class Style:
    """What a style does to the cells that have it."""

    format: NumberFormat
    font: Font

    @property
    def plain(self) -> Plain | None:
        """The numbers that it shows as they are, if it shows just some of them so."""
        return None if self.changes_all else self.format.plain

    @property
    def changes_all(self) -> bool:
        """Whether it shows more than is stored of texts as well as of numbers."""
        return self.font.struck or self.format.changes_text

    @property
    def tells_nothing(self) -> bool:
        """Whether every cell shows its value as it is."""
        return not self.changes_all and (self.format.is_general or self.format.shows_whole_day)


PLAIN_STYLE = Style(NumberFormat(GENERAL), Font())


@dataclass(frozen=True)
class Styles:
    """The styles that tell something, by their number; `rules` are those of conditional formatting that do."""

    telling: Mapping[int, Style] = field(default_factory=dict)
    rules: frozenset[int] = frozenset()

    def of(self, number: str) -> Style:
        return self.telling.get(int(number), PLAIN_STYLE) if number.isdecimal() else PLAIN_STYLE


def read_styles(data: bytes, *, from_1904: bool) -> Styles:
    """The styles of the part `styles.xml`. Raises UnreadableFile."""
    reader = _StylesParser()
    if data:
        parse(reader.parser, data)
    known: dict[tuple[int, int], Style] = {}
    telling: dict[int, Style] = {}
    for number, (format_number, font_number) in enumerate(reader.cells):
        key = format_number, font_number
        if key not in known:
            code = reader.formats.get(format_number) or built_in(format_number)
            font = reader.fonts[font_number] if 0 <= font_number < len(reader.fonts) else Font()
            known[key] = Style(NumberFormat(code, from_1904), font)
        if not known[key].tells_nothing:
            telling[number] = known[key]
    return Styles(telling, frozenset(reader.rules))


class _StylesParser:
    """Follows the part: its own number formats, its fonts, and the pairs of both that cells name."""

    def __init__(self) -> None:
        self.formats: dict[int, str] = {}
        self.fonts: list[Font] = []
        self.cells: list[tuple[int, int]] = []
        self.count_rules, self.rules = 0, set[int]()
        self.within = ""
        self.parser = parser()
        self.parser.StartElementHandler = self._start
        self.starts: dict[tuple[str, str], Callable[[dict[str, str]], None]] = {
            ("numFmts", "numFmt"): self._format,
            ("fonts", "font"): lambda _: self.fonts.append(Font()),
            ("fonts", "strike"): self._strike,
            ("fonts", "vertAlign"): self._level,
            ("cellXfs", "xf"): self._cell,
            ("dxfs", "dxf"): self._rule,
            ("dxfs", "strike"): lambda attributes: self._telling(is_on(attributes)),
            ("dxfs", "numFmt"): lambda _: self._telling(True),
        }

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name in ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "extLst"):
            self.within = name
        elif known := self.starts.get((self.within, name)):
            known(attributes)

    def _format(self, attributes: dict[str, str]) -> None:
        self.formats[_number(attributes, "numFmtId")] = attributes.get("formatCode", "")

    def _rule(self, _: dict[str, str]) -> None:
        self.count_rules += 1

    def _telling(self, tells: bool, /) -> None:
        """Of the rule that was begun last, that it strikes out letters or prints numbers otherwise."""
        if tells:
            self.rules.add(self.count_rules - 1)

    def _strike(self, attributes: dict[str, str]) -> None:
        if is_on(attributes) and self.fonts:
            self.fonts[-1] = Font(struck=True, raised=self.fonts[-1].raised)

    def _level(self, attributes: dict[str, str]) -> None:
        if is_raised(attributes) and self.fonts:
            self.fonts[-1] = Font(struck=self.fonts[-1].struck, raised=True)

    def _cell(self, attributes: dict[str, str]) -> None:
        self.cells.append((_number(attributes, "numFmtId"), _number(attributes, "fontId")))


def is_on(attributes: Mapping[str, str]) -> bool:
    """Whether an element that switches something on does so: it may say that it does not."""
    return attributes.get("val", "1").casefold() not in _OFF


def is_raised(attributes: Mapping[str, str]) -> bool:
    """Whether letters are raised or lowered."""
    return attributes.get("val", "") in _LEVEL


def _number(attributes: Mapping[str, str], name: str) -> int:
    text = attributes.get(name, "0")
    return int(text) if text.isdecimal() and len(text) < 10 else -1
