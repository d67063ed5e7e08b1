"""The XML of one part → its text and pictures in reading order, as Word and PowerPoint alike write them.

Both call a paragraph `p`, its letters `t`, a table `tbl` with `tr` and `tc`, and name a picture's file in a `blip`.
Runs are joined, as a word may be split among them. What is deleted and the second form of a shape are passed over.
What is said beside the text is kept apart: the names of bookmarks, the choices of form fields, where fields lead.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from twinboard.documents.document import TOO_MUCH_TEXT
from twinboard.documents.formats import DOCUMENT
from twinboard.documents.parts import Attributes, attribute
from twinboard.errors import UnreadableFile
from twinboard.settings import LARGEST_COUNT_LETTERS
from twinboard.zipped.archive import DO_NOT_OPEN
from twinboard.zipped.markup import parse, parser

_DEEPEST = 256
_PASSED_OVER = {"Fallback", "del", "moveFrom", "delText", "delInstrText"}
_DELETED = {"del", "moveFrom"}
_LETTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_ALT_TEXTS = {"docPr": ("descr", "title"), "cNvPr": ("descr", "title"), "shape": ("alt",)}
_FILES = {"blip": ("embed", "link"), "svgBlip": ("embed", "link"), "imagedata": ("id", "pict", "href")}
_SAID = {
    "bookmarkStart": ("bookmark", ("name",)),
    "hyperlink": ("note of a link", ("tooltip",)),
    "hlinkClick": ("note of a link", ("tooltip",)),
    "listItem": ("form field", ("displayText", "value")),
    "listEntry": ("form field", ("val",)),
    "default": ("form field", ("val",)),
    "statusText": ("form field", ("val",)),
    "helpText": ("form field", ("val",)),
    "tag": ("form field", ("val",)),
    "alias": ("form field", ("val",)),
    "fldSimple": ("address of a link", ("instr",)),
}
"""What elements say in attributes: where that stands, and in which."""
_LEADS_ELSEWHERE = re.compile(r"\s*(?:HYPERLINK|INCLUDEPICTURE)\b", re.IGNORECASE)


@dataclass
class Piece:
    """A paragraph, the row of a table, or a drawing; `table` and `row` count from 1 (0: not in a table)."""

    text: str = ""
    table: int = 0
    row: int = 0
    note: str = ""
    is_boxed: bool = False
    is_drawing: bool = False
    alt_texts: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.alt_texts or self.files or self.text.strip())


@dataclass
class _Story:
    """The body, or a text box in it: the table that is being read, and its row so far."""

    is_box: bool = False
    depth: int = 0
    row: Piece | None = None
    cells: list[list[str]] = field(default_factory=list)


class Flow:
    """Reads one part; `drawings` are the elements that hold a picture or a shape."""

    def __init__(self, drawings: Collection[str]) -> None:
        self.pieces: list[Piece] = []
        self.references: list[tuple[str, str]] = []
        self.said: list[tuple[str, str]] = []
        self.links_used: set[str] = set()
        self.links_deleted: set[str] = set()
        self._drawings = drawings
        self._stories = [_Story()]
        self._paragraphs: list[tuple[Piece, list[str]]] = []
        self._open: list[Piece] = []
        self._depth = self._passed_over = self._deleted = self._letters = self._count_letters = 0
        self._instructions, self._instruction = 0, list[str]()
        self._table = self._row = 0
        self._note = ""

    def read(self, data: bytes) -> list[Piece]:
        """The pieces of the part, none of them empty. Raises UnreadableFile."""
        if data:
            reader = parser(DOCUMENT)
            reader.StartElementHandler, reader.EndElementHandler = self._start, self._end
            reader.CharacterDataHandler = self._text
            parse(reader, data, DOCUMENT)
            self._end_instruction()
        return [piece for piece in self.pieces if not piece.is_empty]

    def _start(self, name: str, attributes: Attributes) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise UnreadableFile("This file is nested more deeply than any document is.", DO_NOT_OPEN)
        tag = name.rpartition(":")[2]
        self._passed_over += bool(self._passed_over or tag in _PASSED_OVER)
        self._deleted += bool(self._deleted or tag in _DELETED)
        if attributes:
            (self.links_deleted if self._deleted else self.links_used).update(_link_ids(attributes))
        if self._passed_over:
            return
        if tag in _SAID:
            self._say(tag, attributes)
        if tag == "t":
            self._letters += 1
        elif tag == "p":
            self._paragraphs.append((self._begun(Piece(note=self._note, is_boxed=self._stories[-1].is_box)), []))
        elif tag == "instrText":
            self._instructions += 1
        elif tag == "fldChar":
            self._end_instruction()
        elif tag in _LETTERS and self._paragraphs:
            self._paragraphs[-1][1].append(_LETTERS[tag])
        elif tag in self._drawings:
            self._open.append(self._begun(Piece(is_drawing=True)))
        else:
            self._start_other(tag, attributes)

    def _start_other(self, tag: str, attributes: Attributes) -> None:
        if self._open and tag in _ALT_TEXTS:
            self._open[-1].alt_texts += filter(None, (attributes.get(key, "") for key in _ALT_TEXTS[tag]))
        elif self._open and tag in _FILES:
            self._open[-1].files += filter(None, (attribute(attributes, name) for name in _FILES[tag]))
        elif tag == "txbxContent":
            self._stories.append(_Story(is_box=True))
        elif tag in ("tbl", "tr", "tc"):
            self._start_table(tag)
        elif tag in ("footnote", "endnote"):
            self._note = attribute(attributes, "id")
        elif tag in ("footnoteReference", "endnoteReference"):
            self.references.append((tag.removesuffix("Reference"), attribute(attributes, "id")))

    def _say(self, tag: str, attributes: Attributes) -> None:
        where, names = _SAID[tag]
        said = [attribute(attributes, name) for name in names]
        if tag == "fldSimple":
            said = [each for each in said if _LEADS_ELSEWHERE.match(each)]
        self.said += [(where, each) for each in said if each]

    def _start_table(self, tag: str) -> None:
        story = self._stories[-1]
        if tag == "tbl":
            story.depth += 1
            if story.depth == 1 and not story.is_box:
                self._table, self._row = self._table + 1, 0
        elif story.depth == 1 and not story.is_box and tag == "tr":
            self._row += 1
            story.row, story.cells = self._begun(Piece("", self._table, self._row, self._note)), []
        elif story.depth == 1 and tag == "tc":
            story.cells.append([])

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._deleted -= bool(self._deleted)
        if self._passed_over:
            self._passed_over -= 1
            return
        tag = name.rpartition(":")[2]
        if tag == "t":
            self._letters -= 1
        elif tag == "instrText":
            self._instructions -= 1
        elif tag == "p":
            self._end_paragraph(*self._paragraphs.pop())
        elif tag in self._drawings:
            self._ended(self._open.pop())
        elif tag == "txbxContent":
            self._stories.pop()
        elif tag in ("tbl", "tr"):
            self._end_table(tag)

    def _end_paragraph(self, piece: Piece, letters: list[str]) -> None:
        story, text = self._stories[-1], "".join(letters)
        if story.row and story.cells:
            story.cells[-1] += filter(None, [text.strip()])
        else:
            piece.text = text
        self._ended(piece)

    def _end_table(self, tag: str) -> None:
        story = self._stories[-1]
        if tag == "tbl":
            story.depth -= 1
        elif story.depth == 1 and story.row:
            story.row.text = "\t".join("\n\n".join(cell) for cell in story.cells)
            self._ended(story.row)
            story.row = None

    def _end_instruction(self) -> None:
        """What a field does stands in runs up to its next mark; where it leads is kept."""
        said, self._instruction = "".join(self._instruction), []
        if _LEADS_ELSEWHERE.match(said):
            self.said.append(("address of a link", said))

    def _text(self, letters: str) -> None:
        if self._instructions and not self._passed_over:
            self._instruction.append(letters)
            return
        if self._letters and self._paragraphs and not self._passed_over:
            self._paragraphs[-1][1].append(letters)
            self._count_letters += len(letters)
            if self._count_letters > LARGEST_COUNT_LETTERS:
                raise UnreadableFile(*TOO_MUCH_TEXT)

    def _begun(self, piece: Piece) -> Piece:
        """The piece, at its place among the others: what begins later follows it, also within it."""
        self.pieces.append(piece)
        return piece

    def _ended(self, piece: Piece) -> None:
        if piece.is_empty and self.pieces[-1] is piece:
            self.pieces.pop()


def _link_ids(attributes: Attributes) -> Iterator[str]:
    """The links of the part that an element goes by: their names have a prefix, such as r:id."""
    return (value for key, value in attributes.items() if key.endswith((":id", ":embed", ":link", ":pict", ":href")))
