"""Who is an officer is decided from the provider's token or an invitation, and from nothing else."""

import time

import pytest
from workbooks import FACT, only

from twinboard.errors import NotAllowed
from twinboard.intake import propose
from twinboard.store import Store
from twinboard.ui.officers import access, publishing

SECRETS = {
    "auth": {},
    "officers": {"addresses": ["Officer@Example.gov.uk"], "groups": ["partnerships"]},
    "approvers": {"addresses": ["chief@example.gov.uk"]},
}
CLAIMS = {
    "is_logged_in": True,
    "exp": time.time() + 3600,
    "email": "officer@example.gov.uk",
    "email_verified": True,
    "name": "An Officer",
}


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
        {"email_verified": False},
        {"email_verified": "false"},
        {"email_verified": None},
        {"email": ["officer@example.gov.uk"]},
        {"email": "reader@example.gov.uk", "preferred_username": "officer@example.gov.uk"},
        {"email": None, "preferred_username": "officer@example.gov.uk"},
        {"email": None, "upn": "officer@example.gov.uk", "sub": "officer@example.gov.uk"},
        {"email": "o\ufb03cer@example.gov.uk"},
        {"email": "\uff4ffficer@example.gov.uk"},
        {"email": "officer@example.gov.u\u212a"},
        {"email": "officer@example\u3002gov.uk"},
        {"email": "officer\u00ad@example.gov.uk"},
        {"email": "officer@example.gov.uk\u00a0"},
    ],
)
def test_a_session_that_is_over_or_not_listed_is_a_reader(changed: dict[str, object]) -> None:
    assert access.signed_in({**CLAIMS, **changed}, SECRETS) is None


def test_a_group_makes_an_officer_and_the_approvers_may_approve() -> None:
    grouped = {**CLAIMS, "email": None, "iss": "https://id.example", "sub": "Any", "groups": ["partnerships"]}
    known = access.Officer("An Officer", "https://id.example Any", may_approve=False)
    assert access.signed_in(grouped, SECRETS) == known
    assert access.signed_in({**grouped, "iss": None}, SECRETS) is None
    chief = access.signed_in({**CLAIMS, "email": "chief@example.gov.uk"}, SECRETS)
    assert chief
    assert chief.may_approve


@pytest.mark.parametrize(
    ("listed", "claims", "is_officer"),
    [
        ("AAAA-1 BBBB-2", {"tid": "aaaa-1", "oid": "bbbb-2"}, True),
        ("aaaa-1   bbbb-2 ", {"tid": "aaaa-1", "oid": "bbbb-2", "iss": "https://id.example", "sub": "x"}, True),
        ("https://id.example Sub", {"iss": "https://id.example", "sub": "Sub"}, True),
        ("https://id.example Sub", {"iss": "https://id.example", "sub": "sub"}, False),
        ("https://id.example Sub", {"iss": "https://other.example", "sub": "Sub"}, False),
        ("aaaa-1 bbbb-2", {"tid": "other", "oid": "bbbb-2"}, False),
        ("aaaa-1 bbbb-2", {"oid": "aaaa-1 bbbb-2"}, False),
        ("bbbb-2", {"tid": "aaaa-1", "oid": "bbbb-2"}, False),
        ("", {"tid": "", "oid": ""}, False),
    ],
)
def test_the_provider_s_own_id_makes_an_officer_with_whose_it_is(
    listed: str, claims: dict[str, str], *, is_officer: bool
) -> None:
    told = {"is_logged_in": True, "exp": time.time() + 3600, "name": "An Officer", **claims}
    assert (access.signed_in(told, {"officers": {"ids": [listed]}}) is not None) == is_officer


def test_an_address_is_the_same_in_one_letter_or_two_and_in_capitals() -> None:
    listed = {"officers": {"addresses": ["Zo\u00eb@example.gov.uk"]}}
    assert access.signed_in({**CLAIMS, "email": "ZOE\u0308@example.gov.uk"}, listed)
    for alike in ("zoe@example.gov.uk", "\uff5ao\u00eb@example.gov.uk", "zo\u00eb@example.gov.u\u1d4f"):
        assert access.signed_in({**CLAIMS, "email": alike}, listed) is None


def test_the_action_itself_refuses_a_reader_and_notes_the_try(monkeypatch: pytest.MonkeyPatch, small: Store) -> None:
    monkeypatch.setenv("TWINBOARD_HOME", str(small.home))
    proposal = propose(small, "x.xlsx", only(Facts=[{**FACT, "value": 1}]))
    with pytest.raises(NotAllowed):
        publishing.publish(proposal, "By a script")
    assert small.numbers() == (1,)
    assert '"event": "refused", "action": "publish a workbook"' in (small.home / "audit.jsonl").read_text()
