"""Words where a number could stand in a list: “tbc” is missing, and what is not sure is asked about."""

from twinboard.models import CellValue, Column, Kind
from twinboard.recipes.fit import Findings
from twinboard.refusals import Refusal
from twinboard.rules.edit_forms import label_of
from twinboard.rules.placeholders import NOTHING, PLACEHOLDERS
from twinboard.validate.values import read_value

_NUMBERS = (Kind.QUANTITY, Kind.COUNT, Kind.BARE)
_UNREAD = ("not-a-number", "not-a-count", "stands-for-nothing")
_SAYS_NOTHING = PLACEHOLDERS | NOTHING


def is_number(column: Column) -> bool:
    """Whether a number stands in a column of ours."""
    return column.kind in _NUMBERS


def says_missing(column: Column, value: CellValue) -> bool:
    """Whether a word surely says that nothing is known where nothing need be; “nil” may be 0, where numbers stand."""
    if column.required or not isinstance(value, str) or not (is_number(column) or column.kind is Kind.TEXT):
        return False
    word = " ".join(value.casefold().split())
    return word in _SAYS_NOTHING and not (is_number(column) and word in NOTHING)


def ask_of_words(column: Column, value: CellValue, cell: str, findings: Findings) -> None:
    """Asks what words mean that stand where a number could, and that are neither a number nor a range."""
    if not is_number(column) or not isinstance(value, str):
        return
    read = read_value(column, value)
    if read.issue not in _UNREAD:
        return
    reason = read.words.get("reason")
    forms = reason.instead if isinstance(reason, Refusal) and column.kind is Kind.QUANTITY else ()
    wanted = "one whole number" if column.kind is Kind.COUNT else "a number"
    message = f"“{value}” cannot be read as {wanted} for “{label_of(column.name)}”. Say what it means."
    may_be_none = ("0",) if " ".join(value.casefold().split()) in NOTHING else ()
    kind = "unread-required" if column.required else "unread-number"
    findings.ask(kind, message, cell, f"{column.name}: {value}", (*may_be_none, *forms))
