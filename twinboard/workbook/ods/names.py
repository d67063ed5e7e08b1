"""The names of OpenDocument that are read, as the parser gives them: the namespace, a blank, the name."""

ODF = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TABLE, TEXT = (f"{ODF}{each}:1.0 " for each in ("office", "table", "text"))

SPREADSHEET, SHEET, ROW, COLUMN = f"{OFFICE}spreadsheet", f"{TABLE}table", f"{TABLE}table-row", f"{TABLE}table-column"
CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
GROUPS = frozenset(
    f"{TABLE}table-{each}" for each in ("rows", "row-group", "header-rows", "columns", "column-group", "header-columns")
)
PARAGRAPHS, LISTS = (f"{TEXT}p", f"{TEXT}h"), (f"{TEXT}list", f"{TEXT}list-item", f"{TEXT}list-header")
ANNOTATION, SPACES, TAB, LINE_BREAK = f"{OFFICE}annotation", f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"
SPAN, LINK, ADDRESS = f"{TEXT}span", f"{TEXT}a", "http://www.w3.org/1999/xlink href"
ASIDES = (f"{TEXT}note", f"{TEXT}ruby-text")

NAME, STYLE, VISIBILITY, FORMULA = (f"{TABLE}{each}" for each in ("name", "style-name", "visibility", "formula"))
ROWS_REPEATED, COLUMNS_REPEATED = f"{TABLE}number-rows-repeated", f"{TABLE}number-columns-repeated"
ROWS_SPANNED, COLUMNS_SPANNED = f"{TABLE}number-rows-spanned", f"{TABLE}number-columns-spanned"
DEFAULT_STYLE, SPAN_STYLE = f"{TABLE}default-cell-style-name", f"{TEXT}style-name"
VALUE_TYPE = f"{OFFICE}value-type"

Attributes = dict[str, str]


def count(known: Attributes, name: str) -> int:
    """How often, 1 where it is not said."""
    stated = known.get(name, "")
    return max(1, int(stated)) if stated.isdecimal() and len(stated) < 19 else 1
