"""What links a partner, what was agreed, who sits on its boards, and what a strand has seen."""

import re
from collections.abc import Sequence

from twinboard.bounds import listed
from twinboard.charts.wording import counted
from twinboard.frames import Row
from twinboard.messages.phrases import MOST_LISTED, are, lead, titled
from twinboard.periods import NOT_STATED, in_period, period_words

_KINDS = {
    "twinning": "a twinning",
    "economic twinning": "an economic twinning",
    "memorandum": "a memorandum of understanding",
    "approach": "an approach without an agreement",
}
_AGREEMENTS = "agreements"


def link(page: Row, told: Sequence[Row]) -> Sequence[str]:
    [row] = told
    if row["relationship"] == "none":
        return _no_link(page, row)
    place = f"a {row['kind']} in {row['part_of']}" if row["part_of"] else f"a {row['kind']}"
    link = _link_words(row["relationship"], row["status"], row["standing"])
    standing = f"on record as {link}{_since_words(row)}"
    dormant = "; the link is recorded as dormant" if row["status"] == "dormant" else ""
    return [
        f"The link with {page['name']}, {place}, is {standing}{dormant}.",
        f"The link with {page['name']} is {standing}{dormant}.",
    ]


def _no_link(page: Row, row: Row) -> Sequence[str]:
    bare = f"No link with {page['name']} itself is on record"
    if not row["places"]:
        return [f"{bare}."]
    places = [
        f"{_link_words(relationship, status, standing)} ({name})"
        for name, relationship, status, standing in zip(
            row["places"], row["place_relationships"], row["place_statuses"], row["place_standings"], strict=True
        )
    ]
    known = f"{bare}; on record for places in it"
    return [f"{known}: {listed(places)}.", f"{known}: {counted(len(places), 'links')}."]


def _link_words(relationship: str, status: str, standing: str) -> str:
    """Whether it is agreed is told by the agreements on record alone: the status exploring says nothing of it."""
    if status != "exploring" or relationship == "approach":
        return _KINDS[relationship]
    unsure = standing == "agreement planned"
    return f"{_KINDS[relationship]}{' that is not known to be agreed' if unsure else ', recorded as being explored'}"


def _since_words(row: Row) -> str:
    since = period_words(row["since"])
    if row["relationship"] == "approach" or (row["status"] == "exploring" and since == NOT_STATED):
        return ""
    if since == NOT_STATED:
        return "; since when is not on record"
    if " to " in since:
        return f" since a time {in_period(row['since'])}"
    return f" since {'a time ' if since.startswith(('before ', 'after ')) else ''}{since}"


def agreements_ahead(page: Row, told: Sequence[Row]) -> Sequence[str]:
    """What was to be agreed: the workbook knows of no signature."""
    count = len(told)
    planned = (
        f"{lead(page)}, {counted(count, _AGREEMENTS)} {are(count)} on record as planned and not known to be signed"
    )
    return [f"{planned}: {listed([titled(row) for row in told])}.", f"{planned}."]


def agreements(page: Row, told: Sequence[Row]) -> Sequence[str]:
    count = len(told)
    made = f"{lead(page)}, {counted(count, _AGREEMENTS)} {are(count)} on record as made"
    return [f"{made}: {listed([titled(row) for row in told])}.", f"{made}."]


def boards(page: Row, told: Sequence[Row]) -> Sequence[str]:
    if len(told) == 1:
        [row] = told
        sectors = f"{row['count_sectors']} sectors" if row["count_sectors"] > 1 else f"the sector {row['sector']}"
        return [f"The {_board(row)} has {_members(row)} on record, in {sectors} as grouped here."]
    named = [f"the {_board(row)} with {_members(row)}" for row in told]
    return [
        f"{lead(page)}, {len(told)} boards are on record: {listed(named)}.",
        f"{lead(page)}, {len(told)} boards with members are on record.",
    ]


def _members(row: Row) -> str:
    return counted(row["count_members"], "member organisations")


def _board(row: Row) -> str:
    """Its name behind “the”, which some names have themselves."""
    return re.sub(r"^the\s+", "", str(row["board"]), flags=re.IGNORECASE)


def activity(page: Row, told: Sequence[Row]) -> Sequence[str]:
    """How much has happened in a strand and with whom; of a partner only that nothing has."""
    [row] = told
    if not row["ids"]:
        return [f"{lead(page)}, no milestone or visit is listed as having happened."]
    counts = [(row["count_milestones"], "milestones"), (row["count_visits"], "visits")]
    done = listed([counted(count, plural) for count, plural in counts if count])
    partners = row["partners"]
    with_whom = listed(partners) if len(partners) <= MOST_LISTED else counted(len(partners), "partners")
    said = f"{lead(page)}, {done} {are(row['count_milestones'] + row['count_visits'])} on record as having happened"
    if not partners:
        return [f"{said}; no partner is named."]
    return [
        f"{said}; {'the partner named is' if len(partners) == 1 else 'the partners named are'} {with_whom}.",
        f"{said}, with {counted(len(partners), 'partners')} named.",
    ]
