"""Named queries: SQL files below `queries/`, one statement each, with bound parameters only."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import duckdb

from twinboard.errors import UnknownQuery
from twinboard.settings import QUERIES

if TYPE_CHECKING:  # DuckDB imports it where a frame is made; who asks for none does not wait for it
    import pandas as pd

_HEADER = re.compile(r"-- (?P<purpose>[^\n]+)\n-- grain: (?P<grain>[^\n]+)\n-- params: (?P<params>[^\n]+)\n")
ASKED = ("charts", "evidence", "explore", "checks")
MADE = ("views", "models")
"""Folders whose files make views over the tables; those of the second ask those of the first."""


@dataclass(frozen=True)
class Query:
    """A query file: what it is for, what one row is, which parameters it takes, and its statement."""

    name: str
    purpose: str
    grain: str
    parameters: tuple[str, ...]
    sql: str


def names(folder: str) -> tuple[str, ...]:
    """The names of the queries of one folder, in the order of their file names."""
    return tuple(f"{folder}/{path.stem}" for path in sorted((QUERIES / folder).glob("*.sql")))


@cache
def load(name: str) -> Query:
    """The query of that name, such as `charts/jobs_by_employer`. Raises UnknownQuery."""
    folder = name.partition("/")[0]
    if folder not in (*ASKED, "schema", *MADE) or name not in names(folder):
        raise UnknownQuery(f"There is no query “{name}”.", "The names are the paths below queries/.")
    sql = (QUERIES / f"{name}.sql").read_text("utf-8")
    header = _HEADER.match(sql)
    if not header:
        raise UnknownQuery(f"The query “{name}” lacks its three header lines.")
    declared = tuple(sorted(duckdb.extract_statements(sql)[0].named_parameters))
    return Query(name, header["purpose"], header["grain"], declared, sql)


def run(connection: duckdb.DuckDBPyConnection, name: str, parameters: Mapping[str, object]) -> "pd.DataFrame":
    """The rows of a query as a frame. A parameter that is not given is null, which every query reads as «all»."""
    return _executed(connection, name, parameters).df()


def run_plainly(
    connection: duckdb.DuckDBPyConnection, name: str, parameters: Mapping[str, object]
) -> list[dict[str, Any]]:
    """The same as rows by column name, exact."""
    done = _executed(connection, name, parameters)
    names = [column[0] for column in done.description or ()]
    return [dict(zip(names, row, strict=True)) for row in done.fetchall()]


def _executed(
    connection: duckdb.DuckDBPyConnection, name: str, parameters: Mapping[str, object]
) -> duckdb.DuckDBPyConnection:
    query = load(name)
    if unknown := sorted(set(parameters) - set(query.parameters)):
        takes = ", ".join(query.parameters) or "none"
        raise UnknownQuery(f"The query “{name}” has no parameter “{unknown[0]}”.", f"Its parameters: {takes}.")
    bound = {parameter: parameters.get(parameter) for parameter in query.parameters}
    try:
        return connection.execute(query.sql, bound)
    except duckdb.ConversionException as error:
        raise UnknownQuery(f"A parameter of “{name}” is not of the right kind.", str(error).split("\n")[0]) from error
