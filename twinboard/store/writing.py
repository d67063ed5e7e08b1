"""A version being written: rows put, retired and logged, all in one transaction."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    import pyarrow as pa

Columns = Mapping[str, Sequence[object]]
"""Rows column by column: by each column's name its values, all equally many."""


class Writing:
    """Version `number`, open for writing. Table and column names come from the declarations, never from a file."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, number: int) -> None:
        self.number = number
        self._connection = connection
        self._known_types: dict[str, pa.Schema] = {}

    def retire(self, table: str, id_column: str, ids: Sequence[str]) -> None:
        """Takes rows out of a table."""
        with self._incoming(table, {id_column: ids}):
            self._connection.execute(f"delete from {table} where {id_column} in (select {id_column} from incoming)")

    def replace(self, table: str, rows: Columns) -> None:
        """Makes these rows the whole of a table, each at the place that it names."""
        self._connection.execute(f"delete from {table}")
        self.append(table, rows)

    def put(self, table: str, id_column: str, rows: Columns) -> None:
        """Writes rows by id: those already there keep their place in the order, new ones follow at the end."""
        ids = [str(identity) for identity in rows[id_column]]
        (last,) = self._connection.execute(f"select max(row_position) from {table}").fetchone() or (None,)
        kept = {} if last is None else self._places(table, id_column, ids)
        if kept:
            self.retire(table, id_column, list(kept))
        positions = [kept.get(identity, position) for position, identity in enumerate(ids, start=(last or 0) + 1)]
        self.append(table, {**rows, "row_position": positions, "changed_in": [self.number] * len(ids)})

    def _places(self, table: str, id_column: str, ids: Sequence[str]) -> dict[str, int]:
        with self._incoming(table, {id_column: ids}):
            places = f"select {id_column}, row_position from {table} semi join incoming using ({id_column})"
            return dict(self._connection.execute(places).fetchall())

    def append(self, table: str, rows: Columns) -> None:
        """Adds rows, typed as the table is: nothing is guessed from their values."""
        if not all(rows.values()):
            return
        with self._incoming(table, rows):
            self._connection.execute(f"insert into {table} by name from incoming")

    def log_added(self, sheet: str, table: str, columns: Sequence[str]) -> None:
        """Logs every value of the rows that this version wrote, but for rows logged as changed already.

        The text of a value is that of `diff.shown`; a test holds the two together.
        """
        types = self._types(table)
        texts = ", ".join(f"{_text(name, types.field(name).type)} as {name}" for name in columns)
        self._connection.execute(
            f"""
            insert into changes by name
            with written as (
                select {columns[0]} as id_of_row, {texts} from {table}
                where changed_in = $number and {columns[0]} not in (
                    select id from changes where version = $number and sheet = $sheet)
            )
            select $number as version, $sheet as sheet, id_of_row as id, 'added' as change, column_name, after
            from written unpivot (after for column_name in ({", ".join(columns)}))
            """,
            {"number": self.number, "sheet": sheet},
        )

    def _types(self, table: str) -> "pa.Schema":
        if table not in self._known_types:
            self._known_types[table] = self._connection.execute(f"from {table} limit 0").to_arrow_table().schema
        return self._known_types[table]

    @contextmanager
    def _incoming(self, table: str, rows: Columns) -> Iterator[None]:
        import pyarrow as pa  # noqa: PLC0415  a check, which writes nothing, does not wait for it

        types = self._types(table)
        arrays = {name: pa.array(values, types.field(name).type) for name, values in rows.items()}
        self._connection.register("incoming", pa.table(arrays))
        try:
            yield
        finally:
            self._connection.unregister("incoming")


def _text(name: str, kind: object) -> str:
    """A column as plain text; a decimal number without the zeros that end it."""
    text = f"cast({name} as varchar)"
    return f"rtrim(rtrim({text}, '0'), '.')" if str(kind).startswith("decimal") else text
