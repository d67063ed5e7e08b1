"""Pages of a store that is not whole say so, and go on with the rest; whatever fails is said in words of our own."""

import json
import shutil
from pathlib import Path

import pytest
from conftest import publish
from damaged import DAMAGES, Damage, by_a_newer_release, empty, flip, gone
from streamlit.testing.v1 import AppTest
from workbooks import FACT, only, workbook

from twinboard.errors import Busy, NoRoom
from twinboard.intake import keep_draft, propose
from twinboard.models import Reference
from twinboard.settings import ROOT
from twinboard.store import Store, drafts, shared
from twinboard.store.codes import code_of
from twinboard.ui.officers import access
from twinboard.ui.papers.code_page import found_by_code

JOBS = Reference("jobs_by_employer", (), 3)
LOST = "Version 2 is the newest that can be shown, not the newest published."


def open_app(monkeypatch: pytest.MonkeyPatch, store: Store, **asked: str) -> AppTest:
    """The whole of the overview, as a reader opens it."""
    monkeypatch.setenv("TWINBOARD_HOME", str(store.home))
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for name, value in asked.items():
        page.query_params[name] = value
    return page.run()


def open_page(monkeypatch: pytest.MonkeyPatch, store: Store, name: str, **asked: str) -> AppTest:
    """A page without what is around it, for an officer."""
    monkeypatch.setenv("TWINBOARD_HOME", str(store.home))
    monkeypatch.setattr(access, "officer", lambda: access.Officer("A", "a", may_approve=True))
    monkeypatch.setattr(access, "needs_approval", lambda: False)
    page = AppTest.from_file(str(ROOT / f"pages/{name}.py"), default_timeout=60)
    page.session_state["version"] = page.session_state["current"] = store.current()
    for key, value in asked.items():
        page.query_params[key] = value
    return page.run()


def words_of(page: AppTest) -> str:
    assert not page.exception
    return " ".join(element.proto.body for element in page.get("html") if "<style" not in element.proto.body)


def path_of(store: Store, number: int) -> Path:
    return store.home / "versions" / f"{number:06}.duckdb"


@pytest.mark.thinned(3)
@pytest.mark.parametrize("damage", [flip, gone, empty])
def test_a_page_says_above_all_that_the_newest_version_is_lost(
    monkeypatch: pytest.MonkeyPatch, three: Store, damage: Damage
) -> None:
    damage(path_of(three, 3))
    page = open_app(monkeypatch, three)
    words = words_of(page)
    assert f"{DAMAGES[damage].format(3)} {LOST}" in words
    assert words.index(LOST) < words.index("<h1>")
    assert "current" not in words.split("<h1>")[0]
    assert page.selectbox[0].options[0].startswith("Newest shown: version 2,")
    assert str(three.home) not in words


def test_a_page_of_a_whole_store_says_nothing_of_the_kind(monkeypatch: pytest.MonkeyPatch, three: Store) -> None:
    page = open_app(monkeypatch, three)
    assert "the newest that can be shown" not in words_of(page)
    assert page.selectbox[0].options[0].startswith("Version 3,")


def test_an_address_of_a_damaged_version_says_that_it_is_damaged(monkeypatch: pytest.MonkeyPatch, three: Store) -> None:
    flip(path_of(three, 2))
    assert "The file of version 2 is damaged. This is the current one." in words_of(
        open_app(monkeypatch, three, version="2")
    )
    assert "There is no version 9. This is the current one." in words_of(open_app(monkeypatch, three, version="9"))
    flip(path_of(three, 3))
    assert "The file of version 3 is damaged. This is version 1." in words_of(open_app(monkeypatch, three, version="3"))


@pytest.mark.thinned(2)
@pytest.mark.parametrize("damage", [flip, gone])
def test_a_store_of_which_nothing_can_be_shown_says_so_on_every_page(
    monkeypatch: pytest.MonkeyPatch, three: Store, damage: Damage
) -> None:
    for number in (1, 2, 3):
        damage(path_of(three, number))
    words = words_of(open_app(monkeypatch, three))
    assert "What is published here cannot be shown: the files of its versions are damaged." in words
    assert "the command doctor" in words
    assert str(three.home) not in words


def test_a_store_that_is_not_there_is_not_called_empty(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    words = words_of(open_app(monkeypatch, store))
    assert "There is nothing to show: what is published here was not found." in words
    assert "Nothing is published yet" not in words
    assert str(store.home) not in words
    assert not store.home.exists()


@pytest.mark.parametrize("name", ["answers.ask", "frame.as_at.choose_version"])
def test_whatever_fails_is_said_in_words_of_ours(
    monkeypatch: pytest.MonkeyPatch, three: Store, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError(f"{three.home} is on fire")

    monkeypatch.setattr(f"twinboard.ui.{name}", fail)
    words = words_of(open_app(monkeypatch, three))
    assert "<h1>This page cannot be shown</h1>" in words
    assert "Something went wrong that should not." in words
    assert str(three.home) not in words
    assert f"{three.home} is on fire" in caplog.text


def test_a_page_that_fails_half_way_keeps_its_frame(monkeypatch: pytest.MonkeyPatch, three: Store) -> None:
    def fail(**_: object) -> None:
        raise NoRoom("There is no room left.", "Free some.", detail=str(three.home))

    monkeypatch.setattr("twinboard.ui.explore.tiles.show_tiles", fail)
    words = words_of(open_app(monkeypatch, three))
    assert words.count("<h1>") == 1
    assert "This page cannot be shown whole. There is no room left." in words
    assert "tb-footer" in words
    assert str(three.home) not in words


@pytest.mark.thinned(2)
@pytest.mark.parametrize("damage", [flip, gone])
def test_a_damaged_older_version_leaves_the_history_and_the_way_back(
    monkeypatch: pytest.MonkeyPatch, three: Store, damage: Damage
) -> None:
    damage(path_of(three, 2))
    page = open_page(monkeypatch, three, "manage/history")
    assert "What is between the two cannot be told." in words_of(page)
    page.selectbox(key="number").set_value("Version 1").run()
    page.selectbox(key="with").set_value("Version 3").run()
    assert "Bring it back" in words_of(page)
    assert any("Make version 1 current again" in button.label for button in page.button)
    page.selectbox(key="number").set_value("Version 2").run()
    assert f"{DAMAGES[damage].format(2)} Its workbook cannot be downloaded." in words_of(page)
    assert not any("Make version 2" in button.label for button in page.button)


def kept_draft(store: Store) -> drafts.Draft:
    proposal = propose(store, "sent.xlsx", only(Facts=[{**FACT, "value": 140}]))
    return keep_draft(store, proposal, author="A", identity="a", message="m")


TORN = {
    "cut short": b'{"id": "',
    "nothing": b"",
    "no text": bytes(range(128, 256)),
    "a list": b"[]",
    "other keys": b'{"id": 1, "name": "x"}',
    "nested": b"[" * 100_000,
}


@pytest.mark.thinned(3)
@pytest.mark.parametrize("kind", TORN)
def test_a_torn_or_foreign_draft_hides_no_other(
    read_here: None, monkeypatch: pytest.MonkeyPatch, three: Store, kind: str
) -> None:
    whole = kept_draft(three)
    torn = three.home / "drafts" / f"{'0' * 32}.json"
    torn.write_bytes(TORN[kind])
    (three.home / "drafts" / "notes.txt").write_text("foreign")
    words = words_of(open_page(monkeypatch, three, "manage/update"))
    assert f"draft?id={whole.id}" in words
    assert "2 files among the drafts cannot be read." in words
    assert "This draft cannot be read" in words_of(open_page(monkeypatch, three, "manage/draft", id="0" * 32))


@pytest.mark.parametrize(
    ("field", "value"), [("kept_at", "never"), ("base", "3"), ("decisions", []), ("id", "1" * 32), ("author", None)]
)
def test_a_draft_with_a_field_of_another_kind_is_no_draft(
    read_here: None, three: Store, field: str, value: object
) -> None:
    path = three.home / "drafts" / f"{kept_draft(three).id}.json"
    path.write_text(json.dumps(json.loads(path.read_bytes()) | {field: value}))
    assert drafts.kept(three.home) == ()
    assert [name for name, _ in drafts.unreadable(three.home)] == [path.name]


@pytest.mark.parametrize("spoil", ["its file", "its decisions"])
def test_a_draft_that_lost_a_part_is_said_where_it_is_opened(
    read_here: None, monkeypatch: pytest.MonkeyPatch, three: Store, spoil: str
) -> None:
    draft = kept_draft(three)
    path = three.home / "drafts" / f"{draft.id}.json"
    if spoil == "its file":
        path.with_suffix(".file").unlink()
    else:
        path.write_text(json.dumps(json.loads(path.read_bytes()) | {"decisions": {"mood": 1}}))
    page = open_page(monkeypatch, three, "manage/draft", id=draft.id)
    words = words_of(page)
    assert "The file of this draft is missing." in words or "its decisions are damaged." in words
    assert "Remove this draft" in [button.label for button in page.button]


def test_a_draft_of_a_version_that_is_lost_is_compared_with_the_one_before(
    read_here: None, monkeypatch: pytest.MonkeyPatch, three: Store
) -> None:
    draft = kept_draft(three)
    flip(path_of(three, 3))
    words = words_of(open_page(monkeypatch, three, "manage/draft", id=draft.id))
    assert "Version 3, on which this draft rests, cannot be read. It is compared with 2 now." in words


def test_what_is_new_is_told_again_once_the_version_before_is_back(
    monkeypatch: pytest.MonkeyPatch, three: Store, tmp_path: Path
) -> None:
    path_of(three, 2).rename(tmp_path / "away")
    assert "What changed cannot be told: version 2" in words_of(open_app(monkeypatch, three))
    (tmp_path / "away").rename(path_of(three, 2))
    assert "What changed cannot be told" not in words_of(open_app(monkeypatch, three))


def test_a_draft_is_not_published_into_a_store_of_a_newer_release(
    read_here: None, monkeypatch: pytest.MonkeyPatch, three: Store
) -> None:
    draft = kept_draft(three)
    by_a_newer_release(path_of(three, 3))
    page = open_page(monkeypatch, three, "manage/draft", id=draft.id)
    assert "This store was written by a newer release of Twinboard." in words_of(page)
    assert [button.label for button in page.button] == ["Remove this draft"]


@pytest.mark.thinned(3)
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_search_for_a_code_whose_version_is_lost_finds_it_and_says_so(
    monkeypatch: pytest.MonkeyPatch, three: Store, damage: Damage
) -> None:
    monkeypatch.setenv("TWINBOARD_HOME", str(three.home))
    code = code_of(three.home, JOBS)
    damage(path_of(three, 3))
    found = found_by_code(code)
    assert found
    assert found[0] == code
    assert "ersion 3" in found[1]


def test_the_page_of_a_code_refuses_another_file_under_its_number(
    monkeypatch: pytest.MonkeyPatch, three: Store, tmp_path: Path
) -> None:
    code = code_of(three.home, JOBS)
    other = Store(tmp_path / "other")
    for content in (workbook(), *(only(Facts=[{**FACT, "value": value}]) for value in (13299, 5))):
        publish(other, content)
    for suffix in (".duckdb", ".sha256"):
        path_of(three, 3).with_suffix(suffix).unlink()
        shutil.copy(path_of(other, 3).with_suffix(suffix), three.home / "versions")
    words = words_of(open_page(monkeypatch, three, "papers/chart_by_code", code=code))
    assert f"The code {code} was given for another version 3 than the one that is here now." in words
    assert "<h3>" not in words
    found = found_by_code(code)
    assert found
    assert "another version 3" in found[1]


def test_a_chart_that_got_no_code_is_given_one_by_the_next_run_and_no_path_is_shown(
    monkeypatch: pytest.MonkeyPatch, three: Store
) -> None:
    def full(path: Path, line: str) -> None:
        raise OSError(28, "No space left on device", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(shared, "append_line", full)
        words = words_of(open_app(patch, three))
        assert "This chart has no code: There is no room left in the store." in words
        assert str(three.home) not in words
    words = words_of(open_app(monkeypatch, three))
    assert "This chart has no code" not in words
    assert "tb-code" in words


def test_only_that_a_file_cannot_be_read_is_remembered_with_it(monkeypatch: pytest.MonkeyPatch, three: Store) -> None:
    tried: list[int] = []

    def busy(*_: object, **__: object) -> None:
        tried.append(1)
        raise Busy("Too many files are being read.", "Try again.")

    monkeypatch.setattr("twinboard.intake.propose", busy)
    page = open_page(monkeypatch, three, "manage/update")
    page.file_uploader[0].upload("x.xlsx", workbook()).run()
    assert "Too many files are being read." in words_of(page)
    page.run()
    assert len(tried) == 2
