"""Statements of which the check against official statistics reads differently than it did: what it said, and says."""

from collections.abc import Sequence

from twinboard.ui.answers import cached, reading
from twinboard.ui.changes.sentences_changed import NOT_TOLD, show_sentences_changed
from twinboard.ui.evidence.official_checks import said_beside
from twinboard.ui.frame.as_at import link_html
from twinboard.ui.frame.page import quiet


def show_official_changed(before: int) -> None:
    """Of each such statement the sentences that are others since, old and new; the others are left out."""
    if changed := _changed(str(before)):
        show_sentences_changed(changed, "checks against official statistics")
    else:
        quiet("Every check against official statistics reads as it did.")


@cached
def _changed(before: str) -> tuple[tuple[str, str, str], ...]:
    """The way to each statement, what was said of it and is no longer, and what is said of it now and was not."""
    with reading(int(before)):
        then = said_beside()
    now = said_beside()
    found = []
    for key in {**then, **now}:
        heading, _ = now.get(key) or then[key]
        old, new = (side[key][1] if key in side else () for side in (then, now))
        if old != new:
            gone_in = {} if key in now else {"version": before}
            way = link_html(heading, "fact", id=key[0], **gone_in)
            found.append((way, _only(old, new), _only(new, old)))
    return tuple(found)


def _only(sentences: Sequence[str], others: Sequence[str]) -> str:
    if not sentences:
        return NOT_TOLD
    return " ".join(sentence for sentence in sentences if sentence not in others)
