"""Words that the rules of several subjects share. Every rule takes a page, as `evidence/key_pages` gives it."""

import re
from collections.abc import Sequence

from twinboard.bounds import quantity_words
from twinboard.charts.wording import attribution_note
from twinboard.frames import Row
from twinboard.periods import NOT_STATED, Period, in_period, period_words, span_words, written_period

MOST_LISTED = 3
ATTRIBUTED = {
    "context": "context, not an effect of the partnership",
    "contributed": "the partnership contributed",
    "caused": "brought about by the partnership",
}


def subject(page: Row) -> str:
    """ "Toyota City", "the strand Business" """
    return str(page["name"]) if page["sort"] == "partner" else f"the strand {page['name']}"


def lead(page: Row) -> str:
    """How a sentence begins: "For Toyota City", "In the strand Business"."""
    return f"{'For' if page['sort'] == 'partner' else 'In'} {subject(page)}"


def are(count: float) -> str:
    return "is" if count == 1 else "are"


def titled(row: Row, *kinds: str | None) -> str:
    """A title as its source has it, with what sort of thing it is and when: "“A fair” (event, May 2018)"."""
    when = span_words(row["period"], row.get("ends"))
    known = [*filter(None, kinds), "no date stated" if when == NOT_STATED else when]
    return f"“{row['title']}” ({', '.join(known)})"


def quantity(row: Row, name: str = "value") -> str:
    """The number of a row with its word and unit."""
    return quantity_words(row[name], row["bound"], row["unit"])


def unless_actual(row: Row) -> str:
    """What a number is where it is not simply the case: "planned", "status not stated"."""
    if row["status"] == "actual":
        return ""
    return str(row["status"] or "status not stated")


def joined(*parts: str | None) -> str:
    """The parts that are not empty, as they stand in brackets."""
    return "; ".join(part for part in parts if part)


def uncapitalised(words: str) -> str:
    """The words as they stand within a sentence; what begins with two capitals is left."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def whose_effect(told: Sequence[Row], these: str, them: str) -> str:
    """The sentence on attribution where it is the same for all; where it is not, each number has its own words."""
    kinds = {row["attribution"] for row in told}
    return f" {attribution_note(kinds.pop(), these, them)}" if len(kinds) == 1 else ""


def own_effect(told: Sequence[Row], row: Row) -> str:
    """Attribution behind a number whose neighbours have another."""
    return ATTRIBUTED[row["attribution"]] if len({each["attribution"] for each in told}) > 1 else ""


def whose(page: Row, told: Sequence[Row], row: Row) -> str:
    """The partner of a number whose neighbours on the page of a strand are of others; empty elsewhere."""
    is_told = page["sort"] == "strand" and len({each.get("partner") for each in told}) > 1
    return str(row.get("partner") or "no partner named") if is_told else ""


def between_periods(first: str, last: str) -> str:
    """The time in which several things were, from the first period to the last; neither is open.

    "between March and November 2016"; "in 2018", where one is of that year and another of a month in it.
    """
    for whole, part in ((written_period(first), last), (written_period(last), first)):
        if _holds(whole, written_period(part)):
            return in_period(whole.text)
    start, end = _edge(first, 0), _edge(last, -1)
    words = period_words(start)
    if start[:4] == end[:4] and all(re.fullmatch(r"\d{4}(-\d{2}){1,2}", each) for each in (start, end)):
        words = words.removesuffix(f" {start[:4]}")
    return f"between {words} and {period_words(end)}"


def _holds(whole: Period, part: Period) -> bool:
    if not (whole.first_on and whole.last_on and part.first_on and part.last_on):
        return False
    return whole.first_on <= part.first_on and part.last_on <= whole.last_on


def _edge(text: str, which: int) -> str:
    """Where a period begins (0) or ends (-1): its first or last part, a quarter's first or last month."""
    part = text.split(" to ")[which]
    match = re.fullmatch(r"(\d{4})-Q([1-4])", part)
    return f"{match[1]}-{3 * int(match[2]) + (-2, 0)[which]:02}" if match else part
