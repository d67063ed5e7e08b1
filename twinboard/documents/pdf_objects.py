"""What hangs on the pages of a PDF beside their text: links, notes, form fields, alt texts, pictures, attachments.

Objects may lead in circles, and to very many: each walk knows where it has been, and how far it may go.
"""

from collections.abc import Hashable, Iterable, Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import IndirectObject

from twinboard.documents.formats import DOCUMENT
from twinboard.errors import UnreadableFile

_LARGEST_COUNT_OBJECTS = 500_000
_MOST_ON_A_PAGE, _DEEPEST = 20_000, 5
_SMALLEST_SIDE = 17
"""Pixels; what is smaller is a bullet, a line or a shade."""
_NOTES = {
    "/Link": "note of a link",
    "/Widget": "form field",
    "/FreeText": "text box",
    "/FileAttachment": "enclosed file",
}
_SAID = ("/Contents", "/V", "/DV", "/TU", "/T")
_LONGEST_TREE = 10_000


def said_on(page: Any) -> Iterator[tuple[str, str]]:
    """What the annotations of a page say, each with where: addresses of links, comments, what a form holds."""
    for each in list(resolved(page.get("/Annots")) or ())[:_MOST_ON_A_PAGE]:
        note = resolved(each)
        if not isinstance(note, dict):
            continue
        action = resolved(note.get("/A"))
        if isinstance(action, dict):
            yield "address of a link", str(resolved(action.get("/URI", "")))
        where = _NOTES.get(str(note.get("/Subtype")), "comment")
        for key in _SAID:
            if isinstance(said := resolved(note.get(key)), str):
                yield where, said
        parent = resolved(note.get("/Parent")) if where == "form field" else None
        if isinstance(parent, dict) and isinstance(said := resolved(parent.get("/V")), str):
            yield where, said


def pictures(page: Any) -> list[tuple[Hashable, str]]:
    """The pictures that a page shows, also within drawings of it, each with what its own properties say."""
    found: list[tuple[Hashable, str]] = []
    _look(resolved(page.get("/Resources")), found, set(), 0)
    return found


def _look(resources: Any, found: list[tuple[Hashable, str]], seen: set[int], depth: int) -> None:
    shown = resolved(resources.get("/XObject")) if isinstance(resources, dict) else None
    if not isinstance(shown, dict) or depth > _DEEPEST:
        return
    for each in list(shown.values())[:_MOST_ON_A_PAGE]:
        which = each.idnum if isinstance(each, IndirectObject) else id(each)
        drawn = resolved(each)
        if which in seen or not isinstance(drawn, dict):
            continue
        seen.add(which)
        if drawn.get("/Subtype") == "/Form":
            _look(resolved(drawn.get("/Resources")), found, seen, depth + 1)
        elif drawn.get("/Subtype") == "/Image" and _is_seen(drawn):
            found.append((("picture", which), _metadata(drawn)))


def _is_seen(drawn: Any) -> bool:
    sides = (resolved(drawn.get("/Width")), resolved(drawn.get("/Height")))
    is_mask = bool(resolved(drawn.get("/ImageMask")))
    return not is_mask and all(isinstance(side, int | float) and side >= _SMALLEST_SIDE for side in sides)


def alt_texts(root: Any) -> Iterator[str]:
    """The alt text of every picture, in reading order; empty for a picture without one."""
    waiting, seen, count = [root], set[int](), 0
    while waiting:
        node = waiting.pop()
        if isinstance(node, IndirectObject):
            if node.idnum in seen:
                continue
            seen.add(node.idnum)
        node, count = resolved(node), count + 1
        if count > _LARGEST_COUNT_OBJECTS:
            raise UnreadableFile("This PDF has more parts than we read.", DOCUMENT.make_smaller)
        if isinstance(node, list):
            waiting += reversed(node)
        elif isinstance(node, dict):
            if "/Alt" in node or node.get("/S") == "/Figure":
                yield str(resolved(node.get("/Alt", "")))
            waiting.append(node.get("/K"))


def properties(reader: PdfReader) -> Iterable[str]:
    """The document's own words about itself, old and new form; the latter is not parsed."""
    yield from (str(value) for value in (reader.metadata or {}).values())
    yield _metadata(reader.root_object)


def count_attachments(reader: PdfReader) -> int:
    """How many files are enclosed: those of the document, and those pinned to a page."""
    names = resolved(reader.root_object.get("/Names"))
    tree = resolved(names.get("/EmbeddedFiles")) if isinstance(names, dict) else None
    notes = (resolved(each) for page in reader.pages for each in resolved(page.get("/Annots")) or ())
    pinned = [note for note in notes if isinstance(note, dict) and note.get("/Subtype") == "/FileAttachment"]
    return _count_names(tree) + len(pinned)


def _count_names(tree: Any) -> int:
    count, seen, waiting = 0, 0, [tree]
    while waiting and seen < _LONGEST_TREE:
        node, seen = resolved(waiting.pop()), seen + 1
        if isinstance(node, dict):
            count += len(resolved(node.get("/Names")) or ()) // 2
            waiting += resolved(node.get("/Kids")) or ()
    return count


def _metadata(owner: Any) -> str:
    """What the newer form of properties says; nothing where it is broken."""
    newer = resolved(owner.get("/Metadata"))
    return newer.get_data().decode("utf-8", "replace") if hasattr(newer, "get_data") else ""


def resolved(node: Any) -> Any:
    return node.get_object() if isinstance(node, IndirectObject) else node
