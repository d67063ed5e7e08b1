"""The door to XML: parsed event by event, refusing definitions, so that no entity swells and none asks an address."""

from xml.parsers import expat

from twinboard.errors import UnreadableFile
from twinboard.zipped.archive import DO_NOT_OPEN, WORKBOOK, Sort


def parser(sort: Sort = WORKBOOK, *, namespaces: bool = False) -> expat.XMLParserType:
    """A parser without handlers; the caller sets those it needs. With namespaces a name is theirs, a blank, its own."""
    made = expat.ParserCreate(None, " ") if namespaces else expat.ParserCreate()
    made.buffer_text = True

    def refuse_definitions(*_: object) -> None:
        raise UnreadableFile(f"A part of this file holds definitions that a {sort.noun} must not.", DO_NOT_OPEN)

    made.StartDoctypeDeclHandler = refuse_definitions
    return made


def parse(reader: expat.XMLParserType, data: bytes, sort: Sort = WORKBOOK) -> None:
    """Feeds a whole part. Raises UnreadableFile where it is not well formed."""
    parse_piece(reader, data, sort, is_last=True)


def parse_piece(reader: expat.XMLParserType, data: bytes, sort: Sort = WORKBOOK, *, is_last: bool = False) -> None:
    """Feeds the next piece of a part. Raises UnreadableFile where it is not well formed."""
    try:
        reader.Parse(data, is_last)
    except (expat.ExpatError, ValueError) as error:
        raise sort.damaged from error


def elements(data: bytes, sort: Sort = WORKBOOK) -> list[tuple[str, dict[str, str]]]:
    """The elements of a small part, in order, without their prefixes."""
    found: list[tuple[str, dict[str, str]]] = []
    if data:
        reader = parser(sort)
        reader.StartElementHandler = lambda tag, attributes: found.append((tag.rpartition(":")[2], attributes))
        parse(reader, data, sort)
    return found


def texts(data: bytes, sort: Sort = WORKBOOK) -> list[str]:
    """The words of a small part, in order, those of each element for themselves."""
    found: list[str] = []
    if data:
        reader = parser(sort)
        reader.CharacterDataHandler = found.append
        reader.StartElementHandler = lambda *_: None
        reader.EndElementHandler = lambda *_: None
        parse(reader, data, sort)
    return found
