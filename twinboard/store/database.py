"""How a version file is opened: settings, schema files, and the views that readers ask."""

import re
from pathlib import Path

import duckdb

from twinboard import queries
from twinboard.errors import DamagedVersion

STORAGE_VERSION = "v1.5.0"
BLOCK_SIZE = 16384
WRONG_OPTIMIZER = "top_n_window_elimination"
"""In DuckDB 1.5.5 it gives a row of nulls for none, and drops rows with null keys (its issues 23675 and 23677)."""

_ALTERED = re.compile(r"^alter table (\w+)", re.MULTILINE)


def open_reader(path: Path) -> duckdb.DuckDBPyConnection:
    """A version file, read-only: its tables under their own names, and the views of this release over them.

    What an earlier release did not have is there, and empty: tables, and columns of tables, which are copied for it.
    """
    connection = duckdb.connect(":memory:")
    try:
        connection.execute(f"attach '{_quoted(path)}' as version (read_only)")
        _close_doors(connection)
        tables = connection.execute("select table_name from duckdb_tables() where database_name = 'version'").fetchall()
        lacking = [queries.load(name).sql for name in _schema_files_lacking(connection, "version.main.schema_files")]
        altered = {match[1] for sql in lacking if (match := _ALTERED.search(sql))}
        for (table,) in tables:
            kind = "table" if table in altered else "view"
            connection.execute(f'create {kind} memory.main."{table}" as from version.main."{table}"')
        for sql in lacking:
            connection.execute(sql)
        for name in queries.names("views"):
            connection.execute(queries.load(name).sql)
    except duckdb.Error as error:
        connection.close()
        raise DamagedVersion(f"The version file {path.name} cannot be read.", str(error)) from error
    return connection


def open_writer(path: Path) -> duckdb.DuckDBPyConnection:
    """A new file or a copy of a version, to be written; its tables are those of this release.

    One thread writes: it is faster here than two, and leaves the others to readers.
    """
    connection = duckdb.connect(":memory:", config={"threads": 1})
    options = f"block_size {BLOCK_SIZE}, storage_version '{STORAGE_VERSION}'"
    connection.execute(f"attach '{_quoted(path)}' as version ({options})")
    connection.execute("use version")
    _close_doors(connection)
    return connection


def apply_schema(connection: duckdb.DuckDBPyConnection, number: int) -> None:
    """Applies the schema files that this database lacks, in order, and records them."""
    for name in _schema_files_lacking(connection):
        connection.execute(queries.load(name).sql)
        connection.execute("insert into schema_files values (?, ?)", [name, number])


def _schema_files_lacking(connection: duckdb.DuckDBPyConnection, kept_in: str = "schema_files") -> list[str]:
    found = connection.execute("select 1 from duckdb_tables() where table_name = 'schema_files'").fetchone()
    applied = connection.execute(f"select name from {kept_in}").fetchall() if found else []
    return [name for name in queries.names("schema") if (name,) not in applied]


def run_checks(path: Path) -> None:
    """Runs `queries/checks/` on a file. Raises DamagedVersion for the first that finds anything."""
    with open_reader(path) as reader:
        for name in queries.names("checks"):
            if found := queries.run_plainly(reader, name, {}):
                what = "; ".join(f"{column} {value}" for column, value in found[0].items())
                raise DamagedVersion(f"Nothing was published, for this is not so: {queries.load(name).purpose}", what)


def _close_doors(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(f"set disabled_optimizers = '{WRONG_OPTIMIZER}'")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
