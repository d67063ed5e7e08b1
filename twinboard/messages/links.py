"""What links a partner, what was agreed, who sits on its boards, and what a strand has seen."""

import re
from collections.abc import Sequence

from twinboard.bounds import listed
from twinboard.charts.base.wording import counted
from twinboard.frames import Row
from twinboard.messages.phrases import MOST_LISTED, are, lead, titled
from twinboard.periods import NOT_STATED, for_period, in_period, period_words

_KINDS = {
    "twinning": "twinned",
    "economic twinning": "an economic twin",
    "memorandum": "a memorandum of understanding",
    "approach": "an approach, nothing agreed",
}
_AGREEMENTS = "agreements"


def link(page: Row, told: Sequence[Row]) -> Sequence[str]:
    [row] = told
    if row["relationship"] == "none":
        return _no_link(page, row)
    place = f"a {row['kind']} in {row['part_of']}" if row["part_of"] else f"a {row['kind']}"
    standing = _link_words(row["relationship"], row["status"], row["standing"], row)
    dormant = "; the link is dormant" if row["status"] == "dormant" else ""
    return [f"{page['name']}, {place}: {standing}{dormant}.", f"{page['name']}: {standing}{dormant}."]


def _no_link(page: Row, row: Row) -> Sequence[str]:
    if not row["places"]:
        return [f"No document names a link with {page['name']} itself."]
    columns = ("places", "place_relationships", "place_statuses", "place_standings")
    places = [
        f"{name} ({_link_words(relationship, status, standing)})"
        for name, relationship, status, standing in zip(*(row[column] for column in columns), strict=True)
    ]
    one = "link" if len(places) == 1 else "links"
    count = counted(len(places), "places in it")
    return [
        f"The {one} in {page['name']} {are(len(places))} with {listed(places)}; none with {page['name']} itself.",
        f"{page['name']}: links with {listed(places)}, none with itself.",
        f"{page['name']}: no link of its own, but with {count}.",
    ]


def _link_words(relationship: str, status: str, standing: str, row: Row | None = None) -> str:
    """Whether it is agreed is told by the agreements on record alone: the status exploring says nothing of it.

    `row` says since when, or for when it is planned.
    """
    kind, is_explored = _KINDS[relationship], status == "exploring" and relationship != "approach"
    if is_explored and standing == "agreement planned":
        when = row["planned_for"] if row else None
        known = when is not None and period_words(when) != NOT_STATED
        return f"{kind} planned{f' {for_period(when)}' if known else ''}; no document says it was signed"
    return f"{kind}{_since_words(row) if row else ''}{', still being explored' if is_explored else ''}"


def _since_words(row: Row) -> str:
    since = period_words(row["since"])
    if row["relationship"] == "approach" or (row["status"] == "exploring" and since == NOT_STATED):
        return ""
    if since == NOT_STATED:
        return "; no document says since when"
    if " to " in since:
        return f" since a time {in_period(row['since'])}"
    return f" since {'a time ' if since.startswith(('before ', 'after ')) else ''}{since}"


def agreements_ahead(page: Row, told: Sequence[Row]) -> Sequence[str]:
    """What was to be agreed: no document tells of a signature."""
    them = "it was" if len(told) == 1 else "any was"
    planned = f"{lead(page)}: {counted(len(told), _AGREEMENTS)} planned, no document says {them} signed"
    return [f"{planned}: {listed([titled(row) for row in told])}.", f"{planned}."]


def agreements(page: Row, told: Sequence[Row]) -> Sequence[str]:
    made = f"{lead(page)}: {counted(len(told), _AGREEMENTS)} made"
    return [f"{made}: {listed([titled(row) for row in told])}.", f"{made}."]


def boards(page: Row, told: Sequence[Row]) -> Sequence[str]:
    if len(told) == 1:
        [row] = told
        sectors = f"{row['count_sectors']} sectors" if row["count_sectors"] > 1 else f"the sector {row['sector']}"
        return [
            f"The {_board(row)} has {_members(row)}, in {sectors} as grouped here.",
            f"{lead(page)}: a board of {_members(row)}.",
        ]
    named = [f"the {_board(row)} with {_members(row)}" for row in told]
    return [f"{lead(page)}: {len(told)} boards: {listed(named)}.", f"{lead(page)}: {len(told)} boards with members."]


def _members(row: Row) -> str:
    return counted(row["count_members"], "member organisations")


def _board(row: Row) -> str:
    """Its name behind “the”, which some names have themselves."""
    return re.sub(r"^the\s+", "", str(row["board"]), flags=re.IGNORECASE)


def activity(page: Row, told: Sequence[Row]) -> Sequence[str]:
    """How much has happened in a strand and with whom; of a partner only that nothing has."""
    [row] = told
    if not row["ids"]:
        return [f"{lead(page)}: no document tells of an event or visit that happened."]
    counts = [(row["count_milestones"], "milestones"), (row["count_visits"], "visits")]
    done = listed([counted(count, plural) for count, plural in counts if count])
    said, partners = f"{lead(page)}: {done} so far", row["partners"]
    if not partners:
        return [f"{said}; no partner is named."]
    many = f"{said}, with {counted(len(partners), 'partners')} named."
    return [f"{said}, with {listed(partners)}.", many] if len(partners) <= MOST_LISTED else [many]
