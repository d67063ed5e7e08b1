"""To which catalogue a folder belongs: a mark in it, written once, by which no two stores are taken for one another."""

from pathlib import Path

from twinboard.errors import NotWritable
from twinboard.store.disk import fsync, private_folder, refusals, write_private
from twinboard.store.lake.catalogue import Connection
from twinboard.store.shared import MARK
from twinboard.store.shelf import names
from twinboard.store.unfinished import unfinished

_OF_A_STORE = ("versions", "officers", "drafts", "received", "recipes", "codes.jsonl", "audit.jsonl")


def identity_of(connection: Connection) -> str:
    """The name that a catalogue gave itself."""
    (identity,) = connection.execute("select id::text from twinboard.identity").fetchone() or ("",)
    return str(identity)


def join(home: Path, identity: str, outcome: str) -> None:
    """Makes an empty folder a replica. Raises NotWritable for one of another catalogue, or with a store of its own."""
    path = home / MARK
    if not path.exists():
        if any((home / name).is_file() or names(home / name) for name in _OF_A_STORE):
            raise NotWritable(
                "This folder holds a store of its own, which is no replica.",
                f"{outcome} Share it with all: python -m twinboard share. Or let TWINBOARD_HOME name an empty folder.",
                detail=f"It is {home}.",
            )
        mark(home, identity, outcome)
    if path.read_text("ascii").strip() != identity:
        raise NotWritable(
            "This folder is a replica of another catalogue.",
            f"{outcome} Look whether TWINBOARD_CATALOGUE names the right one, or let TWINBOARD_HOME name an empty "
            "folder.",
            detail=f"It is {home}.",
        )


def mark(home: Path, identity: str, outcome: str) -> None:
    """Writes down whose this folder is."""
    with refusals("the store", outcome=outcome, path=home):
        private_folder(home)
        with unfinished(home) as folder:
            part = folder / MARK
            write_private(part, f"{identity}\n".encode())
            fsync(part)
            part.replace(home / MARK)
            fsync(home)
