"""How issues are told everywhere: errors, then doubts, then notes; how many there are; and what was read."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from twinboard.models import Issue, Severity
from twinboard.rules.issue_kinds import is_doubt


class Level(StrEnum):
    """What an officer has to do about an issue: mend an error, confirm a doubt, know of a note."""

    ERROR = "error"
    DOUBT = "doubt"
    NOTE = "note"


_ORDER = tuple(Level)


def level_of(issue: Issue) -> Level:
    """Whether it keeps the file from being published, asks to be confirmed, or only says."""
    if issue.severity is Severity.ERROR:
        return Level.ERROR
    return Level.DOUBT if is_doubt(issue) else Level.NOTE


def rank_of(issue: Issue) -> int:
    """Its place among the levels: the smaller, the earlier it is told."""
    return _ORDER.index(level_of(issue))


def counts_words(issues: Iterable[Issue]) -> str:
    """Such as “3 errors on 2 sheets, 2 doubts, 4 notes”."""
    found = list(issues)
    counts = [(level, [issue for issue in found if level_of(issue) is level]) for level in _ORDER]
    words = [f"{_counted(len(of), level)}{_sheets(of, level)}" for level, of in counts if of]
    return ", ".join(words) or "no issues were found"


def summary(issues: Iterable[Issue], read: Mapping[str, int] | None) -> str:
    """The counts, and how many rows were read of each sheet (None: not known): the first line of whatever tells of a
    check."""
    words = counts_words(issues)
    counts = f"{words[0].upper()}{words[1:]}"
    if read is None:
        return f"{counts}."
    rows = ", ".join(f"{sheet} {_counted(count, 'row')}" for sheet, count in read.items())
    return f"{counts}; {f'read: {rows}' if rows else 'nothing was read'}."


def _sheets(issues: Iterable[Issue], level: Level) -> str:
    sheets = {issue.sheet for issue in issues if issue.sheet}
    return f" on {_counted(len(sheets), 'sheet')}" if level is Level.ERROR and len(sheets) > 1 else ""


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
