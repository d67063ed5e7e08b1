"""Replicas on a real PostgreSQL, which is started once, and a lake in a folder of each test's own."""

import importlib.util
import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from conftest import publish
from workbooks import workbook

from deploy.servers import Postgres, postgres_folder
from twinboard.store import Store, shared

_NUMBERS = itertools.count(1)


def lacks() -> str:
    """What keeps replicas from being tried here; empty where nothing does."""
    wanted = ("psycopg", "duckdb_extension_ducklake", "duckdb_extension_postgres_scanner", "duckdb_extension_httpfs")
    if absent := [name for name in wanted if not importlib.util.find_spec(name)]:
        return f"not installed: {', '.join(absent)} (pip install -r requirements-replicas.txt)"
    return "" if postgres_folder() else "the programs of PostgreSQL are not on this machine"


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """Not below the folders of pytest, which it closes to the user that PostgreSQL runs as."""
    if why := lacks():
        if os.environ.get("CI"):
            pytest.fail(f"{why}, and these tests must run here")
        pytest.skip(why)
    with TemporaryDirectory() as folder, Postgres(Path(folder)) as server:
        yield server


class Group:
    """Replicas of one catalogue and one lake."""

    def __init__(self, catalogue: str, folder: Path, lake: Path) -> None:
        self.catalogue, self.folder, self.lake = catalogue, folder, lake
        self.stores: list[Store] = []

    def replica(self, name: str, like: Path | None = None) -> Store:
        """A replica in a folder of its own, as a copy of another's if need be."""
        store = Store(self.folder / name)
        if like:
            shutil.copytree(like, store.home)
        shared.join(store.home, self.catalogue, str(self.lake))
        self.stores.append(store)
        return store

    def leave(self) -> None:
        for store in self.stores:
            shared.leave(store.home)
            store._close()


@pytest.fixture
def group(postgres: Postgres, tmp_path: Path) -> Iterator[Group]:
    made = Group(postgres.address(f"test_{next(_NUMBERS)}"), tmp_path, tmp_path / "lake")
    yield made
    made.leave()


@pytest.fixture(scope="session")
def began(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two replicas, the first of which has published one fact; to be copied, with the database `began`."""
    folder = tmp_path_factory.mktemp("began")
    made = Group(postgres.address("began"), folder, folder / "lake")
    first, second = made.replica("first"), made.replica("second")
    publish(first, workbook())
    assert shared.catch_up(second.home)
    made.leave()
    return folder


@pytest.fixture
def copies(postgres: Postgres, began: Path, tmp_path: Path) -> Iterator[Callable[[], Group]]:
    """Copies of them, each with a catalogue of its own; the lake, to which is only added, they share."""
    made: list[Group] = []

    def copy() -> Group:
        number = next(_NUMBERS)
        made.append(Group(postgres.address(f"test_{number}", "began"), tmp_path / str(number), began / "lake"))
        for name in ("first", "second"):
            made[-1].replica(name, began / name)
        return made[-1]

    yield copy
    for each in made:
        each.leave()


@pytest.fixture
def two(copies: Callable[[], Group]) -> Group:
    """One such copy."""
    return copies()
