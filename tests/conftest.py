"""What many tests stand on: a store with the shipped workbook, and small workbooks built on the spot."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, tzinfo
from functools import cache
from pathlib import Path

import pytest
from crowded import crowded_workbook
from hypothesis import settings
from left_stores import NEW, NEXT, LeftStores
from streamlit.components.v2 import manifest_scanner
from workbooks import FACT, only, workbook

from twinboard.drawing import published_at
from twinboard.intake import Decisions, Proposal, carry_out, decided, propose
from twinboard.models import Table
from twinboard.periods import version_words
from twinboard.reading import task_read, wire
from twinboard.rules.sheets import BY_NAME
from twinboard.settings import ROOT, SHIPPED_WORKBOOK
from twinboard.store import Store

settings.register_profile("some", deadline=None, derandomize=True, max_examples=25)
settings.register_profile("all", deadline=None, derandomize=True, max_examples=100)
settings.load_profile("some")
"""How many examples a property is tried with, the same on any machine: `make sweep` tries all of them."""

SPREADSHEETS = ROOT.parent / "shared" / "spreadsheets"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden results anew")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Before they are chosen by their marks."""
    from thinned import thin_out  # noqa: PLC0415  what it has follows the profile that was chosen meanwhile

    thin_out(items)


@pytest.fixture(scope="session", autouse=True)
def components_are_looked_for_once() -> Iterator[None]:
    """`AppTest` reads about every installed package, at each run of a page, whether it holds a component."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store that holds the shipped workbook as version 1; not to be published to."""
    store = Store(tmp_path_factory.mktemp("shipped"))
    publish(store, SHIPPED_WORKBOOK.read_bytes())
    return store


@pytest.fixture(scope="session")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store that holds the crowded workbook as version 1; not to be published to."""
    store = Store(tmp_path_factory.mktemp("crowded"))
    publish(store, crowded_workbook())
    return store


def as_at(store: Store) -> str:
    """The current version of a store as references name it: "version 1, 21 November 2026"."""
    number = store.current_or_fail()
    return version_words(number, published_at(store.home, number))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store; nobody reads it any more after the test."""
    store = Store(tmp_path / "store")
    yield store
    store._close()


@pytest.fixture(scope="session")
def one_fact(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store with one partner, one indicator and one fact; not to be published to."""
    store = Store(tmp_path_factory.mktemp("one") / "store")
    publish(store, workbook())
    return store


@pytest.fixture
def small(one_fact: Store, store: Store) -> Store:
    """The same, to be published to."""
    shutil.copytree(one_fact.home, store.home)
    return store


@pytest.fixture(scope="session")
def three_published(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store with three versions of one fact; not to be published to."""
    store = Store(tmp_path_factory.mktemp("three") / "store")
    for content in (workbook(), *(only(Facts=[{**FACT, "value": value}]) for value in (120, 130))):
        publish(store, content)
    return store


@pytest.fixture
def three(three_published: Store, store: Store) -> Store:
    """The same, to be published to and damaged."""
    shutil.copytree(three_published.home, store.home)
    return store


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, Proposal, Proposal]:
    """A small store, and two proposals for it; not to be published to."""
    store = Store(tmp_path_factory.mktemp("prepared") / "store")
    publish(store, workbook())
    new, following = (propose(store, "new.xlsx", only(Facts=[{**FACT, "value": value}])) for value in (NEW, NEXT))
    return store, new, following


@pytest.fixture
def left(prepared: tuple[Store, Proposal, Proposal], tmp_path: Path) -> LeftStores:
    """Copies of a small store, for publishers that will not come to their end."""
    return LeftStores(*prepared, tmp_path)


@pytest.fixture(scope="session")
def spreadsheets() -> Path:
    """The folder of real and hostile workbooks; a clone of the project alone has none."""
    if not SPREADSHEETS.is_dir():
        if os.environ.get("CI"):
            pytest.fail(f"{SPREADSHEETS} is not there, and these tests must run here")
        pytest.skip("the real and hostile workbooks are not part of the project's own files")
    return SPREADSHEETS


def publish(store: Store, content: bytes, *, retire_missing: bool = False, message: str = "a test") -> int | None:
    """Publishes a workbook that has no issues; it is read in this process, for no stranger made it."""
    with reading_here():
        proposal = propose(store, "test.xlsx", content)
    assert proposal.checked.is_valid, proposal.issues
    if retire_missing:
        proposal = decided(store, proposal, Decisions(retire=frozenset(BY_NAME)))
    return carry_out(store, proposal, author="Test", message=message)


@contextmanager
def reading_here() -> Iterator[None]:
    """What is proposed within the block is read in this process, and comes the way of what is read in another."""

    def read(content: bytes, file_name: str) -> tuple[Table, ...]:
        return wire.decode(task_read.read({"name": file_name, "looks_at_all": False}, content))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("twinboard.intake.read_apart", read)
        yield


@pytest.fixture
def read_here() -> Iterator[None]:
    """For tests of what is made of a file once it is read."""
    with reading_here():
        yield


@contextmanager
def publishing_on(day: date) -> Iterator[None]:
    """What is published within the block is published at noon of that day."""

    class Clock:
        @staticmethod
        def now(zone: tzinfo) -> datetime:
            return datetime(day.year, day.month, day.day, 12, tzinfo=zone)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("twinboard.publish.datetime", Clock)
        yield


@pytest.fixture(autouse=True)
def every_chart_is_drawn(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A chart that fails becomes its table, in use; in the tests it fails them, but for those of just that."""
    yield
    said = [record.getMessage() for record in caplog.get_records("call")]
    assert "failing" in request.fixturenames or not [words for words in said if "its table stands" in words]


Rows = Sequence[Mapping[str, object]]
Build = Callable[..., bytes]
