"""While PostgreSQL is away readers go on, and what cannot be done says so and leaves nothing; then all goes on."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from left_stores import look
from workbooks import FACT, only

from deploy.servers import Postgres, wait_for
from replicas.conftest import Group
from twinboard.errors import NotWritable
from twinboard.intake import carry_out, keep_draft, propose
from twinboard.models import Reference
from twinboard.store import audit, drafts, shared
from twinboard.store.codes import code_of
from twinboard.store.condition import faults
from twinboard.store.officers.acts import holder, invite, take_up
from twinboard.store.officers.invitations import kept


@contextmanager
def away(postgres: Postgres, how: str) -> Iterator[None]:
    """Within the block PostgreSQL is not there."""
    postgres.kill() if how == "killed" else postgres.stop()
    try:
        yield
    finally:
        postgres.start()


@pytest.mark.parametrize("how", ["stopped", "killed"])
def test_while_postgresql_is_away_readers_go_on_and_nothing_is_half_done(
    two: Group, postgres: Postgres, how: str, caplog: pytest.LogCaptureFixture
) -> None:
    first, second = two.stores
    browser = take_up(first.home, invite(first.home, "Ann Example")[1])
    shared.catch_up(second.home)
    sent = propose(second, "x.xlsx", only(Facts=[{**FACT, "value": 120}]))
    with away(postgres, how):
        refused = {
            "Nothing was published": lambda: carry_out(second, sent, author="A", message="M"),
            "No draft was kept": lambda: keep_draft(second, sent, author="A", identity="a", message="M"),
            "Nobody was invited": lambda: invite(second.home, "Bob Sample"),
            "No code was given": lambda: code_of(second.home, Reference("visits_over_time", (), 1)),
        }
        for outcome, work in refused.items():
            with pytest.raises(NotWritable, match=f"The catalogue cannot be reached. {outcome}"):
                work()
        audit.note(second.home, "refused", by="somebody")
        assert '"refused"' in caplog.text
        assert (look(second), holder(second.home, browser).name) == (100, "Ann Example")
        assert not drafts.kept(second.home)
        assert [one.name for one in kept(second.home)] == ["Ann Example"]
        assert not shared.catch_up(second.home)
        assert not faults(second.home)
    assert carry_out(second, sent, author="A", message="M") == 2
    shared.catch_up(first.home)
    assert (look(first), look(second)) == (120, 120)
    assert take_up(first.home, invite(second.home, "Bob Sample")[1])


def test_who_follows_goes_on_by_itself_once_postgresql_is_back(
    two: Group, postgres: Postgres, caplog: pytest.LogCaptureFixture
) -> None:
    first, second = two.stores
    shared.follow(second.home)
    with away(postgres, "killed"):
        wait_for(lambda: "cannot be reached" in caplog.text, 10)
    sent = propose(first, "x.xlsx", only(Facts=[{**FACT, "value": 120}]))
    assert carry_out(first, sent, author="A", message="M") == 2
    wait_for(lambda: second.current() == 2, 10)
    assert look(second) == 120
