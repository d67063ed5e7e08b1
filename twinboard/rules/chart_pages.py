"""Which charts stand on which page: declared once, for the pages, for packs, and for where a number is shown."""

import re
from dataclasses import dataclass
from itertools import chain
from typing import Any

OPENED_WITH = {
    "milestone_timeline": {"happened": "yes", "most": "10"},
    "money_flow": {"stage": "awarded"},
    "partner_comparison": {"indicator": "visits-held"},
}
"""What a page asks of a chart, where the reader has chosen nothing."""
TOGGLES = {
    "happened": "What is shown",
    "countries": "Countries",
    "kinds": "Kinds",
    "measure": "Measured in",
    "beside": "Beside",
    "areas": "Areas",
    "shown_as": "Shown as",
}
"""The filters that a reader sets in the card of a chart, where there is more than one thing to choose; their words."""


@dataclass(frozen=True)
class Page:
    """A page with charts, and the partner or the strand that all of it is about; `around` are the places it lies in."""

    path: str
    name: str
    charts: tuple[str, ...]
    partner: str | None = None
    strand: str | None = None
    around: tuple[str, ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether it is the page of one partner or strand."""
        return bool(self.partner or self.strand)


VIEWS = {
    "By stage": "money_by_stage",
    "By funder": "money_by_funder",
    "Budget by year": "budget_by_year",
    "From funder to partner": "money_flow",
}
"""The views of the page about money, of which one is shown at a time."""
WORTH = ("estimates", "what_it_rests_on", "gross_to_net")
"""Charts of estimates: what they come to, which assumption matters most, and the steps from gross to net."""
OVERVIEW = Page(
    "",
    "Overview",
    (
        "map_of_partners",
        "jobs_by_employer",
        "visits_over_time",
        "money_by_stage",
        "trade_over_time",
        "activity_by_strand",
    ),
)
COMMON = (
    OVERVIEW,
    Page(
        "compare",
        "Compare",
        ("relationship_length", "map_of_partners", "partner_comparison", "targets_and_actuals"),
    ),
    Page(
        "visits",
        "Visits",
        (
            "visits_over_time",
            "delegates_by_visit",
            "visits_by_partner",
            "cost_of_visit",
            "activity_by_strand",
            "milestone_timeline",
        ),
    ),
    Page("money", "Money", tuple(VIEWS.values())),
    Page("trade", "Trade", ("trade_over_time", "uk_exports_as_stated", "people_in_work")),
    Page("worth", "Worth", WORTH),
    Page("sources", "Sources", ("source_freshness",)),
)
"""The pages with charts of everything, each with its charts in their order."""
_HOME = "people_in_work"
"""About the area at home, which is context: on the page of a partner only beside jobs, as a measure of them."""
_OF_LINKED = ("relationship_length", "before_and_after")
TABS_OF_PARTNER = {
    "Summary": ("jobs_by_employer", "visits_over_time"),
    "Economy": ("jobs_by_employer", "trade_over_time", "before_and_after", "uk_exports_as_stated", _HOME),
    "Visits and events": ("visits_over_time", "delegates_by_visit", "relationship_length"),
    "Money": ("money_by_stage", "cost_of_visit"),
    "Worth": WORTH,
    "People and board": ("board_by_sector",),
    "Evidence": (),
}
TABS_OF_STRAND = {
    "Summary": ("visits_over_time",),
    "Economy": ("trade_over_time", _HOME),
    "Visits and events": ("visits_over_time", "delegates_by_visit"),
    "Money": ("money_by_stage",),
    "Evidence": (),
}
"""The tabs of a partner's and of a strand's page, each with its charts in their order."""
OF_PARTNER, OF_STRAND = (
    tuple(dict.fromkeys(chain.from_iterable(tabs.values()))) for tabs in (TABS_OF_PARTNER, TABS_OF_STRAND)
)
_ECONOMIC = frozenset({
    "business", "businesses", "commerce", "economic", "economy", "employment", "enterprise", "industry", "investment",
    "jobs", "trade",
})  # fmt: skip
"""Words in the name of a strand by which it is about the economy, and has a tab for it."""


SUBJECTS = (
    ("jobs_by_employer",),
    ("visits_over_time", "delegates_by_visit"),
    ("money_by_stage", "budget_by_year", "money_by_funder"),
    ("targets_and_actuals",),
    ("trade_over_time", "uk_exports_as_stated"),
    ("milestone_timeline",),
    ("board_by_sector",),
    ("map_of_partners",),
)
"""What two pages for members may show, the weightiest subject first: of each its charts, the best first."""


def page_of_partner(row: dict[str, Any]) -> Page:
    """The page of a partner, a row of `explore/partners`."""
    left_out = {*(() if row["is_linked"] else _OF_LINKED), *(() if row["has_jobs"] else (_HOME,))}
    charts = tuple(name for name in OF_PARTNER if name not in left_out)
    return Page(row["partner_id"], row["name"], charts, partner=row["partner_id"], around=tuple(row["part_of_ids"]))


def tabs_of_strand(name: str) -> dict[str, tuple[str, ...]]:
    """The tabs of a strand of this name: only one about the economy has a tab for it."""
    is_economic = _ECONOMIC & {*re.findall(r"[a-z]+", name.casefold())}
    return {tab: charts for tab, charts in TABS_OF_STRAND.items() if tab != "Economy" or is_economic}


def page_of_strand(row: dict[str, Any]) -> Page:
    """The page of a strand, a row of `explore/strands`."""
    charts = tuple(dict.fromkeys(chain.from_iterable(tabs_of_strand(row["name"]).values())))
    return Page(row["strand_id"], row["name"], charts, strand=row["strand_id"])
