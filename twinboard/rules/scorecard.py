"""What a scorecard asks of a link: the parts of a logic model, words for what is counted, what to collect next."""

from collections.abc import Mapping
from dataclasses import dataclass

PARTS = {
    "input": "Put in: money and time",
    "activity": "Done: visits and events",
    "output": "Agreed and won",
    "outcome": "Changed: jobs, trade, visitors, students",
}
"""Inputs, activities, outputs and outcomes, as guidance on evaluation has them; what is context is in none of them."""
KINDS = {
    "inbound visits": "visits to us",
    "outbound visits": "visits to them",
    "event": "events",
    "anniversary": "anniversaries",
    "board": "steps towards a board",
    "approach": "approaches",
    "placement": "placements",
}
"""What several events of a kind are called; one that officers added is called as they did."""


@dataclass(frozen=True)
class Wish:
    """A thing to collect, and the columns of each sheet where it goes; `of` is the plural of what may lack it."""

    what: str
    where: Mapping[str, tuple[str, ...]]
    of: str = ""


_BROUGHT_ABOUT = {"Facts": ("value",), "Indicators": ("attribution",)}
WISHES = {
    "jobs": Wish("Jobs that the link brought about", _BROUGHT_ABOUT),
    "trade": Wish("Orders or investment through the link", _BROUGHT_ABOUT),
    "visitors": Wish("Visitors who came because of the link", _BROUGHT_ABOUT),
    "students": Wish("Students and pupils who took part", {"Visits": ("students",), "Facts": ("value",)}),
    "since": Wish("Since when the link exists", {"Partners": ("since",)}),
    "agreement": Wish("An agreement, with its day", {"Milestones": ("kind", "status", "date")}),
    "won": Wish("Money won through the link", {"Money": ("stage", "amount_gbp")}),
    "visits": Wish("A visit known to have been held", {"Visits": ("status", "starts")}),
    "people": Wish("How many people travelled", {"Visits": ("delegates",)}, "visits"),
    "days": Wish("The first and last day of a visit", {"Visits": ("starts", "ends")}, "visits"),
    "cost": Wish("What a visit cost, and who paid", {"Visits": ("cost_gbp", "paid_by")}, "visits"),
    "hours": Wish("Hours of council staff for a visit", {"Visits": ("staff_hours",)}, "visits"),
    "visit_strand": Wish("The strand that a visit served", {"Visits": ("strand_id",)}, "visits"),
    "event_strand": Wish("The strand that an event served", {"Milestones": ("strand_id",)}, "events"),
    "budget": Wish("A budget agreed for this link alone", {"Money": ("stage", "status", "amount_gbp")}),
    "spent": Wish("What was spent on the link in a year", {"Money": ("stage", "amount_gbp")}),
}
"""By what `explore/wishes` calls them, which settles their order."""
