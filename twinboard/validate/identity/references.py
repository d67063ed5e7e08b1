"""What a cell names of other rows → their ids, or the issue of what it names."""

from collections.abc import Iterable, Mapping, Sequence

from twinboard.models import Column, Value
from twinboard.names import split_list
from twinboard.rules import advice
from twinboard.validate.cells import SheetReading
from twinboard.validate.columns import several_named
from twinboard.validate.identity.directory import Directory

_MOST_CHOICES = 5


def resolve(reading: SheetReading, column: Column, directory: Directory) -> None:
    """Puts ids in the place of the names in a column of references, and reports what names no row, or several."""
    typed = reading.columns[column.name]
    found = {value: directory.find(str(value)) for value in set(typed) if value is not None}
    meant: dict[Value, Value] = {value: next(iter(ids)) for value, ids in found.items() if len(ids) == 1}
    reading.columns[column.name] = [meant.get(value, value) for value in typed]
    if len(meant) == len(found):
        return
    choices = {value: either(ids) for value, ids in found.items() if len(ids) > 1}
    is_told = sum(not ids for ids in found.values()) <= directory.count_nameless
    several = {value: several_named(str(value), directory.find) for value, ids in found.items() if not ids}
    likely: dict[Value, str] = {}
    for position, value in enumerate(typed):
        if value is None or value in meant or (is_told and not found[value] and not several[value]):
            continue
        if found[value]:
            reading.report("ambiguous-name", column.name, position, value, choices=choices[value])
        elif several[value]:
            words = {"names": several[value], "instead": advice.ONE_REFERENCE[column.required]}
            reading.report("several-references", column.name, position, value, **words)
        else:
            if value not in likely:
                likely[value] = directory.likely(str(value))
            words = {"refers_to": directory.sheet, "likely": likely[value]}
            reading.report("unknown-reference", column.name, position, value, **words)


def either(ids: Iterable[str]) -> str:
    """The first few of the ids, and how many more there are."""
    first = sorted(ids)
    more = len(first) - _MOST_CHOICES
    return " or ".join([*first[:_MOST_CHOICES], *([f"one of {more:,} more"] if more > 0 else [])])


def named_in(values: Sequence[Value], directories: Sequence[Directory]) -> list[Value]:
    """A column of lists with the ids of the rows that are named in it, as far as each name is one row's."""
    lists: dict[Value, tuple[str, ...]] = {value: split_list(str(value)) for value in set(values) if value is not None}
    found = {entry: _all_found(entry, directories) for entries in lists.values() for entry in entries}
    return [_with_ids(value, lists, found) for value in values]


def resolve_lists(reading: SheetReading, columns: Sequence[str], directories: Sequence[Directory]) -> None:
    """The same for lists of rows, which may be of several sheets."""
    lists: dict[Value, tuple[str, ...]] = {
        value: split_list(str(value)) for name in columns for value in set(reading.columns[name]) if value is not None
    }
    found = {entry: _all_found(entry, directories) for entries in lists.values() for entry in entries}
    unknown = sum(not ids for ids in found.values())
    is_told = unknown <= sum(directory.count_nameless for directory in directories)
    for name in columns:
        typed = reading.columns[name]
        for position, value in enumerate(typed):
            for entry in lists.get(value, ()):
                if len(found[entry]) > 1:
                    reading.report("ambiguous-name", name, position, entry, choices=either(found[entry]))
                elif not found[entry] and not is_told:
                    reading.report("unknown-id", name, position, entry)
        reading.columns[name] = [_with_ids(value, lists, found) for value in typed]


def _all_found(entry: str, directories: Sequence[Directory]) -> frozenset[str]:
    """The ids that an entry may stand for; an id stands before a name of another row."""
    if any(entry in directory.ids for directory in directories):
        return frozenset({entry})
    return frozenset[str]().union(*(directory.find(entry) for directory in directories))


def _with_ids(value: Value, lists: Mapping[Value, Sequence[str]], found: Mapping[str, frozenset[str]]) -> Value:
    """The list with ids in the place of names; as it is typed where it has ids only."""
    entries = lists.get(value, ())
    if all(found[entry] == {entry} for entry in entries):
        return value
    return "; ".join(next(iter(found[entry])) if len(found[entry]) == 1 else entry for entry in entries)
