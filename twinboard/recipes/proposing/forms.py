"""A filled-in form → the answers on it, each beside its question or below it, and what they probably fill."""

import msgspec

from twinboard.addresses import Place
from twinboard.models import Rows
from twinboard.recipes.amounts import is_amount, larger_pounds, said_by_question
from twinboard.recipes.listed import as_seen, beside
from twinboard.recipes.page import Is, Page, label
from twinboard.recipes.proposing.lists import Theirs, matched, words_for
from twinboard.recipes.proposing.places import places_of
from twinboard.recipes.recipe import Listed, Taken
from twinboard.rules.sheets import BY_NAME

_LONGEST = 120


def answers_on(page: Page) -> list[Theirs]:
    """The questions of a form that stand on it once, each with the one answer to it."""
    found: dict[str, list[Theirs]] = {}
    answers: set[Place] = set()
    for row, cells in enumerate(page.cells):
        for column in sorted(cells):
            words = label(page.text(row, column)).rstrip(":")
            place = _answer(page, row, column)
            is_asked = page.kinds[row][column] is Is.TEXT and len(words) <= _LONGEST and (row, column) not in answers
            if is_asked and place and (value := as_seen(page, place)) is not None:
                answers.add(place)
                found.setdefault(label(page.text(row, column)), []).append(Theirs(words, (value,)))
    return [Theirs(words, held[0].values) for words, held in found.items() if len(held) == 1]


def propose_form(page: Page, makes: str, published: Rows) -> Listed:
    """The likeliest filling of one row of ours by the answers of a form."""
    names = places_of(published["Partners"].values())
    filled = {ours: each for ours, (each, _) in matched(answers_on(page), makes, names).items()}
    columns: dict[str, Taken] = {}
    for column in (each for each in BY_NAME[makes].columns if each.name in filled):
        words = filled[column.name].heading
        unit = larger_pounds(said_by_question(words)) if is_amount(column) else None
        told = {"unit": unit.words, "multiplier": unit.multiplier} if unit else {}
        meant = words_for(column, filled[column.name], names)
        columns[column.name] = msgspec.structs.replace(Taken(below=words, words=meant), **told)
    return Listed(columns=columns, is_form=True)


def _answer(page: Page, row: int, column: int) -> Place | None:
    """What answers a question; a line below that has an answer of its own is another question."""
    place = beside(page, row, column)
    return None if place and place[0] > row and column + 1 in page.cells[place[0]] else place


def as_list(listed: Listed) -> Listed:
    """A form as a list of one line, with its questions as headings."""
    replace = msgspec.structs.replace
    columns = {
        name: replace(taken, columns=[taken.below], below="") if taken.below else taken
        for name, taken in listed.columns.items()
    }
    return replace(listed, columns=columns, is_form=False)


def as_form(listed: Listed) -> Listed:
    """The other way about."""
    replace = msgspec.structs.replace
    columns = {
        name: replace(taken, columns=[], below=taken.columns[0]) if taken.columns else taken
        for name, taken in listed.columns.items()
    }
    return replace(listed, columns=columns, is_form=True, needs=[])
