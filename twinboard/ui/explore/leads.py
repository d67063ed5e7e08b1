"""The first sentences of a page, made once for each version."""

from twinboard.messages.leads import lead as made_lead
from twinboard.ui.answers import ask, cached


@cached
def lead(page: str) -> str:
    """What a page comes to and how old it is; `page` is "overview", "visits", … or the id of a partner or strand."""
    return made_lead(ask, page)
