"""What stands beside the text of a Word or PowerPoint file: charts drawn there, diagrams, comments, pages put in.

A text leads to these parts by its links, and each is read once. What is enclosed as a file is counted and not opened.
"""

from collections.abc import Callable, Iterable
from html.parser import HTMLParser

from twinboard.documents.document import Gathering, LeftOut
from twinboard.documents.flow import Flow
from twinboard.documents.formats import DOCUMENT
from twinboard.documents.parts import Link, is_damaged, links
from twinboard.errors import UnreadableFile
from twinboard.zipped.archive import Archive
from twinboard.zipped.markup import elements, texts

_ENCLOSED = {"package", "oleObject"}
_PAGES = (".htm", ".html", ".xhtml", ".txt")


class Beside:
    """Reads the parts that texts lead to."""

    def __init__(self, archive: Archive, found: Gathering) -> None:
        self._archive, self._found = archive, found
        self._seen: set[str] = set()
        self._count_charts = self._count_diagrams = 0
        self._kinds: dict[str, Callable[[str], None]] = {
            "chart": self._chart,
            "chartEx": self._chart,
            "diagramData": self._diagram,
            "comments": lambda part: self._codes("comment", part),
            "aFChunk": self._page_put_in,
            "customXml": lambda part: self._codes("form field", part),
            "slideLayout": lambda part: self._codes("slide layout", part),
            "slideMaster": lambda part: self._codes("slide layout", part),
            "chartUserShapes": lambda part: self._codes("shape in a chart", part),
        }

    def add(self, linked: Iterable[Link]) -> None:
        """What these links lead to; of a part that is damaged only that it is."""
        for link in linked:
            if link.is_outside or link.target in self._seen or link.target not in self._archive:
                continue
            if link.kind in _ENCLOSED:
                self._seen.add(link.target)
                self._found.left_out[LeftOut.ENCLOSED] += 1
            elif link.kind in self._kinds:
                self._seen.add(link.target)
                self._read(link)

    def _read(self, link: Link) -> None:
        try:
            self._kinds[link.kind](link.target)
        except UnreadableFile as error:
            self._found.left_out[is_damaged(error)] += 1

    def _chart(self, part: str) -> None:
        """Its title and what is written on it are text; names that it takes from its data are looked at for codes."""
        self._count_charts += 1
        self._text(f"chart {self._count_charts}", part)
        self._codes(f"data of chart {self._count_charts}", part)
        if not any(tag == "pt" for tag, _ in elements(self._archive.read(part), DOCUMENT)):
            self._found.left_out[LeftOut.CHART_WITHOUT_DATA] += 1
        self.add(link for link in links(self._archive, part).values() if link.kind not in _ENCLOSED)

    def _diagram(self, part: str) -> None:
        self._count_diagrams += 1
        self._text(f"diagram {self._count_diagrams}", part)

    def _page_put_in(self, part: str) -> None:
        """A web page or plain text that Word shows as part of the text; whole documents are enclosed files."""
        if not part.casefold().endswith(_PAGES):
            self._found.left_out[LeftOut.ENCLOSED] += 1
            return
        words = _Words()
        words.feed(self._archive.read(part).decode("utf-8", "replace"))
        words.close()
        for line in filter(None, map(str.strip, "".join(words.said).splitlines())):
            self._found.add_text("page put in", line)

    def _text(self, place: str, part: str) -> None:
        for piece in Flow(()).read(self._archive.read(part)):
            self._found.add_text(place, piece.text.strip())

    def _codes(self, where: str, part: str) -> None:
        """The codes in its paragraphs, whose letters may be split, and in any other words of it."""
        data = self._archive.read(part)
        if b"<!DOCTYPE" in data:
            self._found.left_out[LeftOut.BAD_PART] += 1
            return
        flow = Flow(())
        said = [piece.text for piece in flow.read(data)]
        for text in (*said, *texts(data, DOCUMENT), *(each for _, each in flow.said)):
            self._found.add_codes(where, text)
        if where == "slide layout":
            self.add(link for link in links(self._archive, part).values() if link.kind == "slideMaster")


class _Words(HTMLParser):
    """The words of a web page, a line for each of its blocks."""

    _INLINE = frozenset(("a", "b", "em", "font", "i", "span", "strong", "sub", "sup", "u", "wbr"))
    _UNSEEN = frozenset(("script", "style", "title"))

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._unseen += tag in self._UNSEEN
        self.said.append("" if tag in self._INLINE else "\n")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in self._UNSEEN and self._unseen > 0
        self.said.append("" if tag in self._INLINE else "\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.said.append(" ".join(data.split("\n")))
