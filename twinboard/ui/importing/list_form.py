"""What an officer's own list is: beside each of our columns which of theirs fills it, and what their words mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec
import streamlit as st

from twinboard.models import Column, Kind, Sheet
from twinboard.names import folded
from twinboard.recipes.amounts import is_amount, larger_pounds, said_by_question, unit_of_amounts
from twinboard.recipes.page import as_text
from twinboard.recipes.proposing.forms import answers_on, as_form, as_list
from twinboard.recipes.proposing.lists import Theirs, choice_like, columns_of
from twinboard.recipes.proposing.places import NEW_PARTNERS
from twinboard.recipes.recipe import LEAVE_OUT, Listed, Taken
from twinboard.recipes.said.units import Unit
from twinboard.recipes.tables import Found
from twinboard.rules.edit_forms import label_of
from twinboard.rules.list_words import NEEDED
from twinboard.rules.sheets import BY_NAME, MONEY
from twinboard.ui.frame.page import quiet, section
from twinboard.ui.importing import choices
from twinboard.ui.importing.amounts_form import ask_for_further
from twinboard.ui.importing.choices import choose, named
from twinboard.ui.importing.opened import Opened, partner_names, published_now
from twinboard.ui.importing.places_form import NewPartners, with_new_partners
from twinboard.ui.markdown import label

_EVIDENCE = ("source_id", "locator")
_THEIRS, _ALWAYS, _MADE = "theirs", "always", "made"
_MOST_WORDS, _ACROSS, _LONGEST = 30, 3, 28


@dataclass(frozen=True)
class Form:
    """One list being said what it is."""

    opened: Opened
    table: Found
    sheet: Sheet
    theirs: Mapping[str, Theirs]
    first: Listed
    key: str

    def unit_of(self, theirs: Theirs) -> Unit | None:
        """The unit other than pounds that a list or a form says of an amount."""
        if theirs.column is None:
            return larger_pounds(said_by_question(theirs.heading))
        return unit_of_amounts(self.table, theirs.column)

    def field(self, *parts: object) -> str:
        return self.opened.field(self.key, *parts)


def ask_for_list(opened: Opened, table: Found, makes: str, first: Listed, key: str) -> tuple[Listed, NewPartners]:
    """The fields: what must be filled and what is filled already first, the others folded away; and new partners."""
    sheet, is_form = BY_NAME[makes], first.is_form
    theirs = {each.heading: each for each in theirs_of(table, is_form=is_form)}
    form = Form(opened, table, sheet, theirs, as_list(first) if is_form else first, key)
    first = form.first
    wanted = [column for column in sheet.columns[1:] if column.name not in _EVIDENCE]
    main = [column for column in wanted if column.required or column.name in first.columns]
    filled = _ask_in_rows(form, main)
    with st.expander(label("More of our columns, where your list has them")):
        filled |= _ask_in_rows(form, [column for column in wanted if column not in main])
    with_words = {name: _with_words(form, sheet.column(name), taken) for name, taken in filled.items()}
    needs = [name for name in NEEDED[makes] if name in with_words and with_words[name].columns]
    values = [*form.theirs.values()] if makes == MONEY and not is_form else []
    also = ask_for_further(choices.Form(opened, table, key), values, filled, first.also)
    listed = msgspec.structs.replace(first, columns=with_words, needs=needs, also=also)
    used = {name for taken in listed.taken for name in taken.columns}
    if unused := [name for name in form.theirs if name not in used]:
        quiet(f"Not used: {', '.join(f'“{name}”' for name in unused)}.")
    return _with_partners(as_form(listed) if is_form else listed)


def theirs_of(table: Found, *, is_form: bool) -> Sequence[Theirs]:
    """The columns of a list, or the questions of a form with their answers."""
    return answers_on(table.page) if is_form else columns_of(table)


def _with_partners(listed: Listed) -> tuple[Listed, NewPartners]:
    """The list with an id for each word that is to be a new partner."""
    taken = listed.columns.get("partner_id")
    if taken is None or not taken.words:
        return listed, {}
    words, new = with_new_partners(taken.words)
    columns = listed.columns | {"partner_id": msgspec.structs.replace(taken, words=words)}
    return msgspec.structs.replace(listed, columns=columns), new


def _ask_in_rows(form: Form, asked: Sequence[Column]) -> dict[str, Taken]:
    filled: dict[str, Taken] = {}
    for at in range(0, len(asked), _ACROSS):
        for side, column in zip(st.columns(_ACROSS), asked[at : at + _ACROSS], strict=False):
            with side:
                if taken := _ask(form, column):
                    filled[column.name] = taken
    return filled


def _ask(form: Form, column: Column) -> Taken | None:
    """Which of theirs fills a column, or the one word that it has on every row."""
    first = form.first.columns.get(column.name, Taken())
    options: dict[str, tuple[str, str]] = {
        _theirs_words(each): (_THEIRS, heading) for heading, each in form.theirs.items()
    }
    if first.always and not column.choices:
        options[f"Made up, such as “{_filled(form, first.always)}”"] = (_MADE, first.always)
    options |= {f"Always {word}": (_ALWAYS, value) for word, value in _always_options(column).items()}
    stood = (_THEIRS, first.columns[0]) if first.columns else (_MADE if not column.choices else _ALWAYS, first.always)
    flat = {words: "\n".join(value) for words, value in options.items()}
    needed = " (must be filled)" if column.required else ""
    chosen = choose(
        f"{label_of(column.name)}{needed}", flat, "\n".join(stood), form.field("column", column.name), blank="Nothing"
    )
    way, _, value = chosen.partition("\n")
    if way == _THEIRS:
        more = first.columns[1:] if first.columns[:1] == [value] else []
        theirs = form.theirs[value]
        unit = form.unit_of(theirs) if is_amount(column) else None
        if unit:
            quiet(f"The list says {unit.told}.")
        told = {"unit": unit.words if unit else "", "multiplier": unit.multiplier if unit else 1}
        return msgspec.structs.replace(first, columns=[value, *more], always="", **told)
    return Taken(always=value) if value else None


def _filled(form: Form, pattern: str) -> str:
    """What is made up of their columns, as it is on the first row."""
    for heading, theirs in form.theirs.items():
        pattern = pattern.replace(f"{{{heading}}}", as_text(theirs.values[0]))
    return pattern


def _theirs_words(theirs: Theirs) -> str:
    example = as_text(theirs.values[0])
    return f"{theirs.heading}, such as {example[:_LONGEST]}{'…' if len(example) > _LONGEST else ''}"


def _always_options(column: Column) -> dict[str, str]:
    if column.kind is Kind.CHOICE:
        return {choice: choice for choice in column.choices}
    if column.refers_to:
        return named([*published_now()[column.refers_to].values()])
    return {}


def _with_words(form: Form, column: Column, taken: Taken) -> Taken:
    """What their words mean, asked where a word is none of ours."""
    if not taken.columns or not (options := _always_options(column)):
        return taken
    held = form.theirs.get(taken.columns[0])
    words = [word for word in (held.words if held else []) if not _is_ours(column, word)][:_MOST_WORDS]
    if not words:
        return taken
    section(f"Your words for {label_of(column.name).lower()}")
    options = options | {"Leave these rows out": LEAVE_OUT}
    options |= NEW_PARTNERS if column.name == "partner_id" else {}
    meant = dict(taken.words)
    for at in range(0, len(words), _ACROSS):
        for side, word in zip(st.columns(_ACROSS), words[at : at + _ACROSS], strict=False):
            with side:
                first = taken.words.get(word) or (choice_like(column, word) if column.choices else "")
                key = form.field("word", column.name, word)
                if chosen := choose(f"“{word}” means", options, first, key):
                    meant[word] = chosen
    return msgspec.structs.replace(taken, words=meant)


def _is_ours(column: Column, word: str) -> bool:
    if column.refers_to == "Partners":
        return bool(partner_names().partner_of(word))
    if column.refers_to:
        return word in {*published_now()[column.refers_to], *_always_options(column)}
    return folded(word) in {folded(choice) for choice in column.choices}


def lacks(listed: Listed, makes: str, table: Found) -> list[str]:
    """What is still missing of a row: columns that must be filled, and partners that are none of ours."""
    held = {each.heading: each.words for each in theirs_of(table, is_form=listed.is_form)}
    partner = listed.columns.get("partner_id", Taken())
    words = [word for name in (*partner.columns[:1], partner.below) for word in held.get(name, [])]
    unknown = [word for word in words if word not in partner.words and not partner_names().partner_of(word)]
    meanings = [f"what “{word}” means" for word in unknown[:_MOST_WORDS]]
    wanted = [column for column in BY_NAME[makes].columns[1:] if column.required and column.name not in _EVIDENCE]
    return [*(label_of(column.name).lower() for column in wanted if column.name not in listed.columns), *meanings]
