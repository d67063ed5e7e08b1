"""What a cell says of who paid, and the question or error that it makes."""

from twinboard.models import Column
from twinboard.names import folded
from twinboard.refusals import Refusal
from twinboard.shares import Shares, read_shares, twice_named
from twinboard.validate.reading import Reading

_EXAMPLE = "Derby City Council £2,000"


def shares_reading(column: Column, text: str) -> Reading:
    """A list of payers as it is kept, with an error where a share is none, and a doubt where one may be another."""
    try:
        shares = read_shares(text)
    except Refusal as refusal:
        return _not_read(text, str(refusal))
    if shares.is_refused:
        return _not_read(shares.unread, shares.why)
    if payer := twice_named(shares.entries, folded):
        return Reading(None, issue="payer-twice", words={"payer": payer})
    doubt, words = _doubt(shares)
    return Reading(shares.kept, doubt=doubt, words=words)


def _not_read(entry: str, why: str) -> Reading:
    return Reading(
        None, issue="share-not-read", words={"unread": entry, "why": why, "example": f"{_EXAMPLE}; the host"}
    )


def _doubt(shares: Shares) -> tuple[str, dict[str, object]]:
    if shares.unread:
        return "share-in-name", {"unread": shares.unread, "why": shares.why, "example": _EXAMPLE}
    if shares.is_taken_apart:
        return "list-taken-apart", {"read": shares.kept}
    return ("list-or-one", {}) if shares.may_be_several else ("", {})
