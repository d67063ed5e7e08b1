"""Cells whose value is lost to the values reader: Excel errors, and formulas saved without a value."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring, iterparse

from twinboard.errors import UnreadableFile


def find_cell_errors(content: bytes) -> dict[str, dict[str, str]]:
    """By sheet name: the address of each such cell, and what it shows. Empty for archives that are not xlsx."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = set(archive.namelist())
        if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
            return {}
        try:
            parts = dict(_sheet_parts(archive))
            return {sheet: dict(_errors(archive, part)) for sheet, part in parts.items() if part in names}
        except (ParseError, DefusedXmlException) as error:
            raise UnreadableFile("A part of this workbook cannot be read safely.", "Save it again in Excel.") from error


def _sheet_parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    }
    for element in fromstring(archive.read("xl/workbook.xml")).iter():
        if _tag(element) == "sheet":
            link = next((value for name, value in element.attrib.items() if name.endswith("}id")), None)
            yield element.get("name", ""), posixpath.normpath(posixpath.join("/xl", targets.get(link, "")))[1:]


def _errors(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str]]:
    with archive.open(part) as stream:
        for _, element in iterparse(stream, forbid_dtd=True):
            tag = _tag(element)
            if tag == "c":
                inside = {_tag(child): child.text or "" for child in element}
                if element.get("t") == "e":
                    yield element.get("r", ""), inside.get("v", "an error")
                elif "f" in inside and not inside.get("v") and "is" not in inside:
                    yield element.get("r", ""), "a formula without a saved value"
            elif tag == "row":
                element.clear()


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]
