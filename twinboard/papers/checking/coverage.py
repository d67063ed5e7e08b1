"""How much of a paper was read, in words, and what was not."""

from collections.abc import Iterator

from twinboard.charts.base.wording import counted
from twinboard.documents.document import Document, LeftOut

_CODE_UNREAD = "carries no code that can be read: type the code printed under it into the search box."
_CODES_UNREAD = "carry no code that can be read: type the code printed under them into the search box."
_LEFT_OUT = {
    LeftOut.PICTURE_PAGE: (
        "1 page or slide is only a picture: its words were not read. Type the codes printed on it.",
        "{} pages or slides are only pictures: their words were not read. Type the codes printed on them.",
    ),
    LeftOut.WORDLESS_PAGE: (
        "1 page has no words that can be read, only drawn lines. Type the codes printed on it.",
        "{} pages have no words that can be read, only drawn lines. Type the codes printed on them.",
    ),
    LeftOut.BAD_PAGE: (
        "1 page is damaged and was not read.",
        "{} pages are damaged and were not read.",
    ),
    LeftOut.BAD_PART: (
        "1 part of the file is damaged and was not read.",
        "{} parts of the file are damaged and were not read.",
    ),
    LeftOut.LINKED_PICTURE: (
        "1 picture is not in the file but linked from elsewhere: it was not looked at.",
        "{} pictures are not in the file but linked from elsewhere: they were not looked at.",
    ),
    LeftOut.ENCLOSED: (
        "1 enclosed file was not opened. Check it by itself.",
        "{} enclosed files were not opened. Check each by itself.",
    ),
    LeftOut.CHART_WITHOUT_DATA: (
        "1 chart drawn in the program that made the paper has no data in the file.",
        "{} charts drawn in the program that made the paper have no data in the file.",
    ),
    LeftOut.ODD_LETTER: (
        "1 letter could not be read, and stands as \ufffd.",
        "{} letters could not be read, and stand as \ufffd.",
    ),
}
"""What is said of one, and of several."""


def seen_words(document: Document) -> tuple[str, ...]:
    """A sentence each for what was read, what was looked at, and what was left out."""
    return (_read(document), *_pictures(document), *_left_out(document))


def _read(document: Document) -> str:
    looked, passages = document.looked, len(document.passages)
    pages = [(looked.count_pages, "pages"), (looked.count_slides, "slides"), (passages, "passages of text")]
    said = ", ".join(counted(count, noun) for count, noun in pages if count)
    return f"Read: {said}." if passages else "No text was found in it."


def _pictures(document: Document) -> Iterator[str]:
    looked = document.looked
    if looked.count_pictures:
        yield f"Looked at: {counted(looked.count_pictures, 'pictures')}."
    if looked.count_without_code == 1:
        yield f"1 picture {_CODE_UNREAD}"
    elif looked.count_without_code:
        yield f"{looked.count_without_code:,} pictures {_CODES_UNREAD}"


def _left_out(document: Document) -> Iterator[str]:
    for kind, count in document.looked.left_out:
        one, several = _LEFT_OUT[LeftOut(kind)]
        yield one if count == 1 else several.format(f"{count:,}")
