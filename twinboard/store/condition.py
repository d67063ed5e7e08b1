"""What is wrong with a store, file by file: for `doctor`, for the start of `serve` and for `/health`."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from twinboard.errors import DamagedVersion, TwinboardError
from twinboard.rules.store_faults import BEGIN_ANEW, EARLIER, FAULTS, NOTHING_SHOWN, PUBLISH_AGAIN, SHOWN_INSTEAD
from twinboard.store import code_lines, drafts, numbering
from twinboard.store.officers import invitations
from twinboard.store.opened import WHOLE, look
from twinboard.store.shelf import names, sha256, version_numbers
from twinboard.store.standing import Told, is_begun, is_new, path_of, standing_of, told_of
from twinboard.store.versions import Store


@dataclass(frozen=True)
class Fault:
    """Something that is wrong: the file, below the folder of the store; its kind, of `rules.store_faults`; the words.

    `number` is that of the version which it concerns, if any.
    """

    file: str
    kind: str
    number: int | None
    says: str
    means: str
    remedy: str

    @property
    def is_of_a_version(self) -> bool:
        """Whether it keeps a version from being shown."""
        return FAULTS[self.kind].is_of_a_version


def faults(home: Path) -> tuple[Fault, ...]:
    """All that is wrong with a store, its versions first. Every file is read."""
    found = of_versions(home)
    if any(fault.kind in ("no-store", "store-unreadable") for fault in found):
        return found
    return (
        *found,
        *_of_codes(home),
        *_told("drafts", _of_drafts(home)),
        *_told("officers", _of_officers(home)),
        *_told("received", _of_received(home)),
    )


def _told(folder: str, found: Iterable[Fault]) -> tuple[Fault, ...]:
    """The faults of a folder, or that the system does not show it."""
    try:
        return tuple(found)
    except TwinboardError as error:
        return (_fault(folder, "store-unreadable", detail=error.detail or error.message),)


def of_versions(home: Path) -> tuple[Fault, ...]:
    """What is wrong with its versions; a file that was looked at, and is the same still, is not read again."""
    try:
        if is_new(home) and not is_begun(home):
            return (_fault("", "no-store"),)
        return tuple(_of_versions(home, told_of(home)))
    except TwinboardError as error:
        return (_fault("", "store-unreadable", detail=error.detail or error.message),)


def _fault(file: str, kind: str, number: int | None = None, detail: str = "", current: int | None = None) -> Fault:
    """A fault with its words, in a store that shows version `current`."""
    words = FAULTS[kind]
    filled = {
        "number": number,
        "detail": detail,
        "stem": f"{number or 0:06}",
        "shown": _shown(number or 0, current),
        "without": PUBLISH_AGAIN if current else BEGIN_ANEW,
    }
    says, means, remedy = (text.format(**filled) for text in (words.says, words.means, words.remedy))
    return Fault(file, kind, number, says, means, remedy)


def _shown(number: int, current: int | None) -> str:
    """What readers see, where they cannot see this version."""
    if current is None:
        return NOTHING_SHOWN
    return EARLIER if number < current else SHOWN_INSTEAD.format(current=current)


def _of_versions(home: Path, told: Told) -> Iterator[Fault]:
    history, current = {row["number"] for row in _history(home)}, standing_of(home).current
    for number in sorted(told.given | history):
        found = look(path_of(home, number), is_ours=True)
        if found.fault != WHOLE:
            yield _fault(f"versions/{number:06}.duckdb", found.fault, number, found.detail, current)
        elif found.unknown:
            yield _fault(f"versions/{number:06}.duckdb", "newer-release", number, found.detail)
    ours = {f"{number:06}" for number in told.given | history | told.record.begun}
    for name in sorted(told.names):
        if Path(name).stem not in ours or Path(name).suffix not in (".duckdb", ".sha256"):
            is_named = bool(version_numbers(frozenset([name])))
            yield _fault(f"versions/{name}", "foreign", None, look(home / "versions" / name).detail if is_named else "")
    if told.record.count_unreadable:
        yield _fault(numbering.path_of(home).name, "lines-unreadable", detail=_lines(told.record.count_unreadable))


def _history(home: Path) -> list[dict[str, Any]]:
    """The current version and those that it names as before it; none where it cannot be asked."""
    store = Store(home)
    try:
        number = store.current()
        return store.tell("evidence/versions", version=number) if number else []
    except DamagedVersion:
        return []


def _of_codes(home: Path) -> Iterator[Fault]:
    store, name = Store(home), code_lines.path_of(home).name
    known = code_lines.known_of(home)
    if known.count_unreadable:
        yield _fault(name, "lines-unreadable", detail=_lines(known.count_unreadable))
    others: Counter[int] = Counter()
    for given in known.by_code.values():
        number = given.reference.version
        if given.sha256 and store.seal(number) not in (given.sha256, ""):
            others[number] += 1
    for number, count in sorted(others.items()):
        were = "1 code of a chart was" if count == 1 else f"{count} codes of charts were"
        yield _fault(name, "codes-of-another", number, were)


def _of_drafts(home: Path) -> Iterator[Fault]:
    for name, why in drafts.unreadable(home):
        yield _fault(f"drafts/{name}", "draft-unreadable", detail=f": {why}" if why else "")
    for draft in drafts.kept(home):
        if not drafts.has_file(home, draft):
            yield _fault(f"drafts/{draft.id}.json", "draft-without-file")


def _of_officers(home: Path) -> Iterator[Fault]:
    for name, why in invitations.unreadable(home):
        yield _fault(f"officers/{name}", "invitation-unreadable", detail=why)


def _of_received(home: Path) -> Iterator[Fault]:
    found, rows = sorted(names(home / "received")), _history(home)
    stems = {Path(name).stem for name in found}
    for row in rows:
        if row["file_sha256"] and row["file_sha256"] not in stems:
            yield _fault(
                f"received/{row['file_sha256']}{Path(row['file_name']).suffix}", "received-missing", row["number"]
            )
    for name in found:
        path = home / "received" / name
        try:
            is_whole = path.is_file() and sha256(path) == path.stem
        except OSError:
            is_whole = False
        if not is_whole:
            kind = "received-damaged" if len(path.stem) == 64 else "foreign"
            yield _fault(f"received/{name}", kind)


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"
