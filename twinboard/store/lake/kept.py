"""What is no version and all replicas have: lines, one after the other as they came, and files.

The local files are copies. Of a file of lines each replica has the beginning, byte for byte, up to what it fetched.
"""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

from twinboard.errors import NotWritable
from twinboard.store.disk import fsync, open_private, private_folder, refusals, write_private
from twinboard.store.lake.catalogue import KEEPING, NEXT_CHANGE, Catalogue, Connection
from twinboard.store.unfinished import unfinished

_LATER = "It is kept for all replicas; this one fetches it once it can."


class Kept:
    """The lines and files of the replica in a folder; `seen` is the last change that it fetched."""

    def __init__(self, home: Path, catalogue: Catalogue) -> None:
        self._home = home
        self._catalogue = catalogue
        self._seen = 0

    def add_line(self, path: Path, line: str, outcome: str) -> None:
        """Adds a line, and fetches those of others before it. Raises NotWritable."""
        content, name = line.encode() + b"\n", self._name(path)
        with self._catalogue.transaction(outcome, KEEPING) as connection:
            added = f"""
                {NEXT_CHANGE}
                insert into twinboard.line_files select %s, %s, last from next
                on conflict (path) do update
                set size = line_files.size + excluded.size, changed = excluded.changed returning size
            """
            (ends,) = connection.execute(added, (name, len(content))).fetchone() or (0,)
            connection.execute("insert into twinboard.lines values (%s, %s, %s)", (name, ends, content))
        with self._catalogue.transaction(_LATER) as connection, refusals("the store", outcome=_LATER, path=self._home):
            self._fetch_lines(connection, path)

    def keep(self, files: Mapping[Path, bytes | None], outcome: str) -> None:
        """Keeps files for all, None for one that is removed, all or none. Raises NotWritable."""
        kept = f"""
            {NEXT_CHANGE}
            insert into twinboard.files select %s, %s, %s, last from next
            on conflict (path) do update
            set content = excluded.content, sha256 = excluded.sha256, changed = excluded.changed
        """
        with self._catalogue.transaction(outcome, KEEPING) as connection:
            for path, content in files.items():
                connection.execute(kept, (self._name(path), content, hashlib.sha256(content or b"").hexdigest()))

    def catch_up(self, outcome: str) -> None:
        """Fetches what has changed since the last time. Raises NotWritable."""
        changed = """
            select path, changed, 'lines', '' from twinboard.line_files where changed > %(seen)s
            union all
            select path, changed, case when content is null then 'removed' else 'file' end, sha256
            from twinboard.files where changed > %(seen)s order by 2
        """
        with self._catalogue.transaction(outcome) as connection, refusals("the store", outcome=_LATER, path=self._home):
            for name, number, what, sha256 in connection.execute(changed, {"seen": self._seen}).fetchall():
                path = self._path(str(name))
                if what == "lines":
                    self._fetch_lines(connection, path)
                elif what == "removed":
                    path.unlink(missing_ok=True)
                else:
                    self._fetch_file(connection, path, str(sha256))
                self._seen = max(self._seen, int(str(number)))

    def _fetch_lines(self, connection: Connection, path: Path) -> None:
        there = path.stat().st_size if path.exists() else 0
        lacking = "select ends, line from twinboard.lines where path = %s and ends > %s order by ends"
        rows = [
            (int(str(ends)), _bytes(line))
            for ends, line in connection.execute(lacking, (self._name(path), there)).fetchall()
        ]
        if not rows:
            return
        if path.parent != self._home:
            private_folder(path.parent)
        ends, first = rows[0]
        open_private(path).close()
        with path.open("r+b") as stream:  # another process of this replica may write the same bytes to the same place
            os.pwrite(stream.fileno(), b"".join(line for _, line in rows), ends - len(first))
            os.fsync(stream.fileno())

    def _fetch_file(self, connection: Connection, path: Path, sha256: str) -> None:
        if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256:
            return
        found = connection.execute(
            "select content from twinboard.files where path = %s", (self._name(path),)
        ).fetchone()
        content = _bytes(found[0]) if found and found[0] is not None else b""
        if hashlib.sha256(content).hexdigest() != sha256:  # another was kept, or it was removed: that is fetched next
            return
        with unfinished(self._home) as folder:
            private_folder(path.parent)
            part = folder / "fetched"
            write_private(part, content)
            fsync(part)
            part.replace(path)
            fsync(path.parent)

    def _name(self, path: Path) -> str:
        return path.relative_to(self._home).as_posix()

    def _path(self, name: str) -> Path:
        """Where a name of the catalogue leads to. Raises NotWritable for what leads anywhere else."""
        path = self._home / name
        if ".." in path.parts or self._home not in (path.parent, path.parent.parent) or path.name.startswith("."):
            raise NotWritable("The catalogue names a file that is none of a store.", detail=name)
        return path


def _bytes(value: object) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else b""
