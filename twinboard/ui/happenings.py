"""What happened and what is planned: milestones and visits, aims, and where each link stands."""

import pandas as pd

from twinboard.bounds import sentence_case
from twinboard.charts.wording import listed
from twinboard.frames import Row, rows
from twinboard.periods import span_words
from twinboard.ui.page import ask, empty
from twinboard.ui.partners import place_words, relationship_words
from twinboard.ui.sources import citations, short_source
from twinboard.ui.tables import show_table


def show_happenings(name: str, **parameters: str | None) -> None:
    """What happened, then what is planned, advised or aimed for; or that nothing is on record."""
    happened = ask("explore/milestones", happened="yes", kind=None, **parameters)
    ahead = ask("explore/milestones", happened="no", kind=None, **parameters)
    if happened.empty and ahead.empty:
        empty("No milestone is on record.", "Add rows to the sheet Milestones.")
    if not happened.empty:
        _show_milestones(happened, f"What happened: {name}", name)
    if not ahead.empty:
        _show_milestones(ahead, f"What was planned, advised or aimed for: {name}", name)


def _show_milestones(frame: pd.DataFrame, caption: str, name: str) -> None:
    """Milestones and visits as `explore/milestones` gives them; a column that only repeats `name` is left out."""
    found = rows(frame)
    shown = pd.DataFrame(
        {
            "When": [sentence_case(span_words(row["period"], row["ends"])) for row in found],
            "What": [row["title"] for row in found],
            "Kind": [sentence_case(row["kind"]) for row in found],
            "Partner": [row["partner"] or "" for row in found],
            "Strand": [row["strand"] or "" for row in found],
            "Source": [short_source(citations(frame.iloc[[index]])) for index in range(len(frame))],
        }
    )
    show_table(shown.loc[:, (~shown.isin(["", name])).any()], caption)


def show_aims() -> None:
    """What the sources aim for, each as they state it."""
    aims = ask("explore/milestones", partner=None, strand=None, happened=None, kind="aim")
    if aims.empty:
        empty("No aim is on record.", "Add rows of the kind aim to the sheet Milestones.")
    else:
        _show_milestones(aims, "Aims, as the sources state them", "Aim")


def show_options(frame: pd.DataFrame) -> None:
    """Where each link stands, as `explore/options` gives it."""
    found = rows(frame)
    shown = pd.DataFrame(
        {
            "Partner": [row["name"] for row in found],
            "What it is": [place_words(row) for row in found],
            "Economy": [_economy(row) for row in found],
            "Approaches": ["; ".join(row["approaches"]) or "none stated" for row in found],
            "Advice": ["; ".join(row["advice"]) or "none stated" for row in found],
            "Where it stands": [f"{relationship_words(row)}; {row['status']}" for row in found],
            "Source": [short_source(citations(frame.iloc[[index]])) for index in range(len(found))],
        }
    )
    show_table(shown, "Each link as the sources state it")


def _economy(row: Row) -> str:
    if not row["industries"]:
        return "not stated"
    industries = listed(row["industries"].split("; "))
    return f"{industries}, said of {row['industries_of']}" if row["industries_of"] else industries
