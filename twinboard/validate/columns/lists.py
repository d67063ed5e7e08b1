"""Lists in one cell: their entries stand between semicolons, and may be typed with other signs between them."""

import re
from collections.abc import Callable, Collection, Sequence

from twinboard.models import Listed
from twinboard.names import split_list

_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_BETWEEN_IDS = r"\s*[;,/|&+•·、，；\n]+\s*(?:and\s+)?|\s+and\s+"
IDS = re.compile(rf"{_ID}(?:(?:{_BETWEEN_IDS}){_ID})*[\s;,.]*")
"""Ids, whatever stands between them."""
_SURELY = re.compile(r"\s*[;；\n\r|•·\u2028\u2029]+\s*")
"""What stands between two names and in none."""
_IN_NO_NAME = re.compile("[;；|•·]")
_PERHAPS = re.compile(r"\s*[,，、]\s*(?:and\s+|&\s*)?|\s*/\s*|\s+and\s+|\s+&\s+", re.IGNORECASE)
_MOST_NAMED = 4
_COMMA = re.compile(r"[,，、/]")
_AND = re.compile(r"\s(?:and|&)\s", re.IGNORECASE)


def read_list(listed: Listed, text: str) -> tuple[str, str]:
    """The list with semicolons, and the kind of doubt that it leaves, if it does.

    Ids are told from whatever stands between them. Names may hold a comma, a slash or “and” themselves: without a
    semicolon they are taken apart at commas and slashes, and that is asked. A semicolon behind a name keeps it whole.
    """
    if listed is Listed.IDS:
        return _ids(text), ""
    if _SURELY.search(text):
        return _with_semicolons([entry for entry in _SURELY.split(text) if entry.strip()], text), ""
    if _COMMA.search(text):
        entries = [entry.strip() for entry in _PERHAPS.split(text) if entry.strip()]
        return "; ".join(entries), "list-taken-apart" if len(entries) > 1 else ""
    return text, "list-or-one" if _AND.search(text) else ""


def several_named(text: str, find: Callable[[str], Collection[str]]) -> str:
    """The entries of a text that is itself no name, such as “Hefei” and “Xi’an”; empty where it is not plainly a list.

    It is one where a sign stands in it that no name has, where two of its entries are names, or one of its lines or of
    several ids is.
    """
    for between in (_SURELY, _PERHAPS):
        entries = [entry.strip() for entry in between.split(text) if entry.strip()]
        is_sure = between is _SURELY and _IN_NO_NAME.search(text)
        least = 0 if is_sure else 1 if between is _SURELY or IDS.fullmatch(text) else 2
        if len(entries) > 1 and sum(bool(find(entry)) for entry in entries[:_MOST_NAMED]) >= least:
            quoted = [f"“{entry}”" for entry in entries[:_MOST_NAMED]]
            last = f"{len(entries) - _MOST_NAMED} more" if len(entries) > _MOST_NAMED else quoted.pop()
            return f"{', '.join(quoted)} and {last}"
    return ""


def _ids(text: str) -> str:
    return (
        _with_semicolons(re.findall(_ID, re.sub(r"(?<![\w-])and(?![\w-])", " ", text)), text)
        if IDS.fullmatch(text)
        else text
    )


def _with_semicolons(entries: Sequence[str], text: str) -> str:
    """The entries as a list, or the text as it is typed where that is one already."""
    entries = [entry.strip() for entry in entries]
    return text if not entries or list(split_list(text)) == entries else "; ".join(entries)
