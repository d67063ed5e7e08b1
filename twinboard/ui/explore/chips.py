"""The labels below a partner's name: the link and since when, what place it is, councils; each only where known."""

import re
from html import escape

from twinboard.bounds import sentence_case
from twinboard.charts.base.wording import counted, named
from twinboard.frames import Row
from twinboard.messages.partners import link_words
from twinboard.names import split_list
from twinboard.ui.answers import ask, cached
from twinboard.ui.explore.partner_words import place_words
from twinboard.ui.frame.as_at import link_html

_COUNCIL = re.compile(r" (?:Metropolitan Borough|London Borough|District|City|County|Borough|Town|Parish) Council$")
_LOCAL_GOVERNMENT = "local government"
_LONGEST = 60
"""Letters of the names of councils; more are counted."""


@cached
def chips_html(partner: str) -> str:
    """All that is known, as a list."""
    [row] = ask("explore/partners", partner=partner)
    linked = [link_words(row)] if row["is_linked"] else []
    is_in_force = row["relationship"] != "approach" and row["status"] != "exploring"
    css = "tb-chip tb-link" if is_in_force else "tb-chip"
    industries = split_list(row["industries"] or "")
    others = [
        place_words(row),
        _councils(row),
        f"Led by {row['lead_authority']}" if row["lead_authority"] else "",
        _distance(partner),
        sentence_case(named(industries, "industries")) if industries else "",
    ]
    chips = [*(f'<li class="{css}">{escape(words)}</li>' for words in linked)]
    chips += [f'<li class="tb-chip">{escape(words)}</li>' for words in others if words]
    if row["is_contested"]:
        mark = link_html("Sources disagree on the start", partner, css="tb-mark", tab="Evidence")
        chips.append(f"<li>{mark}</li>")
    return f'<ul class="tb-chips">{"".join(chips)}</ul>'


def _councils(row: Row) -> str:
    """The councils on a board of the link, but for the partner's own: "Derby and Derbyshire on its board"."""
    sectors = ask("charts/board_by_sector", partner=row["partner_id"])
    members = [name for sector in sectors if sector["sector"] == _LOCAL_GOVERNMENT for name in sector["organisations"]]
    ours = [_COUNCIL.sub("", name) for name in dict.fromkeys(members) if not name.startswith(row["name"])]
    if not ours:
        return ""
    words = named(ours, "councils")
    return f"{words if len(words) <= _LONGEST else counted(len(ours), 'councils')} on its board"


def _distance(partner: str) -> str:
    """Of the map, where both ends are on it: "9,440 km from Derby"."""
    found = [row for row in ask("charts/map_of_partners", partner=partner) if row["partner_id"] == partner]
    known = found and found[0]["distance_km"] is not None
    return f"{found[0]['distance_km']:,} km from {found[0]['home']}" if known else ""
