"""The overview: what the links bring, cost and rest on, in one screen."""

from twinboard.bounds import listed
from twinboard.charts.wording import counted
from twinboard.settings import TITLE
from twinboard.ui.answers import ask
from twinboard.ui.charts import show_chart
from twinboard.ui.found import unmarked
from twinboard.ui.news import show_news
from twinboard.ui.page import columns, more, section, title
from twinboard.ui.partners import show_partners, show_strands
from twinboard.ui.source_page import show_sources
from twinboard.ui.tiles import show_tiles

partners = ask("explore/partners", partner=None)
linked = [row for row in partners if row["is_linked"]]
strands = ask("explore/strands", strand=None, partner=None)
conflicts = {row["conflict_id"] for row in ask("explore/conflicts", partner=None, strand=None, conflict=None)}
questions = len(conflicts) + len(unmarked())

title(TITLE, f"What the links with {listed([row['name'] for row in linked])} bring, cost and rest on.")
show_tiles(partner=None, strand=None)

by_partner, new = columns("new")
with by_partner:
    section("By partner")
    show_partners(linked)
    more("compare", "Compare them")
with new:
    section("What is new")
    show_news()

left, right = columns("charts")
with left:
    section("What they bring and cost")
    show_chart("jobs_by_employer", partner=None)
    show_chart("delegates_by_visit", partner=None, strand=None)
    show_chart("budget_by_year", partner=None)
    more("money", "All the money, from idea to spent")
with right:
    section("What has happened")
    show_chart("visits_over_time", partner=None, strand=None)
    more("visits", "All visits")

section("By strand")
show_strands(strands)

section("What it rests on")
show_sources()
more("conflicts", f"Where they disagree: {counted(questions, 'questions')}")
