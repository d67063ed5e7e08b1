"""The filters of a page, each kept in the address under its own name; what an address asks for in vain is said."""

from collections.abc import Sequence

import streamlit as st

from twinboard.asked import said_again
from twinboard.frames import Row
from twinboard.ui.answers import ask
from twinboard.ui.frame.page import note
from twinboard.ui.markdown import label

ALL = "All"


def choose_partner() -> str | None:
    """The id of the partner that the reader chose; None for all."""
    return _choose_or_all("partner", ask("explore/partners", partner=None), "name")


def choose_strand() -> str | None:
    """The id of the strand that the reader chose; None for all."""
    return _choose_or_all("strand", ask("explore/strands", strand=None, partner=None), "name")


def choose_partner_and_strand() -> tuple[str | None, str | None]:
    """Both, side by side."""
    left, right, _ = st.columns((1, 1, 2))
    with left:
        partner = choose_partner()
    with right:
        return partner, choose_strand()


def choose_source() -> str | None:
    """The id of the source that the reader chose; None for all."""
    return _choose_or_all("source", ask("explore/sources"), "title")


def choose(about: str, key: str, options: dict[str, str], *, first: str | None = None) -> str:
    """The value of the option, by its name, that the reader chose; `first` is the one chosen at the start."""
    index = [*options].index(first) if first else 0
    asked = st.query_params.get(key)
    chosen = st.selectbox(label(about), [*options], index=index, key=key, bind="query-params")
    say_unknown(about, [asked] if asked else [], [*options])
    return options[chosen]


def choose_partners(partners: Sequence[Row]) -> list[str]:
    """The ids of the chosen among the partners that `explore/partners` gives; none where they are the linked ones."""
    ids = {row["name"]: row["partner_id"] for row in partners}
    linked = [row["name"] for row in partners if row["is_linked"]]
    asked = st.query_params.get_all("partners")
    chosen = st.multiselect("Partners", [*ids], default=linked, key="partners", bind="query-params")
    say_unknown("Partners", asked, [*ids])
    return [] if set(chosen) == {*linked} else [ids[name] for name in ids if name in chosen]


def _choose_or_all(kind: str, found: Sequence[Row], name: str) -> str | None:
    ids = {row[name]: row[f"{kind}_id"] for row in found}
    return choose(kind.capitalize(), kind, {ALL: "", **ids}) or None


def say_unknown(about: str, asked: Sequence[str], known: Sequence[str]) -> None:
    """Says what of that which an address asks for is not there to be chosen."""
    for name in asked:
        if name not in known:
            unknown = f"{about}: the address asks for “{said_again(name)}”, which is not here."
            note(f"{unknown} What is shown is what you see chosen.")
