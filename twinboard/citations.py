"""The sources of rows: which documents, and which places in them."""

from collections.abc import Iterable

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


def citation_words(citation: Citation) -> str:
    """One citation as it stands in a source line."""
    return f"{citation.publisher}, {citation.title} ({citation.published}), {places_words(citation)}"


def places_words(citation: Citation) -> str:
    """The places in a source, or how many they are where they would fill the page."""
    many = len(citation.locators) > MOST_PLACES
    return f"{len(citation.locators)} places in it" if many else "; ".join(citation.locators)
