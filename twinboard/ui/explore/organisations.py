"""Who takes part: the organisations that the sources name, and what each of them does."""

import pandas as pd
import streamlit as st

from twinboard.bounds import sentence_case
from twinboard.charts.base.wording import counted
from twinboard.ui.answers import ask, cached
from twinboard.ui.evidence.source_lines import citations, short_source
from twinboard.ui.frame.page import section
from twinboard.ui.tables import details_html, table_html


def show_organisations(partner: str) -> None:
    """The organisations of a partner, folded below a heading; nothing where none is on record."""
    if html := organisations_html(partner=partner, source=None):
        section("Who takes part")
        st.html(html)


@cached
def organisations_html(partner: str | None, source: str | None) -> str:
    """Those of a partner or a source, folded; empty where there is none."""
    found = ask("evidence/organisations", partner=partner, source=source)
    if not found:
        return ""
    shown = pd.DataFrame(
        {
            "Organisation": [row["name"] for row in found],
            "What it does": [sentence_case(row["role"]) for row in found],
            "Board": [row["board"] or "" for row in found],
            "Partner": [row["partner"] or "" if partner is None else "" for row in found],
            "Source": [short_source(citations(row)) if source is None else row["locators"][0] for row in found],
        }
    )
    words = counted(len(found), "organisations")
    return details_html(f"Show {words}", table_html(shown.loc[:, (shown != "").any()], f"{words}, by name"))
