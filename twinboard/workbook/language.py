"""The language of a workbook, for screen readers: a property that not every library can write."""

from twinboard.zipped.archive import open_archive, with_part

LANGUAGE = "en-GB"
_PROPERTIES, _END = "docProps/core.xml", b"</cp:coreProperties>"


def in_our_language(content: bytes) -> bytes:
    """An .xlsx of our own making that says in which language it is written."""
    properties = open_archive(content).read(_PROPERTIES)
    said = f"<dc:language>{LANGUAGE}</dc:language>".encode()
    return with_part(content, _PROPERTIES, properties.replace(_END, said + _END))
