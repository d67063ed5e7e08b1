"""A store holds what nobody outside is to read: officers' files, drafts, who tried what."""

import os
import stat
from pathlib import Path

import pytest
from conftest import publish
from workbooks import FACT, only

from twinboard.models import Reference
from twinboard.store import Store, audit, drafts
from twinboard.store.codes import code_of
from twinboard.store.disk import close_store
from twinboard.store.officers.acts import invite

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")


def open_to_others(home: Path) -> list[str]:
    """What somebody else than the owner may do anything with."""
    return [str(path.relative_to(home)) for path in (home, *home.rglob("*")) if path.stat().st_mode & 0o077]


def fill(store: Store) -> None:
    """Makes every kind of file that a store may have."""
    publish(store, only(Facts=[{**FACT, "value": 120}]))
    known = {"file_name": "x.xlsx", "author": "A", "identity": "a", "message": "m", "base": 1, "made_from": None}
    drafts.keep(store.home, b"a draft", **known, decisions={})
    invite(store.home, "Ann Example")
    audit.note(store.home, "refused", who="somebody")
    code_of(store.home, Reference("visits_over_time", (), 1))


def test_a_store_is_open_to_its_owner_alone(one_fact: Store, tmp_path: Path) -> None:
    store = Store(tmp_path / "deep" / "store")
    before = os.umask(0)
    try:
        publish(store, (next((one_fact.home / "received").iterdir())).read_bytes())
        fill(store)
        store._close()
    finally:
        os.umask(before)
    assert {path.name for path in store.home.iterdir()} >= {"versions", "received", "drafts", "officers", "unfinished"}
    assert open_to_others(store.home) == []
    assert stat.S_IMODE((store.home / "versions" / "000001.duckdb").stat().st_mode) == 0o400


@pytest.mark.parametrize("act", [close_store, lambda home: audit.note(home, "refused")])
def test_a_store_that_others_could_open_is_closed(small: Store, act: object) -> None:
    for path in (small.home, *small.home.rglob("*")):
        path.chmod(path.stat().st_mode | 0o055)
    assert callable(act)
    act(small.home)
    assert not small.home.stat().st_mode & 0o077
    if act is close_store:
        assert open_to_others(small.home) == []
