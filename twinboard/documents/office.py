"""A Word or PowerPoint file → what stands in it: text by its place, codes in text, pictures and properties."""

import posixpath
from collections.abc import Callable, Iterable, Iterator

from twinboard.documents.document import Document, Gathering
from twinboard.documents.flow import Flow, Piece
from twinboard.documents.formats import DOCUMENT, other_zip
from twinboard.documents.parts import Link, links, main_part
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


class _Office:
    """Walks the parts in the order in which they are read, and gathers what it finds."""

    def __init__(self, archive: Archive) -> None:
        self.found = Gathering()
        self._archive = archive
        self._shown: set[str] = set()

    def read_word(self, part: str) -> None:
        """The body, then what stands around it and below it."""
        linked, body = links(self._archive, part), Flow(_IN_WORD)
        self._add(part, body.read(self._archive.read(part)), _BodyPlaces())
        for kind in ("header", "footer"):
            for target in _targets(linked, kind):
                self._add(target, Flow(_IN_WORD).read(self._archive.read(target)), _always(kind))
        for kind in ("footnote", "endnote"):
            notes = _NotePlaces(kind, [note for each, note in body.references if each == kind])
            for target in _targets(linked, f"{kind}s"):
                pieces = Flow(_IN_WORD).read(self._archive.read(target))
                self._add(target, sorted(pieces, key=notes.position), notes)

    def read_slides(self, part: str) -> None:
        """The slides in their order, each followed by its notes."""
        linked = links(self._archive, part)
        listed = [attributes for tag, attributes in elements(self._archive.read(part), DOCUMENT) if tag == "sldId"]
        named = (value for each in listed for key, value in each.items() if key.endswith(":id"))
        for number, link in enumerate((linked[name] for name in named if name in linked), start=1):
            slide = Flow(_IN_SLIDES).read(self._archive.read(link.target))
            self._add(link.target, slide, _always(f"slide {number}"))
            for notes in _targets(links(self._archive, link.target), "notesSlide"):
                said = Flow(_IN_SLIDES).read(self._archive.read(notes))
                self._add(notes, said, _always(f"notes of slide {number}"))

    def read_rest(self) -> None:
        """Pictures that no drawing names, and the document's properties."""
        for name in sorted(self._archive.entries):
            if "/media/" in name and name not in self._shown:
                self.found.add_file(f"picture file {posixpath.basename(name)}", self._archive.read(name))
        for name in _PROPERTIES:
            self.found.add_codes("document properties", "\n".join(texts(self._archive.read(name), DOCUMENT)))

    def _add(self, part: str, pieces: Iterable[Piece], place: Placing) -> None:
        linked = links(self._archive, part)
        for piece in pieces:
            if not piece.is_drawing:
                self.found.add_text(place(piece), piece.text.strip())
            elif piece.files:
                self.found.add_picture(" ".join(piece.alt_texts), *self._files(piece, linked))
            else:
                self.found.add_codes("alt text of a shape or chart", " ".join(piece.alt_texts))
        for link in linked.values():
            if link.is_outside and link.kind == "hyperlink":
                self.found.add_codes("address of a link", link.target)

    def _files(self, piece: Piece, linked: dict[str, Link]) -> Iterator[bytes]:
        """The files of a drawing, as far as the document brings them along."""
        for link in (linked[name] for name in piece.files if name in linked):
            if not link.is_outside:
                self._shown.add(link.target.casefold())
                yield self._archive.read(link.target)


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


def _targets(linked: dict[str, Link], kind: str) -> list[str]:
    """The parts of one kind, each once."""
    return list(dict.fromkeys(link.target for link in linked.values() if link.kind == kind and not link.is_outside))
