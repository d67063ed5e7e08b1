"""The audit: who tried what and when, one line of JSON each, added at the end and never rewritten."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path


def note(home: Path, event: str, **details: str) -> None:
    """Adds one line to `audit.jsonl` of a store, and brings it to the disk."""
    home.mkdir(parents=True, exist_ok=True)
    line = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "event": event, **details}
    with (home / "audit.jsonl").open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(line, ensure_ascii=False) + "\n")
        stream.flush()
        os.fsync(stream.fileno())
