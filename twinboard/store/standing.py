"""How a store stands: which version is current, what was published after it and cannot be read, which number is next.

A number is never given twice: the next one is above all that version files, checksum files, the record of numbers and
the codes of charts tell of. A stray file that is called like a version is none, and raises no number.
"""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from twinboard.errors import MissingVersion, NewerRelease, NoStore, NothingReadable, NotWritable, UnknownVersion
from twinboard.rules.store_faults import FAULTS
from twinboard.store import code_lines, numbering
from twinboard.store.opened import WHOLE, look
from twinboard.store.shared import is_replica
from twinboard.store.shelf import LARGEST_NUMBER, checksum_numbers, names, recorded, version_numbers

LARGEST_LEAP = 1000
"""A number further than this above all others is no version's, where only the name of a file tells of it."""
_PUBLISH = "python -m twinboard publish WORKBOOK --author NAME --message WHY"
_LOOK = "Look whether TWINBOARD_HOME names the right folder and its disk is mounted."
_MOST_NAMED = 3
_log = logging.getLogger(__name__)
_said: dict[Path, tuple["Lost", ...]] = {}


@dataclass(frozen=True)
class Lost:
    """A version that was published and cannot be read; `fault` is a kind of `rules.store_faults`."""

    number: int
    fault: str
    detail: str = ""

    @property
    def says(self) -> str:
        return FAULTS[self.fault].says.format(number=self.number, detail=self.detail)


@dataclass(frozen=True)
class Standing:
    """The newest version that is whole, None where there is none; and all that is lost above it, the newest first."""

    current: int | None
    lost: tuple[Lost, ...]

    @property
    def says(self) -> str:
        """What is lost, of many only the newest; empty where nothing is."""
        said = [one.says for one in self.lost[:_MOST_NAMED]]
        if more := len(self.lost) - len(said):
            said.append(f"So it is with {more} more.")
        return " ".join(said)

    @property
    def newest(self) -> int | None:
        """The newest version that was published."""
        return self.lost[0].number if self.lost else self.current


@dataclass(frozen=True)
class Told:
    """What tells of numbers: the files of versions, and all numbers that were ever given."""

    files: tuple[int, ...]
    given: frozenset[int]
    names: frozenset[str]
    record: numbering.Record


def path_of(home: Path, number: int) -> Path:
    return home / "versions" / f"{number:06}.duckdb"


def told_of(home: Path) -> Told:
    """All numbers, and what tells of them. The folder is read before the record, which publishers write to first."""
    found = names(home / "versions")
    record, coded = numbering.record_of(home), set() if is_replica(home) else code_lines.known_of(home).versions
    files = _ours(home, found, record.given | coded)
    highest = max((*files, *record.given), default=0)
    near = range(1, min(highest + LARGEST_LEAP, LARGEST_NUMBER) + 1)
    known = {*files, *record.given, *(number for number in coded if number in near)}
    unfinished = record.begun | {*version_numbers(found)} | known
    alone = (number for number in checksum_numbers(found) if number not in unfinished and number in near)
    given = frozenset((*known, *(number for number in alone if recorded(path_of(home, number)))))
    return Told(files, given, found, record)


def numbers_of(home: Path) -> tuple[int, ...]:
    """The numbers of all version files, in order."""
    return told_of(home).files


def standing_of(home: Path) -> Standing:
    """Which version is current, and what is lost above it; the log hears of it when that changes."""
    lost: list[Lost] = []
    current = None
    for number in sorted(told_of(home).given, reverse=True):
        found = look(path_of(home, number), is_ours=True, is_kept=True)
        if found.fault == WHOLE:
            current = number
            break
        if found.fault != "foreign":
            lost.append(Lost(number, found.fault, found.detail))
    standing = Standing(current, tuple(lost))
    _say(home, standing)
    return standing


def next_number(home: Path) -> int:
    """The number of the next version. Raises NotWritable where none is left."""
    number = max(told_of(home).given, default=0) + 1
    while os.path.lexists(path_of(home, number)):
        number += 1
    if number > LARGEST_NUMBER:
        raise NotWritable("There is no number left for another version.", "Tell whoever runs the server.")
    return number


def record_given(home: Path, number: int) -> None:
    """Records the number of a version that was just published, and those of a store of an earlier release.

    A disk that takes no line keeps nobody from anything: the files tell of their numbers as long as they are there.
    """
    try:
        numbering.note(home, numbering.GIVEN, [number])
        told = told_of(home)
        numbering.note(home, numbering.GIVEN, sorted(told.given - told.record.given))
    except OSError as error:
        _log.error("The record of numbers cannot be written (%s).", error.strerror)


def is_new(home: Path) -> bool:
    """Whether nothing was ever published here, as far as anything tells: a killed first publication leaves it so."""
    told = told_of(home)
    begun = {f"{number:06}.sha256" for number in told.record.begun}
    return not told.given and not told.names - begun


def base_of(home: Path, current: int | None) -> int | None:
    """The current version to build on, None for a new store. Raises NothingReadable or NewerRelease."""
    if current is None:
        if not is_new(home):
            raise nothing_readable(home)
        return None
    unknown = look(path_of(home, current)).unknown
    if unknown or any(lost.fault == "cannot-be-opened" for lost in standing_of(home).lost):
        raise _newer_release(unknown)
    return current


def _newer_release(unknown: tuple[str, ...]) -> NewerRelease:
    """The error to raise where somebody would write to what a newer release wrote."""
    return NewerRelease(
        "This store was written by a newer release of Twinboard. This release reads it, and writes nothing to it: what "
        "it does not know would be lost.",
        "Nothing was published. Publish with that release, or install it here.",
        detail=f"It has what this release lacks: {', '.join(unknown)}." if unknown else "",
    )


def is_begun(home: Path) -> bool:
    """Whether somebody began a store here; a folder that is empty may be where a disk is to be mounted."""
    return (home / "versions").is_dir()


def nothing_readable(home: Path) -> UnknownVersion | NothingReadable | NewerRelease:
    """The error to raise where no version can be read: there is no store, it is new, or all of it is damaged."""
    if is_new(home):
        if is_begun(home):
            return UnknownVersion("Nothing is published yet.", f"Publish a workbook first: {_PUBLISH}")
        hint = f"{_LOOK} For a new store publish a workbook: {_PUBLISH}."
        return NoStore("There is no store here.", hint, detail=f"It was looked for in {home}.")
    said = standing_of(home).says or "Files stand among its versions that are none."
    return NothingReadable(
        f"No version of this store can be read. {said}",
        "Nothing is published over them. The command doctor names each file and what to do: python -m twinboard doctor",
        detail=f"It is {home}.",
    )


def amiss(home: Path, number: int) -> str:
    """What keeps a version that was published from being shown; empty where nothing does, or it never was."""
    if number not in told_of(home).given:
        return ""
    found = look(path_of(home, number), is_ours=True)
    return "" if found.fault in (WHOLE, "foreign") else Lost(number, found.fault, found.detail).says


def missing(home: Path, number: int) -> UnknownVersion:
    """The error to raise where the file of a version is not there."""
    if number in told_of(home).given:
        return MissingVersion(
            f"The file of version {number} is missing.", "It was published. The command doctor says what to do."
        )
    return UnknownVersion(f"There is no version {number}.", "The command history lists the versions.")


def _ours(home: Path, found: frozenset[str], given: frozenset[int] | set[int]) -> tuple[int, ...]:
    """The numbers of the files that are versions, damaged ones too: others tell of them, or they themselves do."""
    checked = {*checksum_numbers(found)}
    ours: list[int] = []
    for number in version_numbers(found):
        is_near = number - (ours[-1] if ours else 0) <= LARGEST_LEAP
        if (is_near and number in (checked | given)) or _tells(home, number, is_near):
            ours.append(number)
    while ours and ours[-1] not in given and look(path_of(home, ours[-1])).fault == "foreign":
        ours.pop()
    return tuple(ours)


def _tells(home: Path, number: int, is_near: bool) -> bool:
    fault = look(path_of(home, number)).fault
    return fault in (WHOLE, "no-checksum", "cannot-be-opened", "unreadable") or (is_near and fault != "foreign")


@contextmanager
def unsaid() -> Iterator[None]:
    """Within the block the log does not hear of what is lost: somebody says it better."""
    _log.disabled = True
    try:
        yield
    finally:
        _log.disabled = False


def _say(home: Path, standing: Standing) -> None:
    """Tells the log of what is lost, once."""
    before, _said[home] = _said.get(home, ()), standing.lost
    if standing.lost == before:
        return
    shown = f"Version {standing.current} is shown." if standing.current else "Nothing can be shown."
    for one in standing.lost:
        _log.warning("%s %s (%s). The command doctor says what to do.", one.says, shown, path_of(home, one.number))
    if not standing.lost:
        _log.warning("All versions of %s that were lost can be read again. %s", home, shown)
