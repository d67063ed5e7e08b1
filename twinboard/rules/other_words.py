"""What officers call our columns and sheets when they do not use our names; each word means one of them on a sheet."""

COLUMN_WORDS = {
    "source_id": ("document", "evidence"),
    "partner_id": ("city", "partner city", "twin"),
    "strand_id": ("theme", "area", "workstream"),
    "indicator_id": ("measure", "metric"),
    "locator": ("where in source", "where in the source", "place in source", "page", "paragraph", "para"),
    "quote": ("quotation", "extract", "words of the source"),
    "note": ("comment", "comments", "remark", "remarks"),
    "title": ("name", "heading"),
    "name": ("title",),
    "publisher": ("published by", "author", "issued by"),
    "published": ("date published", "published on", "publication date", "date of publication"),
    "kind": ("type", "category"),
    "document_url": ("url", "link", "web address"),
    "licence": ("license",),
    "received": ("date received", "received on"),
    "next_update": ("next due", "next release"),
    "aliases": ("other names", "also known as"),
    "latitude": ("lat",),
    "longitude": ("lon", "long", "lng"),
    "relationship": ("link",),
    "since": ("linked since", "twinned since"),
    "industries": ("main industries",),
    "lead_authority": ("lead", "lead council"),
    "position": ("order",),
    "summary": ("description",),
    "unit": ("unit of measure", "measured in"),
    "definition": ("description",),
    "period": ("year", "date", "when"),
    "value": ("figure", "number"),
    "bound": ("how exact",),
    "high": ("higher number", "higher end", "upper end"),
    "low": ("lower end", "lowest"),
    "input": ("kind of assumption", "assumption of"),
    "amount_high_gbp": ("higher amount", "upper amount"),
    "scope": ("coverage", "what is counted"),
    "made_of": ("parts", "adds up", "sum of"),
    "checked_by": ("verified by",),
    "checked_on": ("date checked", "verified on"),
    "direction": ("inbound or outbound",),
    "starts": ("start date", "starts on", "from", "date from", "first day", "date"),
    "ends": ("end date", "ends on", "to", "until", "date to", "last day"),
    "elected_members": ("councillors", "members"),
    "officers": ("council officers",),
    "business": ("businesses", "business people"),
    "civic": ("civic guests",),
    "students": ("pupils",),
    "others": ("other people",),
    "paid_by": ("who paid", "paid for by"),
    "staff_hours": ("hours", "staff time", "officer hours"),
    "visits": ("for visits", "visit ids"),
    "delegates": ("total", "total delegates", "number of delegates"),
    "cost_gbp": ("total cost", "cost in pounds"),
    "purpose": ("aim", "description"),
    "funder": ("funded by", "who pays"),
    "amount_gbp": ("amount in pounds", "sum"),
    "recurring": ("repeats", "every year"),
    "date": ("when", "day"),
    "sector": ("industry",),
    "board": ("committee",),
    "preferred": ("chosen",),
    "reason": ("why",),
}
"""By the name of a column; a word counts on the sheets that have that column."""

SHEET_WORDS = {
    "Sources": ("documents",),
    "Partners": ("cities", "twins"),
    "Strands": ("themes",),
    "Indicators": ("measures",),
    "Facts": ("figures", "numbers"),
    "Visits": ("trips", "delegations"),
    "Money": ("funding", "finance"),
    "Milestones": ("events", "timeline"),
    "Organisations": ("organizations",),
    "Assumptions": (),
    "Conflicts": ("disagreements",),
}
EMPTY_SHEET_WORDS = frozenset({"all", "copy", "data", "list", "new", "of", "our", "sheet", "tab", "table", "the"})
"""What is left out of the name of a sheet before it is compared, as are its numbers: “Partner list”, “Facts (2)”."""

CHOICE_WORDS = {
    "yes": ("y", "true", "ja", "oui", "✓", "✔", "1"),
    "no": ("n", "false", "nein", "non", "✗", "✘", "0"),
    "inbound": ("in", "incoming", "inward", "to us"),
    "outbound": ("out", "outgoing", "outward"),
    "held": ("took place", "happened", "done", "completed"),
    "happened": ("held", "took place", "done", "completed"),
    "estimate": ("est", "estimated"),
    "planned": ("plan", "scheduled"),
    "twinning": ("twin", "twinned", "twin city", "twin town", "sister city"),
    "memorandum": ("mou", "memorandum of understanding"),
    "higher": ("high", "higher is better"),
    "lower": ("low", "lower is better"),
    "spent": ("spend", "paid", "paid out", "expenditure"),
    "awarded": ("award", "granted"),
    "bid": ("application", "applied"),
    "local government": ("council", "local authority"),
    "official statistics": ("statistics", "official statistic"),
}
"""What is typed for a word of a list, where that word is on the list; never read, only proposed."""

POUNDS_WORDS = frozenset({"gbp", "pounds", "pounds sterling", "in gbp", "in pounds", "sterling"})
CURRENCY_WORDS = frozenset(
    {"eur", "euro", "euros", "usd", "us", "dollar", "dollars", "yen", "jpy", "yuan", "cny", "rmb", "renminbi", "chf"}
    | {"francs", "inr", "rupees", "aud", "cad", "hkd", "won", "krw", "zloty", "pln"}
)
SCALE_WORDS = {
    "k": 3, "000": 3, "000s": 3, "thousand": 3, "thousands": 3, "gbp000": 3, "m": 6, "mn": 6, "mio": 6, "million": 6,
    "millions": 6, "bn": 9, "billion": 9, "billions": 9,
}  # fmt: skip
"""What a header says of money and large numbers, and how many zeros a word stands for."""
HARMLESS_WORDS = frozenset({"number", "people", "required", "optional", "if known"})
"""What may stand in brackets behind the name of a number: other words, such as thousands, would change the number."""
