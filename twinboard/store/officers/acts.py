"""What is done with invitations: made, taken up by a click, asked for at each action, ended.

Of the secrets, that of the link and that of the browser which took it up, the store keeps hashes alone.
"""

import hashlib
import hmac
import re
import secrets
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from twinboard.errors import NoStore, NotAllowed, TwinboardError, UnreadableFile
from twinboard.periods import days_words
from twinboard.rules.officer_words import NOT_INVITED, SOMEBODY, TWICE, WHY_NOT
from twinboard.store.disk import fsync, private_folder, refusals, write_private
from twinboard.store.officers.invitations import APPROVE, OPEN, Invitation, find, kept, path_of
from twinboard.store.officers.lines import ENDED, INVITED, REVOKED, TAKEN, line_of
from twinboard.store.officers.named import officer_identity, officer_name
from twinboard.store.shared import add_line, catch_up, shared_of
from twinboard.store.standing import is_begun
from twinboard.store.unfinished import unfinished

LONGEST_DAYS, USUAL_DAYS = 366, 30
_SECRET = re.compile(r"([0-9a-f]{16})([0-9a-f]{48})")
"""The id of an invitation and a secret: letters that no mail program takes for the end of an address."""


def invite(
    home: Path, name: str, days: int = USUAL_DAYS, may: str = APPROVE, *, is_again: bool = False
) -> tuple[Invitation, str]:
    """A new invitation, and the key of its link, which is told this once. It lasts to the end of its last day.

    Without a name, who takes it up says theirs. `is_again`: it is for one more browser of somebody whose invitation
    stands; nobody else is invited in their name, by which the history tells officers. Raises TwinboardError for a name
    or days that do not fit, NoStore, NoRoom or NotWritable.
    """
    known = _invited_name(home, name, is_again=is_again) if name else ""
    if not 1 <= days <= LONGEST_DAYS:
        raise TwinboardError(f"An invitation cannot last {days} days.", f"Say 1 to {LONGEST_DAYS} days.")
    if not is_begun(home):
        hint = "Look whether TWINBOARD_HOME names the right folder. In a new one publish something first."
        raise NoStore("There is no store here to invite an officer to.", hint, detail=f"It was looked for in {home}.")
    now, identity, secret = datetime.now(UTC), secrets.token_hex(8), secrets.token_hex(24)
    ends_at = (now + timedelta(days=days)).replace(hour=23, minute=59, second=59, microsecond=0)
    less = {} if may == APPROVE else {"may": may}
    line = line_of(INVITED, now, id=identity, name=known, ends=ends_at.isoformat(), link=_hash(secret), **less)
    _begin(home, path_of(home, identity), line)
    return Invitation(identity, known, now, ends_at, _hash(secret), may=may), f"{identity}{secret}"


def offered(home: Path, key: str) -> Invitation:
    """The invitation that a link opens, if nobody has taken it up. Raises NotAllowed with why not; changes nothing."""
    found = _of_secret(home, key, "link")
    if found.state != OPEN:
        raise _why_not(found)
    return found


def take_up(home: Path, key: str, typed_name: str = "") -> str:
    """Takes an invitation up, once: gives the secret by which the browser is known from now on.

    Raises NotAllowed as `offered`, TwinboardError for a name that does not fit, NoRoom or NotWritable.
    """
    found = offered(home, key)
    name = "" if found.name else _new_name(home, typed_name)
    browser = secrets.token_hex(24)
    _add(home, found, TAKEN, "The invitation is as it was.", name=name, browser=_hash(browser))
    after = _of_secret(home, key, "link")
    if after.browser != _hash(browser):  # another click was first
        raise _why_not(after)
    return f"{found.id}{browser}"


def holder(home: Path, secret: str) -> Invitation:
    """The invitation by which the browser with this secret updates. Raises NotAllowed with why there is none.

    That it has ended is written down at the first look, so that a clock set back brings nothing to life again.
    """
    if not secret:
        raise NotAllowed(*NOT_INVITED)
    found = _of_secret(home, secret, "browser")
    if found.state == ENDED and not found.over:
        with suppress(TwinboardError):
            end(home, found, ENDED)
    if found.state != TAKEN:
        raise _why_not(found)
    return found


def end(home: Path, invitation: Invitation, why: str) -> None:
    """Ends an invitation: REVOKED, SIGNED_OUT, or ENDED by time. Raises NoRoom or NotWritable."""
    _add(home, invitation, why, "The invitation still stands.")


def revoke(home: Path, name: str) -> tuple[Invitation, ...]:
    """Revokes all that stand in a name, or the one with this id. Raises TwinboardError where there is none."""
    standing = [one for one in kept(home) if one.stands]
    asked = officer_identity(name)
    found = tuple(one for one in standing if asked in (officer_identity(one.name or SOMEBODY), one.id))
    if not found:
        known = " and ".join(sorted({f"“{one.name or SOMEBODY}”" for one in standing}))
        raise TwinboardError(
            f"No invitation of “{name}” stands.", f"Those of {known} do." if known else "None of anybody does."
        )
    for one in found:
        end(home, one, REVOKED)
    return found


def _invited_name(home: Path, typed: str, *, is_again: bool) -> str:
    """The name of who is invited, spelt as in an invitation of theirs that stands. Raises TwinboardError if one does,
    unless they are invited again.
    """
    name = officer_name(typed)
    same = [one for one in kept(home) if one.stands and officer_identity(one.name) == officer_identity(name)]
    if same and not is_again:
        message, hint = TWICE
        raise TwinboardError(message.format(name=same[0].name, day=days_words(same[0].ends_at)), hint)
    return same[0].name if same else name


def _new_name(home: Path, typed: str) -> str:
    """A name that somebody gives themselves; never one by which somebody was invited."""
    name = officer_name(typed)
    if officer_identity(name) in {officer_identity(one.name) for one in kept(home)}:
        raise TwinboardError(f"“{name}” has an invitation already.", "Type your own name.")
    return name


def _of_secret(home: Path, secret: str, what: str) -> Invitation:
    """The invitation whose link or browser has this secret."""
    match = _SECRET.fullmatch(secret)
    try:
        found = _opened_by(home, match, what) if match else None
        if match and not found and catch_up(home):
            found = _opened_by(home, match, what)
    except UnreadableFile as error:
        raise NotAllowed(*WHY_NOT["damaged"], detail=error.message) from error
    if not found:
        raise NotAllowed(*WHY_NOT["unknown"])
    return found


def _opened_by(home: Path, match: re.Match[str], what: str) -> Invitation | None:
    found = find(home, match[1])
    return found if found and hmac.compare_digest(getattr(found, what), _hash(match[2])) else None


def _why_not(found: Invitation) -> NotAllowed:
    day = found.over_at or (found.ends_at if found.state == ENDED else found.taken_at or found.invited_at)
    message, hint = WHY_NOT[found.state]
    now = days_words(datetime.now(UTC))
    return NotAllowed(message.format(name=found.name or SOMEBODY, day=days_words(day), now=now), hint)


def _begin(home: Path, place: Path, line: str) -> None:
    outcome = "Nobody was invited."
    with refusals("the store", outcome=outcome, path=home), unfinished(home) as folder:
        private_folder(place.parent)
        if shared_of(home):
            add_line(home, place, line, outcome)
            return
        part = folder / "invitation"
        write_private(part, f"{line}\n".encode())
        fsync(part)
        part.replace(place)
        fsync(place.parent)


def _add(home: Path, invitation: Invitation, event: str, outcome: str, **told: str) -> None:
    with refusals("the store", outcome=outcome, path=home):
        line = line_of(event, datetime.now(UTC), id=invitation.id, **told)
        add_line(home, path_of(home, invitation.id), line, outcome)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
