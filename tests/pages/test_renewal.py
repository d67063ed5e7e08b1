"""After a publication readers see the new version once what they asked of the one before is made of it."""

import logging
from pathlib import Path

import pytest
from conftest import publish
from streamlit.testing.v1 import AppTest
from workbooks import FACT, workbook

from twinboard.settings import ROOT
from twinboard.store import Store
from twinboard.ui.serving import renewal
from twinboard.ui.serving.renewal import renew, seen_by_readers


@pytest.fixture
def read(small: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store of which a reader has the overview open; a server looks after it."""
    monkeypatch.setenv("TWINBOARD_HOME", str(small.home))
    monkeypatch.setattr(renewal, "_seen", {small.home: 1})
    open_overview()
    return small


def open_overview() -> AppTest:
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not page.exception
    return page


def words_of(page: AppTest) -> str:
    return " ".join(each.proto.body for each in page.get("html"))


def test_readers_see_the_version_before_until_the_new_one_is_made(read: Store) -> None:
    publish(read, workbook(Facts=[{**FACT, "value": 777}]))
    assert "As at version 1" in words_of(open_overview())
    renew(read.home)
    assert "As at version 2" in words_of(open_overview())


def test_nothing_is_asked_of_the_new_version_by_its_first_reader(read: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(read, workbook(Facts=[{**FACT, "value": 777}]))
    renew(read.home)
    asked = list[str]()
    ask = Store.ask

    def watched(store: Store, name: str, *rest: object) -> object:
        asked.append(name)
        return ask(store, name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "ask", watched)
    assert "777" in words_of(open_overview())
    assert asked == []


def test_what_cannot_be_made_keeps_no_reader_from_the_new_version(
    read: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    publish(read, workbook(Facts=[{**FACT, "value": 777}]))

    def fails(*_: object) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr(Store, "ask", fails)
    with caplog.at_level(logging.DEBUG, "twinboard.ui.serving.renewal"):
        renew(read.home)
    assert seen_by_readers(read) == 2
    assert "Not made of version 2." in caplog.text


def test_where_the_version_seen_is_gone_the_newest_is_seen(read: Store, tmp_path: Path) -> None:
    publish(read, workbook(Facts=[{**FACT, "value": 777}]))
    (read.home / "versions" / "000001.duckdb").unlink()
    assert seen_by_readers(read) == 2
