"""The filters of a page, each kept in the address under its own name; what an address asks for in vain is said."""

import pandas as pd
import streamlit as st

from twinboard.ui.page import ask, note

ALL = "All"


def choose_partner() -> str | None:
    """The id of the partner that the reader chose; None for all."""
    return _choose_or_all("partner", ask("explore/partners", partner=None), "name")


def choose_strand() -> str | None:
    """The id of the strand that the reader chose; None for all."""
    return _choose_or_all("strand", ask("explore/strands", strand=None, partner=None), "name")


def choose_source() -> str | None:
    """The id of the source that the reader chose; None for all."""
    return _choose_or_all("source", ask("explore/sources"), "title")


def choose(label: str, key: str, options: dict[str, str], *, first: str | None = None) -> str:
    """The value of the option, by its name, that the reader chose; `first` is the one chosen at the start."""
    index = [*options].index(first) if first else 0
    asked = st.query_params.get(key)
    chosen = st.selectbox(label, [*options], index=index, key=key, bind="query-params")
    _say_unknown(label, [asked] if asked else [], [*options])
    return options[chosen]


def choose_partners(partners: pd.DataFrame) -> list[str]:
    """The ids of the chosen among the partners that `explore/partners` gives; at first the linked ones."""
    ids = dict(zip(partners["name"], partners["partner_id"], strict=True))
    linked = [*partners["name"][partners["is_linked"]]]
    asked = st.query_params.get_all("partners")
    chosen = st.multiselect("Partners", [*ids], default=linked, key="partners", bind="query-params")
    _say_unknown("Partners", asked, [*ids])
    return [ids[name] for name in chosen]


def _choose_or_all(kind: str, found: pd.DataFrame, name: str) -> str | None:
    ids = dict(zip(found[name], found[f"{kind}_id"], strict=True))
    return choose(kind.capitalize(), kind, {ALL: "", **ids}) or None


def _say_unknown(label: str, asked: list[str], known: list[str]) -> None:
    for name in asked:
        if name not in known:
            note(f"{label}: the address asks for “{name}”, which is not here. What is shown is what you see chosen.")
