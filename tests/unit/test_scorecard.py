"""What a link has to show: each entry in its place, with its word; what is planned or context apart; gaps."""

import pytest
from conftest import publish
from workbooks import EVIDENCE, FACT, INDICATOR, MONEY, PARTNER, STRAND, VISIT, workbook

from twinboard.frames import Row, rows
from twinboard.rules.scorecard import KINDS, PARTS, WISHES
from twinboard.rules.sheets import BY_NAME
from twinboard.store import Store

CAUSED = {**INDICATOR, "indicator_id": "won-jobs", "name": "Jobs won", "attribution": "caused"}
GUESTS = {**CAUSED, "indicator_id": "guests", "name": "Visitors", "unit": "visitors", "attribution": "contributed"}
SIZE = {**INDICATOR, "indicator_id": "size", "name": "Population", "unit": "people", "polarity": "neutral"}
SPORT = {**STRAND, "strand_id": "sport", "name": "Sport", "position": 2}
EVENT = {
    "milestone_id": "fair",
    "title": "A fair",
    "partner_id": "testville",
    "date": "2019",
    "kind": "event",
    "status": "happened",
    **EVIDENCE,
}
HERE = {"partner_id": "testville", "strand_id": "learning"}


def visit(identity: str, **others: object) -> dict[str, object]:
    return {**VISIT, "visit_id": identity, **others}


def money(identity: str, amount: float, **others: object) -> dict[str, object]:
    return {**MONEY, **HERE, "money_id": identity, "title": identity, "amount_gbp": amount, **others}


def milestone(identity: str, **others: object) -> dict[str, object]:
    return {**EVENT, "milestone_id": identity, "title": identity, **others}


def fact(identity: str, indicator: str, value: float, **others: object) -> dict[str, object]:
    return {**FACT, "fact_id": identity, "indicator_id": indicator, "value": value, **others}


FULLER = {
    "Strands": [STRAND, SPORT],
    "Indicators": [INDICATOR, CAUSED, GUESTS, SIZE],
    "Visits": [
        visit("in", direction="inbound", delegates=14, cost_gbp="around £900", strand_id="learning"),
        visit("out", elected_members=8, officers=4, students=3, staff_hours="40", strand_id="learning"),
        visit("off", status="planned", starts="2031"),
    ],
    "Money": [
        money("city-grant", 1_000_000, bound="around", funder="A fund"),
        money("other-grant", 6_000_000, funder="Another fund"),
        money("hoped-for-grant", 7, status="estimate"),
        money("bid", 9, stage="bid"),
        money("yearly", 20_000, stage="budget", recurring="yes", status="proposed"),
        money("paid", 800, stage="spent", status="actual"),
    ],
    "Milestones": [
        milestone("fair"),
        milestone("show", date="2020"),
        milestone("match", strand_id="sport", status="planned"),
        milestone("signing", kind="agreement"),
        milestone("works", kind="investment"),
        milestone("hope", kind="aim", status="planned"),
    ],
    "Facts": [
        fact("jobs-2020", "jobs", 100, bound="over"),
        fact("jobs-2018", "jobs", 70, period="2018"),
        fact("won-2020", "won-jobs", 12, **HERE),
        fact("guests-2020", "guests", 30, bound="at least", status="estimate"),
        fact("size-2020", "size", 5000),
    ],
}
"""Of a council that records more than ours: of every part something, in two strands and without one."""


def scorecard(store: Store) -> list[Row]:
    publish(store, workbook(**FULLER))
    return rows(store.ask("explore/scorecard", {"partner": "testville"}))


def short(row: Row) -> tuple[object, ...]:
    number = (float(row["value"]), row["bound"]) if row["value"] is not None else row["count_of"]
    return row["strand_id"], row["part"], row["kind"], row["standing"], number


def test_every_entry_stands_in_its_strand_and_part_with_its_word(store: Store) -> None:
    """Worked by hand: 14 and at least 8 + 4 + 3 people; around 1 million and 6 million won."""
    assert [short(row) for row in scorecard(store)] == [
        ("learning", "input", "money", "happened", (900.0, "around")),
        ("learning", "input", "money", "happened", (800.0, "exact")),
        ("learning", "input", "time", "happened", (40.0, "exact")),
        ("learning", "input", "money", "proposed", (20_000.0, "exact")),
        ("learning", "activity", "inbound visits", "happened", 1),
        ("learning", "activity", "outbound visits", "happened", 1),
        ("learning", "activity", "people", "happened", (29.0, "at least")),
        ("learning", "output", "awards", "happened", (7_000_000.0, "around")),
        ("learning", "output", "awards", "estimate", (7.0, "exact")),
        ("learning", "outcome", "jobs", "happened", (12.0, "exact")),
        ("learning", "outcome", "students", "happened", (3.0, "exact")),
        ("sport", "activity", "event", "planned", 1),
        (None, "activity", "event", "happened", 2),
        (None, "activity", "outbound visits", "planned", 1),
        (None, "output", "agreement", "happened", 1),
        (None, "outcome", "visitors", "estimate", (30.0, "at least")),
        (None, "context", "investment", "happened", 1),
        (None, "context", "jobs", "happened", (100.0, "over")),
    ]


def test_no_entry_is_without_evidence_and_what_is_context_is_in_no_part(store: Store) -> None:
    found = scorecard(store)
    assert all((row["number_ids"] or row["row_ids"]) and row["source_ids"] for row in found)
    assert {row["attribution"] for row in found if row["part"] == "outcome"} == {"caused", "contributed", None}
    assert {row["attribution"] for row in found if row["part"] == "context"} == {"context", None}
    assert {row["part"] for row in found} == {*PARTS, "context"}


def test_no_number_is_a_nought_where_nothing_is_known(store: Store) -> None:
    publish(store, workbook(Facts=[], Visits=[visit("in")]))
    found = rows(store.ask("explore/scorecard", {"partner": "testville"}))
    assert [short(row) for row in found] == [(None, "activity", "outbound visits", "happened", 1)]


def test_people_are_at_least_so_many_where_one_visit_does_not_say(store: Store) -> None:
    publish(store, workbook(Visits=[visit("in", delegates=14), visit("out", starts="2021")]))
    [people] = [row for row in rows(store.ask("explore/scorecard")) if row["kind"] == "people"]
    assert (people["value"], people["bound"], people["count_of"]) == (14, "at least", 2)


def wishes(store: Store) -> dict[str, tuple[int | None, int]]:
    found = rows(store.ask("explore/wishes", {"partner": "testville"}))
    return {row["wish"]: (row["count_missing"], row["count_of"]) for row in found}


def test_the_wish_list_counts_what_is_blank_and_names_what_is_not_there(store: Store) -> None:
    """Of two visits held one has no cost and one no hours; of four things that happened none has a strand."""
    scorecard(store)
    assert wishes(store) == {
        "trade": (None, 0),
        "visitors": (None, 0),
        "cost": (1, 2),
        "hours": (1, 2),
        "event_strand": (4, 4),
        "budget": (None, 0),
    }


def test_a_cost_shared_by_visits_is_a_cost_of_each(store: Store) -> None:
    spent = money("trips", 900, stage="spent", visits="in; out", strand_id=None)
    publish(store, workbook(Visits=[visit("in"), visit("out", starts="2021")], Money=[spent]))
    assert "cost" not in wishes(store)


def test_of_a_link_of_which_nothing_is_known_everything_is_wished_for(store: Store) -> None:
    publish(store, workbook(Partners=[{**PARTNER, "since": None}], Facts=[]))
    assert [*wishes(store)] == [wish for wish, said in WISHES.items() if not said.of]


@pytest.mark.parametrize("wish", WISHES)
def test_a_wish_goes_into_columns_that_the_workbook_has(wish: str) -> None:
    for sheet, columns in WISHES[wish].where.items():
        assert {*columns} <= {column.name for column in BY_NAME[sheet].columns}


def test_every_kind_that_is_counted_has_its_words(shipped: Store) -> None:
    counted = {row["kind"] for row in rows(shipped.ask("explore/scorecard")) if row["value"] is None}
    assert counted - {"agreement", "investment"} <= {*KINDS}
    assert {row["wish"] for row in rows(shipped.ask("explore/wishes"))} <= {*WISHES}
