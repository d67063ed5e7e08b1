"""An .ods written anew with nothing but its values, in the one way that the values reader takes without mistake."""

import html

from twinboard.workbook.ods.cell import Value
from twinboard.zipped.archive import packed

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"

_NAMESPACES = " ".join(
    f'xmlns:{each}="urn:oasis:names:tc:opendocument:xmlns:{each}:1.0"' for each in ("office", "style", "table", "text")
)
_HEAD = (
    f'<office:document-content {_NAMESPACES} office:version="1.3"><office:automatic-styles><style:style '
    'style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style>'
    "</office:automatic-styles><office:body><office:spreadsheet>"
)
_END = "</office:spreadsheet></office:body></office:document-content>"
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIMETYPE}"/></manifest:manifest>'
)


class Rewriting:
    """Takes sheets, rows and cells in their order."""

    def __init__(self) -> None:
        self._pieces = [_HEAD]

    def sheet(self, name: str, *, is_hidden: bool) -> None:
        style = ' table:style-name="hidden"' if is_hidden else ""
        self._pieces.append(f"<table:table table:name={_quoted(name)}{style}>")

    def row(self, repeats: int) -> None:
        self._pieces.append(f'<table:table-row table:number-rows-repeated="{repeats}">')

    def cell(self, value: Value | None, repeats: int) -> None:
        held = f' office:value-type="{value.kind}" office:{value.attribute}={_quoted(value.text)}' if value else ""
        self._pieces.append(f'<table:table-cell table:number-columns-repeated="{repeats}"{held}/>')

    def end(self, name: str) -> None:
        self._pieces.append(f"</table:{name}>")

    def content(self) -> bytes:
        """The whole file."""
        return package("".join([*self._pieces, _END]).encode())


def package(content: bytes) -> bytes:
    """An .ods of this `content.xml` and no more."""
    return packed({"mimetype": MIMETYPE.encode(), "META-INF/manifest.xml": _MANIFEST.encode(), "content.xml": content})


def _quoted(text: str) -> str:
    escaped = html.escape(text).replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
    return f'"{escaped}"'
