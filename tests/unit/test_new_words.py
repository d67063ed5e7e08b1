"""A word that is not in a vocabulary that grows is offered as a new one; closed vocabularies stay closed."""

import pytest
from conftest import publish
from hypothesis import given
from hypothesis import strategies as st
from test_ids import MILESTONE, ORGANISATION, PUBLISHED, blank, sent, tables
from workbooks import PARTNER, VISIT, only, workbook

from twinboard.chart_filters import canonical
from twinboard.charts import CHARTS
from twinboard.charts.base.chart import Drawing
from twinboard.intake import propose
from twinboard.issued import workbook_of
from twinboard.models import Severity
from twinboard.rules.vocabularies import MILESTONE_KIND
from twinboard.store import Store

pytestmark = pytest.mark.usefixtures("read_here")


def told(sheet: str, **row: object) -> list[tuple[str, str, str]]:
    rows = {"Milestones": MILESTONE, "Organisations": ORGANISATION, "Visits": VISIT, "Partners": PARTNER}
    checked, _ = sent(tables({sheet: [blank(rows[sheet], title="New", name="New", **row)]}), PUBLISHED)
    return [(one.kind, one.cell, one.message) for one in checked.issues]


@pytest.mark.parametrize(
    ("sheet", "column", "typed", "likely"),
    [
        ("Milestones", "kind", "agreemnt", "agreement"),
        ("Milestones", "kind", "Conference event", "event"),
        ("Organisations", "sector", "council", "local government"),
        ("Organisations", "sector", "Local Goverment", "local government"),
        ("Organisations", "sector", "Environmental", "environment"),
    ],
)
def test_a_new_word_is_asked_about_with_the_likest_known_one_beside_it(
    sheet: str, column: str, typed: str, likely: str
) -> None:
    [(kind, cell, message)] = told(sheet, **{column: typed})
    assert (kind, cell[-1]) == ("new-word", "2")
    assert f"Did you mean “{likely}”?" in message


@pytest.mark.parametrize(
    ("sheet", "column", "typed", "likely"),
    [
        ("Visits", "status", "completed", "held"),
        ("Visits", "direction", "inward", "inbound"),
        ("Visits", "direction", "Outward", "outbound"),
        ("Milestones", "status", "completed", "happened"),
    ],
)
def test_a_closed_vocabulary_stays_closed_and_proposes(sheet: str, column: str, typed: str, likely: str) -> None:
    [(kind, _, message)] = told(sheet, **{column: typed})
    assert kind == "not-in-list"
    assert f"Did you mean “{likely}”?" in message


def test_a_confirmed_word_is_known_from_then_on(store: Store) -> None:
    publish(store, workbook(Milestones=[{**MILESTONE, "kind": "Award", "partner_id": "testville"}]))
    again = {**MILESTONE, "milestone_id": "second", "kind": "award", "date": "2022"}
    assert propose(store, "x.xlsx", only(Milestones=[again])).issues == ()
    [asked] = propose(store, "x.xlsx", only(Milestones=[{**again, "kind": "awards"}])).issues
    assert "Did you mean “award”?" in asked.message
    assert {one.kind for one in propose(store, "x.xlsx", workbook_of(store, 1)).issues} == {"no-rows"}


def test_a_new_kind_is_drawn_and_can_be_chosen(store: Store) -> None:
    publish(
        store,
        workbook(
            Milestones=[MILESTONE | {"partner_id": "testville", "kind": "award"}, {**MILESTONE, "milestone_id": "two"}]
        ),
    )
    drawn = CHARTS["milestone_timeline"](store.ask("charts/milestone_timeline"))
    assert isinstance(drawn, Drawing)
    assert drawn.choices["kinds"] == {"agreement": "Agreement", "award": "Award"}
    assert canonical(store.home, {"kinds": "award"}, 1) == {"kinds": "award"}
    of_one = CHARTS["milestone_timeline"](store.ask("charts/milestone_timeline", {"kinds": "award"}))
    assert isinstance(of_one, Drawing)
    assert "Award" in of_one.subtitle


def test_an_industry_that_is_nearly_a_known_one_is_asked_about_and_another_is_not() -> None:
    before = PUBLISHED | {"Partners": {**PUBLISHED["Partners"]}}
    one = before["Partners"]["testville"]
    before["Partners"]["testville"] = one._replace(values={**one.values, "industries": "automotive; rail"})
    for typed, asked in (("automotve; rail", ["automotive"]), ("Rail; Automotive", []), ("fishing", [])):
        rows = [blank(PARTNER, name="Newtown", industries=typed)]
        checked, _ = sent(tables({"Partners": rows}), before)
        assert [one.kind for one in checked.issues] == ["new-word"] * len(asked)
        assert all(f"Did you mean “{word}”?" in checked.issues[0].message for word in asked)


@given(st.text(max_size=50))
def test_whatever_is_typed_for_a_kind_is_known_asked_about_or_refused_at_its_cell(typed: str) -> None:
    checked, _ = sent(tables({"Milestones": [blank(MILESTONE, title="New", kind=typed)]}), PUBLISHED)
    [record] = checked.records.get("Milestones", [None])  # type: ignore[list-item]
    kinds = [one.kind for one in checked.issues if one.column == "kind"]
    if record and record.values["kind"] in MILESTONE_KIND:
        assert not kinds
    elif record and record.values["kind"]:
        assert kinds == ["new-word"]
    else:
        assert [one for one in checked.issues if one.severity is Severity.ERROR]
