"""A partner in few words: what links it, since when, and which visits are known; as lines, not as sentences."""

from twinboard.bounds import listed, number_words, quantity_words
from twinboard.frames import Row
from twinboard.periods import NOT_STATED, for_period, period_words

_LINKS = {
    "twinning": "Twinned",
    "economic twinning": "Economic twin",
    "memorandum": "Memorandum",
    "approach": "An approach, nothing agreed",
    "none": "No link of its own",
}


def link_words(row: Row) -> str:
    """The same in the fewest words, as a label: "Twinned since 1998", "Memorandum planned", "Twinned, now dormant"."""
    words = _LINKS[row["relationship"]]
    since = f" since {_start(row['since'])}" if _is_begun(row) else ""
    planned = " planned" if row["status"] == "exploring" and row["standing"] == "agreement planned" else ""
    return f"{words}{planned or since}{', now dormant' if row['status'] == 'dormant' else ''}"


def _is_begun(row: Row) -> bool:
    """Whether a document says since when there is a link."""
    is_agreed = row["relationship"] not in ("none", "approach")
    return is_agreed and bool(row["since"]) and period_words(row["since"]) != NOT_STATED


def relationship_words(row: Row) -> str:
    """ "Twinned since 1998", "Memorandum planned for 2016; no document says it was signed" """
    words = _LINKS[row["relationship"]]
    dormant = "; now dormant" if row["status"] == "dormant" else ""
    if row["relationship"] in ("none", "approach"):
        return f"{words}{dormant}"
    if row["status"] == "exploring" and row["standing"] == "agreement planned":
        return f"{words} planned{_planned_for(row)}; no document says it was signed"
    if row["status"] == "exploring" and not row["since"]:
        return f"{words}, still being explored"
    if not row["since"] or period_words(row["since"]) == NOT_STATED:
        return f"{words}; no document says since when{dormant}"
    contested = " (sources disagree)" if row["is_contested"] else ""
    explored = ", still being explored" if row["status"] == "exploring" else ""
    return f"{words} since {_start(row['since'])}{contested}{explored}{dormant}"


def brief_words(row: Row) -> str:
    """ "Twinned since 1998; 2 visits": for a list, without what no document says and without who disagrees."""
    link = relationship_words({**row, "is_contested": False}).removesuffix("; no document says since when")
    if row["relationship"] == "approach":
        link = f"Approach{'; now dormant' if row['status'] == 'dormant' else ''}"
    if row["status"] == "exploring" and row["standing"] == "agreement planned":
        link = f"{_LINKS[row['relationship']]} planned, not known to be signed"
    held, planned, counted = row["count_visits_held"], row["count_visits_planned"], _counted(row, "visits")
    ahead = f"{number_words(planned, 'visits')} planned" if planned else ""
    visits = number_words(held, "visits") if held else f"{counted} counted" if counted else ahead
    return "; ".join(filter(None, [link, visits]))


def _planned_for(row: Row) -> str:
    when = row.get("planned_for")
    return "" if when is None or period_words(when) == NOT_STATED else f" {for_period(when)}"


def _start(since: str) -> str:
    words = period_words(since)
    return f"a time {words}" if words.startswith(("before ", "after ")) else words


def activity_words(row: Row) -> str:
    """ "2 visits, 3 more or the same only counted; 1 planned" """
    held, planned = row["count_visits_held"], row["count_visits_planned"]
    stated = _counted(row, "" if held else "visits")
    parts = [
        number_words(held, "visits") if held else "",
        f"a document counts {stated}, naming none" if stated else "",
        f"{planned} planned" if held else f"{number_words(planned, 'visits')} planned",
    ]
    found = [part for part, is_known in zip(parts, (held, stated, planned), strict=True) if is_known]
    return ", ".join(found) or "no visit recorded"


def _counted(row: Row, unit: str) -> str:
    """How many visits documents count without naming them."""
    counts = zip(row["counts_stated"] or [], row["bounds_of_counts"] or [], strict=True)
    return listed([quantity_words(count, bound, unit) for count, bound in counts])
