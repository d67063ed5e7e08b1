"""One strand of co-operation, at its own address: what it covers, what has happened, what the sources say."""

from twinboard.ui.answers import ask
from twinboard.ui.card.card import show_card
from twinboard.ui.conflicts import show_conflicts
from twinboard.ui.evidence import show_numbers
from twinboard.ui.happenings import show_happenings
from twinboard.ui.messages import show_messages
from twinboard.ui.page import address, missing, quiet, section, title
from twinboard.ui.sources import citations, show_source
from twinboard.ui.tiles import show_tiles

strand = address()
found = ask("explore/strands", strand=strand, partner=None)
row = found[0]
conflicts = ask("explore/conflicts", partner=None, strand=strand, conflict=None)
facts = ask("evidence/facts", strand=strand)

title(row["name"], row["summary"] or "")
show_tiles(partner=None, strand=strand)
if row["note"]:
    quiet(row["note"])
show_source(citations(row))
show_messages(strand)

section("What has happened")
show_card("visits_over_time", partner=None, strand=strand)
show_card("delegates_by_visit", hide_empty=True, partner=None, strand=strand)
show_card("money_by_stage", hide_empty=True, partner=None, strand=strand)
show_happenings(row["name"], partner=None, strand=strand)

section("What the sources say")
if conflicts:
    show_conflicts(partner=None, strand=strand, conflict=None)
if not facts:
    missing("No source states a number for this strand.", "Add rows to the sheet Facts and name the strand.")
else:
    show_numbers(f"Every number on record: {row['name']}", strand=strand)
