"""What a version holds, told by a sum of each of its tables that is the same in whatever order the rows stand."""

from collections.abc import Iterable

import duckdb

NOTHING, BETWEEN = "chr(30)", "chr(31)"
"""Signs that no text of a workbook holds: one for a value that is not there, one between two values."""


def contents_of(connection: duckdb.DuckDBPyConnection, database: str, tables: Iterable[str]) -> dict[str, str]:
    """Of each table how many rows it has, and the sum of their hashes."""
    found: dict[str, str] = {}
    for table in tables:
        row = as_text(columns_of(connection, database, table))
        summed = f"""
            select count(*) || ' ' || coalesce(sum(md5_number_lower({row})), 0)
            from {database}.main."{table}"
        """
        (told,) = connection.execute(summed).fetchone() or ("",)
        found[table] = str(told)
    return found


def columns_of(connection: duckdb.DuckDBPyConnection, database: str, table: str) -> dict[str, str]:
    """The columns of a table and their kinds, in their order."""
    listed = """
        select column_name, data_type from duckdb_columns()
        where database_name = $database and table_name = $table order by column_index
    """
    return dict(connection.execute(listed, {"database": database, "table": table}).fetchall())


def as_text(columns: Iterable[str]) -> str:
    """A row as one text; the order of the columns does not matter."""
    values = (f'coalesce(cast("{name}" as varchar), {NOTHING})' for name in sorted(columns))
    return f"concat_ws({BETWEEN}, {', '.join(values)})"


def quoted(text: str) -> str:
    """Text within quotation marks of SQL."""
    return text.replace("'", "''")
