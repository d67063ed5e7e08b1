"""The store: versions as immutable DuckDB files. With `queries`, the only door to DuckDB."""

from twinboard.store.versions import Store
from twinboard.store.writing import Columns, Writing

__all__ = ["Columns", "Store", "Writing"]
