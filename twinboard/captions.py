"""What stands around a headline number: its word, one line of what and when, and what is beside it in few words."""

import re
from collections.abc import Iterator, Sequence

from twinboard.bounds import listed, quantity_words, sentence_case
from twinboard.charts.base.wording import counted, uncapitalised
from twinboard.charts.money.money_words import OPEN
from twinboard.frames import Row
from twinboard.headlines import beside_words, official_words
from twinboard.periods import NOT_STATED, in_period, period_words
from twinboard.shares import payer_names

LONGEST, LONGEST_BESIDE = 14, 12
"""Words of the line below a headline number, and of what stands beside it."""
_LONGEST_NAME = 4
_STANDING = {"actual": "agreed", **OPEN}


def number_parts(row: Row) -> tuple[str, str]:
    """The number with its word, and the unit, which is set smaller: "over 6,300" and "jobs"."""
    said = quantity_words(row["value"], row["bound"], row["unit"])
    number, unit = re.fullmatch(r"(.*\d\S*)(.*)", said).groups()  # type: ignore[union-attr]
    a_year = " a year" if row["tile"] == "budget" or row.get("is_recurring") else ""
    return number, f"{unit}{a_year}".strip()


def caption_words(row: Row, *, is_own: bool = False) -> str:
    """What it is and of when; a row without a status, a time or a detail says so, or does without.

    `is_own`: on the page of the partner itself, whose name goes without saying.
    """
    lines = [*_LINES[str(row["tile"])](row, "" if is_own else str(row["partner"] or ""))]
    return next((line for line in lines if len(line.split()) <= LONGEST), lines[-1])


def short_beside(alike: Sequence[Row]) -> str:
    """What stands beside a headline number, short enough for a line; how many it is where it is more.

    `alike` are the rows of one headline number: what several sources state differently stands here, too.
    """
    first, *others = alike
    also = listed([quantity_words(row["value"], row["bound"], row["unit"]) for row in others])
    stated = [f"also stated: {also}" if also else "", official_words(first).removeprefix("; "), _totals(first)]
    whole = "; ".join([*filter(None, stated), *_after(beside_words(first), official_words(first))])
    newer = [bool(each) for each in first.get("beside_newer") or []]
    counts = ((newer.count(True), "newer numbers"), (newer.count(False), "other numbers"))
    more = listed([counted(count, sort) for count, sort in counts if count])
    short = "; ".join(filter(None, [*stated, more]))
    shorter = re.sub(r"; (\d+ newer) numbers?$", r"; \1", short)
    shortest = f"{counted(_count_beside(alike), 'other numbers')} beside it"
    lines = [each for each in (whole, shorter, shortest) if len(each.split()) <= LONGEST_BESIDE]
    return sentence_case(lines[0]) if whole else ""


def standing_words(row: Row) -> str:
    """Of a yearly budget, whether it is agreed and from when on: "proposed, from 2017/18"."""
    since = period_words(row["period"])
    known = _STANDING.get(row["status"], "status not stated")
    return f"{known}, from {since}" if since != NOT_STATED else known


def _after(words: str, start: str) -> list[str]:
    rest = words.removeprefix(start).removeprefix("; ")
    return [rest] if rest else []


def _count_beside(alike: Sequence[Row]) -> int:
    names = ("beside_values", "official_values", "total_values")
    return len(alike) - 1 + sum(len(alike[0].get(name) or []) for name in names)


def _totals(row: Row) -> str:
    """What sources state as a total, beside the sum of its parts: the one is not the other."""
    stated = zip(*(row.get(f"total_{name}") or [] for name in ("values", "bounds", "scopes")), strict=True)
    totals = [f"{quantity_words(value, bound, row['unit'])} ({scope})" for value, bound, scope in stated]
    return f"stated as a total: {listed(totals)}" if totals else ""


def _parts(row: Row) -> list[tuple[str, str]]:
    columns = (row.get(f"part_{name}") or [] for name in ("values", "bounds", "names"))
    return [(name, quantity_words(value, bound)) for value, bound, name in zip(*columns, strict=True)]


def _when(row: Row) -> str:
    when = period_words(row["period"])
    return "undated" if when == NOT_STATED else when


def _jobs(row: Row, partner: str) -> Iterator[str]:
    """Its parts where there is room for them, without what their names have in brackets before without them."""
    parts = _parts(row)
    named = "; ".join(f"{name} {number}" if len(parts) > 1 else name for name, number in parts)
    for whose in (partner, _short(partner)):
        bare = f"linked with {whose or 'this partner'}, {_when(row)}"
        start = f"{whose}, {_when(row)}" if whose else _when(row)
        if named:
            yield f"{start}: {named}"
            yield f"{start}: {_without_brackets(named)}"
        yield f"{bare}: {len(parts)} parts" if len(parts) > 1 else bare


def _exports(row: Row, _: str) -> Iterator[str]:
    """On the page of a partner too, they are those to a country."""
    count, country = uncapitalised(row.get("detail") or ""), str(row["partner"])
    for whose in (country, _short(country)):
        to = f"UK exports to {whose}"
        if row.get("is_official"):
            said = f"{to} {in_period(row['period'])} by official statistics"
        elif period_words(row["period"]).startswith(("before ", "after ")) or period_words(row["period"]) == NOT_STATED:
            said = f"{to} a year, as stated {in_period(row['period'])}"
        else:
            said = f"{to} {in_period(row['period'])}, as stated"
        for counts in (count, count.split(",", maxsplit=1)[0]):
            if counts:
                yield f"{said}: {counts}"
        yield said
    yield f"UK exports {in_period(row['period'])}, {'official' if row.get('is_official') else 'as stated'}"


def _travelled(row: Row, _: str) -> Iterator[str]:
    detail = f": {row['detail']}" if row["detail"] else ""
    yield f"travelled {in_period(row['period'])}{detail}"


def _budget(row: Row, partner: str) -> Iterator[str]:
    """Whether it is agreed, as charts of budgets have it, and from when on."""
    since, status = period_words(row["period"]), row["status"]
    known = f" {_STANDING[status]}" if status in _STANDING else ""
    from_when = f" from {'a time ' if since.startswith(('before ', 'after ')) else ''}{since}"
    left = [words for words, is_open in (("first year", since == NOT_STATED), ("status", not known)) if is_open]
    unknown = f", {' and '.join(left)} not stated" if left else ""
    said = f"budget{known}{'' if since == NOT_STATED else from_when}{unknown}"
    if partner:
        yield f"{said}, for {partner}"
        yield f"{said}, for one partner"
    yield said
    yield f"budget{known}, {since}{unknown}"


def _won(row: Row, partner: str) -> Iterator[str]:
    """Of whom and for whom; the largest is called that where the awards make no sum."""
    funders = [*dict.fromkeys(payer_names(name) for name, _ in _parts(row) if name)]
    count, tied = len(_parts(row)), int(row.get("count_with_partner") or 0)
    whose = f"for {partner}" if row["partner"] and partner else ""
    if not row["partner"]:
        whose = f"{tied} of {count} name a partner" if tied else "no partner named"
    end = "; ".join(filter(None, [_when(row), whose]))
    if count > 1 and not row["is_sum"]:
        yield f"won: the largest of {count} awards stated; {end}"
        yield f"won: the largest of {count} awards stated; {_when(row)}"
        return
    for source in (listed(funders), listed([_without_brackets(name) for name in funders])):
        yield f"won from {source}; {end}" if source else f"won; {end}"
    yield f"won from {counted(len(funders), 'funders')}; {end}" if funders else f"won; {end}"
    yield f"won from {counted(len(funders), 'funders')}; {_when(row)}"


_LINES = {"jobs": _jobs, "exports": _exports, "travelled": _travelled, "budget": _budget, "won": _won}


def _without_brackets(words: str) -> str:
    return re.sub(r"\s*\([^()]*\)", "", words)


def _short(name: str) -> str:
    """The beginning of a name that is too long for a line; its page has the whole of it."""
    words = name.split()
    return name if len(words) <= _LONGEST_NAME else f"{' '.join(words[:_LONGEST_NAME])}…"
