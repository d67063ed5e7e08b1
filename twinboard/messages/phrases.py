"""Words that the rules of several subjects share. Every rule takes a page, as `evidence/key_pages` gives it."""

import re
from collections.abc import Sequence

from twinboard.bounds import quantity_words
from twinboard.charts.base.wording import counted
from twinboard.frames import Row
from twinboard.periods import NOT_STATED, Period, in_period, period_words, span_words, written_period
from twinboard.spelt import SPELT

MOST_LISTED = 3
ATTRIBUTED = {
    "context": "context, not an effect",
    "contributed": "the partnership helped",
    "caused": "brought about by the partnership",
}
EFFECTS = {
    "context": "Context, not an effect.",
    "contributed": "The partnership helped, with others.",
    "caused": "The sources say that the partnership brought this about.",
}
OUR_SUM = "Twinboard’s sum"
_SPELT = {number: word for word, number in SPELT.items() if number <= 10}


def spelt(count: int) -> str:
    """ "three", "12" """
    return _SPELT.get(count, f"{count:,}")


def many(count: int, plural: str) -> str:
    """ "one visit", "three visits", "12 visits" """
    return f"{spelt(count)} {counted(count, plural).split(' ', 1)[1]}"


def lead(page: Row) -> str:
    """What a sentence is about, at its beginning: "Toyota City", "Business", "China itself, apart from its places".

    What is entered for a place is not told of the country around it, which says so.
    """
    return f"{page['name']} itself, apart from its places" if page.get("has_places") else str(page["name"])


def itself(page: Row) -> str:
    """What a number would be entered for: "Toyota City", "Japan itself"."""
    return f"{page['name']}{' itself' if page.get('has_places') else ''}"


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


def whose_effect(told: Sequence[Row]) -> str:
    """The sentence on attribution where it is the same for all; where it is not, each number has its own words."""
    kinds = {row["attribution"] for row in told}
    return f" {EFFECTS[kinds.pop()]}" if len(kinds) == 1 else ""


def own_effect(told: Sequence[Row], row: Row) -> str:
    """Attribution behind a number whose neighbours have another."""
    return ATTRIBUTED[row["attribution"]] if len({each["attribution"] for each in told}) > 1 else ""


def whose(page: Row, told: Sequence[Row], row: Row) -> str:
    """The partner of a number on the page of a strand; on its own page it goes without saying."""
    if page["sort"] == "partner":
        return ""
    return str(row["partner"] or ("no partner named" if any(each["partner"] for each in told) else ""))


def when_words(first: str, last: str, count: int) -> str:
    """When several things were, the first and the last of them in these periods; neither is open.

    "in October and November 2018" of two; "from March to November 2016" of more; "in 2018", where one is of that
    year and another of a month in it.
    """
    for whole, part in ((written_period(first), last), (written_period(last), first)):
        if _holds(whole, written_period(part)):
            return in_period(whole.text)
    if count == 2:
        return _both(first, last)
    start, end = _edge(first, 0), _edge(last, -1)
    return f"from {_without_year(period_words(start), start, end)} to {period_words(end)}"


def _both(first: str, last: str) -> str:
    one, other = in_period(first), in_period(last)
    preposition = one.split(" ")[0]
    if preposition != "from" and other.startswith(f"{preposition} "):
        one, other = _without_year(one, first, last), other.removeprefix(f"{preposition} ")
    return f"{one} and {other}"


def _without_year(words: str, first: str, last: str) -> str:
    """Words of the first month or day, without the year that is told with the last."""
    is_told = first[:4] == last[:4] and all(re.fullmatch(r"\d{4}(-\d{2}){1,2}", each) for each in (first, last))
    return words.removesuffix(f" {first[:4]}") if is_told else words


def _holds(whole: Period, part: Period) -> bool:
    if not (whole.first_on and whole.last_on and part.first_on and part.last_on):
        return False
    return whole.first_on <= part.first_on and part.last_on <= whole.last_on


def _edge(text: str, which: int) -> str:
    """Where a period begins (0) or ends (-1): its first or last part, a quarter's first or last month."""
    part = text.split(" to ")[which]
    match = re.fullmatch(r"(\d{4})-Q([1-4])", part)
    return f"{match[1]}-{3 * int(match[2]) + (-2, 0)[which]:02}" if match else part
