"""Worth: what can be estimated, what the answer rests on, and what a reader may set otherwise."""

from twinboard.ui.explore.leads import lead
from twinboard.ui.filters import choose_partner
from twinboard.ui.frame.page import columns, title
from twinboard.ui.worth.worth import show_worth

title("Worth", lead("worth"))
with columns("whose", (1, 3))[0]:
    partner = choose_partner()
show_worth(partner)
