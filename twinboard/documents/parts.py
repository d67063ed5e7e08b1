"""The links between the parts of a Word or PowerPoint file: which is the document, which pictures it shows."""

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import unquote

from twinboard.documents.document import LeftOut
from twinboard.documents.formats import DOCUMENT
from twinboard.errors import UnreadableFile
from twinboard.zipped.archive import Archive
from twinboard.zipped.markup import elements

Attributes = dict[str, str]

_SORTS = (
    (re.compile(r"wordprocessingml|ms-word"), "word"),
    (re.compile(r"presentationml|ms-powerpoint"), "slides"),
)


@dataclass(frozen=True)
class Link:
    """A link of a part: its kind (“header”, “image”), and where it leads. An outside address is never asked."""

    kind: str
    target: str
    is_outside: bool

    @property
    def address(self) -> str:
        """An outside target as a person reads it, its signs not packed into numbers."""
        return unquote(self.target)


def attribute(attributes: Attributes, name: str) -> str:
    """An attribute whatever its prefix; empty where there is none."""
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == name), "")


def links(archive: Archive, part: str) -> dict[str, Link]:
    """The links of a part by id; those of the whole file for an empty name."""
    folder, name = posixpath.split(part)
    listed = elements(archive.read(posixpath.join(folder, "_rels", f"{name}.rels")), DOCUMENT)
    return {each.get("Id", ""): _link(folder, each) for tag, each in listed if tag == "Relationship"}


def main_part(archive: Archive) -> tuple[str, str]:
    """The part that is the document, and its sort: "word", "slides" or neither, by what the file says it is."""
    part = next((link.target for link in links(archive, "").values() if link.kind == "officeDocument"), "")
    content_type = _content_type(archive, part).casefold()
    return part, next((sort for pattern, sort in _SORTS if pattern.search(content_type)), "")


def is_damaged(error: UnreadableFile) -> LeftOut:
    """That a part is damaged. Whatever else refuses it refuses the document: raised again."""
    if error.message != DOCUMENT.damaged.message:
        raise error
    return LeftOut.BAD_PART


def _content_type(archive: Archive, part: str) -> str:
    """What a part is: what the file says of it by name, or else of all whose names end alike."""
    types = [each for _, each in elements(archive.read("[Content_Types].xml"), DOCUMENT)]
    named, ending = part.strip("/").casefold(), posixpath.splitext(part)[1].strip(".").casefold()
    by_name = (each for each in types if each.get("PartName", "").strip("/").casefold() == named)
    by_ending = (each for each in types if each.get("Extension", "").strip(".").casefold() == ending)
    found = next(by_name, None) or next(by_ending, None) or {}
    return found.get("ContentType", "")


def _link(folder: str, attributes: Attributes) -> Link:
    target, kind = attributes.get("Target", ""), attributes.get("Type", "").rpartition("/")[2]
    if attributes.get("TargetMode", "").casefold() == "external":
        return Link(kind, target, is_outside=True)
    return Link(kind, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"), is_outside=False)
