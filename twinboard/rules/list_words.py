"""What officers write above the columns of their own lists, beside the words of `other_words`; only ever proposed."""

from collections.abc import Mapping

LIST_WORDS: Mapping[str, tuple[str, ...]] = {
    "partner_id": (
        "host", "hosts", "partner", "destination", "visited", "place", "town", "where", "country", "guest", "guests",
        "delegation from", "city visited", "hosted by",
    ),
    "starts": (
        "date out", "out", "outward", "travelled out", "departed", "departure", "depart", "left", "arrival", "arrived",
        "arrives", "visit date", "date of visit", "travel date", "dates", "when", "began",
    ),
    "ends": ("date back", "back", "return", "returned", "date of return", "home", "leaves", "departure", "until", "ended"),
    "title": (
        "what", "visit", "event", "occasion", "subject", "activity", "details", "name of visit", "project", "item",
        "milestone", "purpose", "beneficiary", "merchant", "merchant name", "supplier", "payee", "narrative", "for",
        "description", "what happened", "grant", "organisation",
    ),
    "delegates": (
        "delegates", "people", "travellers", "attendees", "party", "party size", "group size", "headcount", "pax",
        "travelled", "participants", "how many", "size of party",
    ),
    "elected_members": ("cllrs", "members", "elected"),
    "officers": ("staff", "council staff", "employees"),
    "business": ("companies", "firms"),
    "civic": ("civic", "mayoral party"),
    "cost_gbp": ("cost", "costs", "gbp", "spend", "spent", "expenses", "amount", "price"),
    "students": (
        "students", "pupils", "young people", "school pupils", "learners", "apprentices", "school children",
        "students travelling",
    ),
    "others": ("others", "other", "other travellers", "other delegates", "accompanying", "accompanying persons", "partners and guests", "teachers", "chaperones"),
    "paid_by": (
        "paid by", "who paid", "funded by", "payer", "paid for by", "cost met by", "costs met by", "met by", "funding",
        "funding source", "source of funding", "borne by", "cost borne by", "charged to", "sponsor", "sponsored by",
    ),
    "staff_hours": (
        "staff time", "hours", "staff hours", "officer time", "officer hours", "hours of staff", "hrs", "time spent",
        "preparation time", "hours spent",
    ),
    "purpose": ("why", "reason", "purpose", "objective", "objectives", "purpose of visit", "aims"),
    "direction": ("direction", "in out", "inward outward", "type of visit", "way", "which way"),
    "status": ("state", "done", "status", "progress", "took place", "confirmed"),
    "funder": ("paid by", "payer", "funding source", "source of funding", "from whom", "grant from", "fund", "budget holder"),
    "amount_gbp": (
        "amount", "amt", "gbp", "grant", "gross amount", "gross", "net", "cost", "spend", "value", "total", "price",
        "original gross amt", "sum awarded", "paid", "budget", "actual", "outturn",
    ),
    "period": ("time", "year", "financial year", "date", "trans date", "payment date", "date paid", "paid on", "when"),
    "stage": ("status", "state", "stage", "progress"),
    "date": ("date", "when", "day", "on", "date signed", "signed"),
    "kind": ("sort", "what kind", "type", "category"),
    "name": ("organisation", "company", "body", "member", "who", "firm", "partner organisation", "employer"),
    "sector": ("sector", "type of organisation", "kind of organisation", "kind of body", "type", "industry"),
    "role": ("role", "part", "involvement", "position", "what they do", "job", "interest"),
    "board": ("board", "group", "committee", "steering group"),
    "strand_id": ("theme", "strand", "programme"),
    "note": ("notes", "comments", "remarks"),
}  # fmt: skip
"""By the name of a column; the first words are the surest."""

FILLERS = frozenset({"no", "number", "of", "the", "in", "total", "a", "our", "on", "name", "date"})
"""Words that may stand beside the word of a column without making it another."""

NEEDED: Mapping[str, tuple[str, ...]] = {
    "Visits": ("partner_id", "starts"),
    "Money": ("amount_gbp",),
    "Milestones": ("title", "date"),
    "Organisations": ("name",),
}
"""By sheet, the columns without which a list is not one of it, and a line of it no row."""

ALWAYS: Mapping[tuple[str, str], Mapping[str, tuple[str, ...]]] = {
    ("Visits", "direction"): {
        "outbound": ("out", "host", "hosts", "destination", "travelled", "visited", "departed", "abroad", "outbound", "outward"),
        "inbound": ("arrival", "arrived", "guests", "guest", "visitors", "received", "inward", "inbound", "from"),
    },
    ("Money", "stage"): {
        "spent": ("paid", "payment", "spend", "spent", "merchant", "trans", "transaction", "invoice", "supplier", "expenditure", "actual", "actuals", "outturn"),
        "awarded": ("grant", "grants", "award", "awarded", "beneficiary", "recipient"),
        "budget": ("budget", "budgeted", "allocation", "allocated"),
        "bid": ("bid", "bids", "applied"),
    },
    ("Money", "bound"): {"exact": ()},
}  # fmt: skip
"""What a closed column probably is on every row, where no column of theirs says it: by words of their headings."""
