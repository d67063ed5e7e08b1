"""Invitations: by whom, how long and how often they are taken up; whatever is amiss with one lets nobody in."""

import json
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from commands import Run
from hypothesis import given
from hypothesis import strategies as st
from workbooks import FACT, only, workbook

from twinboard.errors import NoStore, NotAllowed, NotWritable, TwinboardError
from twinboard.intake import propose
from twinboard.publish import history
from twinboard.store import Store, drafts, shared
from twinboard.store.condition import faults
from twinboard.store.officers import acts, invitations
from twinboard.store.officers.acts import holder, invite, offered, take_up
from twinboard.store.officers.invitations import Invitation, kept
from twinboard.store.officers.lines import SIGNED_OUT, line_of
from twinboard.store.officers.named import officer_identity, officer_name
from twinboard.ui.changes import history as ui_history
from twinboard.ui.gate.officer_page import COOKIE
from twinboard.ui.officers import access, publishing, unsaved

ANN, BOB = "Ann Example", "Bob Sample"
Clock = Callable[[timedelta], None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Sets the clock of the server so far ahead or back."""

    def put(by: timedelta) -> None:
        class Shifted(datetime):
            @classmethod
            def now(cls, tz: object = None) -> datetime:
                return datetime.now(UTC) + by

        for module in (acts, invitations):
            monkeypatch.setattr(module, "datetime", Shifted)

    return put


def file_of(store: Store, one: Invitation) -> Path:
    return store.home / "officers" / f"{one.id}.jsonl"


def refusal(ask: Callable[[], object]) -> str:
    with pytest.raises(NotAllowed) as refused:
        ask()
    return str(refused.value)


def test_one_browser_takes_an_invitation_up_once_and_has_its_name_until_it_ends(small: Store, clock: Clock) -> None:
    _, key = invite(small.home, f"  {ANN.replace(' ', '   ')} ", days=3)
    for _ in range(3):
        assert offered(small.home, key).name == ANN
    browser = take_up(small.home, key)
    assert holder(small.home, browser).name == ANN
    assert "taken up before" in refusal(lambda: take_up(small.home, key))
    assert "taken up before" in refusal(lambda: offered(small.home, key))
    clock(timedelta(days=2, hours=23))
    assert holder(small.home, browser).name == ANN
    clock(timedelta(days=4))
    assert f"The invitation of {ANN} ended on" in refusal(lambda: holder(small.home, browser))


def test_an_end_that_was_seen_stays_when_the_clock_is_set_back(small: Store, clock: Clock) -> None:
    _, key = invite(small.home, ANN, days=1)
    browser = take_up(small.home, key)
    clock(timedelta(days=3))
    refusal(lambda: holder(small.home, browser))
    clock(timedelta(0))
    assert "ended on" in refusal(lambda: holder(small.home, browser))
    _, key = invite(small.home, ANN)
    browser = take_up(small.home, key)
    clock(-timedelta(days=2))
    assert "before this invitation was made" in refusal(lambda: holder(small.home, browser))
    clock(timedelta(0))
    assert holder(small.home, browser)


def test_neither_secret_stands_in_the_store(small: Store) -> None:
    one, key = invite(small.home, ANN)
    browser = take_up(small.home, key)
    content = b"".join(path.read_bytes() for path in small.home.rglob("*") if path.is_file())
    for secret in (key, browser):
        assert secret.removeprefix(one.id).encode() not in content
    assert "none" not in refusal(lambda: holder(small.home, one.id + one.link[:48]))


def test_of_many_clicks_at_once_one_takes_it_up(small: Store) -> None:
    _, key = invite(small.home, ANN)

    def click(_: int) -> str:
        try:
            return take_up(small.home, key)
        except NotAllowed:
            return ""

    with ThreadPoolExecutor(8) as pool:
        secrets = [*filter(None, pool.map(click, range(24)))]
    assert len(secrets) == 1
    assert holder(small.home, secrets[0]).name == ANN


def test_several_update_at_once_and_each_is_revoked_alone(small: Store) -> None:
    ann, again, bob = (
        take_up(small.home, invite(small.home, name, is_again=True)[1]) for name in (ANN, "ann  EXAMPLE", BOB)
    )
    unused = invite(small.home, ANN, is_again=True)[1]
    assert [one.name for one in acts.revoke(small.home, ANN)] == [ANN, ANN, ANN]
    for secret in (ann, again):
        assert "was revoked on" in refusal(lambda secret=secret: holder(small.home, secret))
    assert "was revoked on" in refusal(lambda: take_up(small.home, unused))
    assert holder(small.home, bob).name == BOB
    with pytest.raises(TwinboardError, match=f"No invitation of “{ANN}” stands. Those of “{BOB}” do."):
        acts.revoke(small.home, ANN)


def test_who_signed_out_is_out_wherever_the_cookie_is_sent_again(small: Store) -> None:
    browser = take_up(small.home, invite(small.home, ANN)[1])
    acts.end(small.home, holder(small.home, browser), SIGNED_OUT)
    assert "signed out in the browser" in refusal(lambda: holder(small.home, browser))


@given(data=st.data())
def test_a_forged_or_cut_secret_opens_nothing(one_browser: tuple[Store, str, str], data: st.DataObject) -> None:
    store, key, browser = one_browser
    secret = data.draw(st.sampled_from([key, browser]))
    place = data.draw(st.integers(0, len(secret) - 1))
    letter = data.draw(st.sampled_from("0123456789abcdef"))
    forged = data.draw(
        st.one_of(
            st.text(max_size=80),
            st.just(secret[:place]),
            st.just(secret[:place] + letter + secret[place + 1 :]),
            st.just(secret + letter),
            st.just(secret.upper()),
            st.just(f"../{secret}"),
        )
    )
    if forged not in (key, browser):
        refusal(lambda: holder(store.home, forged))
        refusal(lambda: offered(store.home, forged))


@pytest.fixture(scope="module")
def one_browser(one_fact: Store, tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, str, str]:
    """A store, the key of an invitation nobody took up, and the secret of a browser that took up another."""
    home = tmp_path_factory.mktemp("invited") / "store"
    shutil.copytree(one_fact.home, home)
    return Store(home), invite(home, BOB)[1], take_up(home, invite(home, ANN)[1])


def test_whatever_befalls_the_file_of_one_lets_nobody_in_and_the_others_stay(small: Store) -> None:
    """Cut at each byte, and a bit of each turned; a file that is another's, empty, a list or not JSON."""
    other = take_up(small.home, invite(small.home, BOB)[1])
    one, key = invite(small.home, ANN)
    browser, path = take_up(small.home, key), file_of(small, one)
    acts.revoke(small.home, ANN)
    whole = path.read_bytes()
    cut = [whole[:end] for end in range(len(whole)) if whole[end - 1 : end] != b"\n"]
    turned = [bytes([*whole[:at], whole[at] ^ 1 << at % 7, *whole[at + 1 :]]) for at in range(len(whole))]
    others = [file_of(small, kept(small.home)[-1]).read_bytes(), b"", b"[]\n", b"{}\n", b"\xff\n", b"null\n", b'"x"\n']
    for content in (*cut, *turned, *others, whole + b"\n", whole + b"{}\n", whole + whole[:10]):
        path.write_bytes(content)
        refusal(lambda: holder(small.home, browser))
        refusal(lambda: offered(small.home, key))
    assert holder(small.home, other).name == BOB
    assert [fault.file for fault in faults(small.home)] == [f"officers/{path.name}"]
    path.unlink()
    refusal(lambda: holder(small.home, browser))


@pytest.mark.parametrize("what", ["take up", "revoke", "invite"])
def test_a_disk_that_refuses_is_said_and_changes_nothing(
    small: Store, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    _, key = invite(small.home, ANN)

    def refuse(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    with monkeypatch.context() as patch:
        patch.setattr(shared, "append_line", refuse)
        patch.setattr(acts, "write_private", refuse)
        with pytest.raises(NotWritable, match="Read-only file system"):
            {"take up": take_up, "revoke": lambda home, _: acts.revoke(home, ANN), "invite": invite}[what](
                small.home, key
            )
    assert [one.name for one in kept(small.home)] == [ANN]
    assert take_up(small.home, key)


def test_the_first_officer_says_their_own_name_and_nobody_else_s(small: Store) -> None:
    bob = take_up(small.home, invite(small.home, BOB)[1])
    _, key = invite(small.home, "")
    for name in ("", "  ", "bob sample", "ＢＯＢ Sample", "A\u202enn", "x" * 81, "1234"):
        with pytest.raises(TwinboardError):
            take_up(small.home, key, name)
    assert holder(small.home, take_up(small.home, key, ANN)).name == ANN
    assert holder(small.home, bob).name == BOB
    _, named = invite(small.home, ANN, is_again=True)
    assert holder(small.home, take_up(small.home, named, BOB)).name == ANN


def test_nobody_is_invited_in_the_name_of_somebody_else_while_theirs_stands(tmp_path: Path) -> None:
    run = Run(tmp_path)
    run.publish(workbook())
    browser = take_up(run.home, invite(run.home, ANN)[1])
    refused = run("officer", "invite", "ann  example")
    assert refused.returncode == 2
    assert "An invitation of Ann Example stands, to the end of" in refused.stderr
    assert "“Ann Example (Housing)”" in refused.stderr and "--again" in refused.stderr
    assert [one.name for one in kept(run.home)] == [ANN]
    run("officer", "invite", "ann  example", "--again")
    run("officer", "invite", f"{ANN} (Housing)")
    assert sorted(one.name for one in kept(run.home)) == [ANN, ANN, f"{ANN} (Housing)"]
    run("officer", "revoke", ANN)
    assert "was revoked on" in refusal(lambda: holder(run.home, browser))
    assert run("officer", "invite", ANN).returncode == 0


@given(st.text(max_size=90))
def test_a_name_is_refused_or_stands_on_one_line_and_stays_as_it_is(typed: str) -> None:
    try:
        name = officer_name(typed)
    except TwinboardError:
        return
    assert name.isprintable()
    assert (officer_name(name), len(name.splitlines())) == (name, 1)
    assert officer_identity(officer_identity(name)) == officer_identity(name)


@pytest.mark.parametrize("days", [-1, 0, 367, 10**9])
def test_an_invitation_lasts_a_day_to_a_year(small: Store, days: int) -> None:
    with pytest.raises(TwinboardError, match="Say 1 to 366 days"):
        invite(small.home, ANN, days)


def test_no_store_is_made_where_a_mistyped_name_leads_to(tmp_path: Path) -> None:
    with pytest.raises(NoStore):
        invite(tmp_path / "mistyped", ANN)
    assert list(tmp_path.iterdir()) == []


def sit_at(monkeypatch: pytest.MonkeyPatch, store: Store, secret: str, *, approval: bool = False) -> None:
    """Has what follows be done in the browser with this secret, in a server without a sign-in provider."""
    monkeypatch.setenv("TWINBOARD_HOME", str(store.home))
    monkeypatch.setattr(access, "_secrets", lambda: {"approval": access.SECOND_OFFICER} if approval else {})
    monkeypatch.setattr(access.st, "context", type("Context", (), {"cookies": {COOKIE: secret}}))


def test_one_invited_officer_prepares_and_another_approves_each_in_their_own_name(
    small: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, at_home, bob = (
        take_up(small.home, invite(small.home, name, is_again=True)[1]) for name in (ANN, "ANN example", BOB)
    )
    proposal = propose(small, "x.xlsx", only(Facts=[{**FACT, "value": 120}]))
    sit_at(monkeypatch, small, ann, approval=True)
    publishing.keep(proposal, "A newer count")
    [draft] = drafts.kept(small.home)
    for own in (ann, at_home):
        sit_at(monkeypatch, small, own, approval=True)
        with pytest.raises(NotAllowed, match="Only another officer"):
            publishing.publish_draft(proposal, draft)
    sit_at(monkeypatch, small, bob, approval=True)
    publishing.publish_draft(proposal, draft)
    newest = history(small)[0]
    assert (newest.author, newest.approved_by) == (ANN, BOB)


def test_who_is_revoked_meanwhile_is_told_at_the_action_and_what_is_kept_stays(
    small: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposal = propose(small, "x.xlsx", only(Facts=[{**FACT, "value": 120}]))
    sit_at(monkeypatch, small, take_up(small.home, invite(small.home, ANN)[1]))
    publishing.keep(proposal, "A newer count")
    acts.revoke(small.home, ANN)
    for action in (publishing.publish, publishing.keep):
        with pytest.raises(NotAllowed, match=f"The invitation of {ANN} was revoked on"):
            action(proposal, "Again")
    [draft] = drafts.kept(small.home)
    sit_at(monkeypatch, small, take_up(small.home, invite(small.home, BOB)[1]))
    publishing.publish_draft(proposal, draft)
    newest = history(small)[0]
    assert (newest.author, newest.approved_by) == (ANN, BOB)


def test_who_is_invited_to_prepare_publishes_nothing_whatever_the_settings_say(
    small: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, key = invite(small.home, ANN, may=invitations.PREPARE)
    bob = take_up(small.home, invite(small.home, BOB)[1])
    chris, dora = (take_up(small.home, invite(small.home, one, may="prepare")[1]) for one in ("Chris", "Dora"))
    browser = take_up(small.home, key)
    assert [one.may for one in kept(small.home) if one.id == ann.id] == ["prepare"]
    proposal = propose(small, "x.xlsx", only(Facts=[{**FACT, "value": 120}]))
    for approval in (False, True):
        sit_at(monkeypatch, small, browser, approval=approval)
        who = access.officer()
        assert who and (who.may_approve, access.needs_second(who)) == (False, True)
        with pytest.raises(NotAllowed, match=r"invited to prepare drafts|approved by a second officer"):
            publishing.publish(proposal, "A newer count")
        with pytest.raises(NotAllowed, match=r"invited to prepare drafts|approved by a second officer"):
            ui_history._restore(1, "Back")
    publishing.keep(proposal, "A newer count")
    [draft] = drafts.kept(small.home)
    for other in (browser, chris, dora):
        for approval in (False, True):
            sit_at(monkeypatch, small, other, approval=approval)
            with pytest.raises(NotAllowed, match="Only another officer"):
                publishing.publish_draft(proposal, draft)
    assert small.numbers() == (1,)
    sit_at(monkeypatch, small, bob)
    publishing.publish_draft(proposal, draft)
    assert (history(small)[0].author, history(small)[0].approved_by) == (ANN, BOB)


def test_what_the_invited_may_do_cannot_be_read_otherwise_than_it_was_written(small: Store) -> None:
    one, key = invite(small.home, ANN, may="prepare")
    whole = file_of(small, one).read_text()
    for other in (whole.replace("prepare", "approve"), whole.replace('"may": "prepare", ', "")):
        file_of(small, one).write_text(other)
        assert "damaged" in refusal(lambda: offered(small.home, key))
    line = line_of("invited", one.invited_at, id=one.id, name=ANN, ends=str(one.ends_at), link=one.link, may="all")
    file_of(small, one).write_text(f"{line}\n")
    assert "damaged" in refusal(lambda: offered(small.home, key))
    file_of(small, one).write_text(whole)
    assert offered(small.home, key).may == "prepare"


def test_signing_out_asks_once_where_something_would_be_lost(small: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    state: dict[str, object] = {}
    sit_at(monkeypatch, small, take_up(small.home, invite(small.home, ANN)[1]))
    for module in (access, unsaved):
        monkeypatch.setattr(module.st, "session_state", state)
    unsaved.tell_unsaved("visit", "A trip")
    access._ask_to_sign_out()
    assert access.officer()
    assert "neither published nor kept: A trip." in access.sign_out_notice()
    unsaved.tell_unsaved("visit", "")
    assert access.sign_out_notice() == ""
    unsaved.tell_unsaved("visit", "A trip")
    access._ask_to_sign_out()
    assert access.officer()
    access._sign_out()
    assert access.officer() is None
    state.clear()
    unsaved.tell_unsaved(unsaved.FILE, "sent.xlsx")
    assert unsaved.unsaved() == ()
    state["address"] = "update"
    assert unsaved.unsaved() == ("sent.xlsx",)


def test_the_commands_invite_list_and_revoke(tmp_path: Path) -> None:
    run = Run(tmp_path)
    nowhere = run("officer", "invite", ANN)
    assert (nowhere.returncode, "There is no store here" in nowhere.stderr) == (2, True)
    run.publish(workbook())
    assert "Nobody is invited." in run("officer", "list").stderr
    invited = run("officer", "invite", ANN, "--days", "7", "--site", "https://partnerships.example.gov.uk/")
    run("officer", "invite", BOB, "--may", "prepare")
    assert "may prepare drafts, and publish none" in run("officer", "list").stdout
    assert "may approve" in run("officer", "list").stdout
    assert run("officer", "invite", BOB, "--may", "all").returncode == 2
    run("officer", "revoke", BOB)
    address, _, key = invited.stdout.strip().partition("?key=")
    assert (address, invited.returncode) == ("https://partnerships.example.gov.uk/officer", 0)
    assert ANN in invited.stderr
    assert f"{ANN} · not taken up yet · until" in run("officer", "list").stdout
    take_up(run.home, key)
    _, listed = json.loads(run("officer", "list", "--format", "json").stdout)
    assert (listed["name"], listed["state"], key in json.dumps(listed)) == (ANN, "taken", False)
    assert run("officer", "revoke", "ann example").stdout.startswith(f"Revoked: {ANN}")
    again = run("officer", "revoke", ANN)
    assert (again.returncode, again.stderr) == (2, f"No invitation of “{ANN}” stands. None of anybody does.\n")
    assert f"{ANN} · revoked · until" in run("officer", "list").stdout


def test_serve_invites_the_first_officer_anew_at_each_start_until_somebody_is_invited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("twinboard.ui.serving.server.start", lambda port, address: None)
    monkeypatch.setattr(access, "_secrets", dict)
    run = Run(tmp_path)
    run.publish(workbook())
    first, second = (run("serve", "--port", "8099").stdout.rpartition("key=")[2].strip() for _ in range(2))
    assert "was revoked on" in refusal(lambda: offered(run.home, first))
    assert offered(run.home, second).name == ""
    take_up(run.home, second, ANN)
    run("officer", "invite", BOB)
    printed = run("serve", "--port", "8099").stdout
    assert (f"Officers: {ANN}, {BOB}." in printed, "key=" in printed) == (True, False)
    monkeypatch.setattr(access, "_secrets", lambda: {"auth": {}})
    assert "Officers:" not in run("serve", "--port", "8099").stdout
