"""What befalls the files of a version: each takes the path of its .duckdb file."""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb

Damage = Callable[[Path], None]


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-1] ^= 0x80
    path.chmod(0o644)
    path.write_bytes(content)


def cut(path: Path) -> None:
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:-5000])


def cut_at_a_block(path: Path) -> None:
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:-16384])


def empty(path: Path) -> None:
    path.chmod(0o644)
    path.write_bytes(b"")


def no_header(path: Path) -> None:
    path.chmod(0o644)
    path.write_bytes(bytes(4096) + path.read_bytes()[4096:])


def no_checksum(path: Path) -> None:
    path.with_suffix(".sha256").unlink()


def no_header_and_no_checksum(path: Path) -> None:
    no_header(path)
    no_checksum(path)


def checksum_of_noise(path: Path) -> None:
    path.with_suffix(".sha256").write_bytes(bytes(range(128, 256)))


def gone(path: Path) -> None:
    path.unlink()


def gone_with_its_checksum(path: Path) -> None:
    gone(path)
    no_checksum(path)


def folder(path: Path) -> None:
    gone(path)
    path.mkdir()


def link_to_nothing(path: Path) -> None:
    gone(path)
    path.symlink_to("nowhere")


DAMAGES: dict[Damage, str] = {
    flip: "The file of version {} is damaged.",
    cut: "The file of version {} is cut short.",
    cut_at_a_block: "The file of version {} is damaged.",
    empty: "The file of version {} is empty.",
    no_header: "The file of version {} is damaged.",
    no_checksum: "Version {} has no checksum.",
    no_header_and_no_checksum: "The file of version {} is damaged.",
    checksum_of_noise: "Version {} has no checksum.",
    gone: "The file of version {} is missing.",
    gone_with_its_checksum: "The file of version {} is missing.",
}
"""Each damage, and what is said of a version that it befell."""


def vouch(path: Path) -> None:
    """Writes the checksum of a file as it is now."""
    path.with_suffix(".sha256").write_text(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n")


def alter(path: Path, *statements: str) -> None:
    """Changes a version file as another program, or another release, would, and vouches for it."""
    other = path.with_suffix(".other")
    shutil.copy(path, other)
    other.chmod(0o644)
    with duckdb.connect(str(other)) as file:
        for statement in statements:
            file.execute(statement)
    other.replace(path)
    vouch(path)


def by_a_newer_release(path: Path) -> None:
    alter(
        path,
        "alter table facts add column mood varchar",
        "update facts set mood = 'glad'",
        "insert into schema_files values ('schema/0099_mood', 1)",
    )
