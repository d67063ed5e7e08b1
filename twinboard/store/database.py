"""How a version file is opened: settings, schema files, and the views that readers ask."""

import re
import threading
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

import duckdb

from twinboard import queries
from twinboard.errors import DamagedVersion

STORAGE_VERSION = "v1.5.0"
BLOCK_SIZE = 16384
MOST_ROWS_KEPT = 20_000
"""Of a version of more rows what its views give is not kept: memory would hold everything twice."""
WRONG_OPTIMIZER = "top_n_window_elimination"
"""In DuckDB 1.5.5 it gives a row of nulls for none, and drops rows with null keys (its issues 23675 and 23677)."""

_ALTERED = re.compile(r"^alter table (\w+)", re.MULTILINE)
_COMMENT, _WORD = re.compile(r"--[^\n]*"), re.compile(r"\w+")


class Reader:
    """A version file, read-only: its tables under their own names, and the views of this release over them.

    What an earlier release did not have is there, and empty: tables, and columns of tables, which are copied for it.
    All else is made once a statement names it: most statements name little. One thread answers a question: two cost a
    third more for so few rows, and others ask at the same time. Raises DamagedVersion.

    `number` is the version that the file says it is, None where it is no version; `unknown` are the schema files that
    were applied to it and that this release does not have.
    """

    def __init__(self, path: Path) -> None:
        self._name, self._lock, self._unmade = path.name, threading.Lock(), dict[str, str]()
        self.number: int | None = None
        self.unknown: tuple[str, ...] = ()
        self._connection = duckdb.connect(":memory:", config={"threads": 1})
        try:
            with self._damage_told():
                self._open(path)
        except DamagedVersion:
            self.close()
            raise

    def _open(self, path: Path) -> None:
        self._connection.execute(f"attach '{_quoted(path)}' as version (read_only)")
        _close_doors(self._connection)
        tables = _tables(self._connection)
        applied = _schema_files(self._connection, tables)
        self.number = _told_number(self._connection, tables)
        self.unknown = tuple(sorted(applied - {*queries.names("schema")}))
        lacking = [queries.load(name).sql for name in _lacking(applied)]
        altered = {match[1] for sql in lacking if (match := _ALTERED.search(sql))}
        for table in tables:
            kind = "table" if table in altered else "view"
            self._unmade[table] = f'create {kind} memory.main."{table}" as from version.main."{table}"'
        self._make(" ".join(altered))
        for sql in lacking:
            self._connection.execute(sql)
        made = [name for folder in queries.MADE for name in queries.names(folder)]
        views = {_named_after(name): queries.load(name).sql for name in made}
        if self._has_few_rows():
            views = {name: sql.replace("create view", "create table", 1) for name, sql in views.items()}
        self._unmade |= views

    def _has_few_rows(self) -> bool:
        """Whether what the views give may be kept: to plan a question anew costs more than to answer it."""
        counted = "select coalesce(sum(estimated_size), 0) from duckdb_tables() where database_name = 'version'"
        (count,) = self._connection.execute(counted).fetchone() or (0,)
        return bool(count <= MOST_ROWS_KEPT)

    def cursor(self, sql: str) -> duckdb.DuckDBPyConnection:
        """A connection to the same tables, to run this statement. Raises DamagedVersion."""
        with self._lock, self._damage_told():
            self._make(sql)
            return self._connection.cursor()

    def close(self) -> None:
        self._connection.close()

    def _make(self, sql: str) -> None:
        """Makes what a statement names, and what that names: a view names only what comes before it."""
        words, named = _words(sql), list[str]()
        for name in reversed(self._unmade):
            if name in words:
                named.append(name)
                words |= _words(self._unmade[name])
        for name in reversed(named):
            self._connection.execute(self._unmade[name])
            del self._unmade[name]

    @contextmanager
    def _damage_told(self) -> Iterator[None]:
        try:
            yield
        except duckdb.Error as error:
            raise DamagedVersion(f"The version file {self._name} cannot be read.", detail=str(error)) from error


def _named_after(name: str) -> str:
    """What the file of a view makes: `numbers` of `views/03_numbers`."""
    return name.partition("_")[2]


@cache
def _words(sql: str) -> frozenset[str]:
    """The words of a statement that may be names, those of its comments left out."""
    return frozenset(_WORD.findall(_COMMENT.sub("", sql)))


def open_writer(path: Path) -> duckdb.DuckDBPyConnection:
    """A new file or a copy of a version, to be written; its tables are those of this release.

    One thread writes: it is faster here than two, and leaves the others to readers.
    """
    connection = duckdb.connect(":memory:", config={"threads": 1, "checkpoint_threshold": "1b"})
    options = f"block_size {BLOCK_SIZE}, storage_version '{STORAGE_VERSION}'"
    connection.execute(f"attach '{_quoted(path)}' as version ({options})")
    connection.execute("use version")
    _close_doors(connection)
    return connection


def apply_schema(connection: duckdb.DuckDBPyConnection, number: int) -> None:
    """Applies the schema files that this database lacks, in order, and records them."""
    lacking = _lacking(_schema_files(connection, _tables(connection)))
    for name in lacking:
        connection.execute(queries.load(name).sql)
    connection.execute("insert into schema_files select unnest($names), $number", {"names": lacking, "number": number})


def _tables(connection: duckdb.DuckDBPyConnection) -> list[str]:
    named = "select table_name from duckdb_tables() where database_name = 'version'"
    return [table for (table,) in connection.execute(named).fetchall()]


def _told_number(connection: duckdb.DuckDBPyConnection, tables: Collection[str]) -> int | None:
    if "versions" not in tables:
        return None
    (number,) = connection.execute("select max(number) from version.main.versions").fetchone() or (None,)
    return None if number is None else int(number)


def _lacking(applied: Collection[str]) -> list[str]:
    """The schema files of this release that were not applied, in order."""
    return [name for name in queries.names("schema") if name not in applied]


def _schema_files(connection: duckdb.DuckDBPyConnection, tables: Collection[str]) -> set[str]:
    kept = "select name from version.main.schema_files"
    return {name for (name,) in connection.execute(kept).fetchall()} if "schema_files" in tables else set()


def run_checks(path: Path) -> None:
    """Runs `queries/checks/` on a file. Raises DamagedVersion for the first that finds anything."""
    with closing(Reader(path)) as reader:
        for name in queries.names("checks"):
            check = queries.load(name)
            with reader.cursor(check.sql) as cursor:
                found = queries.run_plainly(cursor, name, {})
            if found:
                what = "; ".join(f"{column} {value}" for column, value in found[0].items())
                raise DamagedVersion(f"Nothing was published, for this is not so: {check.purpose}", what)


def _close_doors(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(f"set disabled_optimizers = '{WRONG_OPTIMIZER}'")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
