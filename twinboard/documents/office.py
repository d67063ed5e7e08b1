"""A Word or PowerPoint file → what stands in it: text by its place, codes wherever they may stand, what is left out."""

import posixpath
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from twinboard.documents.beside import Beside
from twinboard.documents.document import Document, Gathering, LeftOut
from twinboard.documents.flow import Flow, Piece
from twinboard.documents.formats import DOCUMENT, other_zip
from twinboard.documents.parts import Link, is_damaged, links, main_part
from twinboard.errors import UnreadableFile
from twinboard.zipped.archive import Archive, open_archive
from twinboard.zipped.markup import elements, texts

_IN_WORD = ("drawing", "pict", "object")
_IN_SLIDES = ("pic", "sp", "graphicFrame", "grpSp", "cxnSp")
_PROPERTIES = ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml")

Placing = Callable[[Piece], str]


def read_office(content: bytes) -> Document:
    """The document in a zip, every checksum looked at first. Raises UnreadableFile."""
    archive = open_archive(content, DOCUMENT)
    for _ in archive.parts():
        pass
    part, sort = main_part(archive)
    if part not in archive or sort not in ("word", "slides"):
        raise other_zip(archive)
    office = _Office(archive)
    if sort == "word":
        office.read_word(part)
    else:
        office.read_slides(part)
    office.read_rest()
    return office.found.document()


@dataclass(frozen=True)
class _Story:
    """A part with text as it was read: what it says, and where it leads."""

    part: str
    flow: Flow
    pieces: Sequence[Piece]
    linked: dict[str, Link]


class _Office:
    """Walks the parts in the order in which they are read, and gathers what it finds."""

    def __init__(self, archive: Archive) -> None:
        self.found = Gathering()
        self._archive = archive
        self._beside = Beside(archive, self.found)
        self._shown: set[str] = set()

    def read_word(self, part: str) -> None:
        """The body, then what stands around it and below it."""
        body = self._whole_story(part, _IN_WORD)
        self._add(body, body.pieces, _BodyPlaces())
        for kind in ("header", "footer"):
            for target in _targets(body.linked, kind):
                if story := self._story(target, _IN_WORD):
                    self._add(story, story.pieces, _always(kind))
        for kind in ("footnote", "endnote"):
            notes = _NotePlaces(kind, [note for each, note in body.flow.references if each == kind])
            for target in _targets(body.linked, f"{kind}s"):
                if story := self._story(target, _IN_WORD):
                    self._add(story, sorted(story.pieces, key=notes.position), notes)

    def read_slides(self, part: str) -> None:
        """The slides in their order, each followed by its notes."""
        linked = links(self._archive, part)
        listed = [attributes for tag, attributes in elements(self._archive.read(part), DOCUMENT) if tag == "sldId"]
        named = (value for each in listed for key, value in each.items() if key.endswith(":id"))
        for number, link in enumerate((linked[name] for name in named if name in linked), start=1):
            self.found.count_slides += 1
            if slide := self._story(link.target, _IN_SLIDES):
                self._read_slide(slide, number)

    def read_rest(self) -> None:
        """Pictures that no drawing names, and the document's properties."""
        for name in sorted(self._archive.entries):
            if "/media/" in name and name not in self._shown:
                self.found.add_file(f"picture file {posixpath.basename(name)}", self._archive.read(name))
        for name in _PROPERTIES:
            self.found.add_codes("document properties", "\n".join(self._words(name)))

    def _read_slide(self, slide: _Story, number: int) -> None:
        self._add(slide, slide.pieces, _always(f"slide {number}"))
        if not any(piece.text for piece in slide.pieces) and any(piece.files for piece in slide.pieces):
            self.found.left_out[LeftOut.PICTURE_PAGE] += 1
        for target in _targets(slide.linked, "notesSlide"):
            if notes := self._story(target, _IN_SLIDES):
                self._add(notes, notes.pieces, _always(f"notes of slide {number}"))

    def _words(self, name: str) -> list[str]:
        """The words of a small part; none where it is damaged, which is counted."""
        try:
            return texts(self._archive.read(name), DOCUMENT)
        except UnreadableFile as error:
            self.found.left_out[is_damaged(error)] += 1
            return []

    def _whole_story(self, part: str, drawings: Sequence[str]) -> _Story:
        flow = Flow(drawings)
        pieces = flow.read(self._archive.read(part))
        return _Story(part, flow, pieces, links(self._archive, part))

    def _story(self, part: str, drawings: Sequence[str]) -> _Story | None:
        """A part that the document can do without; None where it is damaged, which is counted."""
        try:
            return self._whole_story(part, drawings)
        except UnreadableFile as error:
            self.found.left_out[is_damaged(error)] += 1
            return None

    def _add(self, story: _Story, pieces: Iterable[Piece], place: Placing) -> None:
        deleted = story.flow.links_deleted - story.flow.links_used
        linked = {name: link for name, link in story.linked.items() if name not in deleted}
        self._shown |= {story.linked[name].target.casefold() for name in deleted if name in story.linked}
        for piece in pieces:
            if not piece.is_drawing:
                self.found.add_text(place(piece), piece.text.strip())
            elif piece.files:
                self._add_picture(piece, linked)
            else:
                self.found.add_codes("alt text of a shape or chart", " ".join(piece.alt_texts))
        for where, said in story.flow.said:
            self.found.add_codes(where, _as_code(said) if where == "bookmark" else said)
        for link in linked.values():
            if link.is_outside and link.kind == "hyperlink":
                self.found.add_codes("address of a link", link.address)
        self._beside.add(linked.values())

    def _add_picture(self, piece: Piece, linked: dict[str, Link]) -> None:
        """A drawing with the files that the document brings along, and the addresses of those that it does not."""
        shown = [linked[name] for name in piece.files if name in linked]
        here = [link.target for link in shown if not link.is_outside]
        self._shown.update(target.casefold() for target in here)
        files = (self._archive.read(target) for target in here)
        self.found.add_picture(
            " ".join(piece.alt_texts), *files, links=tuple(link.address for link in shown if link.is_outside)
        )


class _BodyPlaces:
    """Counts the paragraphs of the body as they come."""

    def __init__(self) -> None:
        self._count = 0

    def __call__(self, piece: Piece) -> str:
        if piece.table:
            return f"table {piece.table}, row {piece.row}"
        if piece.is_boxed:
            return f"text box near paragraph {max(self._count, 1)}"
        self._count += 1
        return f"paragraph {self._count}"


class _NotePlaces:
    """Counts the notes as the body refers to them: their order in their own part may be another."""

    def __init__(self, kind: str, references: list[str]) -> None:
        self._kind = kind
        self._numbers = {note: number for number, note in enumerate(dict.fromkeys(references), start=1)}

    def __call__(self, piece: Piece) -> str:
        number = self._numbers.get(piece.note)
        return f"{self._kind} {number}" if number else self._kind

    def position(self, piece: Piece) -> int:
        return self._numbers.get(piece.note, len(self._numbers) + 1)


def _always(place: str) -> Placing:
    return lambda _: place


def _as_code(bookmark: str) -> str:
    """The name of a bookmark, in which Word allows no hyphen: TB_7F3K."""
    return bookmark.replace("_", " ").replace("TB ", "TB-").replace("tb ", "tb-")


def _targets(linked: dict[str, Link], kind: str) -> list[str]:
    """The parts of one kind, each once."""
    return list(dict.fromkeys(link.target for link in linked.values() if link.kind == kind and not link.is_outside))
