"""A version being written: rows put, retired and logged, all in one transaction."""

from collections.abc import Iterable, Mapping, Sequence

import duckdb
import pyarrow as pa


class Draft:
    """The open draft of version `number`. Table and column names come from the declarations, never from a file."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, number: int) -> None:
        self.number = number
        self._connection = connection

    def retire(self, table: str, id_column: str, ids: Sequence[str]) -> None:
        """Takes rows out of a table."""
        self._connection.execute(f"delete from {table} where list_contains(?, {id_column})", [list(ids)])

    def replace(self, table: str, rows: Iterable[Mapping[str, object]]) -> None:
        """Makes these rows the whole of a table, each at the place that it names."""
        self._connection.execute(f"delete from {table}")
        self.append(table, rows)

    def put(self, table: str, id_column: str, rows: Sequence[Mapping[str, object]]) -> None:
        """Writes rows by id: those already there keep their place in the order, new ones follow at the end."""
        ids = [row[id_column] for row in rows]
        places = f"select {id_column}, row_position from {table} where list_contains(?, {id_column})"
        kept = dict(self._connection.execute(places, [ids]).fetchall())
        (last,) = self._connection.execute(f"select coalesce(max(row_position), 0) from {table}").fetchone() or (0,)
        self._connection.execute(f"delete from {table} where list_contains(?, {id_column})", [ids])
        placed = [
            {**row, "row_position": kept.get(row[id_column], position), "changed_in": self.number}
            for position, row in enumerate(rows, start=last + 1)
        ]
        self.append(table, placed)

    def append(self, table: str, rows: Iterable[Mapping[str, object]]) -> None:
        """Adds rows, typed as the table is: nothing is guessed from their values."""
        schema = self._connection.execute(f"from {table} limit 0").to_arrow_table().schema
        self._connection.register("incoming", pa.Table.from_pylist(list(rows), schema=schema))
        self._connection.execute(f"insert into {table} by name from incoming")
        self._connection.unregister("incoming")
