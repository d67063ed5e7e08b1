"""An archive within a part is part of it; a second archive beside the first is refused, wherever it stands."""

import io
import struct
import zipfile

import pytest
from hostile import packed, xlsx
from hypothesis import given
from hypothesis import strategies as st
from papers import docx, paragraph
from workbooks import workbook

from twinboard.documents.read import read_document
from twinboard.errors import UnreadableFile
from twinboard.workbook.read import read_workbook
from twinboard.zipped.archive import open_archive

END, NO_COMMENT = b"PK\x05\x06", b"PK\x05\x06" + bytes(18)
CELL = b'<row r="1"><c r="A1"><v>1</v></c></row>'


def stored(parts: dict[str, bytes], comment: bytes = b"") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        archive.comment = comment
    return stream.getvalue()


def moved(content: bytes, by: int) -> bytes:
    """The archive with every offset of its directory as it is once so many bytes stand before it."""
    whole, at = bytearray(content), content.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<L", whole, at + 42, struct.unpack_from("<L", whole, at + 42)[0] + by)
        at = content.find(b"PK\x01\x02", at + 46)
    end = content.rfind(END)
    struct.pack_into("<L", whole, end + 16, struct.unpack_from("<L", whole, end + 16)[0] + by)
    return bytes(whole)


def is_refused(content: bytes) -> bool:
    try:
        open_archive(content)
    except UnreadableFile as refusal:
        assert "damaged" in refusal.message
        return True
    return False


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("count", [1, 3])
def test_a_workbook_with_documents_in_it_is_read(method: int, count: int) -> None:
    inner = docx(paragraph("A paper in a workbook"))
    stream = io.BytesIO(xlsx(CELL))
    with zipfile.ZipFile(stream, "a", method) as archive:
        for number in range(count):
            archive.writestr(f"xl/embeddings/Microsoft_Word_Document{number}.docx", inner)
    [one] = read_workbook(stream.getvalue())
    assert one.header == [1]


def test_a_paper_with_the_workbook_of_its_chart_is_read() -> None:
    stream = io.BytesIO(docx(paragraph("A paper with a chart")))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_STORED) as archive:
        archive.writestr("word/embeddings/Microsoft_Excel_Sheet1.xlsx", workbook())
    assert [each.text for each in read_document(stream.getvalue()).passages] == ["A paper with a chart"]


def test_a_workbook_within_a_paper_within_a_workbook_is_passed_over() -> None:
    inner = stored({"word/document.xml": b"<w/>", "word/embeddings/a.xlsx": workbook()})
    assert not is_refused(stored({"xl/embeddings/a.docx": inner, "xl/workbook.xml": b"<workbook/>"}))


def test_what_is_shown_or_enclosed_in_a_workbook_is_not_taken_for_markup_of_ours() -> None:
    drawing = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x"><svg/>'
    parts = {
        "xl/media/image1.svg": drawing,
        "xl/embeddings/page.html": b"<!DOCTYPE html><p>",
        "xl/media/a.bin": drawing,
    }
    assert read_workbook(xlsx(CELL, parts=parts))


def test_a_part_that_ends_with_an_end_mark_right_before_the_directory_is_read() -> None:
    assert open_archive(stored({"a.bin": NO_COMMENT})).read("a.bin") == NO_COMMENT


@pytest.mark.parametrize("room", [0, 70_000])
@pytest.mark.parametrize("is_moved", [False, True])
def test_two_archives_one_behind_the_other_are_refused(room: int, *, is_moved: bool) -> None:
    """Whichever a reader would take, and however far from the end the first one ends."""
    first, second = packed({"xl/workbook.xml": b"<a/>"}), stored({"xl/workbook.xml": b"<b/>", "xl/a.bin": bytes(room)})
    assert is_refused(first + (moved(second, len(first)) if is_moved else second))


def test_an_archive_in_the_comment_of_another_is_refused() -> None:
    first, hidden = {"xl/workbook.xml": b"<a/>"}, stored({"xl/workbook.xml": b"<b/>"})
    assert is_refused(stored(first, comment=hidden))
    before = len(stored(first))
    assert is_refused(stored(first, comment=moved(hidden, before)))


def test_an_archive_between_parts_and_directory_is_refused() -> None:
    whole, hidden = stored({"xl/workbook.xml": b"<a/>"}), stored({"xl/workbook.xml": b"<b/>"})
    at, end = whole.find(b"PK\x01\x02"), bytearray(whole[whole.rfind(END) :])
    struct.pack_into("<L", end, 16, at + len(hidden))
    assert is_refused(whole[:at] + hidden + whole[at : whole.rfind(END)] + bytes(end))


def test_a_part_whose_stated_size_reaches_over_a_directory_hides_no_second_one() -> None:
    inner, second = stored({"xl/workbook.xml": b"<a/>"}), stored({"xl/big.bin": b"x", "xl/workbook.xml": b"<b/>"})
    whole = bytearray(inner + moved(second, len(inner)))
    at = whole.rfind(b"PK\x01\x02", 0, whole.rfind(b"PK\x01\x02"))
    struct.pack_into("<LL", whole, at + 20, len(whole), len(whole))
    with pytest.raises(UnreadableFile):
        open_archive(bytes(whole))


@pytest.mark.parametrize("after", [b"\0", b"trailing words", NO_COMMENT[:10]])
def test_an_archive_within_a_part_has_to_be_followed_by_a_sound_end(after: bytes) -> None:
    assert is_refused(stored({"a.zip": stored({"b": b"c"})}) + after)


def test_an_end_that_states_another_place_of_its_directory_is_refused() -> None:
    whole = bytearray(stored({"a.zip": stored({"b": b"c"})}))
    at = bytes(whole).rfind(END)
    struct.pack_into("<L", whole, at + 16, struct.unpack_from("<L", whole, at + 16)[0] - 1)
    assert is_refused(bytes(whole))


parts = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=8),
    st.lists(st.sampled_from([END, NO_COMMENT, b"PK", b"\x05\x06", b"PK\x01\x02", b"x"]), max_size=6).map(b"".join),
    min_size=1,
    max_size=5,
)


@given(parts)
def test_whatever_the_parts_hold_they_are_read_as_they_are(held: dict[str, bytes]) -> None:
    archive = open_archive(stored(held))
    assert {name: archive.read(name) for name in held} == held


@given(parts, parts)
def test_whatever_two_archives_hold_together_they_are_refused(one: dict[str, bytes], other: dict[str, bytes]) -> None:
    first, second = stored(one), stored(other)
    assert is_refused(first + second)
    if b"PK" not in b"".join(other.values()):
        assert is_refused(first + moved(second, len(first)))
