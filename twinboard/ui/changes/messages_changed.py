"""Key messages that read differently in a version than in an earlier one: the sentence then, and the sentence now."""

from twinboard.ui.answers import cached, reading
from twinboard.ui.changes.sentences_changed import NOT_TOLD, show_sentences_changed
from twinboard.ui.explore.key_messages import Told, every_message
from twinboard.ui.frame.as_at import link_html
from twinboard.ui.frame.page import quiet


def show_messages_changed(before: int) -> None:
    """The messages of places and strands that are others since, old and new; those only numbered anew are not."""
    if changed := _changed(str(before)):
        show_sentences_changed(changed, "key messages")
    else:
        quiet("Every key message reads as it did.")


@cached
def _changed(before: str) -> tuple[tuple[str, str, str], ...]:
    """The page and both sentences of each message that is another. A page tells at most one of each rule."""
    with reading(int(before)):
        then = _by_rule()
    now = _by_rule()
    sides = ((then.get(key), now.get(key)) for key in {**then, **now})
    found = ((_page_html(old, new, before), _sentence(old), _sentence(new)) for old, new in sides)
    return tuple(each for each in found if each[1] != each[2])


def _by_rule() -> dict[tuple[str, str], Told]:
    return {(page, told.message.rule): told for page, found in every_message().items() for told in found}


def _sentence(told: Told | None) -> str:
    return told.message.in_a_paper if told else NOT_TOLD


def _page_html(then: Told | None, now: Told | None, before: str) -> str:
    """The page that has the message; as it was, where it has it no longer."""
    if now:
        return link_html(now.name, now.page)
    return link_html(then.name, then.page, version=before) if then else ""
