"""What addresses of the web ask for, read strictly: whole numbers, days, and how much of a text is said again."""

from datetime import date

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2999, 12, 31)
"""Days that somebody may ask for."""
LONGEST_SAID = 80
LONGEST_SEARCH = 200
_MOST_DIGITS = 9


def whole_number(typed: str) -> int | None:
    """The number; None where it is none, or more than anything here can be."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= _MOST_DIGITS else None


def asked_day(typed: str) -> date | None:
    """The day of 2026-10-01; None for another form, and for days that nobody means."""
    try:
        found = date.fromisoformat(typed)
    except ValueError:
        return None
    return found if FIRST_DAY <= found <= LAST_DAY else None


def said_again(typed: str) -> str:
    """What somebody asked for, as a message repeats it: no longer than can be read."""
    return typed if len(typed) <= LONGEST_SAID else f"{typed[:LONGEST_SAID]}…"
