"""A store of one machine becomes the first of several replicas by one command, with all that it has."""

from pathlib import Path

import pytest
from commands import Run
from left_stores import look
from workbooks import FACT, only, workbook

from replicas.conftest import Group
from twinboard.intake import keep_draft, propose
from twinboard.models import Reference
from twinboard.store import Store, audit, drafts, shared
from twinboard.store.codes import code_of, named_by
from twinboard.store.condition import faults
from twinboard.store.officers.acts import invite, take_up

VISITS = Reference("visits_over_time", (), 1)


@pytest.fixture
def run(tmp_path: Path, group: Group) -> Run:
    """A store that stands alone, with two versions, and commands that are told of an empty catalogue."""
    made = Run(tmp_path)
    assert made.publish(workbook()).returncode == 0
    assert made.publish(only(Facts=[{**FACT, "value": 120}])).returncode == 0
    made.environment |= {"TWINBOARD_CATALOGUE": group.catalogue, "TWINBOARD_LAKE": str(group.lake)}
    return made


def test_a_store_of_one_machine_is_shared_whole_and_once(run: Run, group: Group) -> None:
    store = Store(run.home)
    code = code_of(run.home, VISITS)
    draft = keep_draft(store, propose(store, "x.xlsx", workbook()), author="A", identity="a", message="M")
    _, key = invite(run.home, "Ann Example")
    audit.note(run.home, "refused", by="somebody")
    refused = run.apart("officer", "invite", "Bob Sample")
    assert (refused.returncode, "holds a store of its own" in refused.stderr) == (2, True)
    first = run.apart("share")
    assert (first.returncode, "Shared 2 versions" in first.stdout) == (0, True)
    again = run.apart("share")
    assert (again.returncode, "is a replica already" in again.stderr) == (2, True)
    other = group.replica("other")
    shared.catch_up(other.home)
    assert (other.numbers(), look(other)) == ((1, 2), 120)
    assert (named_by(other.home, code), drafts.kept(other.home)) == (VISITS, (draft,))
    assert take_up(other.home, key)
    assert (other.home / "audit.jsonl").read_bytes() == (run.home / "audit.jsonl").read_bytes()
    assert not faults(other.home)
    sent = run.file("x.xlsx", only(Facts=[{**FACT, "value": 130}]))
    assert run.apart("publish", sent, "--author", "A", "--message", "M").returncode == 0
    shared.catch_up(other.home)
    assert look(other) == 130


def test_a_catalogue_with_one_store_takes_no_other(group: Group, run: Run, tmp_path: Path) -> None:
    first = group.replica("first")
    shared.catch_up(first.home)
    audit.note(first.home, "refused", by="somebody")
    refused = run.apart("share")
    assert (refused.returncode, "The catalogue holds another store" in refused.stderr) == (2, True)
    assert not (run.home / shared.MARK).exists()
