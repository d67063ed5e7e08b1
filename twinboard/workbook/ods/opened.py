"""A checked .ods → the looks of its sheets, and the bytes that the values reader takes without mistake."""

from twinboard.workbook.grid import Look
from twinboard.workbook.ods.content import Content
from twinboard.workbook.ods.plain import follow, is_usual
from twinboard.workbook.ods.rewritten import MIMETYPE, Rewriting, package
from twinboard.zipped.archive import Archive


def opened(archive: Archive) -> tuple[dict[str, Look], bytes]:
    """The looks by sheet name, and the file to read the values from: as it came, where nothing of it is misread.

    Raises UnreadableFile for a damaged part, and for more cells than are read.
    """
    data = b""
    for name, part in archive.parts():
        data = part if name == "content.xml" else data
    content = Content()
    if is_usual(data):
        follow(content, data)
        looks = content.end()
        if not content.is_misread:
            return looks, archive.content if _is_complete(archive) else package(data)
    rewriting = Rewriting()
    whole = Content(rewriting)
    whole.feed(data)
    return whole.end(), rewriting.content()


def _is_complete(archive: Archive) -> bool:
    """Whether the values reader knows the file for what it is."""
    return archive.read("mimetype") == MIMETYPE.encode() and "meta-inf/manifest.xml" in archive
