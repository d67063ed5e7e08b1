"""Ids are ours to make: rows without one get it from what they say, keep it when they are sent again, and are asked
about where it is not sure."""

import io
import re
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from random import Random

import pytest
from conftest import publish
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from workbooks import ASSUMPTION, EVIDENCE, FACT, INDICATOR, MONEY, PARTNER, SOURCE, STRAND, VISIT, only

from twinboard.diff import Difference, compare
from twinboard.errors import StillNamed
from twinboard.intake import Decisions, decided, propose
from twinboard.issued import workbook_of
from twinboard.models import Kind, Record, Table
from twinboard.publish import published_records
from twinboard.rules.identities import IDENTITIES
from twinboard.rules.issue_kinds import is_doubt
from twinboard.rules.sheets import BY_NAME
from twinboard.store import Store
from twinboard.validate.check import Checked, check
from twinboard.workbook.write import typed_value

pytestmark = pytest.mark.usefixtures("read_here")

Row = Mapping[str, object]
TODAY = date(2026, 11, 29)
NOTHING: Mapping[str, Mapping[str, Record]] = {name: {} for name in BY_NAME}


def blank(row: Row, **other: object) -> dict[str, object]:
    """A row without its id, its source by its title."""
    names = {"source_id": "Test report"} if "locator" in row else {}
    return {**row, next(iter(row)): None, **names, **other}


MILESTONE = {
    "milestone_id": "signed",
    "title": "An agreement is signed",
    "partner_id": "Testville",
    "date": "2021",
    "kind": "agreement",
    "status": "happened",
    **EVIDENCE,
}
ORGANISATION = {
    "organisation_id": "university",
    "name": "University of Testshire",
    "sector": "education",
    "role": "board member",
    **EVIDENCE,
}
CONFLICT = {"conflict_id": "which", "question": "Which number is right?", "about": "", **EVIDENCE}
NUMBERS = [blank(FACT), blank(FACT, scope="The shed", value=7, indicator_id="Jobs", partner_id="TESTVILLE")]
WHOLE: dict[str, Sequence[Row]] = {
    "Sources": [blank(SOURCE)],
    "Partners": [
        blank(PARTNER, part_of="Testland", aliases="Test City"),
        blank(PARTNER, name="Testland", kind="country", relationship="none", status="context"),
    ],
    "Strands": [blank(STRAND)],
    "Indicators": [blank(INDICATOR)],
    "Facts": NUMBERS,
    "Visits": [blank(VISIT, partner_id="Test City", strand_id="learning")],
    "Money": [blank(MONEY), blank(MONEY, title="All grants", made_of="A grant")],
    "Milestones": [blank(MILESTONE)],
    "Organisations": [blank(ORGANISATION, partner_id="Testville")],
    "Assumptions": [
        blank(ASSUMPTION),
        blank({**ASSUMPTION, **EVIDENCE}, partner_id="Testville", low=70, high="£120", period="2019"),
    ],
    "Conflicts": [blank(CONFLICT, about="A grant; An agreement is signed", preferred="a grant")],
}


def without_ids(sheets: Mapping[str, Sequence[Row]]) -> dict[str, list[dict[str, object]]]:
    """The same sheets without their first column."""
    return {
        name: [{key: value for key, value in row.items() if key != BY_NAME[name].id_column} for row in rows]
        for name, rows in sheets.items()
    }


def test_a_workbook_with_all_ids_blank_is_published_with_ids_that_can_be_read(store: Store) -> None:
    publish(store, only(**WHOLE))
    assert [row["fact_id"] for row in store.tell("evidence/facts")][:2] == [
        "jobs-testville-2020-the-works",
        "jobs-testville-2020-the-shed",
    ]
    [visit] = propose(store, "x.xlsx", only(**WHOLE)).checked.records["Visits"]
    assert (visit.id, visit.values["partner_id"], visit.values["source_id"]) == ("a-trip", "testville", "test-report")
    [conflict] = propose(store, "x.xlsx", only(**WHOLE)).checked.records["Conflicts"]
    assert (conflict.values["about"], conflict.values["preferred"]) == ("a-grant; an-agreement-is-signed", "a-grant")


def test_a_workbook_without_columns_of_ids_is_the_same(store: Store) -> None:
    publish(store, only(**WHOLE))
    again = propose(store, "x.xlsx", only(**without_ids(WHOLE)))
    assert again.issues == ()
    assert not again.difference.changes
    assert not again.difference.missing


HEADERS = {name: [column.name for column in sheet.columns] for name, sheet in BY_NAME.items()}


def tables(sheets: Mapping[str, Sequence[Row]], columns: Mapping[str, Sequence[str]] = HEADERS) -> list[Table]:
    """The sheets as they are read, with these columns."""
    return [
        Table(name, columns[name], [[row.get(column) for column in columns[name]] for row in rows])
        for name, rows in sheets.items()
    ]


def sent(found: Sequence[Table], published: Mapping[str, Mapping[str, Record]]) -> tuple[Checked, Difference]:
    checked = check(found, published, TODAY)
    return checked, compare(checked.records, published)


def once_published(sheets: Mapping[str, Sequence[Row]]) -> dict[str, dict[str, Record]]:
    """What the sheets are once they are published."""
    checked, _ = sent(tables(sheets), NOTHING)
    assert checked.is_valid, checked.issues
    return {name: {one.id: one for one in checked.records.get(name, ())} for name in BY_NAME}


PUBLISHED = once_published(WHOLE)
VISITS = [
    blank(VISIT, title=title, starts=starts, delegates=count, locator=f"para {count}")
    for count, (title, starts) in enumerate(
        [
            ("Return visit to the works", "2019-03"),
            ("Delegation of the mayor", "2019-03"),
            ("Students of the college", "2019-07-01"),
            ("Students of the college", "2020-07-01"),
            ("Trade mission", "not stated"),
            ("豊田市", "2021"),
        ],
        start=1,
    )
]
MANY = {
    **WHOLE,
    "Facts": [
        blank(FACT, period=str(2000 + year), scope=scope, value=10 * year + len(scope), locator="table 1")
        for year in range(6)
        for scope in ("The works", "The shed")
    ],
    "Visits": VISITS,
    "Milestones": [
        blank(MILESTONE),
        *(blank(MILESTONE, title=f"{what} agreed", date="not stated") for what in ("Plan", "Budget", "Sites")),
    ],
}
BEFORE = once_published(MANY)
WITH_TITLES = ("Visits", "Milestones", "Organisations", "Money", "Conflicts")


@given(st.randoms(use_true_random=False), st.sampled_from(WITH_TITLES), st.sampled_from(["mended", "again", "(two)"]))
def test_rows_sorted_a_row_put_in_and_a_title_mended_change_just_that(order: Random, sheet: str, word: str) -> None:
    rows = {name: [dict(row) for row in of] for name, of in MANY.items()}
    title = IDENTITIES[sheet].title
    at = order.randrange(len(rows[sheet]))
    rows[sheet][at][title] = f"{rows[sheet][at][title]} {word}"
    rows["Facts"].append(blank(FACT, period="2010", scope="The works", value=3))
    for of in rows.values():
        order.shuffle(of)
    checked, difference = sent(tables(rows), BEFORE)
    assert checked.issues == ()
    assert {(one.sheet, one.change, one.column) for one in difference.changes if one.change != "added"} == {
        (sheet, "changed", title)
    }
    assert difference.counts() == {"added": 1, "changed": 1, "retired": 0}
    assert not difference.missing


@given(st.data())
def test_whatever_cell_is_mended_a_row_of_a_whole_file_stays_itself_or_is_asked_about(data: st.DataObject) -> None:
    """No published row is changed that the officer did not change, and none is doubled in silence."""
    sheet = data.draw(st.sampled_from(["Facts", "Visits", "Milestones", "Money"]))
    rows = {name: [dict(row) for row in of] for name, of in MANY.items()}
    at = data.draw(st.integers(0, len(rows[sheet]) - 1))
    mended = data.draw(st.sampled_from(sorted(MENDED[sheet])))
    rows[sheet][at] |= {mended: MENDED[sheet][mended]}
    checked, difference = sent(tables(rows), BEFORE)
    counts = difference.counts()
    if counts["added"]:
        assert "perhaps-published" in {one.kind for one in checked.issues}
    else:
        assert {one.column for one in difference.changes} <= {mended, "cost_gbp_bound"}
        assert counts["changed"] <= 1
        assert not difference.missing


MENDED: dict[str, Row] = {
    "Facts": {"period": "2040", "value": 999, "scope": "Another place", "note": "Mended.", "status": "estimate"},
    "Visits": {"title": "Something else", "starts": "2022-02", "delegates": 77, "cost_gbp": "around £5", "note": "x y"},
    "Milestones": {"title": "Something else", "date": "2015", "kind": "board", "quote": "as printed"},
    "Money": {"title": "Something else", "amount_gbp": 7, "stage": "spent", "period": "2030/31"},
}


def mended(sheet: str, name: str, value: object, order: Random) -> object:
    """A cell as an officer types it another time: worded a little otherwise, within its year, another choice."""
    column, text = BY_NAME[sheet].column(name), str(value)
    if column.kind is Kind.TEXT:
        at = order.randrange(len(text))
        return order.choice([f"{text} (in full)", f"The {text}", text[:at] + text[at + 1 :] or "Another"])
    if column.kind is Kind.PERIOD:
        return re.sub(r"-\d\d(-\d\d)?$", "", text)
    if column.kind in (Kind.QUANTITY, Kind.COUNT):
        return int(float(text)) + max(1, int(float(text)) // 10)
    others = column.choices if column.kind is Kind.CHOICE else [*BEFORE_AND_SHIPPED[column.refers_to or ""]]
    return order.choice([other for other in others if other != value] or [value])


ANOTHER = [{"value", name} for name in ("indicator_id", "partner_id", "source_id")]
ANOTHER += [{"amount_gbp", name} for name in ("partner_id", "source_id", "stage")]
"""Another number of another place, source or stage is another statement."""
BEFORE_AND_SHIPPED: dict[str, dict[str, Record]] = {}


def alone(sheet: str, row: Row, published: Mapping[str, Mapping[str, Record]]) -> tuple[Checked, Difference]:
    """A file of one row without its id."""
    return sent(tables({sheet: [{**row, BY_NAME[sheet].id_column: None}]}), published)


def is_silent(checked: Checked, difference: Difference) -> bool:
    """Whether the row was read as a new one, and nobody was asked whether it is a published one."""
    return bool(difference.counts()["added"]) and "perhaps-published" not in {one.kind for one in checked.issues}


def typed_again(record: Record) -> dict[str, object]:
    return {column.name: typed_value(record, column) for column in BY_NAME[record.sheet].columns}


@pytest.fixture
def known(shipped: Store) -> Mapping[str, Mapping[str, Record]]:
    BEFORE_AND_SHIPPED.update({name: dict(rows) for name, rows in published_records(shipped, 1).items()})
    return BEFORE_AND_SHIPPED


TWO_CELLS = ("Sources", "Facts", "Visits", "Money", "Milestones", "Organisations")


@pytest.mark.parametrize("seed", range(3))
def test_a_row_of_which_two_cells_were_mended_is_known_again_or_asked_about(
    known: Mapping[str, Mapping[str, Record]], seed: int
) -> None:
    """Rows of the shipped workbook, each sent alone: the file has no other row to compare it with."""
    order, silent = Random(seed), []
    for sheet in TWO_CELLS:
        for record in order.sample(sorted(known[sheet].values(), key=lambda one: one.id), 6):
            row = typed_again(record)
            filled = [name for name in row if row[name] is not None and name not in (*BOUNDS, next(iter(row)))]
            two = order.sample(filled, 2)
            again = {**row, **{name: mended(sheet, name, row[name], order) for name in two}}
            if {*two} not in ANOTHER and is_silent(*alone(sheet, again, known)):
                silent.append((record.id, {name: again[name] for name in two}))
    assert silent == []


BOUNDS = ("bound", "recurring", "aliases", "position", "made_of", "checked_on", "checked_by", "board", "partner_id")


def test_rows_that_are_truly_new_are_seldom_asked_about(known: Mapping[str, Mapping[str, Record]]) -> None:
    """Each of the shipped rows, where all the others are published."""
    order, asked, count = Random(1), list[str](), 0
    for sheet in TWO_CELLS:
        for record in order.sample(sorted(known[sheet].values(), key=lambda one: one.id), 6):
            others = {identity: one for identity, one in known[sheet].items() if identity != record.id}
            with suppress(StillNamed):
                checked, _ = alone(sheet, typed_again(record), {**known, sheet: others})
                asked += [record.id] if "perhaps-published" in {one.kind for one in checked.issues} else []
                count += 1
    assert count > 30 and len(asked) < count / 8, asked


def random_rows(order: Random, count: int) -> list[dict[str, object]]:
    """Visits that have nothing to do with each other but their partner, source and words."""
    whats = ("Delegation", "Students", "Trade mission", "Choir", "Engineers", "Dinner", "Return visit", "Football team")
    wheres = ("of the college", "of the works", "to the fair", "of the mayor", "from the museum", "at the town hall")
    return [
        blank(
            VISIT,
            title=f"{order.choice(whats)} {order.choice(wheres)}",
            starts=f"20{order.randrange(10, 26)}-{order.randrange(1, 13):02}-{order.randrange(1, 29):02}",
            direction=order.choice(["inbound", "outbound"]),
            delegates=order.randrange(1, 40),
            locator=f"para {order.randrange(1, 60)}",
        )
        for _ in range(count)
    ]


def test_of_random_visits_the_mended_are_asked_about_and_the_new_seldom_are() -> None:
    asked = 0
    for seed in range(10):
        order = Random(seed)
        rows = random_rows(order, 60)
        before = once_published({**WHOLE, "Visits": rows[:50]})
        checked, _ = sent(tables({"Visits": rows[50:]}), before)
        asked += sum(one.kind == "perhaps-published" for one in checked.issues)
        for row in order.sample(rows[:50], 5):
            two = order.sample(["title", "starts", "delegates", "locator"], 2)
            again = {**row, **{name: mended("Visits", name, row[name], order) for name in two}}
            assert not is_silent(*sent(tables({"Visits": [again]}), before)), (row, again)
    assert asked <= 5


def test_rows_without_ids_of_a_file_made_from_an_earlier_version_are_known_by_that_version(store: Store) -> None:
    """Somebody changed most of a row since, so that only the earlier version knows it again."""
    visits = [blank(VISIT, title=one, starts=f"2020-0{at}") for at, one in enumerate(("Choir", "Dinner", "Fair"), 1)]
    publish(store, only(**{**WHOLE, "Visits": visits}))
    book = load_workbook(io.BytesIO(workbook_of(store, 1)))
    for sheet in book:
        for row in sheet.iter_rows(min_row=2, max_col=1) if sheet.title in BY_NAME else ():
            row[0].value = None
    dinner = next(row for row in book["Visits"].iter_rows(min_row=2) if row[1].value == "Dinner")
    dinner[0].parent.cell(dinner[0].row, HEADERS["Visits"].index("note") + 1).value = "Mended."
    sent_again = io.BytesIO()
    book.save(sent_again)
    other = {"visit_id": "choir", "title": "Orchestra of the town", "starts": "2021-06", "direction": "outbound"}
    publish(store, only(Visits=[{**VISIT, **other, "source_id": "test-report", "locator": "page 9", "delegates": 40}]))
    proposal = propose(store, "made-from-1.xlsx", sent_again.getvalue())
    assert (proposal.made_from, proposal.issues, proposal.difference.missing) == (1, (), ())
    assert [(row.sent.id, row.is_old) for row in proposal.crossed] == [("choir", True)]
    after = decided(store, proposal, Decisions(keeps_old=True))
    assert [(one.id, one.column, one.after) for one in after.difference.changes] == [("dinner", "note", "Mended.")]


def test_the_order_of_the_rows_makes_no_other_ids() -> None:
    ids = {name: set(rows) for name, rows in BEFORE.items()}
    turned = once_published({name: rows[::-1] for name, rows in MANY.items()})
    assert {name: set(rows) for name, rows in turned.items()} == ids
    assert {"students-of-the-college-2019-07-01", "trade-mission"} < ids["Visits"]
    assert all(re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", one) and len(one) <= 60 for of in ids.values() for one in of)


@given(st.lists(st.text(max_size=90), min_size=1, max_size=8))
def test_whatever_titles_are_typed_the_ids_are_read_back_as_ids(titles: list[str]) -> None:
    rows = {"Visits": [blank(VISIT, title=one, starts=f"20{at:02}") for at, one in enumerate(titles, start=10)]}
    checked, difference = sent(tables(rows), PUBLISHED)
    ids = [record.id for record in checked.records.get("Visits", ())]
    assert len(set(ids)) == len(ids)
    again = [{**row, "visit_id": one} for row, one in zip(rows["Visits"], ids, strict=False)]
    if len(ids) == len(titles) and checked.is_valid:
        checked_again, _ = sent(
            tables({"Visits": again}), PUBLISHED | {"Visits": {one.id: one for one in difference.written}}
        )
        assert not {one.kind for one in checked_again.issues} & {
            "not-an-id",
            "perhaps-remade",
            "made-a-day",
            "id-taken",
        }


def test_a_row_that_differs_in_one_cell_from_one_published_row_is_asked_about_and_the_advice_works() -> None:
    new = blank(VISIT, partner_id="Testville", strand_id="Learning", starts="2020-03-05")
    checked, difference = sent(tables({"Visits": [new]}), PUBLISHED)
    [asked] = checked.issues
    assert (asked.kind, asked.cell) == ("perhaps-published", "A2")
    assert "published as a-trip." in asked.message
    assert difference.counts() == {"added": 1, "changed": 0, "retired": 0}
    checked, difference = sent(tables({"Visits": [{**new, "visit_id": "a-trip"}]}), PUBLISHED)
    assert checked.issues == ()
    assert [(one.id, one.column, one.after) for one in difference.changes] == [("a-trip", "starts", "2020-03-05")]


def test_a_source_that_may_be_a_published_one_is_asked_about_once_however_many_rows_name_it() -> None:
    rows = {
        "Sources": [blank(SOURCE, published="2020-02-28")],
        "Facts": [blank(FACT, value=100 + at, scope=f"Part {at}") for at in range(5)],
    }
    checked, _ = sent(tables(rows), PUBLISHED)
    assert [(one.kind, one.sheet, one.cell) for one in checked.issues] == [("perhaps-published", "Sources", "A2")]


def test_the_next_year_of_a_series_is_new_and_nobody_is_asked() -> None:
    rows = [
        blank(FACT, period=str(year), scope="The works", value=5 * year, locator="table 1") for year in (2006, 2007)
    ]
    checked, difference = sent(tables({"Facts": rows}), BEFORE)
    assert checked.issues == ()
    assert difference.counts() == {"added": 2, "changed": 0, "retired": 0}


def test_a_revised_number_is_a_change_of_its_row() -> None:
    rows = [blank(FACT, period="2003", scope="The works", value=40, locator="table 2")]
    _, difference = sent(tables({"Facts": rows}), BEFORE)
    assert [(one.change, one.column) for one in difference.changes] == [("changed", "value"), ("changed", "locator")]


def test_two_rows_without_id_that_say_the_same_are_two_and_asked_about() -> None:
    rows = [blank(MONEY, title="A payment", amount_gbp=70)] * 2
    checked, difference = sent(tables({"Money": rows}), PUBLISHED)
    assert [(one.kind, one.cell) for one in checked.issues] == [("same-but-id", "A3")]
    assert {record.id for record in difference.written} == {
        "a-payment-2020-21-awarded-test-report",
        "a-payment-2020-21-awarded-test-report-2",
    }
    after = PUBLISHED | {"Money": PUBLISHED["Money"] | {record.id: record for record in difference.written}}
    checked, difference = sent(tables({"Money": rows}), after)
    assert (checked.issues, len(difference.changes)) == ((), 0)


def test_a_typed_id_stands_before_what_a_row_says() -> None:
    """The row with the id of the trip says otherwise now; the one that says what the trip said is another."""
    rows = [
        {**VISIT, "visit_id": "a-trip", "title": "Another journey", "source_id": "test-report", "starts": "2023"},
        blank(VISIT, partner_id="Testville", strand_id="Learning"),
    ]
    checked, difference = sent(tables({"Visits": rows}), PUBLISHED)
    assert checked.is_valid
    assert [record.id for record in difference.written] == ["a-trip", "a-trip-2020-03-04"]


@pytest.mark.parametrize(
    ("sheet", "row", "other"),
    [
        ("Visits", blank(VISIT, title="Dinner", starts="2021-05-01"), {"cost_gbp": 6}),
        ("Visits", blank(VISIT, title="Dinner", starts="2021-05", officers=2), {"purpose": "To eat."}),
        ("Money", blank(MONEY, title="A payment", amount_gbp=70), {"amount_gbp": 71}),
        ("Money", blank(MONEY, title="A payment", amount_gbp=70), {"note": "The second."}),
        ("Milestones", blank(MILESTONE, title="A dinner"), {"note": "The second."}),
        ("Organisations", blank(ORGANISATION, name="A college"), {"role": "host"}),
        ("Strands", blank(STRAND, name="Food"), {"position": 2}),
        ("Conflicts", blank(CONFLICT, question="Who?", about="a trip; a grant"), {"reason": "So."}),
        ("Sources", blank(SOURCE, title="Minutes"), {"kind": "article"}),
        ("Visits", blank(VISIT, title="Dinner", starts="2021-05"), {"officers": 3}),
        ("Facts", blank(FACT, period="2015", locator="para 5"), {"value": 110}),
        ("Facts", blank(FACT, period="2015", locator="para 5"), {}),
        ("Partners", blank(PARTNER, name="Newtown"), {"since": "2005"}),
    ],
)
def test_two_rows_of_one_thing_without_ids_are_asked_about_once(sheet: str, row: Row, other: Row) -> None:
    checked, difference = sent(tables({sheet: [row, {**row, **other}]}), PUBLISHED)
    assert len({record.id for record in difference.written}) == 2
    [asked] = [one for one in checked.issues if "A trip" not in one.message]
    assert is_doubt(asked)


def test_rows_without_ids_are_checked_in_work_that_grows_with_the_rows() -> None:
    """New ones, those sent again, and those of which each is asked about."""

    def work(count: int) -> int:
        rows = [blank(MONEY, title=f"Payment {at % 40} of {at // 40}", amount_gbp=at) for at in range(count)]
        counted = 0

        def count_call(*_: object) -> None:
            nonlocal counted
            counted += 1

        new = tables({"Money": rows})
        _, difference = sent(new, PUBLISHED)
        before = PUBLISHED | {"Money": {one.id: one for one in difference.written}}
        later = tables({"Money": [{**row, "period": "2031/32", "source_id": "test-report"} for row in rows]})
        sys.setprofile(count_call)
        try:
            for each in (new, later):
                sent(each, PUBLISHED)
                sent(each, before)
        finally:
            sys.setprofile(None)
        return counted

    assert work(1_000) < 5 * work(250)
