"""What officers put on the sheet Conflicts marks its rows as they then were; what changes is asked about again."""

import pytest
from checked import MARK, OTHER, issues, places
from conftest import publish
from workbooks import FACT, INDICATOR, PARTNER, SOURCE, only, workbook

from twinboard.intake import Decisions, decided, propose
from twinboard.models import Issue
from twinboard.rules.issue_kinds import is_doubt
from twinboard.store import Store

pytestmark = pytest.mark.usefixtures("read_here")

RIVAL = {**OTHER, "value": 90}
MARKED = {**MARK, "about": "jobs-2020; other"}
BOTH = {"Facts": [FACT, RIVAL], "Conflicts": [MARKED]}
ELSEWHERE = {**MARKED, "conflict_id": "elsewhere", "about": "testville; learning"}


@pytest.fixture
def marked(store: Store) -> Store:
    publish(store, workbook(**BOTH))
    return store


@pytest.fixture
def accepted(store: Store) -> Store:
    publish(store, workbook(Facts=[FACT, RIVAL]))
    return store


def doubt(found: list[Issue]) -> tuple[str, str, str]:
    [issue] = found
    assert is_doubt(issue)
    return issue.kind, issue.sheet, issue.cell


def test_another_value_of_a_marked_row_is_asked_about_and_then_quiet(marked: Store) -> None:
    changed = only(Facts=[{**RIVAL, "value": 80}])
    [issue] = issues(marked, changed)
    assert doubt([issue]) == ("mark-older", "Facts", "E2")
    assert "as 100 jobs and as 80 jobs" in issue.message
    assert "The row which of the sheet Conflicts" in issue.message
    publish(marked, changed)
    assert issues(marked, changed) == []
    assert issues(marked, workbook(**BOTH | {"Facts": [FACT, {**RIVAL, "value": 80}]})) == []
    assert doubt(issues(marked, only(Facts=[{**RIVAL, "value": 70}]))) == ("mark-older", "Facts", "E2")


def test_a_mark_that_is_entered_or_changed_with_the_value_marks_it(marked: Store) -> None:
    question = {**MARKED, "reason": "The newer report says 80."}
    assert issues(marked, workbook(Facts=[FACT, {**RIVAL, "value": 80}], Conflicts=[question])) == []
    assert issues(marked, only(Facts=[{**RIVAL, "note": "Seen."}])) == []


def test_another_value_of_a_row_that_was_accepted_unmarked_is_asked_about_and_then_quiet(accepted: Store) -> None:
    assert issues(accepted, only(Facts=[{**RIVAL, "note": "Seen."}])) == []
    changed = only(Facts=[{**RIVAL, "value": 80}])
    assert doubt(issues(accepted, changed)) == ("sources-disagree", "Facts", "E2")
    publish(accepted, changed)
    assert issues(accepted, changed) == []


def test_a_mark_that_a_file_lacks_is_asked_about_where_the_rows_are(marked: Store) -> None:
    content = workbook(Facts=[FACT, RIVAL], Conflicts=[ELSEWHERE])
    [issue] = issues(marked, content)
    assert doubt([issue]) == ("mark-missing", "Facts", "E3")
    assert "The published row which of the sheet Conflicts marks this" in issue.message


def test_a_mark_that_a_file_lacks_is_asked_about_at_its_sheet_where_the_rows_are_elsewhere(marked: Store) -> None:
    content = only(Conflicts=[ELSEWHERE])
    assert doubt(issues(marked, content)) == ("mark-missing", "Conflicts", "A1")
    proposal = decided(marked, propose(marked, "x.xlsx", content), Decisions(retire=frozenset({"Conflicts"})))
    assert doubt(list(proposal.issues)) == ("mark-missing", "Conflicts", "A1")
    assert proposal.difference.counts()["retired"] == 1


def test_a_mark_that_no_longer_names_its_rows_is_asked_about_at_its_cell(marked: Store) -> None:
    question = {**MARKED, "about": "jobs-2020; testville"}
    assert doubt(issues(marked, only(Conflicts=[question]))) == ("sources-disagree", "Conflicts", "E2")


def test_a_mark_of_what_is_right_by_now_may_go(marked: Store) -> None:
    content = workbook(Facts=[FACT, {**RIVAL, "value": 100}], Conflicts=[ELSEWHERE])
    assert places(issues(marked, content)) == []


def test_a_sheet_emptied_of_rows_takes_no_mark_away(marked: Store) -> None:
    content = workbook(Facts=[FACT, RIVAL], Conflicts=[dict.fromkeys(MARKED)])
    proposal = decided(marked, propose(marked, "x.xlsx", content), Decisions(retire=frozenset({"Conflicts"})))
    assert [issue.kind for issue in proposal.issues] == ["no-rows"]
    assert proposal.difference.counts()["retired"] == 0


def test_what_shows_only_by_another_sheet_is_told_there(store: Store) -> None:
    length = {**INDICATOR, "indicator_id": "relationship-length", "unit": "years"}
    years = {**FACT, "indicator_id": "relationship-length", "value": 19}
    publish(store, workbook(Indicators=[length], Facts=[years]))
    assert doubt(issues(store, only(Partners=[{**PARTNER, "since": "1990"}]))) == ("sources-disagree", "Partners", "A2")


def test_a_source_that_becomes_official_statistics_is_where_a_statement_is_found_to_be_far(store: Store) -> None:
    figures = {**SOURCE, "source_id": "ons", "title": "Figures of jobs"}
    stated = {**OTHER, "scope": "All the works", "value": 1000}
    publish(store, workbook(Sources=[SOURCE, figures], Facts=[{**FACT, "source_id": "ons"}, stated]))
    content = only(Sources=[{**figures, "kind": "official statistics"}])
    assert doubt(issues(store, content)) == ("far-from-official", "Sources", "E2")
