"""What stands in the folder `versions/` of a store: the names of its files, and what checksum files say."""

import hashlib
import os
import re
from pathlib import Path

from twinboard.errors import NoStore

LARGEST_NUMBER = 999_999
_VERSION = re.compile(r"(\d{6})\.duckdb", re.ASCII)
_CHECKSUM = re.compile(r"(\d{6})\.sha256", re.ASCII)
_LINE = re.compile(rb"([0-9a-f]{64})  (\d{6}\.duckdb)")
_SEALED = re.compile(rb"([0-9a-f]{64})  (\d{6}\.duckdb) as published")


def names(folder: Path) -> frozenset[str]:
    """The names in a folder; none where it is not there. Raises NoStore where the system does not show them."""
    try:
        return frozenset(os.listdir(folder))  # noqa: PTH208  a glob would take a folder that is refused for an empty one
    except FileNotFoundError:
        return frozenset()
    except OSError as error:
        hint = "Let the user who runs the server read it, and look whether its disk is in order."
        raise NoStore("The store cannot be read.", hint, detail=f"{folder}: {error.strerror}.") from error


def version_numbers(found: frozenset[str]) -> list[int]:
    """The numbers of files that are called like versions, in order."""
    return _numbers(_VERSION, found)


def checksum_numbers(found: frozenset[str]) -> list[int]:
    """The numbers of files that are called like the checksum of a version, in order."""
    return _numbers(_CHECKSUM, found)


def _numbers(named: re.Pattern[str], found: frozenset[str]) -> list[int]:
    return sorted(int(match[1]) for name in found if (match := named.fullmatch(name)) and int(match[1]))


def checksum_path(path: Path) -> Path:
    """Where the checksum of a version file stands."""
    return path.with_suffix(".sha256")


def recorded(path: Path) -> tuple[str, ...]:
    """The checksums that were recorded for a version file; none where that cannot be read.

    Beside that of the version there may be those of publishers that lost the race for its number, or were killed.
    """
    return _sums(_LINE, path)


def sealed(path: Path) -> str:
    """The SHA-256 that a version had where it was published, if its file was made on this replica; else empty."""
    return next(iter(_sums(_SEALED, path)), "")


def _sums(kind: re.Pattern[bytes], path: Path) -> tuple[str, ...]:
    try:
        lines = checksum_path(path).read_bytes().splitlines()
    except OSError:
        return ()
    found = (kind.fullmatch(line) for line in lines)
    return tuple(match[1].decode() for match in found if match and match[2].decode() == path.name)


def sha256(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def checksum_line(path: Path, name: str) -> str:
    """What the checksum file says of a version, as `sha256sum` writes it."""
    return f"{sha256(path)}  {name}"


def sealed_line(seal: str, name: str) -> str:
    """What it says beside that where the file was made on a replica; `sha256sum` passes over it."""
    return f"{seal}  {name} as published"
