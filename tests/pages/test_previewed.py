"""The whole site at a draft: what is shown, to whom, that every page says so, and that nothing of it is given out."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from conftest import publish
from streamlit.testing.v1 import AppTest
from workbooks import FACT, SOURCE, only, workbook

from twinboard.errors import NotAllowed
from twinboard.intake import Decisions, Proposal, decided, keep_draft, propose
from twinboard.settings import ROOT
from twinboard.store import Store, drafts
from twinboard.store.code_lines import known_of
from twinboard.store.draft_keys import give_key, opens
from twinboard.store.drafts import Draft, key_path
from twinboard.ui.frame import previewing
from twinboard.ui.officers import access

DRAFT_PAGE = str(ROOT / "pages/manage/draft.py")

MARKED = "A draft, not published: sent.xlsx, prepared by Ann Example. A newer count"
REFUSED = "This draft cannot be shown"


def draft_of(store: Store, content: bytes, decisions: Decisions | None = None) -> Draft:
    proposal: Proposal = propose(store, "sent.xlsx", content)
    if decisions:
        proposal = decided(store, proposal, decisions)
    return keep_draft(store, proposal, author="Ann Example", identity="ann", message="A newer count")


@pytest.fixture
def draft(small: Store, monkeypatch: pytest.MonkeyPatch, read_here: None) -> Draft:
    monkeypatch.setenv("TWINBOARD_HOME", str(small.home))
    return draft_of(small, only(Facts=[{**FACT, "value": 777}]))


def be(monkeypatch: pytest.MonkeyPatch, *, officer: bool) -> None:
    who = access.Officer("Bob", "bob", may_approve=True) if officer else None
    monkeypatch.setattr(access, "officer", lambda: who)


def opened(token: str) -> AppTest:
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    page.query_params["draft"] = token
    return page.run()


def words_of(page: AppTest) -> str:
    assert not page.exception
    return " ".join(element.proto.body for element in page.get("html") if "<style" not in element.proto.body)


def test_an_officer_sees_the_site_as_it_would_be_and_readers_what_is_published(
    small: Store, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    be(monkeypatch, officer=True)
    page = opened(draft.id)
    words = words_of(page)
    assert words.index(MARKED) < words.index("<h1>")
    assert ("777" in words, ">100" in words) == (True, False)
    assert (f"draft={draft.id}" in words, "version=" in words) == (True, False)
    assert not page.selectbox
    for given_out in ("cannot be shown", "TB-", "This page to take along", "For a paper", "data/everything"):
        assert given_out not in words
    assert "For a paper" not in [button.label for button in page.button]
    assert "A draft, not published. Every number shows its source" in words
    assert page.query_params["draft"] == draft.id
    assert small.numbers() == (1,)
    assert known_of(small.home).versions <= {1}
    be(monkeypatch, officer=False)
    words = words_of(opened(draft.id))
    assert (REFUSED in words, "777" in words, MARKED in words, ">100" in words) == (True, False, False, True)


def test_whoever_has_the_key_sees_it_until_it_ends_or_another_is_given(
    small: Store, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    be(monkeypatch, officer=False)
    first, _ = give_key(small.home, draft)
    assert "777" in words_of(opened(f"{draft.id}.{first}"))
    key, ends = give_key(small.home, draft)
    for other in (first, key[:-1], key.upper(), "", "x" * 48):
        assert not opens(small.home, draft, other)
    assert opens(small.home, draft, key)
    assert REFUSED in words_of(opened(f"{draft.id}.{first}"))
    assert key not in key_path(small.home, draft.id).read_text()
    whole = json.loads(key_path(small.home, draft.id).read_bytes())
    ago, soon = (str(datetime.now(UTC) + timedelta(days=days)) for days in (-9, 9))
    for told in ({**whole, "ends": ago}, {**whole, "given": soon}, {**whole, "ends": 1}, {"key": whole["key"]}, []):
        key_path(small.home, draft.id).write_text(json.dumps(told))
        assert not opens(small.home, draft, key)
    for torn in (b"", b'{"key": "', bytes(range(128, 256)), b"[" * 100_000):
        key_path(small.home, draft.id).write_bytes(torn)
        assert not opens(small.home, draft, key)
    assert drafts.unreadable(small.home) == ()
    assert ends > datetime.now(UTC)


def test_an_address_of_no_draft_is_said_and_shows_what_is_published(
    draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    be(monkeypatch, officer=True)
    for token in ("x", "0" * 32, f"{'0' * 32}.{'1' * 48}", "../versions/000001", "0" * 5000, draft.id.upper() + "x"):
        with pytest.raises(NotAllowed, match=REFUSED):
            previewing._allowed(token)
    words = words_of(opened("../versions/000001"))
    assert (REFUSED in words, ">100" in words, "777" in words) == (True, True, False)


def test_a_draft_that_was_published_or_removed_is_not_shown_any_more(
    small: Store, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    be(monkeypatch, officer=False)
    key, _ = give_key(small.home, draft)
    page = opened(f"{draft.id}.{key}")
    drafts.remove(small.home, draft)
    words = words_of(page.run())
    assert (REFUSED in words, "777" in words) == (True, False)
    assert not key_path(small.home, draft.id).exists()


def test_a_draft_that_is_not_whole_any_more_says_what_stops_it_at_its_cells_and_is_not_shown(
    small: Store, monkeypatch: pytest.MonkeyPatch, read_here: None
) -> None:
    monkeypatch.setenv("TWINBOARD_HOME", str(small.home))
    extra = {**SOURCE, "source_id": "extra", "title": "Another report"}
    publish(small, only(Sources=[SOURCE, extra]))
    draft = draft_of(small, only(Facts=[{**FACT, "fact_id": "new", "value": 777, "source_id": "extra"}]))
    whole = AppTest.from_file(DRAFT_PAGE, default_timeout=60)
    whole.query_params["id"] = draft.id
    be(monkeypatch, officer=True)
    assert f"?draft={draft.id}" in words_of(whole.run())
    publish(small, only(Sources=[SOURCE]), retire_missing=True)
    words = words_of(whole.run())
    assert "This draft has an error: it can be neither shown as readers would see it nor published." in words
    for said in ("I2", "extra", "Download the file with these cells marked, correct it, send it in"):
        assert said in words
    assert f"?draft={draft.id}" not in words
    assert [button.label for button in whole.button] == ["Remove this draft"]
    words = words_of(opened(draft.id))
    assert "This draft has an error" in words and "777" not in words
    assert f'href="draft?id={draft.id}" target="_self">See what stands in its way' in words
    key, _ = give_key(small.home, draft)
    be(monkeypatch, officer=False)
    words = words_of(opened(f"{draft.id}.{key}"))
    assert ("This draft has an error" in words, f"draft?id={draft.id}" in words) == (True, False)


def test_what_was_decided_is_shown_and_of_an_open_question_the_likeliest_answer_which_is_said(
    small: Store, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    be(monkeypatch, officer=True)
    other = only(Facts=[{**FACT, "fact_id": "other", "value": 555}])
    retiring = draft_of(small, other, Decisions(retire=frozenset({"Facts"})))
    words = words_of(opened(retiring.id))
    assert ("555" in words, ">100" in words) == (True, False)
    publish(small, only(Facts=[{**FACT, "value": 130}]))
    words = words_of(opened(draft.id))
    assert "Not decided yet, and shown as is likeliest: 1 row that both changed, shown as in the draft." in words
    assert ("777" in words, f'href="draft?id={draft.id}"' in words) == (True, True)
    open_too = draft_of(small, only(Facts=[{**FACT, "fact_id": "more", "value": 444, "period": "2021"}]))
    publish(small, only(Facts=[{**FACT, "value": 140}]))
    words = words_of(opened(open_too.id))
    assert "1 published row that it lacks, shown as kept" in words and "444" in words
    be(monkeypatch, officer=False)
    key, _ = give_key(small.home, open_too)
    words = words_of(opened(f"{open_too.id}.{key}"))
    assert ("Not decided yet" in words, "Answer it" in words) == (True, False)
    be(monkeypatch, officer=True)
    unchanged = draft_of(small, workbook(), Decisions(keeps_old=True, keeps_changed=True))
    publish(small, workbook())
    assert "changes nothing any more" in words_of(opened(unchanged.id))


def test_the_store_of_a_draft_goes_when_nobody_looks_at_it_any_more(
    small: Store, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    previewing._trial.forget()
    made = previewing._trial(small.home, draft.id, 1)
    place = made.home
    assert (place.exists(), made.number, made.base) == (True, 2, 1)
    assert previewing._trial(small.home, draft.id, 1) is made
    previewing._trial.forget()
    assert place.exists()
    del made
    assert not place.exists()
