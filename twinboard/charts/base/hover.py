"""What stands beside a mark that a reader points at: what it is in bold, then a line for each thing known of it."""

from twinboard.charts.base.look import plain, wrapped

_LETTERS = 46
"""Of a line, so that it finds room on a telephone."""


def hover_text(what: str, *facts: str) -> str:
    """The words as markup; facts that are empty are left out."""
    title = "<br>".join(f"<b>{line}</b>" for line in wrapped(what, _LETTERS))
    return "<br>".join([title, *(line for fact in facts if fact for line in wrapped(fact, _LETTERS))])


def cited_words(publishers: list[str], locators: list[str]) -> str:
    """Where it stands: publisher and place in the document, of the first source."""
    return plain(f"{publishers[0]}, {locators[0]}" if locators and locators[0] else publishers[0]) if publishers else ""
