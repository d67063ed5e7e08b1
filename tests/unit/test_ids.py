"""Ids are ours to make: rows without one get it from what they say, keep it when they are sent again, and are asked
about where it is not sure."""

from collections.abc import Mapping, Sequence

import pytest
from conftest import publish
from workbooks import EVIDENCE, FACT, INDICATOR, MONEY, PARTNER, SOURCE, STRAND, VISIT, only

from twinboard.intake import propose
from twinboard.rules.sheets import BY_NAME
from twinboard.store import Store

pytestmark = pytest.mark.usefixtures("read_here")

Row = Mapping[str, object]


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
