"""Which labels of a published table are wanted, which partner each is, and what becomes of labels that are new."""

from collections.abc import Mapping, Sequence
from typing import Literal

import streamlit as st

from twinboard.recipes.proposing.numbers import left_out_of
from twinboard.recipes.proposing.places import NEW_PARTNERS, with_new_partner
from twinboard.recipes.recipe import NewPartner, Places
from twinboard.recipes.said.labels import LINES, ROWS, STATED, Stand, labels_at, stands
from twinboard.recipes.tables import Found
from twinboard.ui.frame.page import quiet
from twinboard.ui.importing.choices import Form, choose, choose_some, named
from twinboard.ui.importing.opened import published_now
from twinboard.ui.markdown import label

_NOWHERE, _NO_PARTNER = "all", "its label says what it is"
_FEW = 3
"""So many labels that are no partner of ours are asked about openly."""
NewPartners = Mapping[str, NewPartner]


def ask_for_places(form: Form, first: Places) -> tuple[Places, NewPartners]:
    """Where the labels stand, which of them are wanted, and the partners that go along because we lack them."""
    there = {stand_words(form.table, stand): stand for stand in stands(form.table)}
    names = {words: words for words in there} | {"Nowhere: all numbers are of one place": _NOWHERE}
    stood = next((words for words, stand in there.items() if is_that(form.table, stand, first)), "")
    chosen = choose(
        "Where it stands which place a number is of, or what it counts",
        names,
        _NOWHERE if first.at == STATED else stood or next(iter(names)),
        form.field("stand"),
    )
    partners = named([*published_now()["Partners"].values()])
    if chosen not in there:
        partner = choose("Which partner it is of", partners, first.partner, form.field("partner"), blank="None")
        return Places(at=STATED, partner=partner), {}
    stand = there[chosen]
    labels = labels_at(form.table, stand)
    picked = choose_some(
        "Which of them you want", labels, [*first.picked], form.field("picked", chosen), blank="Choose some"
    )
    meant, new = _ask_for_partners(form, first, picked, partners)
    column = first.column if stood == chosen else ("" if stand.at != ROWS else heading_of(form.table, stand))
    is_asked = st.checkbox(
        "Ask me about labels that are new in a later file", first.others == "ask", key=form.field("others")
    )
    quiet(f"{len(picked)} of {len(labels)} are taken. The others are left out, in later files as well.")
    others: Literal["ask", "leave out"] = "ask" if is_asked else "leave out"
    places = Places(at=stand.at, column=column, picked=meant, others=others, before=first.before)
    return left_out_of(form.table, places), new


def _ask_for_partners(
    form: Form, first: Places, picked: Sequence[str], partners: dict[str, str]
) -> tuple[dict[str, str], NewPartners]:
    """Which partner each label is: those that are known are folded away."""
    options = {"None: its label says what it is": _NO_PARTNER, **NEW_PARTNERS, **partners}
    known = [name for name in picked if first.picked.get(name)]
    meant: dict[str, str] = {}
    told = {identity: name for name, identity in partners.items()}
    words = ", ".join(f"{name} is {told.get(first.picked[name], '')}" for name in known[:8])
    is_short = 0 < len(picked) - len(known) <= _FEW
    with st.expander(label(f"Which partner each is: {words or 'none is known by its name'}"), expanded=is_short):
        for name in picked:
            stood = first.picked.get(name) or _NO_PARTNER
            meant[name] = choose(f"“{name}” is", options, stood, form.field("partner of", name)).replace(
                _NO_PARTNER, ""
            )
    return with_new_partners(meant)


def with_new_partners(meant: Mapping[str, str]) -> tuple[dict[str, str], NewPartners]:
    """What words mean, with an id for each that is to be a new partner; and these partners by their ids."""
    known, ids = published_now()["Partners"], dict[str, str]()
    new: NewPartners = {}
    for name, said in meant.items():
        ids[name], new = with_new_partner(name, said, known, new)
    return ids, new


def stand_words(table: Found, stand: Stand) -> str:
    """Where labels stand, with the first of them."""
    labels = labels_at(table, stand)
    example = ", ".join(labels[:2]) + (" …" if len(labels) > 2 else "")
    if stand.at == ROWS:
        return f"In the column {stand.column}: {example}"
    return f"{'In lines above rows' if stand.at == LINES else 'In the headings'}: {example}"


def is_that(table: Found, stand: Stand, places: Places) -> bool:
    """Whether these labels are those of the places."""
    if stand.at != places.at:
        return False
    if stand.at != ROWS:
        return True
    if places.column:
        return stand.column == places.column
    return bool(places.picked) and set(places.picked) <= set(labels_at(table, stand))


def heading_of(table: Found, stand: Stand) -> str:
    """The heading of a column of labels, where it has one of its own."""
    columns = [column for column in table.labels if table.column_name(column) == stand.column]
    return stand.column if columns and table.heading(columns[0]) else ""
