"""Random workbooks, and what their titles, alternative texts and key messages claim, held against the rows themselves.

Nothing here uses the words or the sums of the product: amounts, counts and years are read out of the sentences, and
looked for among the rows that were typed into the workbook.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from hypothesis import strategies as st
from workbooks import EVIDENCE, INDICATOR, PARTNER, SOURCE, STRAND, workbook

Typed = Mapping[str, object]
AMOUNT = re.compile(r"(over |at least |around |up to )?−?£([\d,]+(?:\.\d+)?)( million| billion)?", re.IGNORECASE)
PLURALS = (
    "council officers|elected members|civic guests|jobs|visits|people|amounts|targets|partners|strands|organisations|"
    "numbers|statements|budgets|awards|links"
)
ONE_OF_MANY = re.compile(rf"(?<![\d.,/])\b1 (?:{PLURALS})\b")
YEAR = re.compile(r"(?<![\d£,.])((?:19|20)\d\d)(?!\d|,\d)")
SCALES = {"": 1, " million": 10**6, " billion": 10**9}
OPEN = ("over", "at least")
PERIODS = ("2016", "2018", "2018-05", "2019", "2019", "2020-03-04", "after 2018-06", "before 2017", "not stated")
_MORE = (("commerce", "Trade", 2), ("games", "Sport", 3))
BOUNDS = ("exact", "exact", "exact", "over", "at least", "around", "up to")
STATUSES = (None, "actual", "actual", "proposed", "estimate")
STAGES = ("idea", "budget", "budget", "bid", "awarded", "received", "spent")
WON = {"won": "awarded", "received": "received", "spent": "spent"}


@dataclass(frozen=True)
class Book:
    """The rows of a random workbook."""

    facts: Sequence[Typed]
    visits: Sequence[Typed]
    money: Sequence[Typed]
    milestones: Sequence[Typed]

    def content(self) -> bytes:
        sheets = {"Visits": self.visits, "Money": self.money, "Milestones": self.milestones}
        other = {**PARTNER, "partner_id": "otherville", "name": "Otherville", "since": None}
        return workbook(
            Sources=[SOURCE],
            Partners=[PARTNER, other],
            Strands=[
                STRAND,
                *({**STRAND, "strand_id": each, "name": name, "position": at} for each, name, at in _MORE),
            ],
            Indicators=[INDICATOR],
            Facts=self.facts,
            **{name: rows for name, rows in sheets.items() if rows},
        )


def _rows(name: str, most: int, **columns: st.SearchStrategy[object]) -> st.SearchStrategy[list[dict[str, object]]]:
    def named(rows: list[dict[str, object]]) -> list[dict[str, object]]:
        return [{name: f"{name[:2]}{at}", **row, **EVIDENCE} for at, row in enumerate(rows)]

    return st.lists(st.fixed_dictionaries(columns), max_size=most).map(named)


_STRANDS = st.sampled_from((None, "learning", "learning", "commerce", "games"))
_PARTNERS = st.sampled_from(("testville", "otherville"))
_HEADS = st.sampled_from([None, None, 1, 2, 9])
BOOKS = st.builds(
    Book,
    _rows(
        "fact_id", 5, indicator_id=st.just("jobs"), partner_id=_PARTNERS, period=st.sampled_from(PERIODS),
        value=st.sampled_from([0, 1, 70, 100, 100, 3_300]), bound=st.sampled_from(BOUNDS), status=st.just("actual"),
        scope=st.sampled_from(["Works", "Suppliers", "Depot"]),
    ),
    _rows(
        "visit_id", 5, title=st.sampled_from(["Fair", "Tour"]), partner_id=_PARTNERS,
        direction=st.sampled_from(["inbound", "outbound"]), starts=st.sampled_from(PERIODS), strand_id=_STRANDS,
        status=st.sampled_from(["held", "held", "held", "planned", "invited"]), delegates=_HEADS, officers=_HEADS,
    ).map(lambda rows: [row | {"officers": row["delegates"] and min(row["delegates"], row["officers"] or 9)
          if row["delegates"] else row["officers"]} for row in rows]),
    _rows(
        "money_id", 6, title=st.sampled_from(["Fund A", "Fund B"]), funder=st.sampled_from([None, "Council", "Bank"]),
        period=st.sampled_from(PERIODS), stage=st.sampled_from(STAGES), bound=st.sampled_from(BOUNDS),
        amount_gbp=st.sampled_from([0, 3, 18_000, 20_000, 20_000, 1_500_000]), status=st.sampled_from(STATUSES),
        recurring=st.sampled_from(["yes", "no", "no"]), partner_id=st.sampled_from([None, "testville"]),
    ),
    _rows(
        "milestone_id", 5, title=st.sampled_from(["Signing", "Opening"]), partner_id=_PARTNERS, strand_id=_STRANDS,
        date=st.sampled_from(PERIODS), kind=st.sampled_from(["agreement", "event", "aim"]),
        status=st.sampled_from(["happened", "planned"]),
    ).map(lambda rows: [row | ({"status": "planned"} if row["kind"] == "aim" else {}) for row in rows]),
)  # fmt: skip


def year_of(period: object) -> int | None:
    """The year that a typed period lies in, if it is one."""
    return int(str(period)[:4]) if re.fullmatch(r"\d{4}(-\d\d){0,2}", str(period)) else None


def amount_of(words: str) -> tuple[float, str]:
    """A number of pounds with its word, as it is read."""
    match = AMOUNT.search(words)
    assert match, words
    return float(match[2].replace(",", "")) * SCALES[match[3] or ""], (match[1] or "exact").strip().lower()


def is_yearly(row: Typed) -> bool:
    return row["recurring"] == "yes"


def holds_largest(title: str, noun: str, amounts: Sequence[Typed]) -> None:
    """That a title's largest amount is the largest of these rows, with its word, and of how many."""
    pattern = rf"(?i:largest)( stated)?( yearly| single)? {noun}: (.*?)(?: \((\d+) of them\))?(?:[;,] .*)?$"
    match = re.search(pattern, title)
    assert match, (title, noun)
    sort, (value, bound) = match[2], amount_of(match[3])
    alike = [row for row in amounts if not sort or is_yearly(row) == (sort == " yearly")]
    assert sort or len({is_yearly(row) for row in amounts}) == 1, title
    assert value == max(row["amount_gbp"] for row in amounts), title
    shared = [row for row in alike if (row["amount_gbp"], row["bound"]) == (value, bound)]
    assert len(shared) == int(match[4] or 1), title
    others = [row for row in alike if row not in shared]
    if not match[1]:
        assert not [row for row in others if row["bound"] in OPEN], title
        assert not others or bound != "up to", title
    assert bound in OPEN or not [r for r in others if r["amount_gbp"] == value and r["bound"] == "over"], title


def _firm(book: Book, stage: str) -> list[Typed]:
    return [row for row in book.money if row["stage"] == stage and row["status"] in (None, "actual")]


def money_by_stage(title: str, book: Book) -> None:
    spent = [row for row in book.money if row["stage"] == "spent"]
    assert ("no spending recorded" in title) <= (not spent), title
    assert ("no actual spending recorded" in title) <= (bool(spent) and not _firm(book, "spent")), title
    if match := re.search(r"sum (spent|received|won)", title):
        holds_largest(title, f"sum {match[1]}", _firm(book, WON[match[1]]))
    else:
        assert not any(_firm(book, stage) for stage in WON.values()), title


def money_by_funder(title: str, book: Book) -> None:
    if match := re.search(
        r"^Largest(?: stated)?(?: yearly| single)? (award|receipt|payment): .+, (Council|Bank)$", title
    ):
        stage = {"award": "awarded", "receipt": "received", "payment": "spent"}[match[1]]
        value, _ = amount_of(title)
        funders = {row["funder"] for row in _firm(book, stage) if row["amount_gbp"] == value}
        assert match[2] in funders, title


def budget_by_year(title: str, book: Book) -> None:
    budgets = [row for row in book.money if row["stage"] == "budget"]
    agreed, unmarked = ([row for row in budgets if row["status"] == status] for status in ("actual", None))
    if "No agreed budget" in title:
        assert not agreed and not unmarked, title
        assert amount_of(title)[0] == max(row["amount_gbp"] for row in budgets), title
    elif "budget agreed" in title:
        holds_largest(title, "budget agreed", agreed)
    elif "without a stated status" in title:
        assert not agreed, title
        holds_largest(title, "budget without a stated status", unmarked)


def visits_over_time(title: str, book: Book) -> None:
    held = [row for row in book.visits if row["status"] == "held"]
    years = [(year, row["direction"]) for row in held if (year := year_of(row["starts"]))]
    newest = max((year for year, _ in years), default=None)
    ways = [way for year, way in years if year == newest]
    if match := YEAR.search(title):
        assert int(match[1]) == newest, title
    assert ("both ways" in title) == (len({*ways}) == 2), title
    if "newest dated" in title:
        assert title.endswith({"inbound": "came here", "outbound": "went abroad"}[ways[0]]), title
        assert ("visit," in title) == (len(ways) == 1), title
    assert ("No visit is known" in title) == (not held), title
    if match := re.match(r"(\d+) visits? took place", title):
        assert int(match[1]) == len(held) and not years, title


def delegates_by_visit(title: str, book: Book) -> None:
    held = [row for row in book.visits if row["status"] == "held" and (row["delegates"] or row["officers"])]
    totals = [(row["delegates"] or row["officers"], not row["delegates"]) for row in held]
    said = re.findall(r"(at least )?(\d+) (?:person|people)", title, re.IGNORECASE)
    found = [(int(count), bool(word)) for word, count in said]
    if len(totals) <= 2:
        assert Counter(found) == Counter(totals), title
        ways = ["inbound" if word == "came" else "outbound" for word in re.findall(r"came|went", title)]
        assert Counter(ways) == Counter(row["direction"] for row in held), title
    else:
        assert found == [max(totals)] and "Largest" in title, title


def visits_by_partner(title: str, book: Book) -> None:
    counts = Counter(row["partner_id"] for row in book.visits if row["status"] == "held")
    assert "Most" not in title or len({row["partner_id"] for row in book.visits}) > 2, title
    if match := re.match(r"Visits by partner: (\w+) (\d+) and (\w+) (\d+)$", title):
        said = {match[1].lower(): int(match[2]), match[3].lower(): int(match[4])}
        assert said == {partner: counts[partner] for partner in said}, title
        assert {*counts} <= {*said}, title
    elif match := re.match(r"Most .+: .+?, (\d+)( each)?$", title):
        most = max(counts.values())
        assert int(match[1]) == most, title
        assert bool(match[2]) == ([*counts.values()].count(most) > 1), title


def milestone_timeline(title: str, book: Book) -> None:
    happened = [row["date"] for row in book.milestones if row["status"] == "happened"]
    happened += [row["starts"] for row in book.visits if row["status"] == "held"]
    years = Counter(filter(None, map(year_of, happened)))
    assert ("usiest" in title) <= (len(years) > 2), title
    if match := re.match(r"(\d{4}) was the busiest year: (\d+)", title):
        assert years.most_common(1) == [(int(match[1]), int(match[2]))], title
        assert sum(years.values()) == len(happened), title
    elif match := re.match(r"Busiest year known: (\d{4}), with (\d+)", title):
        assert years.most_common(1) == [(int(match[1]), int(match[2]))], title
        assert sum(years.values()) < len(happened), title
    elif match := re.match(r"(\d+) events? happened", title):
        assert int(match[1]) == len(happened), title


def activity_by_strand(title: str, book: Book) -> None:
    happened = [row["strand_id"] for row in book.milestones if row["status"] == "happened"]
    happened += [row["strand_id"] for row in book.visits if row["status"] == "held"]
    counts = Counter(happened)
    named = {"Learning": counts["learning"], "Trade": counts["commerce"], "Sport": counts["games"]}
    if match := re.match(r"(\w+) is the busiest strand: (\d+)", title):
        assert named.pop(match[1]) == int(match[2]) > max(named.values()) + counts[None], title
    elif match := re.match(r"Where a strand is named, (\w+) leads with (\d+)", title):
        assert named.pop(match[1]) == int(match[2]) > max(named.values()), title


def jobs_by_employer(title: str, book: Book) -> None:
    match = re.search(r"(over |at least |around |up to )?([\d,]+) jobs?", title)
    assert match, title
    value, bound = int(match[2].replace(",", "")), (match[1] or "exact").strip()
    if "linked with" not in title:
        assert (value, bound) in {(row["value"], row["bound"]) for row in book.facts}, title
        return
    of_one: dict[tuple[object, object], list[Typed]] = {}
    for row in book.facts:
        of_one.setdefault((row["partner_id"], row["period"]), []).append(row)
    sums = [(sum(row["value"] for row in rows), _word(rows)) for rows in of_one.values()]
    assert any(abs(value - each) * 10 <= each and word == bound for each, word in sums), title


def _word(rows: Sequence[Typed]) -> str | None:
    words = {row["bound"] for row in rows} - {"exact"}
    return "over" if words == {*OPEN} else None if len(words) > 1 else str([*words, "exact"][0])


CLAIMS: dict[str, Callable[[str, Book], None]] = {
    each.__name__: each
    for each in (
        money_by_stage, money_by_funder, budget_by_year, visits_over_time, delegates_by_visit, visits_by_partner,
        milestone_timeline, activity_by_strand, jobs_by_employer,
    )
}  # fmt: skip


def holds(words: str, book: Book) -> None:
    """Of any sentence: its years and its amounts, with their words, are on record, and one thing is called one."""
    said = words
    assert not ONE_OF_MANY.search(said), said
    typed = [row.get(name) for rows in (book.facts, book.visits, book.money, book.milestones) for row in rows
             for name in ("period", "starts", "date")]  # fmt: skip
    years = {int(each) for words in map(str, typed) for each in re.findall(r"\d{4}", words)} | {2001, 2020}
    assert {int(each) for each in YEAR.findall(said)} <= years, said
    stated = {(float(row["amount_gbp"]), row["bound"]) for row in book.money}
    for count in range(2, len(book.money) + 1):
        for rows in combinations(book.money, count):
            stated.add((float(sum(row["amount_gbp"] for row in rows)), _word(rows)))
    for match in AMOUNT.finditer(said):
        value, bound = amount_of(match[0])
        near = bound == "around" and any(abs(value - each) * 10 <= each for each, word in stated if word == bound)
        assert near or (value, bound) in stated, (match[0], said)
