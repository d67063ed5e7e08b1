"""One-time officer links, for a server without a sign-in provider: printed at its start, good for one browser.

Keys and the sessions that they opened live in the memory of the server alone, and end with it.
"""

import secrets
import threading
import time

HOURS = 12
COOKIE = "twinboard_officer"


class OfficerLinks:
    """The keys not used yet, and the sessions that are open; safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._keys: set[str] = set()
        self._open_until: dict[str, float] = {}

    def new_key(self) -> str:
        """A key that opens one session, once."""
        key = secrets.token_urlsafe(24)
        with self._lock:
            self._keys.add(key)
        return key

    def is_new(self, key: str) -> bool:
        """Whether the key was given and not used yet; asking does not use it up."""
        with self._lock:
            return key in self._keys

    def redeem(self, key: str) -> str | None:
        """Uses a key up and gives the token of the session that it opens; None for any other."""
        with self._lock:
            if key not in self._keys:
                return None
            self._keys.remove(key)
            token = secrets.token_urlsafe(32)
            self._open_until[token] = time.time() + HOURS * 3600
            return token

    def is_open(self, token: str) -> bool:
        """Whether a session was opened with a key, is not over and was not closed."""
        with self._lock:
            return self._open_until.get(token, 0) > time.time()

    def close(self, token: str) -> None:
        with self._lock:
            self._open_until.pop(token, None)


links = OfficerLinks()
