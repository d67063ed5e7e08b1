"""Frames as rows and as text: what is missing is None, a day is a date, a list stays a list."""

from typing import Any

import numpy as np
import pandas as pd

from twinboard.direction import apart
from twinboard.signs import writable

Row = dict[str, Any]
"""A row by column name; what a column holds is said by its query."""


def rows(frame: pd.DataFrame) -> list[Row]:
    """The rows of a query's frame; columns named `…_on` hold days."""
    return [{str(name): _value(str(name), value) for name, value in row.items()} for row in frame.to_dict("records")]


def shown(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame as readers see it: names that are written from right to left turn nothing around
    them, and what no file can hold is a sign to be seen.
    """
    columns = {name: column.map(_apart) for name, column in frame.items() if column.dtype.kind not in "biufM"}
    return frame.assign(**columns) if columns else frame


def _apart(value: Any) -> Any:
    if isinstance(value, str):
        return apart(value if value.isascii() and value.isprintable() else writable(value))
    return [_apart(each) for each in value] if isinstance(value, list | np.ndarray) else value


def flat(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame as text, the same on every machine: lists with semicolons, days as 2018-11-14, whole numbers plain."""
    return frame.astype(object).apply(lambda column: column.map(_text))


def _value(name: str, value: Any) -> Any:
    if isinstance(value, list | np.ndarray):
        return list(value)
    if pd.isna(value):
        return None
    return value.date() if isinstance(value, pd.Timestamp) and name.endswith("_on") else value


def _text(value: Any) -> str:
    if isinstance(value, list | np.ndarray):
        return "; ".join(_text(each) for each in value)
    if pd.isna(value):
        return ""
    if isinstance(value, pd.Timestamp) and value == value.normalize():
        return str(value.date())
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
