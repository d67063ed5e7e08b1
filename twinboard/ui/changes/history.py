"""The versions on the screen: their list, what is between two of them, and the way back to one."""

import pandas as pd
import streamlit as st

from twinboard.errors import TwinboardError
from twinboard.frames import Row
from twinboard.periods import days_words
from twinboard.publish import between, restore
from twinboard.settings import home
from twinboard.store import Store
from twinboard.ui.answers import ask_at
from twinboard.ui.filters import choose
from twinboard.ui.frame.page import empty, quiet
from twinboard.ui.markdown import label
from twinboard.ui.officers.access import needs_second, officer, officer_alone
from twinboard.ui.officers.updating import counts_words, show_changes
from twinboard.ui.serving.renewal import renew
from twinboard.ui.tables import show_table


def show_versions() -> None:
    """All versions, the newest first."""
    found = _versions()
    shown = pd.DataFrame(
        {
            "Version": [row["number"] for row in found],
            "Published": [f"{days_words(row['published_at'])}, {row['published_at']:%H:%M} UTC" for row in found],
            "By": [by_words(row) for row in found],
            "Why": [row["message"] for row in found],
            "File": [row["file_name"] for row in found],
            "What changed": [counts_words(_counts(row)) for row in found],
        }
    )
    show_table(shown, "Versions, the newest first")


def choose_version(label: str, key: str) -> int:
    """The number of the version that the reader chose; the newest at first."""
    return int(choose(label, key, {f"Version {row['number']}": str(row["number"]) for row in _versions()}))


def show_received(number: int) -> None:
    """The file that a version came from, as received; for officers: it may hold more than was published."""
    row = next(row for row in _versions() if row["number"] == number)
    content = Store(home()).received(row["file_sha256"])
    if content is None:
        quiet("The file that this version came from is not kept here.")
        return
    words = f"Download {row['file_name']} as it was received"
    st.download_button(label(words), content, row["file_name"], "application/octet-stream", key=f"received-{number}")


def show_between(number: int) -> None:
    """What a version has otherwise than the one that the reader compares it with."""
    others = {f"Version {row['number']}": row["number"] for row in _versions() if row["number"] != number}
    if not others:
        quiet("It is the only version so far.")
        return
    before = next((name for name, other in others.items() if other == number - 1), next(iter(others)))
    chosen = choose("Compared with", "with", {name: str(other) for name, other in others.items()}, first=before)
    try:
        difference = between(Store(home()), number, int(chosen))
    except TwinboardError as error:
        empty(error.message, "What is between the two cannot be told. Choose another one.")
        return
    if difference.changes:
        show_changes(difference, f"Version {chosen}", f"Version {number}")
    else:
        quiet("Both hold the same rows.")


def show_restore(number: int, name: str) -> None:
    """The way back: the rows of an earlier version become current again, as a new version, from the officer `name`."""
    if number == Store(home()).current():
        quiet("This version is the current one. Choose an earlier one to bring it back.")
        return
    if amiss := Store(home()).amiss(number):
        empty(amiss, "It cannot be brought back. Choose another one, or tell whoever runs the server.")
        return
    if (who := officer()) and needs_second(who):
        quiet(
            "A second officer approves each update: download the workbook of this version and send it in for approval."
        )
        return
    quiet(f"It will say that it is from {name}.")
    message = st.text_input("Why, in a sentence", key="restored-why").strip()
    words = f"Make version {number} current again"
    st.button(label(words), disabled=not message, on_click=_bring_back, args=(number, message))
    if error := st.session_state.pop("not_restored", None):
        empty(error.message, error.hint)


def _bring_back(number: int, message: str) -> None:
    """What the button does: whatever stands in the way is said on the page."""
    try:
        _restore(number, message)
    except TwinboardError as error:
        st.session_state["not_restored"] = error


def _restore(number: int, message: str) -> None:
    officer = officer_alone("restore a version")
    made = restore(Store(home()), number, author=officer.name, message=message)
    renew(home())
    st.session_state["restored"] = (number, made or Store(home()).current())


def _versions() -> tuple[Row, ...]:
    return ask_at(Store(home()).current(), "evidence/versions")


def _counts(row: Row) -> dict[str, int]:
    return {kind: row[f"count_{kind}"] for kind in ("added", "changed", "retired")}


def by_words(row: Row) -> str:
    """Who published a version, and who approved it."""
    return f"{row['author']}, approved by {row['approved_by']}" if row["approved_by"] else row["author"]
