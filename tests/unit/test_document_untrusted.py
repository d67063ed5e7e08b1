"""A paper that is none, or that is made to do harm, is one message; the server goes on, and asks no address."""

import io
import os
import subprocess
import sys
import threading
import time
import zlib
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from hostile import packed, xlsx
from papers import FONT, docx, link, page, paragraph, pdf, picture, png, stream
from pypdf import PdfReader, PdfWriter
from workbooks import workbook

from twinboard.documents.read import read_document
from twinboard.errors import UnreadableFile
from twinboard.reading import apart
from twinboard.reading.apart import Limits
from twinboard.reading.document_apart import read_document_apart
from twinboard.settings import LARGEST_COUNT_PARTS, LARGEST_DOCUMENT_BYTES, ROOT

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DTD = b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
SHORT = Limits(wall_seconds=20)


def refusal(content: bytes, name: str = "sent.docx") -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_document(content, name)
    assert caught.value.message.endswith(".")
    assert caught.value.hint.endswith(".")
    assert "workbook" not in caught.value.hint
    return caught.value.message


def hint(content: bytes) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_document(content)
    return caught.value.hint


def refused_apart(content: bytes, limits: Limits = SHORT) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_document_apart(content, "sent", limits)
    assert "Excel" not in caught.value.hint
    return caught.value.message


def ole(name: str) -> bytes:
    return OLE + bytes(504) + name.encode("utf-16-le")


def encrypted() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(*page(b"TB-7F3K")))))
    writer.encrypt("secret", algorithm="AES-256")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"x" * (LARGEST_DOCUMENT_BYTES + 1), "larger than 50 MB"),
        (ole("EncryptedPackage"), "password"),
        (encrypted(), "password"),
        (ole("WordDocument"), "old Word file"),
        (ole("PowerPoint Document"), "old PowerPoint file"),
        (ole("Workbook"), "is a workbook"),
        (ole("Unknown"), "damaged"),
        (workbook(), "is a workbook"),
        (xlsx(), "is a workbook"),
        (png(), "a picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture"),
        (b"GIF89a....", "a picture"),
        (rb"{\rtf1 TB-7F3K}", "rich text"),
        (b"<html><body>TB-7F3K</body></html>", "web page"),
        (b'<?xml version="1.0"?><svg/>', "web page or a drawing"),
        (b"just a sentence with TB-7F3K", "plain text"),
        (b"\x7fELF\0\0\0", "of another kind"),
        (packed({"mimetype": b"application/vnd.oasis.opendocument.text"}), "OpenDocument text"),
        (packed({"notes.txt": b"a"}), "holds no document"),
        (packed({"word/document.xml": b"<w/>"}), "holds no document"),
        (docx("", content_type="application/xml"), "holds no document"),
    ],
)
def test_what_is_no_paper_is_refused_by_its_bytes(content: bytes, words: str) -> None:
    assert words in refusal(content)


def test_a_name_that_says_something_else_is_told() -> None:
    with pytest.raises(UnreadableFile, match=r"Its name ends with \.docx, but its content is another"):
        read_document(b"just a sentence", "Paper.DOCX")


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"word/document.xml": LAUGHS}, "definitions"),
        ({"docProps/core.xml": DTD}, "definitions"),
        ({"docProps/core.xml": "<!DOCTYPE x><x/>".encode("utf-16")}, "definitions"),
        ({"word/footnotes.xml": DTD}, "definitions"),
        ({"word/_rels/document.xml.rels": DTD}, "definitions"),
        ({"word/document.xml": "<w/>".encode("utf-16")}, "UTF-8"),
        ({"word/document.xml": b"<w:document><w:body>"}, "damaged"),
        ({"word/document.xml": b"<a>" * 300 + b"</a>" * 300}, "nested"),
        ({"word/media/large.bin": bytes(30 * 2**20)}, "unpacks"),
        ({f"word/media/{number}.bin": b"" for number in range(LARGEST_COUNT_PARTS)}, "parts"),
        ({"../outside.xml": b"<x/>"}, "packed in a way"),
        ({"WORD/Document.xml": b"<w/>"}, "twice"),
    ],
)
def test_a_part_that_no_paper_has_refuses_the_whole(parts: dict[str, bytes], words: str) -> None:
    assert words in refusal(docx("", parts))


@pytest.mark.parametrize(
    "content",
    [
        docx("", {"word/document.xml": LAUGHS}),
        docx("", {"docProps/core.xml": DTD}),
        docx("", {"word/media/large.bin": bytes(30 * 2**20)}),
        docx("", {"../outside.xml": b"<x/>"}),
        docx("", {"WORD/Document.xml": b"<w/>"}),
        docx("", {"word/document.xml": b"<a>" * 300 + b"</a>" * 300}),
        docx(paragraph("A")) + docx(paragraph("B")),
    ],
    ids=["laughs", "definitions", "bomb", "outside", "twice", "nested", "two archives"],
)
def test_nobody_is_asked_to_open_what_seems_made_to_do_harm(content: bytes) -> None:
    assert "Do not open it" in hint(content)


def test_a_part_whose_checksum_is_wrong_refuses_the_whole_though_nobody_reads_it() -> None:
    content = docx(paragraph("A"), {"word/theme/theme1.bin": os.urandom(500)})
    at = content.find(b"theme1.bin") + 100
    assert "damaged" in refusal(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])


@pytest.mark.parametrize("length", [40, 400, 800])
def test_a_paper_cut_short_is_refused(length: int) -> None:
    assert "damaged" in refusal(docx(paragraph("A"))[:length])


def test_more_text_than_is_read_is_refused() -> None:
    words = paragraph("".join(f"{number} and " for number in range(1_200_000)))
    assert "more text" in refusal(docx(words))


@pytest.mark.sweep
def test_more_paragraphs_than_are_read_are_refused() -> None:
    assert "more text" in refused_apart(docx(paragraph("a") * 200_001))


def test_a_picture_that_swells_costs_no_more_than_is_read() -> None:
    bomb = zlib.compress(bytes(100 * 2**20))
    chunks = ((b"zTXt", b"Twinboard\0\0" + bomb), (b"iTXt", b"Twinboard\0\1\0\0\0" + bomb))
    assert read_document(docx(paragraph("A"), {"word/media/a.png": png(*chunks)})).marks == ()


def test_a_picture_of_very_many_chunks_ends_the_look_at_it() -> None:
    content = b"\x89PNG\r\n\x1a\n" + (bytes(4) + b"abcd" + bytes(4)) * 400_000
    assert read_document(docx(paragraph("A"), {"word/media/a.png": content})).marks == ()


TREE, TREE_PAGES = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] /Count %d >>"
LOOPS = {
    "a page tree that holds itself": pdf(TREE, TREE_PAGES % (b"2 0 R", 1)),
    "two that hold each other": pdf(TREE, TREE_PAGES % (b"3 0 R", 1), TREE_PAGES % (b"2 0 R", 1)),
    "a chain of parents": pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 2 0 R >>",
        b"<< /Type /Page /Parent 2 0 R >>",
    ),
    "a form that draws itself": pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>",
        stream(b"/X Do"),
        stream(b"/X Do", b"/Type /XObject /Subtype /Form /Resources << /XObject << /X 5 0 R >> >>"),
    ),
    "a structure that holds itself": pdf(
        b"<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 3 0 R >>",
        b"<< /Type /Pages /Kids [] /Count 0 >>",
        b"<< /K [3 0 R 4 0 R] >>",
        b"<< /K 3 0 R /S /Figure >>",
    ),
    "an object that is itself": pdf(b"<< /Type /Catalog /Pages 2 0 R >>", b"2 0 R"),
    "a length that is itself": pdf(
        *page(b"")[:4], b"<< /Length 5 0 R >>\nstream\nBT ET\nendstream"
    ),
    "arrays in arrays": pdf(b"<< /Type /Catalog /Pages 2 0 R /X " + b"[" * 100_000 + b"]" * 100_000 + b" >>", b"null"),
}  # fmt: skip


@pytest.mark.thinned(3)
@pytest.mark.parametrize("content", LOOPS.values(), ids=LOOPS)
def test_a_pdf_that_turns_in_circles_comes_to_an_end(content: bytes) -> None:
    started = time.perf_counter()
    try:
        read_document_apart(content, "loop.pdf", SHORT)
    except UnreadableFile as refusal:
        assert refusal.hint
    assert time.perf_counter() - started < 15


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9])
def test_a_pdf_cut_short_is_refused_or_read_and_nothing_else(share: float) -> None:
    content = pdf(*page(b"TB-7F3K"))
    try:
        assert len(read_document(content[: int(len(content) * share)]).marks) <= 1
    except UnreadableFile as refusal:
        assert "PDF" in refusal.message


def test_a_stream_that_swells_is_refused_with_little_memory() -> None:
    bomb = zlib.compress(zlib.compress(bytes(300 * 2**20)))
    whole = stream(bomb, b"/Filter [/FlateDecode /FlateDecode]")
    assert refused_apart(pdf(*page(b"")[:4], whole))


@pytest.mark.sweep
def test_ten_megabytes_of_nonsense_are_no_pdf() -> None:
    assert "PDF" in refused_apart(b"%PDF-1.7\n" + os.urandom(10 * 2**20))


@pytest.mark.sweep
def test_ten_megabytes_of_beginnings_are_no_pdf() -> None:
    assert refused_apart(b"%PDF-1.7\n" + b"1 0 obj\n<< /A [ " * (10 * 2**20 // 16))


def test_a_pdf_of_too_many_pages_is_refused() -> None:
    kids = b" ".join(b"3 0 R" for _ in range(2_001))
    assert "2,000 pages" in refusal(pdf(TREE, TREE_PAGES % (kids, 2_001), b"<< /Type /Page /Parent 2 0 R >>"))


def test_what_pypdf_says_about_a_broken_file_is_left_unsaid(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    refusal(b"%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 9 0 R >> endobj trailer << /Root 1 0 R >>")
    assert (*capfd.readouterr(), caplog.text) == ("", "", "")


def test_the_cause_is_kept_for_those_who_look_for_it() -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_document(b"%PDF-1.7 nonsense")
    assert type(caught.value.__cause__).__module__.startswith("pypdf")


def test_a_paper_comes_back_from_its_process_as_it_was_read() -> None:
    parts = {"word/media/a.png": png((b"tEXt", b"Twinboard\0TB-7F3K"))}
    content = docx(paragraph("Xi’an 😜") + picture("p"), parts, link("p", "image", "media/a.png"))
    assert read_document_apart(content, "Bericht \udcff.docx") == read_document(content)


@pytest.mark.parametrize(
    ("limits", "words"),
    [(Limits(wall_seconds=0.02), "longer"), (Limits(cpu_seconds=0), "longer"), (Limits(memory_bytes=80 * 2**20), "m")],
)
def test_a_limit_that_is_met_is_one_message(limits: Limits, words: str) -> None:
    assert words in refused_apart(docx(paragraph("word " * 1_000_000)), limits)


@pytest.mark.parametrize(
    "ending",
    [
        "import os; os.abort()",
        "print('nonsense')",
        'print(\'{"refused": null, "peak_bytes": 1}\\n[]\')',
        'print(\'{"refused": null, "peak_bytes": 1}\\n{"passages": [{"place": 1}], "marks": []}\')',
        "",
    ],
)
def test_whatever_ends_the_child_is_one_message(monkeypatch: pytest.MonkeyPatch, ending: str) -> None:
    started = subprocess.Popen

    def start(command: list[str], **options: Any) -> subprocess.Popen[bytes]:
        return started([sys.executable, "-c", ending], **options)

    monkeypatch.setattr(apart.subprocess, "Popen", start)
    assert "stopped its reader" in refused_apart(docx(paragraph("A")))


@pytest.mark.sweep
def test_a_hundred_thousand_paragraphs_are_read_in_reasonable_time() -> None:
    content = docx("".join(paragraph(f"Paragraph {number}", " of the paper") for number in range(100_000)))
    started = time.perf_counter()
    found = read_document_apart(content, "long.docx")
    assert (len(found.passages), found.passages[-1].place) == (100_000, "paragraph 100000")
    assert time.perf_counter() - started < 30


def test_no_address_is_asked() -> None:
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)

    with HTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/{{}}"
        kinds = ("image", "header", "footnotes", "attachedTemplate", "hyperlink")
        links = "".join(link(kind, kind, address.format(kind), "External") for kind in kinds)
        read_document_apart(docx(paragraph("A") + picture("image"), links=links), "sent.docx")
        objects = list(page(b"Words"))
        remote = b"<< /FS /URL /F (%s) >>" % address.format("pdf").encode()
        objects[4] = stream(b"BT ET", b"/F " + remote)
        objects[0] = objects[0].replace(b">>", b"/OpenAction << /S /URI /URI (%s) >> >>" % address.format("a").encode())
        read_document_apart(pdf(*objects), "sent.pdf")
        server.shutdown()
    assert asked == []


def test_nothing_is_left_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    for content in (docx(paragraph("A")), pdf(*page(b"A"))):
        read_document_apart(content)
    refused_apart(OLE + bytes(600))
    refused_apart(b"%PDF-1.7 nonsense")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("is_pdf", [False, True])
def test_the_child_imports_nothing_heavy_and_the_library_of_pdfs_for_a_pdf_alone(is_pdf: bool) -> None:
    code = "import sys, twinboard.reading.task_document as t; t.read({'name': ''}, sys.stdin.buffer.read())"
    content = pdf(*page(b"A")) if is_pdf else docx(paragraph("A"))
    call = [sys.executable, "-c", f"{code}; print(*sys.modules)"]
    loaded = set(subprocess.run(call, input=content, cwd=ROOT, capture_output=True, check=True).stdout.decode().split())
    assert not {"streamlit", "duckdb", "plotly", "pandas", "numpy", "openpyxl", "docx"} & loaded
    assert ("pypdf" in loaded) is is_pdf


def test_the_parent_stays_small_and_never_loads_what_reads_pdfs() -> None:
    code = """
import resource, sys
from twinboard.reading.document_apart import read_document_apart
content = sys.stdin.buffer.read()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    read_document_apart(content)
except Exception:
    pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before, 'pypdf' in sys.modules)
"""
    content = pdf(*page(b"")[:3], FONT, stream(zlib.compress(bytes(70 * 2**20)), b"/Filter /FlateDecode"))
    done = subprocess.run([sys.executable, "-c", code], input=content, cwd=ROOT, capture_output=True, check=True)
    grown, has_pypdf = done.stdout.decode().split()
    assert int(grown) < 20 * 1024
    assert has_pypdf == "False"
