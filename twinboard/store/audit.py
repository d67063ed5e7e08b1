"""The audit: who tried what and when, one line of JSON each, added at the end and never rewritten."""

import json
import logging
from datetime import UTC, datetime
from pathlib import Path

from twinboard.errors import TwinboardError
from twinboard.store.disk import close_to_others
from twinboard.store.shared import add_line


def note(home: Path, event: str, **details: str) -> None:
    """Adds one line to `audit.jsonl` of a store, and brings it to the disk.

    Raises nothing where the disk refuses: who is refused stays refused, and the line goes to the server's log. So it
    does where there is no store: none is made where a mistyped name leads to, or where a disk is to be mounted.
    """
    told = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "event": event, **details}
    line = json.dumps(told, ensure_ascii=False)
    try:
        close_to_others(home)
        add_line(home, home / "audit.jsonl", line, "The audit has no line of it.")
    except (OSError, TwinboardError) as error:
        why = error.message if isinstance(error, TwinboardError) else error.strerror
        logging.getLogger(__name__).error("The audit cannot be written (%s). Its line: %s", why, line)
