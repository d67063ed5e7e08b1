"""Compare: partners side by side on one indicator, by strand, age and distance, and by the options paper's question."""

from twinboard.ui.answers import ask
from twinboard.ui.card.card import show_card
from twinboard.ui.filters import choose, choose_partners
from twinboard.ui.happenings import show_aims, show_options
from twinboard.ui.page import quiet, section, title

title("Compare", "Partners side by side. Cities, provinces and countries are different things, and are kept apart.")
partners = choose_partners(ask("explore/partners", partner=None))
comparable = ask("explore/comparable")
indicator = choose("Compared on", "indicator", {row["name"]: row["indicator_id"] for row in comparable})

section("Side by side")
show_card("partner_comparison", partners=",".join(partners) or None, indicator=indicator)

section("Where they are")
show_card("map_of_partners", partner=None)

section("Since when")
show_card("relationship_length", partner=None)

section("In which strands")
show_card("activity_by_strand", partner=None)

section(
    "Which links were recommended, and where they stand",
    "Which places share our economy, who approached whom, and what was advised, as the sources state it.",
)
show_options()
show_card("cost_of_visit", partner=None)

section("What was aimed for")
show_aims()
quiet("Aims without a number stand as aims: what would measure them is left open by the sources.")
show_card("targets_and_actuals", partner=None)
