"""What an officer answers where a recipe does not fit: each answer makes a recipe that says it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from twinboard.models import column_letters
from twinboard.names import folded
from twinboard.recipes.fit import Asked
from twinboard.recipes.listed import headings_of
from twinboard.recipes.page import label, same
from twinboard.recipes.proposing.numbers import units_of
from twinboard.recipes.proposing.places import NEW_PARTNERS, with_new_partner
from twinboard.recipes.proposing.places import Places as Names
from twinboard.recipes.recipe import LEAVE_OUT, MISSING, SAME_UNIT, Listed, Numbers, Recipe, Taken, Where
from twinboard.recipes.suits import measure_of
from twinboard.recipes.tables import Found

NO_CHANGE = "no change"
_MEANINGS = {
    MISSING: "It means that the number is missing",
    NO_CHANGE: "It changes nothing",
    "estimate": "It is an estimate",
}


@dataclass(frozen=True)
class Answer:
    """One answer that can be given: what it is called, and what it puts into the recipe."""

    words: str
    value: str


_OUT = Answer("Leave it out", LEAVE_OUT)
_AS_SAID = "Take it: its label says what it is"
_AS_NEW = [Answer(words, value) for words, value in NEW_PARTNERS.items()]


def answers_to(asked: Asked, table: Found | None, names: Names) -> Sequence[Answer]:
    """The answers that can be given with one click, the likeliest first; none where the form has to say it."""
    near = [Answer(f"It is “{each}”", each) for each in asked.likely]
    unit = asked.likely[0] if asked.likely else ""
    many = "".join(asked.likely[1:2]) if asked.kind == "amount-unit" else ""
    known = names.partner_of(asked.about)
    units = units_of(table) if table and asked.kind == "unit-gone" else ()
    given: Mapping[str, Sequence[Answer]] = {
        "unknown-mark": [Answer(words, value) for value, words in _MEANINGS.items()],
        "no-number-here": [Answer(_MEANINGS[MISSING], MISSING)],
        "no-period": [_OUT],
        "new-label": [*([Answer(f"Take it, as {known}", known)] if known else _AS_NEW), Answer(_AS_SAID, ""), _OUT],
        "new-labels": [Answer("Leave them all out", LEAVE_OUT)],
        "label-gone": [*near, _OUT],
        "unknown-word": [*near, _OUT],
        "column-gone": [*near, _OUT],
        "unit-gone": [Answer(f"It is {each.told}", each.words) for each in units],
        "other-unit": [
            Answer(f"Leave out all that is in {unit}" if unit else "Leave them out", LEAVE_OUT),
            Answer("It is no other unit: take them as the others", SAME_UNIT),
        ],
        "scaled": [Answer("As it is stored", "stored"), Answer("As it is shown", "shown")],
        "several-tables": near,
        "other-measure": [Answer(f"It measures {measure_of(each)[1]}", each) for each in asked.likely],
        "amount-unit": [
            *(
                [Answer(f"They are in {unit}: their numbers × {int(asked.likely[1]):,}", asked.likely[1])]
                if many
                else []
            ),
            Answer("They are pounds as they stand", "1"),
        ],
        "incomplete-lines": [Answer("Leave such lines out", LEAVE_OUT)],
        "unread-number": [*_meant(asked), Answer("It is not known: leave it blank", "")],
        "unread-required": [*_meant(asked), Answer("It is not known: leave such lines out", LEAVE_OUT)],
        "amount-text": [Answer("It is in pounds as it stands", "")],
    }
    return given.get(asked.kind, ())


def _meant(asked: Asked) -> list[Answer]:
    """Each number that words may mean."""
    return [Answer("It means none: 0" if each == "0" else f"It is {each}", each) for each in asked.likely]


def answered(
    recipe: Recipe, asked: Asked, value: str, table: Found | None = None, known: Collection[str] = ()
) -> Recipe:
    """The recipe with an answer in it; `known` are the ids of the partners, of which a new one takes none."""
    if asked.kind == "several-tables":
        sheet, _, title = asked.likely[asked.likely.index(value)].rpartition(" (“")
        return msgspec.structs.replace(recipe, sheet=sheet, title=title.removesuffix("”)"))
    if recipe.numbers and asked.kind == "new-label":
        value, new = with_new_partner(asked.about, value, known, recipe.partners)
        recipe = msgspec.structs.replace(recipe, partners=dict(new))
    if recipe.numbers:
        return msgspec.structs.replace(recipe, numbers=_of_numbers(recipe.numbers, asked, value, table))
    if recipe.listed:
        return msgspec.structs.replace(recipe, listed=_of_list(recipe.listed, asked, value, table))
    return recipe


def _of_numbers(numbers: Numbers, asked: Asked, value: str, table: Found | None) -> Numbers:
    change, about = msgspec.structs.replace, asked.about
    periods, places, is_out = numbers.periods, numbers.places, value == LEAVE_OUT
    left_out = change(places, left_out=[*places.left_out, about])
    picked = change(places, picked=places.picked | {about: value})
    mark = {about: "" if value == NO_CHANGE else value}
    given: Mapping[str, Callable[[], Numbers]] = {
        "unknown-mark": lambda: change(numbers, marks=numbers.marks | mark),
        "no-number-here": lambda: change(numbers, marks=numbers.marks | mark),
        "no-period": lambda: change(numbers, periods=change(periods, left_out=[*periods.left_out, about])),
        "new-label": lambda: change(numbers, places=left_out if is_out else picked),
        "new-labels": lambda: change(numbers, places=change(places, left_out=[*places.left_out, *asked.likely])),
        "label-gone": lambda: _renamed(numbers, about, "" if is_out else value),
        "unit-gone": lambda: _in_unit(numbers, asked, value, table),
        "other-unit": lambda: change(numbers, units=numbers.units | {_of_unit(asked, value): value}),
        "other-measure": lambda: change(numbers, indicator=measure_of(value)[0], measure=None),
        "scaled": lambda: change(numbers, reads=value),
    }
    return given[asked.kind]() if asked.kind in given else numbers


def _of_unit(asked: Asked, value: str) -> str:
    """What is remembered of another unit: all of it is left out; one label alone is none."""
    return asked.likely[0] if value == LEAVE_OUT and asked.likely else asked.about


def _in_unit(numbers: Numbers, asked: Asked, words: str, table: Found | None) -> Numbers:
    """The numbers in the unit that was answered; also where the table says two at once."""
    found = [unit for unit in (units_of(table) if table else ()) if unit.words == words]
    if not found:
        return numbers
    units = {**numbers.units, **dict.fromkeys(asked.likely, SAME_UNIT)}
    return msgspec.structs.replace(numbers, unit=words, multiplier=found[0].multiplier, units=units)


def _renamed(numbers: Numbers, old: str, new: str) -> Numbers:
    """A label under its new name wherever it stands; left out where it has none."""
    change, places = msgspec.structs.replace, numbers.places
    picked = {
        new if same(name, old) else name: partner
        for name, partner in places.picked.items()
        if new or not same(name, old)
    }
    where: list[Where] = [
        change(each, label=new) if same(each.label, old) else each
        for each in numbers.where
        if new or not same(each.label, old)
    ]
    column = new if same(places.column, old) else places.column
    return change(numbers, places=change(places, picked=picked, column=column), where=where)


def _of_list(listed: Listed, asked: Asked, value: str, table: Found | None) -> Listed:
    if asked.kind == "incomplete-lines":
        return msgspec.structs.replace(listed, incomplete=LEAVE_OUT)
    rows = [_with_answer(columns, asked, value, table) for columns in (listed.columns, *listed.also)]
    needs = [name for name in listed.needs if any(name in columns for columns in rows)]
    return msgspec.structs.replace(listed, columns=rows[0], also=[each for each in rows[1:] if each], needs=needs)


def _with_answer(columns: dict[str, Taken], asked: Asked, value: str, table: Found | None) -> dict[str, Taken]:
    """What fills the columns of one row, with an answer in it where it is about one of them."""
    if asked.kind == "column-gone":
        named = {name: _with_heading(taken, asked.about, value) for name, taken in columns.items()}
        return {name: taken for name, taken in named.items() if taken is not None}
    name, _, word = asked.about.partition(": ")
    taken = columns.get(name)
    if taken is None:
        return columns
    if asked.kind in ("unknown-word", "unread-number", "unread-required"):
        return columns | {name: msgspec.structs.replace(taken, words=taken.words | {word: value})}
    if asked.kind == "amount-text":
        return columns | {name: msgspec.structs.replace(taken, words=taken.words | {word: word})}
    if asked.kind == "amount-unit" and _stands_at(taken, asked.cell, table):
        return columns | {name: msgspec.structs.replace(taken, unit=asked.likely[0], multiplier=int(value))}
    return columns


def _stands_at(taken: Taken, cell: str, table: Found | None) -> bool:
    """Whether the column in which a cell stands is the one that fills ours; so it is on a form."""
    if table is None or not taken.columns:
        return True
    headings, letters = headings_of(table), cell.rpartition("!")[2].rstrip("0123456789")
    return any(
        column_letters(headings[key]) == letters
        for key in (folded(label(name)) for name in taken.columns)
        if key in headings
    )


def _with_heading(taken: Taken, old: str, new: str) -> Taken | None:
    """What fills a column, with a heading under its new name; None where nothing is left of it."""
    if not any(same(name, old) for name in taken.columns) and f"{{{old}}}" not in taken.always:
        return taken
    if new == LEAVE_OUT:
        rest = [name for name in taken.columns if not same(name, old)]
        return msgspec.structs.replace(taken, columns=rest) if rest else None
    columns = [new if same(name, old) else name for name in taken.columns]
    always = taken.always.replace(f"{{{old}}}", f"{{{new}}}")
    return msgspec.structs.replace(taken, columns=columns, always=always)
