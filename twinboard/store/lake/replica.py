"""One replica: its folder, kept up with what the catalogue and the lake say, and what it publishes for all."""

import os
import shutil
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from twinboard.errors import ChangedMeanwhile, DamagedVersion, NotWritable, TwinboardError, UnknownQuery
from twinboard.rules.store_faults import OVERTAKEN
from twinboard.store import numbering, opened
from twinboard.store.disk import append_line, fsync, private_folder, refusals
from twinboard.store.lake.catalogue import PUBLISHING, Away, Catalogue
from twinboard.store.lake.joined import identity_of, join
from twinboard.store.lake.kept import Kept
from twinboard.store.lake.parquet import Lake
from twinboard.store.lake.publications import Published, make, published_after, put, record
from twinboard.store.shelf import checksum_line, checksum_path, sealed_line
from twinboard.store.standing import path_of
from twinboard.store.unfinished import unfinished

_NOTHING = "Nothing was published."
_AGAIN_AFTER_S, _TRIES = 30.0, 10


class Replica:
    """The store in a folder, as one of several; see `store.shared.Shared`."""

    def __init__(self, home: Path, catalogue: str, lake: str) -> None:
        self.home = home
        self.catalogue = Catalogue(catalogue)
        self.lake = Lake(catalogue, lake)
        self.kept = Kept(home, self.catalogue)
        self._published: dict[int, Published] = {}
        self._not_made: dict[int, float] = {}
        self._is_ours = False
        self._making = threading.RLock()

    def close(self) -> None:
        self.catalogue.close()
        self.lake.close()

    def add_line(self, path: Path, line: str, outcome: str) -> None:
        self._join(outcome)
        self.kept.add_line(path, line, outcome)

    def keep(self, files: Mapping[Path, bytes | None], outcome: str) -> None:
        self._join(outcome)
        self.kept.keep(files, outcome)

    def catch_up(self, outcome: str) -> None:
        """Makes the versions that this folder lacks, and fetches all else. A version that cannot be made is told."""
        self._join(outcome)
        try:
            with self._making:
                self._learn(outcome)
                for number in sorted(self._published):
                    if self._is_lacking(number):
                        self._make(number, outcome)
        finally:
            self.kept.catch_up(outcome)

    def commit(self, number: int, base: int | None, file: Path) -> None:
        """Puts what a version has otherwise into the lake, then its number into the catalogue: that is the commit."""
        published = None
        try:
            with self.catalogue.transaction(_NOTHING, PUBLISHING) as connection:
                (newest,) = connection.execute("select max(number) from twinboard.versions").fetchone() or (None,)
                if newest != base:
                    raise self._not_the_newest(newest)
                before = (self._published[base], path_of(self.home, base)) if base else None
                with self.lake.opened(_NOTHING) as lake:
                    published = put(lake, number, file, before)
                record(connection, published)
        except Away:
            if not (published and self._is_recorded(published)):
                raise
        self._published[number] = published

    def _not_the_newest(self, newest: object) -> TwinboardError:
        if newest in self._not_made:
            hint = f"{_NOTHING} Publish on a replica that shows it; the command doctor says what to do about this one."
            return NotWritable(f"Version {newest} is published, and cannot be made on this replica.", hint)
        return ChangedMeanwhile(*OVERTAKEN)

    def _is_recorded(self, published: Published) -> bool:
        """Whether the catalogue has it, although it did not say so. Raises NotWritable where that cannot be known."""
        asked = "select publication from twinboard.versions where number = %s"
        for _ in range(_TRIES):
            time.sleep(1)
            with suppress(Away), self.catalogue.transaction("") as connection:
                return connection.execute(asked, (published.number,)).fetchone() == (published.publication,)
        raise NotWritable(
            "The catalogue went away while this was published, and it is not known whether it was.",
            "Look at the history once PostgreSQL is back, and publish again what it does not show.",
        )

    def _join(self, outcome: str) -> None:
        """Makes sure that this folder is a replica of this catalogue. Raises NotWritable for any other."""
        if self._is_ours:
            return
        with self.catalogue.transaction(outcome) as connection:
            identity = identity_of(connection)
        join(self.home, identity, outcome)
        self._is_ours = True

    def _learn(self, outcome: str) -> None:
        """Asks the catalogue for versions that this process has not heard of."""
        with self.catalogue.transaction(outcome) as connection:
            for published in published_after(connection, max(self._published, default=0)):
                self._published[published.number] = published

    def _is_lacking(self, number: int) -> bool:
        if time.monotonic() < self._not_made.get(number, 0.0):
            return False
        return opened.look(path_of(self.home, number)).fault not in (opened.WHOLE, "cannot-be-opened")

    def _make(self, number: int, outcome: str) -> None:
        """Makes the file of a version, from that of the one before and the lake; tells where that cannot be done."""
        published = self._published[number]
        base = self._published[published.base] if published.base else None
        path = path_of(self.home, number)
        with unfinished(self.home) as folder:
            file = folder / path.name
            try:
                if base:
                    _copy(path_of(self.home, base.number), file)
                with self.lake.opened(outcome) as connection:
                    make(connection, published, base, file)
            except (DamagedVersion, UnknownQuery) as error:
                self._not_made[number] = time.monotonic() + _AGAIN_AFTER_S
                numbering.note(self.home, numbering.GIVEN, [number])
                opened.not_made[path] = error.detail or error.message
                return
            with refusals("the store", outcome=outcome, path=self.home):
                self._place(file, path, published)
        self._not_made.pop(number, None)
        opened.not_made.pop(path, None)

    def _place(self, file: Path, path: Path, published: Published) -> None:
        """Takes a file that was made as the version, in the place of a damaged one if there is any."""
        fsync(file)
        private_folder(path.parent)
        numbering.note(self.home, numbering.BEGUN, [published.number])
        lines = (sealed_line(published.seal, path.name), checksum_line(file, path.name))
        append_line(checksum_path(path), "\n".join(lines))
        file.chmod(0o400)
        os.replace(file, path)  # noqa: PTH105  as the store's other files take their names
        numbering.note(self.home, numbering.GIVEN, [published.number])
        fsync(path.parent)


def _copy(path: Path, file: Path) -> None:
    """Copies the version before. Raises DamagedVersion unless it is whole."""
    if opened.look(path).fault != opened.WHOLE:
        raise DamagedVersion("The version before it is not here.", detail=f"version {int(path.stem)} is not here")
    shutil.copyfile(path, file)
    file.chmod(0o600)
