"""Drafts: updates that an officer prepared and nobody published yet; of each the file, and a note of all else."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from twinboard.errors import UnreadableFile
from twinboard.store.disk import fsync, private_folder, refusals, write_private
from twinboard.store.shared import catch_up, share
from twinboard.store.shelf import names
from twinboard.store.unfinished import unfinished

_ID = re.compile(r"[0-9a-f]{32}")
_TEXT, _NUMBER = (str,), (int, type(None))
_KINDS: Mapping[str, tuple[type, ...]] = {
    **dict.fromkeys(("id", "file_name", "author", "identity", "message", "kept_at"), _TEXT),
    **dict.fromkeys(("base", "made_from"), _NUMBER),
    "decisions": (dict,),
}
"""What stands in the note of a draft: the fields of `Draft`, and of which kind each is."""
_DAMAGED = "its note is damaged, or none of ours"


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
    with refusals("the store", len(content), path=home), unfinished(home) as folder:
        private_folder(_folder(home))
        made = {_path(home, draft.id, suffix): held for suffix, held in (("file", content), ("json", note))}
        share(home, made, "No draft was kept.")
        for path, held in made.items():  # the note last: it makes the draft
            part = folder / path.suffix
            write_private(part, held)
            fsync(part)
            part.replace(path)
        fsync(_folder(home))
    return draft


def kept(home: Path) -> tuple[Draft, ...]:
    """All drafts that can be read, the newest first."""
    found = [draft for identity in _identities(home) if isinstance(draft := _read(home, identity), Draft)]
    return tuple(sorted(found, key=lambda draft: draft.kept_at, reverse=True))


def unreadable(home: Path) -> tuple[tuple[str, str], ...]:
    """The files among the drafts that are none, or none any more: their names, and why."""
    torn = [
        (f"{identity}.json", why) for identity in _identities(home) if isinstance(why := _read(home, identity), str)
    ]
    known = {*_identities(home)}
    others = [name for name in sorted(names(_folder(home))) if name.partition(".")[0] not in known]
    return (*torn, *((name, "it is no draft") for name in others))


def find(home: Path, identity: str) -> Draft | None:
    """The draft of that id; None where there is none (any more). Raises UnreadableFile where it cannot be read."""
    note = _path(home, identity, "json")
    if not _ID.fullmatch(identity) or not (note.exists() or (catch_up(home) and note.exists())):
        return None
    found = _read(home, identity)
    if isinstance(found, str):
        raise UnreadableFile(
            "This draft cannot be read: its note is damaged.", "Ask who prepared it to send the file again."
        )
    return found


def has_file(home: Path, draft: Draft) -> bool:
    """Whether the file of a draft is there."""
    return _path(home, draft.id, "file").is_file()


def content(home: Path, draft: Draft) -> bytes:
    """The file of a draft as it came. Raises UnreadableFile where it is gone."""
    try:
        return _path(home, draft.id, "file").read_bytes()
    except OSError as error:
        hint = "Remove the draft, and ask who prepared it to send the file again."
        raise UnreadableFile("The file of this draft is missing.", hint, detail=str(error)) from error


def remove(home: Path, draft: Draft) -> None:
    """Removes a draft that was published or withdrawn; once is enough."""
    gone = [_path(home, draft.id, suffix) for suffix in ("json", "file", "key")]
    share(home, dict.fromkeys(gone), "The draft is still there.")
    for path in gone:
        path.unlink(missing_ok=True)
    fsync(_folder(home))


def key_path(home: Path, identity: str) -> Path:
    """Where the key stands by which somebody who is no officer sees a draft."""
    return _path(home, identity, "key")


def _identities(home: Path) -> list[str]:
    noted = (path for path in map(Path, sorted(names(_folder(home)))) if path.suffix == ".json")
    return [path.stem for path in noted if _ID.fullmatch(path.stem)]


def _read(home: Path, identity: str) -> Draft | str:
    """A draft, or why it cannot be read."""
    try:
        note = json.loads(_path(home, identity, "json").read_bytes())
        if not (isinstance(note, dict) and note.keys() == _KINDS.keys()):
            return _DAMAGED
        if not all(isinstance(note[name], kind) for name, kind in _KINDS.items()):
            return _DAMAGED
        draft = Draft(**{**note, "kept_at": datetime.fromisoformat(note["kept_at"]).astimezone(UTC)})
    except OSError as error:
        return str(error.strerror)
    except (ValueError, RecursionError):
        return _DAMAGED
    return draft if draft.id == identity else "its note is of another draft"


def _folder(home: Path) -> Path:
    return home / "drafts"


def _path(home: Path, identity: str, suffix: str) -> Path:
    return _folder(home) / f"{identity}.{suffix}"
