"""What every command shares: its two streams, its exit codes, how it writes a file and how it is refused."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from twinboard.errors import ChangedMeanwhile, TwinboardError, UnreadableFile
from twinboard.settings import LARGEST_WORKBOOK_BYTES

out = Console(highlight=False, markup=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)

WITH_ISSUES, UNREADABLE, OVERTAKEN = 1, 2, 3
AMISS = 1
"""What `doctor` ends with where something is wrong."""


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"


At = Annotated[int | None, typer.Option(help="A version number; the current one if left out.")]


def content_of(file: Path) -> bytes:
    """A spreadsheet's bytes, one more than may be read at the most. Raises UnreadableFile."""
    try:
        with file.open("rb") as stream:
            return stream.read(LARGEST_WORKBOOK_BYTES + 1)
    except OSError as error:
        raise UnreadableFile(f"{file} cannot be opened.", str(error.strerror)) from error


def write(target: Path, content: bytes, told: Console = out) -> None:
    """Writes a file, and says so."""
    write_all({target: content}, told)


def write_all(files: Mapping[Path, bytes], told: Console = out) -> None:
    """Writes files, all or none, and says so: each is whole beside its place before the first takes its own.

    What is no file, such as /dev/stdout, is written to as it stands.
    """
    parts = {target: target.with_name(f".{target.name}.part") for target in files}
    try:
        for target, content in files.items():
            (target if _stands_already(target) else parts[target]).write_bytes(content)
        for target, part in parts.items():
            if part.exists():
                part.replace(target)
    except OSError as error:
        raise TwinboardError(f"{target} cannot be written.", str(error.strerror)) from error
    finally:
        for part in parts.values():
            with suppress(OSError):
                part.unlink()
    for target in files:
        told.print(f"Wrote {target}.")


def _stands_already(target: Path) -> bool:
    return target.exists() and not target.is_file()


def parameter(text: str) -> tuple[str, str]:
    """What an option says as name=value."""
    name, separator, value = text.partition("=")
    if not separator or not text.isprintable():
        raise TwinboardError(f"“{text}” is not a parameter.", "Write it as name=value.")
    return name, value


def counts_words(counts: Mapping[str, int]) -> str:
    """Such as “2 rows added, 1 row retired”."""
    total = sum(counts.values())
    listed = [f"{count} {'row' if count == 1 else 'rows'} {kind}" for kind, count in counts.items() if count]
    return ", ".join(listed) if total else "no change"


@contextmanager
def refused_in_json(is_json: bool, **nothing: object) -> Iterator[None]:
    """Where JSON was asked for, a call that fails says so in JSON: the keys of an answer without anything, and why."""
    try:
        yield
    except TwinboardError as error:
        if not is_json:
            raise
        refused = {"message": error.message, "hint": error.hint} | ({"detail": error.detail} if error.detail else {})
        typer.echo(json.dumps({**nothing, "refused": refused}, ensure_ascii=False, indent=2))
        raise SystemExit(code_of(error)) from error


def code_of(error: TwinboardError) -> int:
    """The exit code of a call that fails in this way."""
    return OVERTAKEN if isinstance(error, ChangedMeanwhile) else UNREADABLE


def fail(error: TwinboardError, code: int) -> None:
    """Says what happened and what to do, and ends the program."""
    err.print(f"{error} {error.detail}".strip())
    raise SystemExit(code)
