"""How the columns of the workbook are declared: each sort with its rule in the same words on every sheet."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from twinboard.models import Column, Kind, Listed


def identifier(name: str, example: str) -> Column:
    rule = (
        "What the row is known by. Leave it blank, and it is made from what the row says; or type a short name of your "
        "own: small letters, digits and hyphens. Once published it never changes."
    )
    return Column(name, Kind.IDENTIFIER, rule, example)


def text(name: str, rule: str, example: str, *, required: bool = False, listed: Listed | None = None) -> Column:
    return Column(name, Kind.TEXT, rule, example, required=required, listed=listed)


def growing(column: Column) -> Column:
    return replace(column, grows=True)


def choice(name: str, choices: tuple[str, ...], rule: str, *, required: bool = True) -> Column:
    return Column(name, Kind.CHOICE, rule, choices[0], required=required, choices=choices)


def reference(name: str, sheet: str, example: str, *, required: bool = False) -> Column:
    rule = f"The id or name of a row of the sheet {sheet}."
    return Column(name, Kind.REFERENCE, rule, example, required=required, refers_to=sheet)


def period(name: str, rule: str, example: str, *, required: bool = False) -> Column:
    forms = (
        "2018, 2018-11, 2018-11-14, 2018-Q3 (July to September), 2016/17 (from April), after 2018-11, "
        "before 2015-09, or not stated."
    )
    return Column(name, Kind.PERIOD, f"{rule} Written as {forms}", example, required=required)


def count(name: str, rule: str) -> Column:
    return Column(name, Kind.COUNT, f"{rule} A whole number; blank where the source does not say.", "4")


def own(evidence: Iterable[Column]) -> Iterator[Column]:
    """Evidence that is left blank where the row is the officer's own."""
    for column in evidence:
        rule = f"{column.rule} Blank where it is your own." if column.required else column.rule
        yield replace(column, rule=rule, required=False)


def high(name: str, example: str) -> Column:
    return Column(name, Kind.BARE, "The higher number, where the bound is between.", example)


def end_of_range(name: str, rule: str, example: str) -> Column:
    return Column(name, Kind.BARE, f"{rule} within which it may be moved; fill in both ends, or neither.", example)
