"""The vocabularies, one name each: closed ones, to which a word is added here and nowhere else, and those that grow."""

from collections.abc import Mapping

from twinboard.models import Bound

BOUND = tuple(bound.value for bound in Bound)
YES_NO = ("yes", "no")

OFFICIAL = "official statistics"
SOURCE_KIND = ("committee report", "article", "leaflet", OFFICIAL, "reference")
PARTNER_KIND = ("city", "province", "country")
RELATIONSHIP = ("twinning", "economic twinning", "memorandum", "approach", "none")
HOME = "home"
PARTNER_STATUS = ("active", "exploring", "dormant", "context", HOME)
INDICATOR_KIND = ("stock", "flow", "rate")
POLARITY = ("higher", "lower", "neutral")
ATTRIBUTION = ("caused", "contributed", "context")
STATUS = ("actual", "estimate", "planned", "proposed", "target")
DIRECTION = ("inbound", "outbound")
VISIT_STATUS = ("held", "planned", "invited")
MEASURES = ("pounds", "index")
"""How a chart of trade may measure: in pounds, or each series by its own first value in common."""
PEOPLE_AS = ("people", "share")
"""How a chart of people in work may show them: their number, or in per cent of those of their age."""
STAGE = ("idea", "budget", "bid", "awarded", "received", "spent")
MILESTONE_KIND = (
    "agreement",
    "approach",
    "board",
    "anniversary",
    "event",
    "investment",
    "placement",
    "advice",
    "aim",
)
HAPPENING_KIND = ("inbound visit", "outbound visit", *MILESTONE_KIND)
"""Kinds of milestones, and of visits beside them."""
MILESTONE_STATUS = ("happened", "planned")
SECTOR = (
    "local government",
    "education",
    "business",
    "visitor economy",
    "environment",
    "government",
    "trade body",
)
INPUT_UNITS: Mapping[str, str] = {
    "spending per visitor and night": "£",
    "spending per visit": "£",
    "nights of a visitor": "nights",
    "nights of a traveller": "nights",
    "cost per traveller": "£",
    "cost per hour of staff": "£",
    "leakage": "per cent",
    "displacement": "per cent",
    "substitution": "per cent",
    "deadweight": "per cent",
    "multiplier": "",
}
"""What an estimate may need, and in which unit it is counted; a multiplier has none."""
INPUT = tuple(INPUT_UNITS)

PAGE_ADDRESSES = (
    "overview", "compare", "visits", "money", "trade", "worth", "facts", "fact", "sources", "conflicts", "changes",
    "code", "committee-pack", "paper-check", "update", "import", "edit", "draft", "history", "method", "search",
)  # fmt: skip
SERVER_ADDRESSES = (
    "c", "chart", "data", "everything", "officer", "health", "healthz",
    "static", "media", "component", "app", "auth", "oauth2callback",
)  # fmt: skip
"""Addresses that partners and strands, which get their id as address, cannot have."""
COUNTS_OF_OURS = ("visits-held", "numbers-on-record", "milestones-happened")
"""What partners are compared on besides the indicators, which cannot have these ids."""

HEADS = ("elected_members", "officers", "business", "civic", "students", "others")
"""The columns of Visits that count the people who travelled, each of one role; `delegates` is all of them."""

COSTS = ("idea", "budget", "spent")
"""The stages of money at which an amount is a cost: a bid or an award is none."""
