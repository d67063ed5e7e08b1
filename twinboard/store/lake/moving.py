"""A store of one machine put into an empty catalogue: from then on its folder is the first replica of it.

What is killed on the way is gone on with at the next call: versions that are there already must be the same.
"""

import hashlib
from pathlib import Path

from twinboard.errors import NotWritable, TwinboardError
from twinboard.store import opened
from twinboard.store.lake.catalogue import KEEPING, NEXT_CHANGE, PUBLISHING, Connection
from twinboard.store.lake.joined import identity_of, mark
from twinboard.store.lake.publications import Published, published_after, put, record
from twinboard.store.lake.replica import Replica
from twinboard.store.shared import is_replica
from twinboard.store.standing import numbers_of, path_of, standing_of

_OUTCOME = "The store still stands alone."
_LINES = ("audit.jsonl", "codes.jsonl", "officers/*.jsonl")
_FILES = ("drafts/*.*", "received/*.*", "recipes/*.json")


def take_in(replica: Replica) -> int:
    """Shares all of a store; gives how many versions it has. No server may serve the folder meanwhile.

    Raises TwinboardError where there is nothing to share, a version is damaged, or the catalogue has another store.
    """
    home = replica.home
    if is_replica(home):
        raise TwinboardError("This folder is a replica already.", "Start it: python -m twinboard serve")
    numbers = numbers_of(home)
    if not numbers:
        raise TwinboardError("There is no store here to share.", "Serve an empty folder: it becomes a replica.")
    amiss = standing_of(home).says or "".join(_amiss(home, number) for number in numbers)
    if amiss:
        raise TwinboardError(amiss, f"{_OUTCOME} The command doctor says what to do.")
    with replica.catalogue.transaction(_OUTCOME, PUBLISHING) as connection:
        there = published_after(connection, 0)
    for place, number in enumerate(numbers):
        if place < len(there):
            _same(there[place], home, number)
        else:
            _put(replica, there[-1] if there else None, number, there)
    with replica.catalogue.transaction(_OUTCOME, KEEPING) as connection:
        _keep(connection, home)
        identity = identity_of(connection)
    mark(home, identity, _OUTCOME)
    return len(numbers)


def _amiss(home: Path, number: int) -> str:
    return f"Version {number} cannot be read. " if opened.look(path_of(home, number)).fault != opened.WHOLE else ""


def _same(there: Published, home: Path, number: int) -> None:
    if (there.number, there.seal) != (number, opened.look(path_of(home, number)).sha256):
        raise NotWritable(
            f"The catalogue holds another store: its version {there.number} is not the one here.",
            f"{_OUTCOME} Name an empty database in TWINBOARD_CATALOGUE.",
        )


def _put(replica: Replica, base: Published | None, number: int, there: list[Published]) -> None:
    before = (base, path_of(replica.home, base.number)) if base else None
    with replica.catalogue.transaction(_OUTCOME, PUBLISHING) as connection:
        with replica.lake.opened(_OUTCOME) as lake:
            published = put(lake, number, path_of(replica.home, number), before)
        record(connection, published)
    there.append(published)


def _keep(connection: Connection, home: Path) -> None:
    """Lines and files as they are; a catalogue with any is one that was shared already."""
    (count,) = connection.execute(
        "select (select count(*) from twinboard.line_files) + (select count(*) from twinboard.files)"
    ).fetchone() or (0,)
    if count:
        raise NotWritable(
            "The catalogue holds another store.", f"{_OUTCOME} Name an empty database in TWINBOARD_CATALOGUE."
        )
    for path in (path for pattern in _LINES for path in sorted(home.glob(pattern))):
        content, name = path.read_bytes(), path.relative_to(home).as_posix()
        content += b"" if content.endswith(b"\n") else b"\n"
        line_file = f"{NEXT_CHANGE} insert into twinboard.line_files select %s, %s, last from next"
        connection.execute(line_file, (name, len(content)))
        connection.execute("insert into twinboard.lines values (%s, %s, %s)", (name, len(content), content))
    for path in (path for pattern in _FILES for path in sorted(home.glob(pattern))):
        content, name = path.read_bytes(), path.relative_to(home).as_posix()
        file = f"{NEXT_CHANGE} insert into twinboard.files select %s, %s, %s, last from next"
        connection.execute(file, (name, content, hashlib.sha256(content).hexdigest()))
