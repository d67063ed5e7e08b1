"""One cell of an .ods, from its first mark to its last: its value, its letters, and whether the values reader errs."""

import re
from dataclasses import dataclass, field

from twinboard.workbook.ods import names
from twinboard.workbook.ods.names import OFFICE, Attributes, count

_BROKEN = re.compile(r"[ \t\r\n]*[\t\r\n][ \t\r\n]*")
_LONGEST_BLANK = 1000
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?", re.ASCII)
_DAY = re.compile(r"(\d{4}-\d\d-\d\d(?:T[\d:.]+)?)(?:Z|[-+]\d\d:?\d\d)?", re.ASCII)
_DURATION, _TRUTH = re.compile(r"P[\w.]+", re.ASCII), re.compile(r"true|false")
_VALUES = {
    "float": ("value", _NUMBER),
    "percentage": ("value", _NUMBER),
    "currency": ("value", _NUMBER),
    "date": ("date-value", _DAY),
    "time": ("time-value", _DURATION),
    "boolean": ("boolean-value", _TRUTH),
}
_TYPES = {"value": "float"} | {value: kind for kind, (value, _) in _VALUES.items() if value != "value"}


@dataclass(frozen=True)
class Value:
    """What a cell holds: the type and the attribute of a value, or `string` and the text."""

    kind: str
    text: str

    @property
    def attribute(self) -> str:
        return _VALUES[self.kind][0] if self.kind in _VALUES else "string-value"


@dataclass
class Cell:
    """A cell that is being followed, with the elements in it that are open. Its text is that of its paragraphs."""

    known: Attributes
    pieces: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    """The letters, each with the names of the styles in which they stand."""
    spans: list[str] = field(default_factory=list)
    link: str = ""
    open: list[str] = field(default_factory=list)
    count_paragraphs: int = 0
    in_paragraph: int = 0
    is_unlike: bool = False
    """Whether the text holds anything that the values reader takes otherwise."""

    def starts(self, name: str, attributes: Attributes) -> bool:
        """Whether what is in the element belongs to the cell's text."""
        if name in names.PARAGRAPHS:
            if self.count_paragraphs:
                self._add("\n")
            self.count_paragraphs += 1
            self.in_paragraph += 1
        elif not self._belongs(name):
            self.is_unlike |= name != names.ANNOTATION
            return False
        elif name == names.SPACES:
            self._add(" " * min(count(attributes, f"{names.TEXT}c"), _LONGEST_BLANK))
        elif name in (names.TAB, names.LINE_BREAK):
            self._add(" " if name == names.TAB else "\n")
            self.is_unlike = True
        elif name == names.SPAN:
            self.spans.append(attributes.get(names.SPAN_STYLE, ""))
        elif name == names.LINK:
            self.link = self.link or attributes.get(names.ADDRESS, "")
        self.open.append(name)
        return True

    def _belongs(self, name: str) -> bool:
        if not self.in_paragraph:
            return name in names.LISTS
        return name.startswith(names.TEXT) and name not in names.ASIDES

    def ends(self) -> None:
        """The element opened last ends."""
        name = self.open.pop()
        if name in names.PARAGRAPHS:
            self.in_paragraph -= 1
        elif name == names.SPAN:
            self.spans.pop()

    def _add(self, text: str) -> None:
        self.pieces.append((text, tuple(self.spans)))

    def letters(self, text: str) -> None:
        """Letters in the cell. Between its paragraphs they are none of it; a line broken within one is a blank."""
        whole = _BROKEN.sub(" ", text)
        self.is_unlike |= not self.in_paragraph or whole != text
        if self.in_paragraph:
            self._add(whole)

    @property
    def text(self) -> str:
        text = "".join(piece for piece, _ in self.pieces)
        return text.strip() if self.is_unlike else text

    def value(self) -> tuple[Value | None, bool]:
        """What it holds (None: nothing), and whether the values reader takes it so."""
        kind = self.known.get(names.VALUE_TYPE, "")
        stated = [each for each in _TYPES if OFFICE + each in self.known]
        if kind == "string":
            text = self.known.get(f"{OFFICE}string-value")
            is_like = not stated and (text is not None or not self.is_unlike)
            return Value("string", self.text if text is None else text), is_like
        attribute, form = _VALUES.get(kind or _TYPES[stated[0]] if stated else "", ("", _TRUTH))
        if stated == [attribute] and (found := form.fullmatch(self.known[OFFICE + attribute])):
            whole = found[1] if form is _DAY else found[0]
            return Value(kind or _TYPES[attribute], whole), whole == found[0]
        return (Value("string", self.text), False) if self.text else (None, not stated)
