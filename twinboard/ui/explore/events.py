"""What happened and what is planned: milestones and visits, aims, and where each link stands."""

import pandas as pd
import streamlit as st

from twinboard.bounds import sentence_case
from twinboard.periods import span_words
from twinboard.ui.answers import ask, cached
from twinboard.ui.evidence.source_lines import citations, short_source
from twinboard.ui.evidence.visit_details import visit_html
from twinboard.ui.frame.page import missing
from twinboard.ui.tables import details_html, table_html

FEW = 6


def show_events(name: str, **parameters: str | None) -> None:
    """What happened, then what is planned, advised or aimed for; or that nothing is on record."""
    parts = {"What happened": "yes", "What was planned, advised or aimed for": "no"}
    html = "".join(_folded_html(words, name, happened, **parameters) for words, happened in parts.items())
    if html:
        st.html(html)
    else:
        missing("Nothing is known to have happened or to be planned.", "Add rows to the sheet Milestones.")


@cached
def _folded_html(words: str, name: str, happened: str, **parameters: str | None) -> str:
    """The table, which the reader unfolds; few rows are open from the start."""
    count = len(ask("explore/milestones", happened=happened, kind=None, **parameters))
    table = _milestones_html(f"{words}: {name}", name, happened=happened, kind=None, **parameters)
    return details_html(f"{words}: {count}", table, is_open=count <= FEW) if count else ""


@cached
def _milestones_html(caption: str, name: str, **parameters: str | None) -> str:
    """Milestones and visits as `explore/milestones` gives them; a column that only repeats `name` is left out."""
    found = ask("explore/milestones", **parameters)
    if not found:
        return ""
    shown = pd.DataFrame(
        {
            "When": [sentence_case(span_words(row["period"], row["ends"])) for row in found],
            "What": [row["title"] for row in found],
            "Kind": [sentence_case(row["kind"]) for row in found],
            "Partner": [row["partner"] or "" for row in found],
            "Strand": [row["strand"] or "" for row in found],
            "Who travelled and who paid": [visit_html(row) for row in found],
            "Source": [short_source(citations(row)) for row in found],
        }
    )
    marked_up = ["Who travelled and who paid"]
    return table_html(shown.loc[:, (~shown.isin(["", name])).any()], caption, marked_up=marked_up)


def show_aims() -> None:
    """What the sources aim for, each as they state it."""
    caption = "Aims, as the sources state them"
    asked: dict[str, str | None] = {"partner": None, "strand": None, "happened": None, "kind": "aim"}
    if count := len(ask("explore/milestones", **asked)):
        st.html(details_html(f"{caption}: {count}", _milestones_html(caption, "Aim", **asked), is_open=count <= FEW))
    else:
        missing("No aim is on record.", "Add rows of the kind aim to the sheet Milestones.")
