"""Visits: when, in which direction, by whom, and what they cost."""

from twinboard.ui.card.card import show_card
from twinboard.ui.explore.leads import lead
from twinboard.ui.filters import choose_partner_and_strand
from twinboard.ui.frame.page import columns, title

title("Visits", lead("visits"))
partner, strand = choose_partner_and_strand()

show_card("visits_over_time", partner=partner, strand=strand)
left, right = columns("who")
show_card("delegates_by_visit", left, partner=partner, strand=strand)
show_card("visits_by_partner", right, partner=partner, strand=strand)
left, right = columns("cost")
show_card("cost_of_visit", left, partner=partner)
show_card("activity_by_strand", right, partner=partner)
show_card("milestone_timeline", partner=partner, strand=strand, happened="yes", most="10")
