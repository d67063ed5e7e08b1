"""One strand of co-operation, at its own address: aims, plans, what was done, what was measured, by partner."""

from twinboard.ui.answers import ask
from twinboard.ui.explore.strand import show_strand
from twinboard.ui.frame.page import address

[row] = ask("explore/strands", strand=address(), partner=None)
show_strand(row)
