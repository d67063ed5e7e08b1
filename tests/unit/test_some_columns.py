"""A file may hold some columns only: it changes just those, of rows that are published, and nulls nothing."""

from collections.abc import Mapping, Sequence

import pytest
from conftest import publish
from hypothesis import given
from hypothesis import strategies as st
from test_ids import BEFORE, PUBLISHED, Row, blank, sent, tables
from workbooks import FACT, MONEY, PARTNER, SOURCE, VISIT, only, workbook

from twinboard.intake import annotated, propose
from twinboard.models import Severity
from twinboard.publish import published_records
from twinboard.rules.sheets import BY_NAME
from twinboard.rules.stored import stored_columns
from twinboard.store import Store

pytestmark = pytest.mark.usefixtures("read_here")


def some(rows: Sequence[Row]) -> dict[str, list[str]]:
    return {name: list(dict.fromkeys(key for row in rows for key in row)) for name in BY_NAME}


def sent_of(sheet: str, rows: Sequence[Row], published: Mapping[str, Mapping[str, object]] = PUBLISHED):  # type: ignore[no-untyped-def]
    return sent(tables({sheet: rows}, some(rows)), published)  # type: ignore[arg-type]


def changed(difference) -> list[tuple[str, str, str | None]]:  # type: ignore[no-untyped-def]
    return [(one.id, one.column, one.after) for one in difference.changes]


def test_an_id_and_a_value_correct_one_number(small: Store) -> None:
    publish(small, only(Facts=[{"fact_id": "jobs-2020", "value": 120}]))
    fact = published_records(small, small.current())["Facts"]["jobs-2020"]
    assert {**fact.values, "value": 100} == published_records(small, 1)["Facts"]["jobs-2020"].values
    assert fact.values["value"] == 120


@pytest.mark.parametrize("name", ["Facts.csv", "correction.csv"])
def test_a_text_file_of_an_id_and_a_value_is_the_same(small: Store, name: str) -> None:
    found = propose(small, name, b"fact_id,value\r\njobs-2020,120\r\n")
    assert [issue.kind for issue in found.issues if issue.severity is Severity.ERROR] == []
    assert changed(found.difference) == [("jobs-2020", "value", "120")]


def test_what_an_id_is_made_from_names_the_row_as_well() -> None:
    rows = [{"indicator_id": "Jobs", "partner_id": "Test City", "period": "2020", "scope": "the shed", "value": 9}]
    checked, difference = sent_of("Facts", rows)
    assert checked.issues == ()
    assert changed(difference) == [("jobs-testville-2020-the-shed", "value", "9")]


def test_a_name_and_one_more_column_change_just_that() -> None:
    checked, difference = sent_of("Partners", [{"name": "Test City", "industries": "rail"}])
    assert checked.issues == ()
    assert changed(difference) == [("testville", "industries", "rail")]


def test_a_row_that_could_be_several_published_ones_is_told_and_the_advice_works() -> None:
    rows = [{"indicator_id": "Jobs", "period": "2020", "value": 9}]
    checked, _ = sent_of("Facts", rows)
    [told] = checked.issues
    assert (told.kind, told.cell) == ("several-published", "A2")
    assert "jobs-testville-2020-the-shed or jobs-testville-2020-the-works" in told.message
    checked, difference = sent_of("Facts", [{"fact_id": "jobs-testville-2020-the-shed", **rows[0]}])
    assert checked.issues == ()
    assert changed(difference) == [("jobs-testville-2020-the-shed", "value", "9")]


def test_a_row_that_is_not_published_and_lacks_columns_is_told_at_its_cell() -> None:
    rows = [
        {"fact_id": "jobs-testville-2020-the-work", "value": 9},
        {"fact_id": "jobs-testville-2020-the-shed", "value": 8},
    ]
    checked, _ = sent_of("Facts", rows)
    [told] = checked.issues
    assert (told.kind, told.cell) == ("none-published", "A2")
    assert "Did you mean “jobs-testville-2020-the-works”?" in told.message
    assert "the columns indicator_id, period, bound, status, source_id, locator as well" in told.message


def test_new_rows_of_a_sheet_that_lacks_a_column_are_told_once_at_its_header() -> None:
    rows = [
        {key: value for key, value in blank(FACT, period=f"200{year}").items() if key != "locator"} for year in range(5)
    ]
    checked, _ = sent_of("Facts", rows, BEFORE)
    assert checked.is_valid
    rows = [{**row, "scope": "Somewhere else"} for row in rows]
    checked, _ = sent_of("Facts", rows, BEFORE)
    assert [(one.kind, one.column) for one in checked.issues] == [("missing-column", "locator")]


def test_a_number_without_a_word_does_not_take_the_published_word_in_silence(small: Store) -> None:
    publish(small, only(Facts=[{**FACT, "bound": "over"}]))
    rows = [{"fact_id": "jobs-2020", "value": 120}]
    [asked] = propose(small, "x.xlsx", only(Facts=rows)).issues
    assert (asked.kind, asked.cell) == ("word-kept", "B2")
    assert "“over 120”" in asked.message
    for typed, word in (("exactly 120", "exact"), ("around 120", "around"), ("over 120", "over")):
        found = propose(small, "x.xlsx", only(Facts=[{"fact_id": "jobs-2020", "value": typed}]))
        assert found.issues == ()
        after = {one.column: one.after for one in found.difference.changes}
        assert after == {"value": "120"} | ({"bound": word} if word != "over" else {})


def test_what_is_sent_is_judged_beside_what_is_published(small: Store) -> None:
    publish(small, workbook(Visits=[{**VISIT, "ends": "2020-03-06"}]))
    checked = propose(small, "x.xlsx", only(Visits=[{"visit_id": "trip", "starts": "2020-03-09"}])).checked
    assert [(one.kind, one.cell) for one in checked.issues] == [("ends-before-starts", "A2")]
    checked = propose(small, "x.xlsx", only(Facts=[{"fact_id": "jobs-2020", "value": "£120"}])).checked
    assert [(one.kind, one.cell) for one in checked.issues] == [("unit-disagrees", "B2")]


def test_a_file_without_ids_and_with_mistakes_comes_back_marked(small: Store) -> None:
    proposal = propose(small, "x.xlsx", only(Facts=[{"indicator_id": "jobs", "period": "2020", "value": "many"}]))
    assert [(one.kind, one.cell) for one in proposal.issues] == [("not-a-number", "C2")]
    assert len(annotated(proposal)) > 5000


SAMPLE = {"Sources": SOURCE, "Partners": PARTNER, "Facts": FACT, "Visits": VISIT, "Money": MONEY}
ALL = {name: {one: rows[one] for one in rows} for name, rows in PUBLISHED.items()}


@given(st.data())
def test_whichever_columns_are_sent_of_published_rows_nothing_else_changes(data: st.DataObject) -> None:
    sheet = data.draw(st.sampled_from(sorted(SAMPLE)))
    records = list(ALL[sheet].values())
    id_column, *others = stored_columns(BY_NAME[sheet])
    declared = {column.name for column in BY_NAME[sheet].columns}
    names = data.draw(st.lists(st.sampled_from([one for one in others if one in declared]), min_size=1, unique=True))
    rows = [{id_column: one.id, **{name: one.values[name] for name in names}} for one in records]
    checked, difference = sent_of(sheet, [{key: _typed(value) for key, value in row.items()} for row in rows])
    assert [one for one in checked.issues if one.severity is Severity.ERROR] == []
    assert list(difference.changes) == []
    assert difference.missing == ()


def _typed(value: object) -> object:
    return str(value) if value is not None and not isinstance(value, str | int) else value


def test_a_title_that_names_no_row_is_told_and_mends_none() -> None:
    checked, _ = sent_of("Visits", [{"title": "A trips", "starts": "2020-03-04", "purpose": "To see."}])
    [told] = checked.issues
    assert (told.kind, told.cell) == ("none-published", "A2")
