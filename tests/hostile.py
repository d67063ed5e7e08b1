"""Workbooks that no spreadsheet program would write, built in a test: single parts swapped, swollen or damaged."""

import io
import zipfile

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODS = "urn:oasis:names:tc:opendocument:xmlns"
_BOOK = (
    f'<workbook xmlns:r="{_RELATIONS}"><sheets><sheet name="Facts" sheetId="1" r:id="rId1"/></sheets></workbook>'
).encode()


def xlsx(cells: bytes = b"", *, sheet: bytes = b"", parts: dict[str, bytes] | None = None) -> bytes:
    """A workbook with one sheet, Facts: rows and cells as raw XML, or the whole part; and further parts."""
    whole = {
        "[Content_Types].xml": b"<Types/>",
        "_rels/.rels": _link("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": _BOOK,
        "xl/_rels/workbook.xml.rels": _link("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": sheet or b"<worksheet><sheetData>" + cells + b"</sheetData></worksheet>",
    }
    return packed(whole | (parts or {}))


def ods(rows: str, *, manifest: str = "") -> bytes:
    """An OpenDocument spreadsheet with one sheet, Facts, its rows as raw XML."""
    names = " ".join(f'xmlns:{name}="{_ODS}:{name}:1.0"' for name in ("office", "table", "text"))
    content = (
        f'<office:document-content {names} xmlns:calcext="urn:calcext"><office:body><office:spreadsheet>'
        f'<table:table table:name="Facts">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    entry = '<m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    listed = f'<m:manifest xmlns:m="{_ODS}:manifest:1.0">{entry}{manifest}</m:manifest>'
    return packed(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": listed.encode(),
            "content.xml": content.encode(),
        }
    )


def packed(parts: dict[str, bytes]) -> bytes:
    """A zip of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _link(kind: str, target: str) -> bytes:
    link = f'<Relationship Id="rId1" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
    return f"<Relationships>{link}</Relationships>".encode()
