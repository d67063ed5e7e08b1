"""The method page: what the words mean, what is computed and how, and what is never stated."""

from collections.abc import Callable, Iterable, Mapping
from html import escape

import pandas as pd
import streamlit as st

from twinboard.bounds import sentence_case
from twinboard.citations import citation_words
from twinboard.frames import Row
from twinboard.rules import explained, headline_method, method_words
from twinboard.rules.explained import Explained
from twinboard.rules.headline_method import Made
from twinboard.ui.answers import ask, cached
from twinboard.ui.evidence.shown_on import places_html
from twinboard.ui.evidence.source_lines import citations
from twinboard.ui.explore.tiles import TAGS
from twinboard.ui.frame.as_at import link_html
from twinboard.ui.method import exactness, sections
from twinboard.ui.method.sections import paragraphs
from twinboard.ui.method.worked_models import estimates_html
from twinboard.ui.tables import table_html

_LIST_PAGES = {
    "beside_official": ("trade",),
    "partners": ("",),
    "strands": ("",),
    "sources": ("", "sources"),
    "holdings": ("",),
}
_EXPLAINED = {
    sections.BOUNDS: explained.EXACTNESS,
    sections.STATUS: explained.STATUS,
    sections.STAGES: explained.STAGES,
    sections.ATTRIBUTION: explained.ATTRIBUTION,
}


def show_whole() -> None:
    """Every section, each with an id of its own, below the ways to them: at once, so that no way leads nowhere."""
    links = "".join(f'<li><a href="#{key}">{escape(heading)}</a></li>' for key, (heading, _) in SECTIONS.items())
    st.html(f'<ul class="tb-plain" aria-label="On this page">{links}</ul>{"".join(map(_section_html, SECTIONS))}')


def show_section(key: str) -> None:
    """One section."""
    st.html(_section_html(key))


def sections_about(words: str) -> dict[str, str]:
    """The sections whose heading, or one of whose explained words, has all of these words: their headings by key."""
    asked = set(words.casefold().split())
    said = {key: {*heading.casefold().split(), *_words_in(key)} for key, (heading, _) in SECTIONS.items()}
    return {key: SECTIONS[key][0] for key, those in said.items() if asked and asked <= those}


def _words_in(section: str) -> set[str]:
    """What a section explains, word by word."""
    explains = _EXPLAINED.get(section)
    return {word.casefold() for each in explains.words for word in each.split()} if explains else set()


@cached
def _section_html(key: str) -> str:
    heading, make = SECTIONS[key]
    return f'<h2 id="{key}">{escape(heading)}</h2>{make()}'


def _status() -> str:
    return _words("Status", explained.STATUS, "What each status means")


def _stages() -> str:
    return _words("Stage", explained.STAGES, "From idea to spent")


def _words(word: str, what: Explained, caption: str) -> str:
    frame = {word: [sentence_case(each) for each in what.words], "What it means": [*what.words.values()]}
    return paragraphs(what.said) + table_html(pd.DataFrame(frame), caption)


def _attribution() -> str:
    said = paragraphs(explained.ATTRIBUTION.said)
    found = {row["attribution"]: row["indicators"] for row in ask("evidence/attributions")}
    frame = {
        "Attribution": [sentence_case(each) for each in method_words.ATTRIBUTIONS],
        "On a headline number": [TAGS[each] for each in method_words.ATTRIBUTIONS],
        "What it means": [*method_words.ATTRIBUTIONS.values()],
        "Indicators": ["; ".join(found.get(each, ["None on record"])) for each in method_words.ATTRIBUTIONS],
    }
    return said + table_html(pd.DataFrame(frame), "The three attributions, and the indicators of each")


def _computed() -> str:
    said = paragraphs(
        "Every headline number, chart and count, how it is made from what the sources state, and what it leaves out. A "
        "chart of which it says that nothing is computed shows what is stated; its title may name the largest."
    )
    tiles = _made_table("Headline numbers", headline_method.TILES, lambda _: link_html("Overview", ""))
    charts = _made_table("Charts", method_words.CHARTS, places_html)
    lists = _made_table(
        "Lists and sentences",
        method_words.LISTS,
        _list_places,
    )
    return (
        f"{said}{tiles}"
        + paragraphs("They stand on the pages of partners and strands too, made from the numbers of those alone.")
        + f"{charts}{lists}"
    )


def _list_places(name: str) -> str:
    paths = {path: path.capitalize() or "Overview" for path in _LIST_PAGES.get(name, ())}
    linked = {row["partner_id"]: row["name"] for row in ask("explore/partners", partner=None) if row["is_linked"]}
    pages = {row["page"]: row["name"] for row in ask("evidence/key_pages")}
    found = paths or (linked if name == "scorecard" else pages)
    return ", ".join(link_html(words, path) for path, words in found.items())


def _made_table(caption: str, entries: Mapping[str, Made], places: Callable[[str], str]) -> str:
    frame = {
        "What": [entry.name for entry in entries.values()],
        "How it is made": [entry.how for entry in entries.values()],
        "What is left out": [entry.left_out for entry in entries.values()],
        "Where it stands": [places(name) or "On no page yet" for name in entries],
    }
    return table_html(pd.DataFrame(frame), caption, marked_up=["Where it stands"])


def _disagreements() -> str:
    return paragraphs(
        f"Where two sources, or two places in one, do not agree, both sides stand next to each other with their "
        "words. Officers may say which one they rely on, and why; the other one stays. What shows one side says "
        f"that sources disagree. All such questions: {link_html('where sources disagree', 'conflicts')}.",
        "The program looks for disagreements too: two values of the same thing and period that cannot both be right; "
        "a length of time that does not go with a beginning; two visits of one direction on overlapping days; a total "
        "or a share that is not what its parts make; a number five times as large, or as small, as the official one "
        "of its time, or an official one as far from those beside it. For this, around is taken to reach a tenth to "
        "either side. What it finds and no "
        "officer has looked at yet is shown as found by the program.",
    )


def _missing() -> str:
    return paragraphs(
        "What no source states is called “not stated”, “none on record” or “undated”, and is never guessed, filled "
        "in or carried forward from another year. A chart with nothing to show says what is missing, and how "
        "officers add it. None on record does not mean that there was none."
    )


def _versions() -> str:
    return paragraphs(
        f"Each time officers publish their workbook, a version is made that never changes again. Every page is of "
        "one version, named at its end; an address with a version in it shows the same on any later day. What "
        f"changed from version to version, by whom and why: {link_html('history', 'history')}."
    )


def _sources() -> str:
    said = paragraphs(
        f"Every row of the officers’ workbook names its document and the place in it, and mostly the words that say "
        f"it. Each document with what rests on it: {link_html('sources', 'sources')}. Every number with its quote: "
        f"{link_html('facts', 'facts')}."
    )
    return said + _origin(ask("evidence/distance_origin"))


def _origin(found: Iterable[Row]) -> str:
    """Where coordinates come from: the source of the place called home, and what its row of the sheet Sources says."""
    for row in found:
        source = "; ".join(citation_words(citation) for citation in citations(row))
        note = f'<p class="tb-quiet tb-prose">{escape(row["note"])}</p>' if row["note"] else ""
        measured = f"Distances are measured from {row['name']}. Its coordinates are those of: {source}."
        return paragraphs(escape(measured)) + note
    return paragraphs("No place with coordinates is called home, so that no distance is worked out.")


SECTIONS: dict[str, tuple[str, Callable[[], str]]] = {
    sections.BOUNDS: (explained.EXACTNESS.heading, exactness.bounds),
    sections.TOTALS: ("What is added up, and what is not", exactness.totals),
    sections.ROUNDING: ("Rounding", exactness.rounding),
    sections.STATUS: (explained.STATUS.heading, _status),
    sections.STAGES: (explained.STAGES.heading, _stages),
    sections.ATTRIBUTION: (explained.ATTRIBUTION.heading, _attribution),
    sections.COMPUTED: ("Every number that is computed", _computed),
    sections.ESTIMATES: ("Estimates, and the models behind them", estimates_html),
    sections.DISAGREEMENTS: ("Where sources disagree", _disagreements),
    sections.MISSING: ("What is missing", _missing),
    sections.VERSIONS: ("Versions", _versions),
    sections.SOURCES: ("Where the data comes from", _sources),
}
