"""Drafts: updates that an officer prepared and nobody published yet; of each the file, and a note of all else."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from twinboard.store.disk import fsync, private_folder, refusals, write_private
from twinboard.store.unfinished import unfinished

_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Draft:
    """What is known of a draft: its file's name, who prepared it and why, and what they saw and decided.

    `identity` is what the author signed in with; `base` the version that the file was compared with.
    """

    id: str
    file_name: str
    author: str
    identity: str
    message: str
    base: int | None
    made_from: int | None
    decisions: Mapping[str, Any]
    kept_at: datetime


def keep(home: Path, content: bytes, **known: Any) -> Draft:
    """Keeps a new draft; `known` are the fields of `Draft` but for id and time. Raises NoRoom or NotWritable."""
    draft = Draft(id=uuid4().hex, kept_at=datetime.now(UTC), **known)
    note = json.dumps(asdict(draft), default=str, ensure_ascii=False).encode()
    with refusals(f"the store ({home})", len(content)), unfinished(home) as folder:
        private_folder(_folder(home))
        for suffix, held in (("file", content), ("json", note)):  # the note last: it makes the draft
            part = folder / suffix
            write_private(part, held)
            fsync(part)
            part.replace(_path(home, draft.id, suffix))
        fsync(_folder(home))
    return draft


def kept(home: Path) -> tuple[Draft, ...]:
    """All drafts, the newest first."""
    found = [draft for path in _folder(home).glob("*.json") if (draft := find(home, path.stem))]
    return tuple(sorted(found, key=lambda draft: draft.kept_at, reverse=True))


def find(home: Path, identity: str) -> Draft | None:
    """The draft of that id; None where there is none (any more)."""
    if not _ID.fullmatch(identity):
        return None
    try:
        note = json.loads(_path(home, identity, "json").read_bytes())
    except FileNotFoundError:
        return None
    return Draft(**{**note, "kept_at": datetime.fromisoformat(note["kept_at"])})


def content(home: Path, draft: Draft) -> bytes:
    """The file of a draft as it came."""
    return _path(home, draft.id, "file").read_bytes()


def remove(home: Path, draft: Draft) -> None:
    """Removes a draft that was published or withdrawn; once is enough."""
    for suffix in ("json", "file"):
        _path(home, draft.id, suffix).unlink(missing_ok=True)
    fsync(_folder(home))


def _folder(home: Path) -> Path:
    return home / "drafts"


def _path(home: Path, identity: str, suffix: str) -> Path:
    return _folder(home) / f"{identity}.{suffix}"
