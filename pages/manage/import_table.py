"""Import: a table from any spreadsheet, by a recipe that fits it or by what the officer says of it."""

from twinboard.ui.frame.page import empty, title
from twinboard.ui.importing.page import show_import
from twinboard.ui.officers.access import officer, refusal
from twinboard.ui.officers.publishing import show_receipt

title("Import", "Take a table from any spreadsheet. Say once what it is; the next file like it is known again.")
officer_here = officer()
if officer_here is None:
    empty("Only officers can update what is published.", refusal())
else:
    show_receipt()
    show_import(officer_here)
