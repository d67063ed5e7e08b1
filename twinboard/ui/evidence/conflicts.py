"""Where sources disagree: both sides of each question, the officers' choice, and what rests on it."""

from collections.abc import Sequence
from html import escape
from itertools import groupby
from operator import itemgetter

import streamlit as st

from twinboard.bounds import listed, quantity_words
from twinboard.charts.base.wording import counted
from twinboard.citations import citation_words
from twinboard.contested import Found
from twinboard.frames import Row
from twinboard.periods import NOT_STATED, span_words
from twinboard.ui.answers import ask, cached
from twinboard.ui.evidence.detected_conflicts import found, unmarked
from twinboard.ui.evidence.placements import Place, places_html, places_of
from twinboard.ui.evidence.sensitivity import sensitivity_html
from twinboard.ui.evidence.source_lines import citations, numbers_address
from twinboard.ui.explore.key_messages import messages_on
from twinboard.ui.frame.as_at import link_html

_NOBODY = (
    '<p class="tb-note"><strong>Found by the program.</strong> No officer has looked at it yet: which side is right is '
    "left open.</p>"
)


def show_conflicts(*, is_whole: bool = False, **parameters: str | None) -> None:
    """Each question of the officers with its sides next to each other, and the way to what rests on it.

    `is_whole`: with what rests on it, and what would change without each side. That takes a moment to work out: until
    it is there, the sides stand alone.
    """
    if not is_whole:
        st.html(_conflicts_html(None, **parameters))
        return
    place = st.empty()
    place.html(_conflicts_html("sides", **parameters))
    with st.spinner("Trying what would change without each statement …"):
        whole = _conflicts_html("whole", **parameters)
    place.html(whole)


def show_detected(asked: Sequence[Found], *, is_whole: bool = False) -> None:
    """Each disagreement that the rules found and no officer has entered, the same way."""
    st.html(_detected_html(",".join(one.id for one in asked), "whole" if is_whole else None))


@cached
def _detected_html(ids: str, whole: str | None) -> str:
    asked = [one for one in unmarked() if one.id in ids.split(",")]
    sides = [ask("evidence/cited", ids=",".join(one.row_ids)) for one in asked]
    return "".join(
        _conflict(
            one.finding,
            rows,
            [_NOBODY],
            _what_rests_on_it(rows) if whole else _way_on("Where it is shown", one.id),
            is_open=bool(whole) or len(asked) == 1,
        )
        for one, rows in zip(asked, sides, strict=True)
    )


@cached
def _conflicts_html(whole: str | None, **parameters: str | None) -> str:
    asked = ask("explore/conflicts", **parameters)
    questions = [[*sides] for _, sides in groupby(asked, key=itemgetter("conflict_id"))]
    return "".join(
        _conflict(
            sides[0]["question"],
            sides,
            [_choice(sides), *_also_found(sides[0])],
            _rests_on(sides, whole),
            is_open=bool(whole) or len(questions) == 1,
        )
        for sides in questions
    )


def _rests_on(sides: Sequence[Row], whole: str | None) -> str:
    """What rests on them and would change without each; nothing yet where it is "sides", else the way to it."""
    if whole == "whole":
        return _what_rests_on_it(sides) + sensitivity_html(sides)
    words = "Where it is shown, and what would change without each statement"
    return "" if whole else _way_on(words, sides[0]["conflict_id"])


def _conflict(question: str, sides: Sequence[Row], said: Sequence[str], rests: str, *, is_open: bool) -> str:
    """`rests` may be empty. Closed, it says how many statements there are, and the words that the officers rely on."""
    shown = "".join(_side(number, row) for number, row in enumerate(sides, start=1)) + _in_question(sides)
    opened = " open" if is_open else ""
    return (
        f'<details class="tb-conflict"{opened}><summary><h3>{escape(question)}</h3>'
        f'<span class="tb-quiet">{escape(_in_a_line(sides))}</span></summary>'
        f'<ul class="tb-sides">{shown}</ul>{"".join(said)}{rests}</details>'
    )


def _in_a_line(sides: Sequence[Row]) -> str:
    """ "3 statements; the officers rely on: “party to a twinning since 1998”" """
    count = counted(len(sides), "statements")
    preferred = next((row for row in sides if row.get("is_preferred")), None)
    if preferred is None:
        return f"{count}; the officers rely on none"
    words = f"“{preferred['quote']}”" if preferred["quote"] else preferred["statement"]
    return f"{count}; the officers rely on {words}"


def _way_on(words: str, conflict_id: str) -> str:
    return f"<p>{link_html(words, 'conflicts', conflict=conflict_id)}</p>"


def _also_found(row: Row) -> list[str]:
    """What the rules found of a question that the officers entered."""
    findings = [one.finding for one in found() if row["conflict_id"] in one.conflict_ids]
    return [f'<p class="tb-quiet">The program’s own check: {escape(" ".join(findings))}</p>'] if findings else []


def _side(number: int, row: Row) -> str:
    value = f": {quantity_words(row['value'], row['bound'], row['unit'])}" if row["value"] is not None else ""
    said = "when is not stated" if row["period"] == NOT_STATED else span_words(row["period"], row["ends"])
    when = f" ({said})" if row["period"] else ""
    statement = escape(row["statement"] + value + when)
    if value:
        statement = f'<a href="{escape(numbers_address([row["id"]]))}" target="_self">{statement}</a>'
    relied_on = ", relied on by the officers" if row.get("is_preferred") else ""
    quote = f"<q>{escape(row['quote'])}</q>" if row["quote"] else ""
    places = "; ".join(citation_words(citation) for citation in citations(row))
    return (
        f'<li class="tb-side{" tb-relied-on" if relied_on else ""}">'
        f'<span class="tb-strong">Statement {number}{relied_on}</span>{statement}{quote}'
        f'<span class="tb-quiet">{escape(places)}</span></li>'
    )


def _in_question(sides: Sequence[Row]) -> str:
    """The words that the officers quote for the question itself, where no side has them."""
    row = sides[0]
    quote = row.get("question_quote")
    if not quote or any(quote in (side["quote"] or "") for side in sides):
        return ""
    asked = {"locators": row["question_locators"], "source_ids": row["question_source_ids"]}
    places = "; ".join(citation_words(citation) for citation in citations(asked))
    return (
        f'<li class="tb-side"><span class="tb-strong">The words in question</span><q>{escape(quote)}</q>'
        f'<span class="tb-quiet">{escape(places)}</span></li>'
    )


def _choice(sides: Sequence[Row]) -> str:
    """Which side the officers rely on, and why; that they prefer none, where it is so."""
    chosen = [number for number, row in enumerate(sides, start=1) if row["is_preferred"]]
    said = f"The officers rely on statement {chosen[0]}." if chosen else "The officers rely on none of them."
    why = sides[0]["reason"] or ("Why is not on record." if chosen else "")
    return f'<p class="tb-note"><strong>{said}</strong> {escape(why)}</p>'


def _what_rests_on_it(sides: Sequence[Row]) -> str:
    """The headline numbers, charts and key messages that show a side."""
    ids = [row["shown_as"] for row in sides]
    places = [(place, _sides_in(place, ids)) for place in places_of(ids, sides)]
    told = _messages(frozenset([*ids, *(row["id"] for row in sides)]))
    if not (places or told):
        return '<p class="tb-quiet">What rests on it: no chart and no headline number shows these statements.</p>'
    return f'<p class="tb-strong">What rests on it</p>{places_html(places) if places else ""}{told}'


def _messages(ids: frozenset[str]) -> str:
    """The key messages that rest on a side, page by page."""
    pages = groupby(messages_on(ids), key=lambda told: (told.page, told.name))
    lines = "".join(
        f"<li>{link_html(name, page)}<span>{_numbered([str(told.number) for told in said])}</span></li>"
        for (page, name), said in pages
    )
    return f'<ul class="tb-lines">{lines}</ul>' if lines else ""


def _numbered(numbers: Sequence[str]) -> str:
    return f"key message{'s' if len(numbers) > 1 else ''} {listed(numbers)}"


def _sides_in(place: Place, ids: Sequence[str]) -> str:
    shown = [str(number) for number, identity in enumerate(ids, start=1) if identity in place.ids]
    return f"statement{'s' if len(shown) > 1 else ''} {listed(shown)}"
