"""The sections of the method page, and the way to each from the words that it explains."""

from html import escape

from twinboard.ui.frame.as_at import link_html

BOUNDS, TOTALS, ROUNDING = "bounds", "totals", "rounding"
STATUS, STAGES, ATTRIBUTION = "status", "stages", "attribution"
ESTIMATES = "estimates"
COMPUTED, DISAGREEMENTS, MISSING, VERSIONS, SOURCES = "computed", "disagreements", "missing", "versions", "sources"
_PHRASES = {
    "context for the partnership": ATTRIBUTION,
    "helped to bring": ATTRIBUTION,
    "the partnership brought": ATTRIBUTION,
    "added up here": TOTALS,
}


def method_link(section: str, words: str, *, css: str = "") -> str:
    """The way to one section, which the page then shows alone.

    A fragment would not do: the browser looks for its place before there is anything on the page.
    """
    return link_html(words, "method", css=css, section=section)


def explained_html(sentence: str) -> str:
    """The sentence, escaped; the words in it that say whose effect a number is, or that it is a sum, lead to why."""
    html = escape(sentence)
    for phrase, section in _PHRASES.items():
        html = html.replace(phrase, method_link(section, phrase), 1)
    return html


def paragraphs(*said: str) -> str:
    """Sentences of our own, which may hold links."""
    return "".join(f'<p class="tb-prose">{each}</p>' for each in said)
