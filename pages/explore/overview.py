"""The overview: what the links bring and cost, where they are, and what has happened, on two screens."""

from twinboard.settings import TITLE
from twinboard.ui.answers import ask
from twinboard.ui.card.card import show_card
from twinboard.ui.explore.leads import lead
from twinboard.ui.explore.overview import show_partner_list
from twinboard.ui.explore.tiles import show_tiles
from twinboard.ui.frame.page import columns, title

partners = ask("explore/partners", partner=None)
linked = [row for row in partners if row["is_linked"]]

title(TITLE, lead("overview"))
show_tiles(partner=None, strand=None)

where, who = columns("where", (4, 3))
with where:
    show_card("map_of_partners", partner=None)
with who:
    show_partner_list(linked)

left, right = columns("first")
with left:
    show_card("jobs_by_employer", partner=None)
    show_card("visits_over_time", partner=None, strand=None)
with right:
    show_card("money_by_stage", partner=None, strand=None)

left, right = columns("second")
with left:
    show_card("trade_over_time", partner=None)
with right:
    show_card("activity_by_strand", partner=None)
