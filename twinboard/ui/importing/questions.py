"""What a file does not say, or says otherwise than a recipe: each asked where it stands, most answered by one click."""

import streamlit as st

from twinboard.recipes.answering import answered, answers_to
from twinboard.recipes.fit import Asked, Fit
from twinboard.recipes.recipe import Recipe
from twinboard.rules.edit_forms import label_of
from twinboard.ui.frame.page import note, quiet, section
from twinboard.ui.importing.opened import Opened, partner_names, published_now
from twinboard.ui.markdown import label

_ELSEWHERE = {
    "twice": "Say it under “Only some of it”.",
    "no-table": "Pick another table, or other labels.",
    "other-blocks": "Mend the headings in the file and send it again, or make a recipe for each of the tables.",
    "no-value": "Only the file can say it.",
    "other-measure": "Say it under “What it measures”, where you say what a table is.",
    "no-number": "Pick other labels, or say otherwise where the times stand.",
    "no-row": "Say otherwise which of your columns fills which of ours.",
}
_MOST_ASKED = 12


def with_answers(opened: Opened, recipe: Recipe, key: str) -> tuple[Recipe, Fit]:
    """The recipe with all that was answered, and what it makes of the file; asks what is still open."""
    given: dict[Asked, str] = st.session_state.setdefault(opened.field(key, "answers"), {})
    for asked, said in given.items():
        recipe = answered(recipe, asked, said, opened.laid(recipe).table, published_now()["Partners"])
    fit = opened.laid(recipe)
    if fit.asked:
        section("What has to be said first", "Nothing is guessed.")
    for place, asked in enumerate(fit.asked[:_MOST_ASKED]):
        value = _ask(asked, fit, opened.field(key, "answer", place))
        if value is not None:
            given[asked] = value
            st.rerun()
    if len(fit.asked) > _MOST_ASKED:
        quiet(f"And {len(fit.asked) - _MOST_ASKED} more, when these are answered.")
    for words in dict.fromkeys(fit.noticed):
        note(words)
    if fit.left_out:
        quiet(fit.left_out)
    _show_given(given, opened.field(key, "take back"))
    return recipe, fit


def _ask(asked: Asked, fit: Fit, key: str) -> str | None:
    """One question with the answers that one click gives; the one that was clicked."""
    note(f"{asked.cell}: {asked.message}" if asked.cell else asked.message)
    answers = answers_to(asked, fit.table, partner_names())
    if not answers:
        quiet(_ELSEWHERE.get(asked.kind, "Say it in the fields above."))
        return None
    clicked = None
    with st.container(horizontal=True):
        for answer in answers:
            if st.button(label(answer.words), key=f"{key} {asked.kind} {asked.about} {answer.value}"):
                clicked = answer.value
    return clicked


def _about(asked: Asked) -> str:
    """What was asked about, with our column as it is called on the page: “tbc”, Cost in pounds."""
    name, _, word = asked.about.partition(": ")
    return f"“{word}”, {label_of(name)}" if word and name.islower() else asked.about or asked.kind


def _show_given(given: dict[Asked, str], key: str) -> None:
    """The answers given, each to be taken back."""
    if not given:
        return
    told = (f"{_about(asked)}: {value or 'left blank'}" for asked, value in given.items())
    quiet(f"You answered: {'; '.join(told)}.")
    if st.button("Take the answers back", key=key, type="tertiary"):
        given.clear()
        st.rerun()
