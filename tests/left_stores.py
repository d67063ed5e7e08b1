"""Stores as publishers leave them that were killed or refused, and what is asked of every one of them."""

import hashlib
import re
import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path

from twinboard import queries
from twinboard.intake import Proposal, carry_out
from twinboard.publish import history
from twinboard.store import Store

OLD, NEW, NEXT = 100, 120, 130
"""The one value of a store at version 1, what a publisher would make of it, and the publisher after that."""


@dataclass
class LeftStores:
    """A store at version 1, two proposals for it, and a copy of it for each publisher that is killed."""

    store: Store
    new: Proposal
    next: Proposal
    folder: Path
    seen: dict[str, float] = field(default_factory=dict)

    def copy(self, number: int) -> Store:
        home = self.folder / str(number)
        shutil.copytree(self.store.home, home)
        return Store(home)

    def judge(self, store: Store) -> float:
        """Looks at a store that a killed publisher left, unless one with the same bytes was; gives its value."""
        left = fingerprint(store.home)
        if left not in self.seen:
            self.seen[left] = look(store)
            goes_on(store, self.next)
            store._close()
        shutil.rmtree(store.home)
        return self.seen[left]


def value_of(store: Store) -> float:
    return float(store.ask("evidence/facts")["value"][0])


def look(store: Store) -> float:
    """The value at the current version, once all that readers and publishers rely on was found in order."""
    number = store.current_or_fail()
    assert store.numbers() == tuple(range(1, number + 1))
    for each in store.numbers():
        assert [version.number for version in history(store, each)] == list(range(each, 0, -1))
    for name in queries.names("checks"):
        assert store.ask(name).empty
    for path in store.home.glob("received/*"):
        assert hashlib.sha256(path.read_bytes()).hexdigest() == path.stem
    return value_of(store)


def goes_on(store: Store, proposal: Proposal) -> None:
    """Publishes on what is there, and finds nothing of the killed."""
    base = store.current_or_fail()
    number = carry_out(store, replace(proposal, base=base), author="A", message="Goes on")
    assert (number, value_of(store)) == (base + 1, NEXT)
    assert [path.name for path in (store.home / "unfinished").iterdir()] == ["lock"]


def fingerprint(home: Path) -> str:
    """The same for stores of the same bytes, whatever the folders of their publishers are called."""
    named = {path.relative_to(home).as_posix(): path for path in home.rglob("*") if path.is_file()}
    named = {re.sub("unfinished/[0-9a-f]{32}", "unfinished/own", name): path for name, path in named.items()}
    return hashlib.sha256(repr([(name, named[name].read_bytes()) for name in sorted(named)]).encode()).hexdigest()
