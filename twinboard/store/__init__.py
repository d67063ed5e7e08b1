"""The store: versions as immutable DuckDB files. With `queries`, the only door to DuckDB."""

from twinboard.store.draft import Columns, Draft
from twinboard.store.versions import Store

__all__ = ["Columns", "Draft", "Store"]
