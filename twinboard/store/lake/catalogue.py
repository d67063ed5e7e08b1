"""The catalogue: what replicas share in PostgreSQL, and the one door to it.

`versions` is the list of what is published: a row is the commit, its number the compare-and-swap between publishers.
What stands in the lake without such a row is nobody's.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

from twinboard.errors import NotWritable

TABLES = """
create schema if not exists twinboard;
create table if not exists twinboard.identity (id uuid primary key default gen_random_uuid());
insert into twinboard.identity select gen_random_uuid() where not exists (select 1 from twinboard.identity);
create table if not exists twinboard.versions (
    number integer primary key,
    base integer references twinboard.versions,
    publication text not null unique,
    seal text not null,
    contents jsonb not null,
    schema_files text[] not null,
    parquet jsonb not null,
    published_at timestamptz not null default now()
);
create table if not exists twinboard.changes (last bigint not null);
insert into twinboard.changes select 0 where not exists (select 1 from twinboard.changes);
create table if not exists twinboard.line_files (
    path text primary key,
    size bigint not null,
    changed bigint not null unique
);
create table if not exists twinboard.lines (
    path text not null,
    ends bigint not null,
    line bytea not null,
    primary key (path, ends)
);
create table if not exists twinboard.files (
    path text primary key,
    content bytea,
    sha256 text not null,
    changed bigint not null unique
);
"""
NEXT_CHANGE = "with next as (update twinboard.changes set last = last + 1 returning last)"
"""Before a statement that writes what all are to fetch: `last` of `next` is its number, in the order of the commits."""
PUBLISHING, KEEPING, MAKING = 1, 2, 3
"""The locks that one replica at a time has: who publishes, who keeps or removes a file, who makes these tables."""
_OURS = 7_418_018
_PATIENCE: dict[str, Any] = {
    "connect_timeout": 3,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
    "options": "-c lock_timeout=30s -c statement_timeout=120s -c idle_in_transaction_session_timeout=300s "
    "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3",
}
"""So that neither side waits for long for a machine that has gone; who publishes may take up to five minutes."""
_MOST_IDLE = 4
Connection = psycopg.Connection[tuple[object, ...]]


class Catalogue:
    """The database at an address; connections are kept for the next who asks, and made anew where one is gone."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._idle: list[Connection] = []
        self._lock = threading.Lock()
        self._is_made = False
        self._is_closed = False

    @contextmanager
    def transaction(self, outcome: str, *locks: int) -> Iterator[Connection]:
        """One transaction, which has these locks to its end. Raises NotWritable where the catalogue is away.

        `outcome` says what then is so, such as “Nothing was published.”
        """
        try:
            connection = self._taken()
            try:
                with connection.transaction():
                    for lock in locks:
                        connection.execute("select pg_advisory_xact_lock(%s, %s)", (_OURS, lock))
                    yield connection
            except BaseException:
                connection.close()
                raise
            self._give_back(connection)
        except psycopg.Error as error:
            raise away(outcome, error) from error

    def close(self) -> None:
        """Closes what is idle, and what is at work once it is done."""
        self._is_closed = True
        self._close_idle()

    def _close_idle(self) -> None:
        with self._lock:
            while self._idle:
                self._idle.pop().close()

    def _taken(self) -> Connection:
        with self._lock:
            idle = self._idle.pop() if self._idle else None
        if idle:
            try:
                idle.execute("select 1")
                return idle
            except psycopg.Error:
                idle.close()
                self._close_idle()
        connection = psycopg.connect(self.address, autocommit=True, **_PATIENCE)
        try:
            self._make_tables(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _make_tables(self, connection: Connection) -> None:
        """Makes what is not there yet, once."""
        if not self._is_made:
            with connection.transaction():
                connection.execute("select pg_advisory_xact_lock(%s, %s)", (_OURS, MAKING))
                connection.execute(TABLES.encode())
            self._is_made = True

    def _give_back(self, connection: Connection) -> None:
        with self._lock:
            if not self._is_closed and len(self._idle) < _MOST_IDLE:
                self._idle.append(connection)
                return
        connection.close()


class Away(NotWritable):
    """The catalogue cannot be reached, or refuses."""


def away(outcome: str, error: psycopg.Error) -> Away:
    """The error to raise where the catalogue cannot be asked; the words of PostgreSQL name no password."""
    return Away(
        f"The catalogue cannot be reached. {outcome}",
        "Try again in a moment: all goes on by itself once PostgreSQL is back.",
        detail=str(error).strip(),
    )
