"""Which source a table is: one that is published, or a new one by its title, publisher and day."""

import streamlit as st

from twinboard.recipes.recipe import Source
from twinboard.rules.vocabularies import SOURCE_KIND
from twinboard.ui.importing.choices import choose, named, typed
from twinboard.ui.importing.opened import Opened, published_now

_NEW = "a new source"


def ask_for_source(opened: Opened, first: Source, key: str) -> Source:
    """The source as the officer says it; blank where it is not whole yet."""
    known = named([*published_now()["Sources"].values()])
    chosen = choose(
        "Source", {"A new source": _NEW, **known}, first.id if first.id else _NEW, opened.field(key, "source")
    )
    if chosen != _NEW:
        titles = {identity: title for title, identity in known.items()}
        return Source(id=chosen, title=titles.get(chosen, ""))
    left, right = st.columns(2)
    with left:
        title = typed("Its title", first.title, opened.field(key, "source title"))
        published = typed(
            "When it was published", first.published, opened.field(key, "source published"), "2021-03-12, or not stated"
        )
    with right:
        publisher = typed("Who published it", first.publisher, opened.field(key, "source publisher"))
        kinds = {kind: kind for kind in SOURCE_KIND}
        kind = choose("What sort of document it is", kinds, first.kind, opened.field(key, "source kind"))
    with left:
        url = typed("Where it can be read (may be blank)", first.document_url, opened.field(key, "source url"))
    with right:
        licence = typed("Its licence (may be blank)", first.licence, opened.field(key, "source licence"))
    return Source(title=title, publisher=publisher, published=published, kind=kind, document_url=url, licence=licence)


def lacks(source: Source) -> list[str]:
    """What is still missing of a source."""
    if source.id:
        return []
    asked = {
        "the title of the source": source.title,
        "its publisher": source.publisher,
        "when it was published": source.published,
        "its sort": source.kind,
    }
    return [words for words, said in asked.items() if not said]
