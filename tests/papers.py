"""Papers built in a test: Word files from raw XML, PDFs from raw objects, pictures with words in them."""

import struct
import zlib

from hostile import packed

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}" xmlns:wp="urn:wp" xmlns:a="urn:a" xmlns:pic="urn:pic" xmlns:mc="urn:mc" '
    'xmlns:wps="urn:wps" xmlns:v="urn:v"'
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def story(kind: str, inner: str) -> bytes:
    """A part of a Word file: its document, a header, its footnotes."""
    return f"<w:{kind} {_NAMES}>{inner}</w:{kind}>".encode()


def docx(body: str, parts: dict[str, bytes] | None = None, links: str = "", content_type: str = _WORD) -> bytes:
    """A Word file with this body, further parts, and the links of its document (see `link`)."""
    types = f'<Types><Override PartName="/word/document.xml" ContentType="{content_type}"/></Types>'
    whole = {
        "[Content_Types].xml": types.encode(),
        "_rels/.rels": f"<Relationships>{link('main', 'officeDocument', 'word/document.xml')}</Relationships>".encode(),
        "word/document.xml": story("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": f"<Relationships>{links}</Relationships>".encode(),
    }
    return packed(whole | (parts or {}))


def link(name: str, kind: str, target: str, mode: str = "Internal") -> str:
    return f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>'


def paragraph(*runs: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


def picture(name: str, alt_text: str = "") -> str:
    """A paragraph with a picture whose file is the link of that name."""
    shown = f'<a:graphic><pic:pic><pic:blipFill><a:blip r:embed="{name}"/></pic:blipFill></pic:pic></a:graphic>'
    return f'<w:p><w:r><w:drawing><wp:inline><wp:docPr descr="{alt_text}"/>{shown}</wp:inline></w:drawing></w:r></w:p>'


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    """A picture of one grey dot, with these chunks before its dot."""
    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    whole = [(b"IHDR", header), *chunks, (b"IDAT", zlib.compress(b"\0\x80")), (b"IEND", b"")]
    written = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in whole
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(written)


def pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue."""
    content, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    end = b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (count, trailer, len(content))
    return content + b"xref\n0 %d\n0000000000 65535 f \n" % count + table + end


def stream(data: bytes, keys: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), keys, data)


FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def page(text: bytes) -> tuple[bytes, ...]:
    """The objects 1 to 5 of a PDF with one page: catalogue, tree, page, font, and the words on it."""
    return (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
        b"/Resources << /Font << /F 4 0 R >> >> >>",
        FONT,
        stream(b"BT /F 12 Tf 50 700 Td (%s) Tj ET" % text),
    )
