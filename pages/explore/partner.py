"""One partner, at its own address: who they are, what it brings, what has happened, what the sources say."""

from twinboard.ui.answers import ask
from twinboard.ui.charts import show_chart, show_charts
from twinboard.ui.conflicts import show_conflicts, show_found
from twinboard.ui.evidence import show_numbers
from twinboard.ui.found import unmarked_of
from twinboard.ui.happenings import show_happenings
from twinboard.ui.messages import show_messages
from twinboard.ui.official import beside_official, show_beside_official
from twinboard.ui.organisations import show_organisations
from twinboard.ui.page import address, missing, quiet, section, title
from twinboard.ui.partners import place_words, relationship_words, show_partners, show_strands, who_words
from twinboard.ui.sources import citations, show_source
from twinboard.ui.tiles import show_tiles

partner = address()
[row] = ask("explore/partners", partner=partner)
everywhere = ask("explore/partners", partner=None)
within = [place for place in everywhere if partner in place["part_of_ids"]]
strands = ask("explore/strands", strand=None, partner=partner)
conflicts = ask("explore/conflicts", partner=partner, strand=None, conflict=None)
contradictions = unmarked_of(partner=partner)
facts = ask("evidence/facts", partner=partner)

title(row["name"], f"{place_words(row)}. {relationship_words(row)}. {who_words(row)}")
show_tiles(partner=partner, strand=None)
if row["note"]:
    quiet(row["note"])
show_source(citations(row))
show_messages(partner)

if within:
    section(f"Places in {row['name']}")
    show_partners(within)

section("What it brings")
show_charts(
    {
        "jobs_by_employer": {"partner": partner},
        "trade_over_time": {"partner": partner},
        "uk_exports_as_stated": {"partner": partner},
        "money_by_stage": {"partner": partner, "strand": None},
    }
)

if beside_official(partner):
    section("Checked against official statistics", "What other sources state, beside the official number of each year.")
    show_beside_official(partner)

section("What has happened")
since = {"relationship_length": {"partner": partner}} if row["is_linked"] else {}
visits = {name: {"partner": partner, "strand": None} for name in ("visits_over_time", "delegates_by_visit")}
show_charts(since | visits)
show_chart("board_by_sector", hide_empty=True, partner=partner)
show_happenings(row["name"], partner=partner, strand=None)
show_organisations(partner)

section("By strand", "What is on record for this partner in each area of co-operation.")
show_strands(strands)

section("What the sources say")
if conflicts:
    show_conflicts(partner=partner, strand=None, conflict=None)
if contradictions:
    show_found(contradictions)
if not facts:
    missing("No source states a number about this partner.", "Add rows to the sheet Facts.")
else:
    show_numbers(f"Every number on record: {row['name']}", partner=partner)
