"""The overview: what the links bring and cost, where they are, and what has happened, on two screens."""

from twinboard.settings import TITLE
from twinboard.ui.answers import ask
from twinboard.ui.card.card import are_there, show_card, show_cards
from twinboard.ui.explore.leads import lead
from twinboard.ui.explore.overview import MAP, OTHERS, show_others, show_partner_list
from twinboard.ui.explore.tiles import show_tiles
from twinboard.ui.frame.page import columns, title

partners = ask("explore/partners", partner=None)
linked = [row for row in partners if row["is_linked"]]

title(TITLE, lead("overview"))
show_tiles(partner=None, strand=None)

has_map = are_there(MAP)
if has_map:
    where, who = columns("where", (4, 3))
    show_card("map_of_partners", where, partner=None)
    with who:
        show_partner_list(linked)
else:
    show_partner_list(linked)

if has_map and are_there(OTHERS):
    show_others()
else:
    show_cards(OTHERS if has_map else OTHERS | MAP)
