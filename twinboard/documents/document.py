"""What stands in a document, in the order in which it is read; and what of it was not looked at."""

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass, field
from enum import StrEnum

from twinboard.codes import codes_in
from twinboard.documents.addresses import addresses_in
from twinboard.documents.formats import DOCUMENT
from twinboard.documents.pictures import code_text
from twinboard.errors import UnreadableFile
from twinboard.settings import LARGEST_COUNT_LETTERS, LARGEST_COUNT_PASSAGES

TOO_MUCH_TEXT = ("This document holds more text than we read.", DOCUMENT.make_smaller)


class LeftOut(StrEnum):
    """What a document may hold that is not read."""

    PICTURE_PAGE = "page that is only a picture"
    WORDLESS_PAGE = "page without words"
    BAD_PAGE = "page that is damaged"
    BAD_PART = "part that is damaged"
    LINKED_PICTURE = "picture that is elsewhere"
    ENCLOSED = "enclosed file"
    CHART_WITHOUT_DATA = "chart without data"
    ODD_LETTER = "letter that is none"


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
class AddressFound:
    """The address of a chart as a file, from its path on, and where it stands."""

    address: str
    where: str


@dataclass(frozen=True)
class Looked:
    """How much was looked at: pages of a PDF, slides, pictures, and those of them that carry no code.

    `left_out` counts what was not read, by kind.
    """

    count_pages: int = 0
    count_slides: int = 0
    count_pictures: int = 0
    count_without_code: int = 0
    left_out: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Document:
    """A paper: its text, the codes and addresses of ours that were found in it, and how much was looked at."""

    passages: tuple[Passage, ...] = ()
    marks: tuple[CodeFound, ...] = ()
    addresses: tuple[AddressFound, ...] = ()
    looked: Looked = Looked()


@dataclass
class Gathering:
    """A document in the making; every code once at each place."""

    passages: list[Passage] = field(default_factory=list)
    marks: dict[CodeFound, None] = field(default_factory=dict)
    addresses: dict[AddressFound, None] = field(default_factory=dict)
    left_out: Counter[LeftOut] = field(default_factory=Counter)
    pictures: dict[Hashable, bool] = field(default_factory=dict)
    count_pages: int = 0
    count_slides: int = 0
    count_drawings: int = 0
    count_letters: int = 0

    def add_text(self, place: str, text: str) -> None:
        """A passage. Raises UnreadableFile where the document grows beyond what is read."""
        self.count_letters += len(text)
        if self.count_letters > LARGEST_COUNT_LETTERS or len(self.passages) >= LARGEST_COUNT_PASSAGES:
            raise UnreadableFile(*TOO_MUCH_TEXT)
        sound = self._sound(text)
        self.passages.append(Passage(place, sound))
        self.add_codes(f"text, {place}", sound)

    def add_picture(self, alt_text: str, *files: bytes, links: tuple[str, ...] = ()) -> None:
        """The next picture of the document: what is said of it, the files that it is drawn from, and the addresses."""
        self.count_drawings += 1
        known = len(self.marks) + len(self.addresses)
        self.add_codes(f"alt text of picture {self.count_drawings}", alt_text)
        for content in files:
            self.add_file(f"picture {self.count_drawings} itself", content)
        for address in links:
            self.add_codes(f"address of picture {self.count_drawings}", address)
        has_code = len(self.marks) + len(self.addresses) > known
        if files or has_code:
            self.saw_picture(hash(files) if files else self.count_drawings, has_code=has_code)
        elif links:
            self.left_out[LeftOut.LINKED_PICTURE] += 1

    def saw_picture(self, which: Hashable, *, has_code: bool) -> None:
        """Counts a picture once, however often it is shown."""
        self.pictures[which] = self.pictures.get(which, False) or has_code

    def add_file(self, where: str, content: bytes) -> None:
        """The codes that a picture carries in its file."""
        self.add_codes(where, code_text(content))

    def add_codes(self, where: str, text: str) -> None:
        """The codes and addresses in something that is no passage."""
        self.marks |= dict.fromkeys(CodeFound(code, where) for code in codes_in(text))
        self.addresses |= dict.fromkeys(AddressFound(self._sound(each), where) for each in addresses_in(text))

    def document(self) -> Document:
        without = sum(not has_code for has_code in self.pictures.values())
        left_out = tuple((str(kind), count) for kind, count in sorted(self.left_out.items()))
        looked = Looked(self.count_pages, self.count_slides, len(self.pictures), without, left_out)
        return Document(tuple(self.passages), tuple(self.marks), tuple(self.addresses), looked)

    def _sound(self, text: str) -> str:
        """The text without halves of letters, which no file can be written with; the first halves have lost theirs."""
        try:
            text.encode()
        except UnicodeEncodeError:
            sound = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
            self.left_out[LeftOut.ODD_LETTER] += sound.count("\ufffd") - text.count("\ufffd")
            return sound
        return text
