"""What stands in a document, in the order in which it is read."""

from dataclasses import dataclass, field

from twinboard.codes import codes_in
from twinboard.documents.formats import DOCUMENT
from twinboard.documents.pictures import code_text
from twinboard.errors import UnreadableFile
from twinboard.settings import LARGEST_COUNT_LETTERS, LARGEST_COUNT_PASSAGES

TOO_MUCH_TEXT = ("This document holds more text than we read.", DOCUMENT.make_smaller)


@dataclass(frozen=True)
class Passage:
    """A stretch of text, and its place in words: “paragraph 12”, “table 2, row 3”, “page 4”, “slide 3”.

    Paragraphs are counted as a reader counts them: without blank ones, and without those in tables.
    """

    place: str
    text: str


@dataclass(frozen=True)
class CodeFound:
    """One of our codes, and where it stands: “text, paragraph 12”, “alt text of picture 3”, “picture 3 itself”."""

    code: str
    where: str


@dataclass(frozen=True)
class Document:
    """A paper: its text, and the codes that were found in text, pictures and properties."""

    passages: tuple[Passage, ...] = ()
    marks: tuple[CodeFound, ...] = ()


@dataclass
class Gathering:
    """A document in the making; every code once at each place."""

    passages: list[Passage] = field(default_factory=list)
    marks: dict[CodeFound, None] = field(default_factory=dict)
    count_pictures: int = 0
    count_letters: int = 0

    def add_text(self, place: str, text: str) -> None:
        """A passage. Raises UnreadableFile where the document grows beyond what is read."""
        self.count_letters += len(text)
        if self.count_letters > LARGEST_COUNT_LETTERS or len(self.passages) >= LARGEST_COUNT_PASSAGES:
            raise UnreadableFile(*TOO_MUCH_TEXT)
        self.passages.append(Passage(place, text))
        self.add_codes(f"text, {place}", text)

    def add_picture(self, alt_text: str, *files: bytes) -> None:
        """The next picture of the document: what is said of it, and the files that it is drawn from."""
        self.count_pictures += 1
        self.add_codes(f"alt text of picture {self.count_pictures}", alt_text)
        for content in files:
            self.add_file(f"picture {self.count_pictures} itself", content)

    def add_file(self, where: str, content: bytes) -> None:
        """The codes that a picture carries in its file."""
        self.add_codes(where, code_text(content))

    def add_codes(self, where: str, text: str) -> None:
        """The codes in something that is no passage."""
        self.marks |= dict.fromkeys(CodeFound(code, where) for code in codes_in(text))

    def document(self) -> Document:
        return Document(tuple(self.passages), tuple(self.marks))
