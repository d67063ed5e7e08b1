"""Sources: the documents and statistics that everything rests on, and how fresh they are."""

from twinboard.ui.charts import show_chart
from twinboard.ui.evidence import show_sources
from twinboard.ui.page import section, title

title("Sources", "The documents and statistics that every number comes from, and what each of them feeds.")
show_sources()

section("How fresh they are")
show_chart("source_freshness", as_of=None)
