"""Named queries: SQL files below `queries/`, one statement each, with bound parameters only."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import duckdb
import pandas as pd

from twinboard.errors import UnknownQuery
from twinboard.settings import QUERIES

_HEADER = re.compile(r"-- (?P<purpose>[^\n]+)\n-- grain: (?P<grain>[^\n]+)\n-- params: (?P<params>[^\n]+)\n")
ASKED = ("charts", "evidence", "explore", "checks")


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
    known = {each for folder in (*ASKED, "schema", "views") for each in names(folder)}
    if name not in known:
        raise UnknownQuery(f"There is no query “{name}”.", "The names are the paths below queries/.")
    sql = (QUERIES / f"{name}.sql").read_text("utf-8")
    header = _HEADER.match(sql)
    if not header:
        raise UnknownQuery(f"The query “{name}” lacks its three header lines.")
    declared = tuple(sorted(duckdb.extract_statements(sql)[0].named_parameters))
    return Query(name, header["purpose"], header["grain"], declared, sql)


def run(connection: duckdb.DuckDBPyConnection, name: str, parameters: Mapping[str, object]) -> pd.DataFrame:
    """The rows of a query. A parameter that is not given is null, which every query reads as «all»."""
    query = load(name)
    if unknown := sorted(set(parameters) - set(query.parameters)):
        takes = ", ".join(query.parameters) or "none"
        raise UnknownQuery(f"The query “{name}” has no parameter “{unknown[0]}”.", f"Its parameters: {takes}.")
    bound = {parameter: parameters.get(parameter) for parameter in query.parameters}
    try:
        return connection.execute(query.sql, bound).df()
    except duckdb.ConversionException as error:
        raise UnknownQuery(f"A parameter of “{name}” is not of the right kind.", str(error).split("\n")[0]) from error
