"""The audit: who tried what and when, one line of JSON each, added at the end and never rewritten."""

import json
import logging
from datetime import UTC, datetime
from pathlib import Path

from twinboard.store.disk import append_line, close_to_others


def note(home: Path, event: str, **details: str) -> None:
    """Adds one line to `audit.jsonl` of a store, and brings it to the disk.

    Raises nothing where the disk refuses: who is refused stays refused, and the line goes to the server's log. So it
    does where there is no store: none is made where a mistyped name leads to, or where a disk is to be mounted.
    """
    told = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "event": event, **details}
    line = json.dumps(told, ensure_ascii=False)
    try:
        close_to_others(home)
        append_line(home / "audit.jsonl", line)
    except OSError as error:
        logging.getLogger(__name__).error("The audit cannot be written (%s). Its line: %s", error.strerror, line)
