"""One partner, at its own address: who they are and what it comes to, and a tab for each subject."""

from twinboard.ui.answers import ask
from twinboard.ui.explore.partner import show_partner
from twinboard.ui.frame.page import address

[row] = ask("explore/partners", partner=address())
show_partner(row)
