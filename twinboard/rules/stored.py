"""Under which names the values of a sheet are stored: its columns, and what is typed with a number."""

from twinboard.models import Column, Kind, Sheet


def stored_columns(sheet: Sheet) -> tuple[str, ...]:
    """The names under which a sheet's values are stored: its columns, and what is typed with a number and has none."""
    return tuple(name for column in sheet.columns for name in (column.name, *typed_with(column)))


def typed_with(column: Column) -> tuple[str, ...]:
    """What is stored of a number beside it, typed in the same cell: its bound and the higher end of a range."""
    return (bound_of(column), high_of(column)) if has_own_bound(column) else ()


def bound_of(column: Column) -> str:
    """Under which name the bound of a column's number is stored."""
    return column.bound_in or f"{column.name}_bound"


def high_of(column: Column) -> str:
    """Under which name the higher end of a column's number is stored."""
    return column.high_in or f"{column.name}_high"


def has_own_bound(column: Column) -> bool:
    """Whether the bound of this column's number is kept beside it and not in a column of the sheet."""
    return column.kind is Kind.QUANTITY and column.bound_in is None
