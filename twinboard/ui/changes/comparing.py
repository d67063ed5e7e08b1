"""What a reader compares: the version that they read with an earlier one, named by its number or by a day.

It stands in the address: `from=3` is a version, `since=2026-10-01` the newest version at the end of that day. Without
either it is the version before the one read, which is chosen above every page (`as_at`). A damaged one is passed over.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import streamlit as st

from twinboard.asked import FIRST_DAY, LAST_DAY, asked_day, said_again
from twinboard.bounds import sentence_case
from twinboard.frames import Row
from twinboard.periods import days_words, period_words, version_words
from twinboard.store import Store
from twinboard.ui.answers import drafted, is_draft, seen_home
from twinboard.ui.frame.as_at import CHOICE_WIDTH, readable, show_choice
from twinboard.ui.frame.page import more, note, quiet

_VERSION, _DAY = "compared-with", "compared-since"
_AS_CHOSEN = "What is shown is what you see chosen."


@dataclass(frozen=True)
class Comparison:
    """Two versions, and all that were published after the first up to the second, the newest first."""

    before: Row
    after: Row
    published: tuple[Row, ...]


@dataclass(frozen=True)
class _Asked:
    """The version to compare with, None for none; what to say of it; and the way on where it is none."""

    before: Row | None
    said: str = ""
    is_amiss: bool = True
    way: str = "What changed in the version that you are reading"
    way_to: Mapping[str, str] = field(default_factory=dict)


def choose_comparison(versions: Sequence[Row]) -> Comparison | None:
    """What the reader compares; None where there is nothing to compare, which is said.

    `versions`: those of `evidence/versions`, the one that is read first.
    """
    read, *earlier = versions
    asked = _asked(read, earlier)
    if earlier:
        _show_choice(asked.before, earlier)
    if asked.said:
        (note if asked.is_amiss else quiet)(asked.said)
    if asked.before is None:
        if earlier:
            more("changes", asked.way, **asked.way_to)
        return None
    return Comparison(asked.before, read, tuple(row for row in versions if row["number"] > asked.before["number"]))


def words_of(row: Row) -> str:
    """A version of `evidence/versions`: "version 3, 12 October 2026"."""
    return "this draft" if is_draft(row["number"]) else version_words(row["number"], row["published_at"])


def _asked(read: Row, earlier: Sequence[Row]) -> _Asked:
    if since := st.query_params.get("since"):
        return _since(since, read, earlier)
    if number := st.query_params.get("from"):
        return _from(number, read, earlier)
    return _Asked(_newest(earlier))


def _since(typed: str, read: Row, earlier: Sequence[Row]) -> _Asked:
    day = asked_day(typed)
    if day is None:
        words = f"The address asks for the day “{said_again(typed)}”: write it as 2026-10-01. {_AS_CHOSEN}"
        return _Asked(_newest(earlier), words)
    words = period_words(day.isoformat())
    if read["published_at"].date() <= day:
        published = days_words(read["published_at"])
        said = f"Nothing is newer than {words}: version {read['number']}, which you are reading, is from {published}."
        return _Asked(None, said)
    found = _newest([row for row in earlier if row["published_at"].date() <= day])
    if found:
        said = f"At the end of {words} the newest was version {found['number']}"
        return _Asked(found, f"{said}, published on {days_words(found['published_at'])}.", is_amiss=False)
    first = f" What follows starts from {words_of(earlier[-1])}, the first." if earlier else ""
    return _Asked(earlier[-1] if earlier else None, f"Nothing was published yet on {words}.{first}")


def _from(typed: str, read: Row, earlier: Sequence[Row]) -> _Asked:
    number = readable(Store(seen_home()), typed)
    if number is None:
        return _Asked(_newest(earlier), f"There is no version {said_again(typed)} that can be read. {_AS_CHOSEN}")
    if number == read["number"]:
        return _Asked(None, f"Version {number} is the one that you are reading: choose an earlier one.")
    if found := next((row for row in earlier if row["number"] == number), None):
        return _Asked(found)
    said = f"Version {number} is newer than version {read['number']}, which you are reading."
    way = f"Read version {number}, and what changed in it since version {read['number']}"
    return _Asked(None, said, way=way, way_to={"version": str(number), "from": str(read["number"])})


def _newest(rows: Sequence[Row]) -> Row | None:
    store = Store(seen_home())
    return next((row for row in rows if readable(store, str(row["number"]))), None)


def _show_choice(before: Row | None, earlier: Sequence[Row]) -> None:
    names = {str(row["number"]): sentence_case(words_of(row)) for row in earlier}
    st.session_state[_VERSION] = str(before["number"]) if before else None
    st.session_state[_DAY] = asked_day(st.query_params.get("since", ""))
    with st.container(horizontal=True):
        st.selectbox(
            "Compared with",
            [*names],
            None,
            names.__getitem__,
            key=_VERSION,
            on_change=_compare_with,
            placeholder="Choose a version",
            width=CHOICE_WIDTH,
        )
        st.date_input(
            "Or with how it stood at the end of a day",
            None,
            FIRST_DAY,
            LAST_DAY,
            key=_DAY,
            on_change=_compare_since,
            format="DD/MM/YYYY",
            width=CHOICE_WIDTH,
        )
        if not drafted():
            show_choice("The version that you read, as chosen above", "read", is_labelled=True)


def _compare_with() -> None:
    _keep("from", st.session_state[_VERSION])


def _compare_since() -> None:
    day = st.session_state[_DAY]
    _keep("since", day and day.isoformat())


def _keep(name: str, value: str | None) -> None:
    for either in ("from", "since"):
        st.query_params.pop(either, None)
    if value:
        st.query_params[name] = value
