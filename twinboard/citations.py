"""The sources of rows: which documents, and which places in them."""

from collections.abc import Iterable
from dataclasses import replace

from twinboard.frames import Row
from twinboard.models import Citation
from twinboard.periods import publication_words

MOST_PLACES = 8


def cite(rows: Iterable[Row], sources: Iterable[Row]) -> tuple[Citation, ...]:
    """The citations of all rows, in the order in which they first come.

    Each row has the lists `locators` and `source_ids`, of equal length; `sources` are the rows of
    `explore/sources`. Raises KeyError for a source that is not there.
    """
    documents = {row["source_id"]: row for row in sources}
    places: dict[str, dict[str, None]] = {}
    for row in rows:
        for locator, source_id in zip(row["locators"], row["source_ids"], strict=True):
            places.setdefault(source_id, {})[locator] = None
    return tuple(
        Citation(
            source_id,
            documents[source_id]["title"],
            documents[source_id]["publisher"],
            publication_words(documents[source_id]["published"]),
            tuple(found),
        )
        for source_id, found in places.items()
    )


def source_line(citations: Iterable[Citation]) -> str:
    """The line below a chart that says what it rests on (C6)."""
    return f"Source: {'. '.join(citation_words(citation) for citation in citations)}."


def citation_words(citation: Citation) -> str:
    """One citation as it stands in a source line."""
    return f"{document_words(citation)}, {places_words(citation)}"


def document_words(citation: Citation) -> str:
    """The document alone: who published it, what it is called, from when it is."""
    return f"{citation.publisher}, {citation.title} ({citation.published})"


def places_words(citation: Citation) -> str:
    """The places in a source, or how many they are where they would fill the page."""
    many = len(citation.locators) > MOST_PLACES
    return f"{len(citation.locators)} places in it" if many else every_place(citation)


def every_place(citation: Citation) -> str:
    """The places in a source, however many: a footnote can be followed."""
    return "; ".join(citation.locators)


def together(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """Each document once, in the order in which they first come, with every place cited in it."""
    found: dict[str, Citation] = {}
    for citation in citations:
        known = found.get(citation.source_id, citation)
        places = tuple(dict.fromkeys((*known.locators, *citation.locators)))
        found[citation.source_id] = replace(known, locators=places)
    return tuple(found.values())
