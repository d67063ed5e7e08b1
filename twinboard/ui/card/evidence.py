"""The evidence of a chart: each number and row with its words and its place, what to bear in mind, who disagrees."""

from collections.abc import Iterable, Sequence
from html import escape
from operator import itemgetter

import streamlit as st

from twinboard.bounds import quantity_words, sentence_case
from twinboard.charts import Chart
from twinboard.charts.base.wording import counted
from twinboard.citations import citation_words
from twinboard.frames import Row
from twinboard.periods import NOT_STATED, period_words, span_words
from twinboard.ui.answers import ask
from twinboard.ui.evidence.conflicts import show_conflicts, show_detected
from twinboard.ui.evidence.detected_conflicts import unmarked_of
from twinboard.ui.evidence.source_lines import citations, numbers_address, source_html
from twinboard.ui.evidence.statements import source_words, standing_html
from twinboard.ui.evidence.visit_details import visit_html
from twinboard.ui.frame.as_at import link_html
from twinboard.ui.frame.page import section
from twinboard.ui.method.sections import explained_html
from twinboard.ui.tables import details_html

_MOST_SHOWN = 12
_EVERYTHING: dict[str, str | None] = {"partner": None, "strand": None, "happened": None, "kind": None}


def show_evidence(chart: Chart) -> None:
    """All that a chart rests on, the weightiest first."""
    st.html(f'<p class="tb-strong">{escape(chart.drawing.title)}</p>')
    caveats = "".join(f"<li>{explained_html(caveat)}</li>" for caveat in chart.drawing.caveats)
    if caveats:
        st.html(f'<ul class="tb-plain">{caveats}</ul>')
    if numbers := ask("evidence/facts", fact=",".join(chart.number_ids)) if chart.number_ids else ():
        show_number_rows(numbers)
    numbered = {*chart.number_ids}
    show_rows(identity for identity in chart.row_ids if identity not in numbered)
    _show_disagreements(chart)
    section("Documents")
    st.html(source_html(chart.citations))


def show_number_rows(numbers: Sequence[Row]) -> None:
    """Numbers as `evidence/facts` gives them, the newest first, official ones last."""
    newest_first = sorted(numbers, key=itemgetter("period"), reverse=True)
    ordered = sorted(newest_first, key=itemgetter("is_official"))
    all_of_them = numbers_address(row["fact_id"] for row in numbers)
    st.html(_folded([_number_html(row) for row in ordered], all_of_them, "numbers"))


def show_rows(ids: Iterable[str]) -> bool:
    """Rows that are no numbers, such as visits, with their words and places; whether there are any."""
    found = ask("evidence/cited", ids=",".join(dict.fromkeys(identity.partition("/")[0] for identity in ids)))
    if found:
        visits = {row["id"]: row for row in ask("explore/milestones", **_EVERYTHING) if row["kind"].endswith(" visit")}
        st.html(_folded([_row_html(row, visits.get(row["id"])) for row in found], "", "rows"))
    return bool(found)


def _folded(items: Sequence[str], all_of_them: str, plural: str) -> str:
    """The first of them, and the others where they are unfolded, or on the page that has them all."""
    shown, rest = items[:_MOST_SHOWN], items[_MOST_SHOWN:]
    html = f'<ul class="tb-evidence">{"".join(shown)}</ul>'
    if not rest:
        return html
    if all_of_them:
        words = f"All {counted(len(items), plural)}"
        return f'{html}<p><a href="{escape(all_of_them)}" target="_self">{words}</a></p>'
    return html + details_html(f"{len(rest)} more", f'<ul class="tb-evidence">{"".join(rest)}</ul>')


def _number_html(row: Row) -> str:
    number = escape(quantity_words(row["value"], row["bound"], row["unit"]))
    what = ": ".join(part for part in (row["measure"], row["scope"]) if part)
    when = "" if row["period"] == NOT_STATED else f", {period_words(row['period'])}"
    address = escape(numbers_address([row["fact_id"]]))
    return (
        f'<li><p><a href="{address}" target="_self"><strong>{number}</strong></a> {escape(what + when)}</p>'
        f'{_quote_html(row)}<p class="tb-quiet">{escape(source_words(row))}</p>'
        f'<p class="tb-quiet">{standing_html(row)}</p></li>'
    )


def _row_html(row: Row, visit: Row | None) -> str:
    """A row; of a visit also what it was for, who went, what it cost and who paid."""
    when = "" if not row["period"] or row["period"] == NOT_STATED else span_words(row["period"], row["ends"])
    dated = f'<span class="tb-quiet">{escape(sentence_case(when))}</span>' if when else ""
    places = "; ".join(citation_words(citation) for citation in citations(row))
    told = told_html(visit) if visit else ""
    return (
        f"<li><p><strong>{escape(row['statement'])}</strong> {dated}</p>{told}{_quote_html(row)}"
        f'<p class="tb-quiet">{escape(places)}</p></li>'
    )


def told_html(visit: Row) -> str:
    """What is known of a visit beside its days; `visit` is one of `explore/milestones`."""
    purpose = f"What for: {escape(visit['purpose'])}" if visit["purpose"] else ""
    lines = "<br>".join(filter(None, (purpose, visit_html(visit))))
    return f"<p>{lines}</p>" if lines else ""


def _quote_html(row: Row) -> str:
    return f"<blockquote>{escape(row['quote'])}</blockquote>" if row["quote"] else ""


def _show_disagreements(chart: Chart) -> None:
    """Each question with its sides and the officers' choice; first those that officers entered."""
    asked = [*dict.fromkeys(each.conflict_id for each in chart.disagreements)]
    if not asked:
        return
    section(f"Sources disagree: {counted(len(asked), 'questions')}")
    joined = ",".join(asked)
    found = unmarked_of(conflict=joined)
    if len(found) < len(asked):
        show_conflicts(partner=None, strand=None, conflict=joined)
    if found:
        show_detected(found)
    st.html(f"<p>{link_html('All about these questions', 'conflicts', conflict=joined)}</p>")
