"""Drafts in the store, who may approve them, and what the actions refuse."""

from dataclasses import replace

import pytest
from conftest import publish
from workbooks import FACT, only, workbook

from twinboard import queries
from twinboard.errors import NotAllowed, TwinboardError
from twinboard.intake import Decisions, carry_out, decided, keep_draft, proposal_of, propose
from twinboard.publish import history
from twinboard.store import Store, drafts
from twinboard.store.drafts import Draft
from twinboard.ui.changes import history as ui_history
from twinboard.ui.officers import access, publishing

OFFICER = access.Officer("An Officer", "officer@example.gov.uk", may_approve=True)
OTHER = access.Officer("Another", "other@example.gov.uk", may_approve=True)
NEW = {**FACT, "fact_id": "new"}


def keep(store: Store, content: bytes, decisions: Decisions | None = None) -> Draft:
    proposal = propose(store, "facts.xlsx", content)
    if decisions:
        proposal = decided(store, proposal, decisions)
    return keep_draft(store, proposal, author="An Officer", identity=OFFICER.identity, message="Why")


def test_a_draft_comes_back_as_it_was_kept(small: Store) -> None:
    content = only(Facts=[NEW])
    draft = keep(small, content)
    assert drafts.find(small.home, draft.id) == draft
    assert drafts.kept(small.home) == (draft,)
    assert drafts.content(small.home, draft) == content
    newer = keep(small, content)
    assert [found.id for found in drafts.kept(small.home)] == [newer.id, draft.id]


@pytest.mark.parametrize("identity", ["", "x", "../versions/000001", "0" * 31, "0" * 32])
def test_an_id_that_is_none_finds_nothing(small: Store, identity: str) -> None:
    assert drafts.find(small.home, identity) is None


def test_what_its_author_decided_holds_until_somebody_publishes(small: Store) -> None:
    draft = keep(small, only(Facts=[NEW]), Decisions(retire=frozenset({"Facts"})))
    assert proposal_of(small, draft).difference.counts() == {"added": 1, "changed": 0, "retired": 1}
    publish(small, only(Facts=[{**FACT, "value": 130}]))
    proposal = proposal_of(small, draft)
    assert (proposal.decisions, proposal.made_from, proposal.difference.retired) == (None, 1, ())


def test_who_approved_stands_in_the_history_and_in_no_other_version(small: Store) -> None:
    proposal = propose(small, "x.xlsx", only(Facts=[NEW]))
    carry_out(small, proposal, author="A", message="two", approved_by="B")
    publish(small, only(Facts=[FACT, {**NEW, "value": 1}]))
    assert [version.approved_by for version in history(small)] == [None, "B", None]


def test_a_version_of_an_earlier_release_is_read_and_built_upon(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as earlier:
        names = queries.names
        earlier.setattr(queries, "names", lambda folder: [name for name in names(folder) if "approvals" not in name])
        publish(store, workbook())
    assert [version.approved_by for version in history(store)] == [None]
    carry_out(store, propose(store, "x.xlsx", only(Facts=[NEW])), author="A", message="two", approved_by="B")
    assert [version.approved_by for version in history(store)] == ["B", None]


def as_officer(monkeypatch: pytest.MonkeyPatch, store: Store, who: access.Officer, *, approval: bool) -> None:
    monkeypatch.setenv("TWINBOARD_HOME", str(store.home))
    monkeypatch.setattr(access, "officer", lambda: who)
    secrets = {"auth": {}, "approval": "second officer"} if approval else {"auth": {}}
    monkeypatch.setattr(access, "_secrets", lambda: secrets)


def test_nobody_publishes_past_the_second_officer(monkeypatch: pytest.MonkeyPatch, small: Store) -> None:
    content = only(Facts=[NEW])
    draft = keep(small, content)
    proposal = proposal_of(small, draft)
    as_officer(monkeypatch, small, OFFICER, approval=True)
    with pytest.raises(NotAllowed, match="approved by a second officer"):
        publishing.publish(proposal, "Why")
    with pytest.raises(NotAllowed, match="Only another officer"):
        publishing.publish_draft(proposal, draft)
    with pytest.raises(NotAllowed, match="Only another officer"):
        publishing.publish_draft(proposal, replace(draft, identity="forged@example.gov.uk"))
    as_officer(monkeypatch, small, replace(OTHER, may_approve=False), approval=True)
    with pytest.raises(NotAllowed, match="Only another officer"):
        publishing.publish_draft(proposal, draft)
    with pytest.raises(NotAllowed, match="approved by a second officer"):
        ui_history._restore(1, "Back")
    assert small.numbers() == (1,)
    assert (small.home / "audit.jsonl").read_text().count('"event": "refused"') == 5
    as_officer(monkeypatch, small, OTHER, approval=True)
    publishing.publish_draft(proposal, draft)
    assert history(small)[0].approved_by == "Another"
    with pytest.raises(TwinboardError, match="published or removed meanwhile"):
        publishing.publish_draft(proposal, draft)


def test_without_the_setting_an_author_publishes_their_own(monkeypatch: pytest.MonkeyPatch, small: Store) -> None:
    draft = keep(small, only(Facts=[NEW]))
    as_officer(monkeypatch, small, OFFICER, approval=False)
    publishing.publish_draft(proposal_of(small, draft), draft)
    assert history(small)[0].approved_by is None
    assert drafts.kept(small.home) == ()


@pytest.mark.parametrize("secrets", [{"auth": {}, "approval": "yes"}, {"approval": True}])
def test_a_setting_that_does_not_fit_is_said(monkeypatch: pytest.MonkeyPatch, secrets: dict[str, object]) -> None:
    monkeypatch.setattr(access, "_secrets", lambda: secrets)
    with pytest.raises(TwinboardError):
        access.needs_approval()


def test_where_no_approvers_are_listed_every_officer_may_approve() -> None:
    claims = {"is_logged_in": True, "exp": 1e12, "email": "officer@example.gov.uk", "email_verified": True}
    listed = {"officers": {"addresses": ["officer@example.gov.uk"]}}
    alone, among = access.signed_in(claims, listed), access.signed_in(claims, {**listed, "approvers": {}})
    assert (alone and alone.may_approve, among and among.may_approve) == (True, False)
