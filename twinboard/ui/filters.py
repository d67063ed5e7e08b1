"""The filters of a page, each kept in the address under its own name."""

import streamlit as st

from twinboard.ui.page import ask

ALL = "All"


def choose_partner() -> str | None:
    """The id of the partner that the reader chose; None for all."""
    partners = ask("explore/partners", partner=None)
    return _choose("Partner", "partner", [*partners["name"]], [*partners["partner_id"]])


def choose_strand() -> str | None:
    """The id of the strand that the reader chose; None for all."""
    strands = ask("explore/strands", strand=None, partner=None)
    return _choose("Strand", "strand", [*strands["name"]], [*strands["strand_id"]])


def choose_source() -> str | None:
    """The id of the source that the reader chose; None for all."""
    sources = ask("explore/sources")
    return _choose("Source", "source", [*sources["title"]], [*sources["source_id"]])


def _choose(label: str, key: str, names: list[str], ids: list[str]) -> str | None:
    chosen = st.selectbox(label, [ALL, *names], key=key, bind="query-params")
    return dict(zip(names, ids, strict=True)).get(chosen)
