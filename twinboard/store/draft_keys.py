"""Keys that show a draft to somebody who is no officer: of each draft one at most, kept as a hash, until it ends."""

import hashlib
import hmac
import json
import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path

from twinboard.store.disk import fsync, refusals, write_private
from twinboard.store.drafts import Draft, key_path
from twinboard.store.shared import share
from twinboard.store.unfinished import unfinished

LASTS_DAYS = 7
_CLOCKS_APART = timedelta(minutes=5)


def give_key(home: Path, draft: Draft) -> tuple[str, datetime]:
    """A new key of a draft, and when it ends; the one before opens nothing any more. Raises NoRoom or NotWritable."""
    key, now = secrets.token_hex(24), datetime.now(UTC)
    ends = (now + timedelta(days=LASTS_DAYS)).replace(hour=23, minute=59, second=59, microsecond=0)
    told = json.dumps({"key": _hash(key), "given": now.isoformat(), "ends": ends.isoformat()}).encode()
    outcome = "No address was made."
    with refusals("the store", outcome=outcome, path=home), unfinished(home) as folder:
        part = folder / "key"
        write_private(part, told)
        fsync(part)
        share(home, {key_path(home, draft.id): told}, outcome)
        part.replace(key_path(home, draft.id))
        fsync(key_path(home, draft.id).parent)
    return key, ends


def opens(home: Path, draft: Draft, key: str) -> bool:
    """Whether this is the key of the draft, and has not ended. A file that is not whole opens nothing."""
    try:
        told = json.loads(key_path(home, draft.id).read_bytes())
        given, ends = (datetime.fromisoformat(told[name]).astimezone(UTC) for name in ("given", "ends"))
        is_right = hmac.compare_digest(str(told["key"]), _hash(key))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return False
    return is_right and given - _CLOCKS_APART <= datetime.now(UTC) < ends


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
