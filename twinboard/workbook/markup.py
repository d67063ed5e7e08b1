"""The door to XML: parsed event by event, refusing definitions, so that no entity swells and none asks an address."""

from xml.parsers import expat

from twinboard.errors import UnreadableFile
from twinboard.workbook.archive import DAMAGED, SAVE_AGAIN


def parser() -> expat.XMLParserType:
    """A parser without handlers; the caller sets those it needs."""
    made = expat.ParserCreate()
    made.buffer_text = True
    made.StartDoctypeDeclHandler = _refuse_definitions
    return made


def _refuse_definitions(*_: object) -> None:
    raise UnreadableFile("A part of this file holds definitions that a workbook must not.", SAVE_AGAIN)


def parse(reader: expat.XMLParserType, data: bytes) -> None:
    """Feeds a whole part. Raises UnreadableFile where it is not well formed."""
    try:
        reader.Parse(data, True)
    except (expat.ExpatError, ValueError) as error:
        raise UnreadableFile(DAMAGED, SAVE_AGAIN) from error


def elements(data: bytes) -> list[tuple[str, dict[str, str]]]:
    """The elements of a small part, in order, without their prefixes."""
    found: list[tuple[str, dict[str, str]]] = []
    if data:
        reader = parser()
        reader.StartElementHandler = lambda tag, attributes: found.append((tag.rpartition(":")[2], attributes))
        parse(reader, data)
    return found
