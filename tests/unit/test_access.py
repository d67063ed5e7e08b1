"""Who is an officer is decided from the provider's token and the server's own links, and from nothing else."""

import time

import pytest
from workbooks import FACT, only

from twinboard.errors import NotAllowed
from twinboard.intake import propose
from twinboard.store import Store
from twinboard.ui import access, links, publishing

SECRETS = {
    "auth": {},
    "officers": {"addresses": ["Officer@Example.gov.uk"], "groups": ["partnerships"]},
    "approvers": {"addresses": ["chief@example.gov.uk"]},
}
CLAIMS = {"is_logged_in": True, "exp": time.time() + 3600, "email": "officer@example.gov.uk", "name": "An Officer"}


def test_a_listed_address_is_an_officer_whatever_its_letters() -> None:
    found = access.signed_in(CLAIMS, SECRETS)
    assert found == access.Officer("An Officer", "officer@example.gov.uk", may_approve=False)


@pytest.mark.parametrize(
    "changed",
    [
        {"is_logged_in": False},
        {"exp": time.time() - 1},
        {"exp": None},
        {"email": "reader@example.gov.uk"},
        {"email": None},
        {"email": "reader@example.gov.uk", "groups": ["Partnerships", "others"]},
    ],
)
def test_a_session_that_is_over_or_not_listed_is_a_reader(changed: dict[str, object]) -> None:
    assert access.signed_in({**CLAIMS, **changed}, SECRETS) is None


def test_a_group_makes_an_officer_and_the_approvers_may_approve() -> None:
    grouped = {**CLAIMS, "email": None, "preferred_username": "Any@example.gov.uk", "groups": ["partnerships"]}
    assert access.signed_in(grouped, SECRETS) == access.Officer("An Officer", "any@example.gov.uk", may_approve=False)
    chief = access.signed_in({**CLAIMS, "email": "chief@example.gov.uk"}, SECRETS)
    assert chief
    assert chief.may_approve


def test_a_key_opens_one_session_once_until_it_is_closed_or_over(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = links.OfficerLinks()
    key = opened.new_key()
    assert opened.redeem("guessed") is None
    token = opened.redeem(key)
    assert token
    assert opened.redeem(key) is None
    assert opened.is_open(token)
    assert not opened.is_open(key)
    later = time.time() + links.HOURS * 3600 + 1
    with monkeypatch.context() as patched:
        patched.setattr(links.time, "time", lambda: later)
        assert not opened.is_open(token)
    opened.close(token)
    assert not opened.is_open(token)


def test_the_action_itself_refuses_a_reader_and_notes_the_try(monkeypatch: pytest.MonkeyPatch, small: Store) -> None:
    monkeypatch.setenv("TWINBOARD_HOME", str(small.home))
    proposal = propose(small, "x.xlsx", only(Facts=[{**FACT, "value": 1}]))
    with pytest.raises(NotAllowed):
        publishing.publish(proposal, "Forged", "By a script")
    assert small.numbers() == (1,)
    assert '"event": "refused", "action": "publish a workbook"' in (small.home / "audit.jsonl").read_text()
