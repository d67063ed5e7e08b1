"""One partner, at its own address: who they are and what it comes to, and a tab for each subject."""

from twinboard.ui.answers import ask
from twinboard.ui.page import address
from twinboard.ui.partner_tabs import show_partner

[row] = ask("explore/partners", partner=address())
show_partner(row)
