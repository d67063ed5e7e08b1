"""A chart of a paper beside the same chart now: what reads differently is named with its old and its new words."""

import shutil
from pathlib import Path

import pytest
from conftest import publish
from workbooks import EVIDENCE, FACT, INDICATOR, MONEY, PARTNER, SOURCE, VISIT, only, workbook

from twinboard.documents.document import CodeFound, Document
from twinboard.drawing import chart_at, reference_to
from twinboard.errors import TwinboardError
from twinboard.models import Reference
from twinboard.papers.checking.checked import NO_CODE, checked_charts, summary
from twinboard.papers.checking.compared import NOT_THERE, Compared, Difference, Standing, compared
from twinboard.papers.coded import coded_chart
from twinboard.store import Store

WORKS = {**FACT, "value": 3000}
SUPPLIERS = {**FACT, "fact_id": "jobs-suppliers", "scope": "Suppliers", "value": 40}
CITED = "Test Council, Test report (31 January 2020), para 1"
CONFLICT = {"conflict_id": "how-many", "question": "How many jobs are there?", "about": "jobs-2020", **EVIDENCE}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Two numbers of jobs, one visit, one grant; not to be published to."""
    store = Store(tmp_path_factory.mktemp("first") / "store")
    publish(store, workbook(Facts=[WORKS, SUPPLIERS], Visits=[VISIT], Money=[MONEY]))
    return store


@pytest.fixture
def published(first: Store, tmp_path: Path) -> Store:
    """A copy of it."""
    return Store(Path(shutil.copytree(first.home, tmp_path / "store")))


def then_and_now(store: Store, chart: str = "jobs_by_employer", **chosen: str) -> Compared:
    return compared(store.home, reference_to(store.home, chart, chosen, 1), store.current_or_fail())


def cells(found: Compared) -> set[Difference]:
    """The differences in its table."""
    around = ("Title", "Subtitle", "Remarks", "Source", "Sources disagree")
    return {each for each in found.differences if each.what not in around}


def named(found: Compared, what: str) -> list[tuple[str, str]]:
    return [(each.before, each.after) for each in found.differences if each.what == what]


def codes_of(store: Store, *charts: str) -> Document:
    codes = (coded_chart(store.home, reference_to(store.home, name, {}, 1)).code for name in charts)
    return Document((), tuple(CodeFound(code, f"picture {place}") for place, code in enumerate(codes, start=1)))


def test_where_nothing_was_published_since_a_chart_is_current(published: Store) -> None:
    assert then_and_now(published) == Compared(Standing.CURRENT, "Testville is linked with 3,040 jobs")


def test_what_the_chart_does_not_show_leaves_it_current(published: Store) -> None:
    noted = {"note": "Counted again.", "checked_by": "A. Officer", "checked_on": "2020-05-01"}
    publish(published, only(Facts=[{**WORKS, **noted}], Visits=[{**VISIT, "officers": 3}]))
    assert then_and_now(published).standing is Standing.CURRENT


def test_a_changed_number_is_told_at_its_cell_with_its_old_and_its_new_words(published: Store) -> None:
    publish(published, only(Facts=[{**SUPPLIERS, "value": 45}]))
    assert then_and_now(published) == Compared(
        Standing.CHANGED,
        "Testville is linked with 3,040 jobs",
        (
            Difference("Title", "Testville is linked with 3,040 jobs", "Testville is linked with 3,045 jobs"),
            Difference("Suppliers: Jobs", "40 jobs", "45 jobs"),
        ),
    )


def test_a_word_put_before_a_number_is_a_change(published: Store) -> None:
    publish(published, only(Facts=[{**WORKS, "bound": "over"}]))
    found = then_and_now(published)
    assert cells(found) == {Difference("The works: Jobs", "3,000 jobs", "over 3,000 jobs")}
    assert named(found, "Title") == [
        ("Testville is linked with 3,040 jobs", "Testville is linked with over 3,040 jobs")
    ]


def test_a_row_that_came_is_told_whole(published: Store) -> None:
    publish(published, only(Facts=[{**FACT, "fact_id": "jobs-college", "scope": "The college", "value": 7}]))
    assert cells(then_and_now(published)) == {Difference("The college", NOT_THERE, "Testville; 7 jobs; 2020")}


def test_a_row_that_went_is_told_whole(published: Store) -> None:
    sheets = {"Facts": [WORKS], "Visits": [VISIT], "Money": [MONEY]}
    publish(published, workbook(**sheets), retire_missing=True)
    assert cells(then_and_now(published)) == {Difference("Suppliers", "Testville; 40 jobs; 2020", NOT_THERE)}


def test_a_name_that_changed_is_one_cell_not_a_row_gone_and_a_row_come(published: Store) -> None:
    publish(published, only(Facts=[{**SUPPLIERS, "scope": "Local suppliers"}]))
    [found] = cells(then_and_now(published))
    assert found.what.endswith(": Employer")
    assert (found.before, found.after) == ("Suppliers", "Local suppliers")


def test_a_source_called_otherwise_is_a_change(published: Store) -> None:
    publish(published, only(Sources=[{**SOURCE, "title": "Final report"}]))
    found = then_and_now(published)
    after = "Test Council, Final report (31 January 2020), para 1"
    assert (found.standing, found.differences) == (Standing.CHANGED, (Difference("Source", CITED, after),))


def test_another_place_in_a_source_is_a_change_and_a_source_added_is_told(published: Store) -> None:
    second = {**SOURCE, "source_id": "second", "title": "Second report"}
    facts = [{**WORKS, "locator": "para 9"}, {**SUPPLIERS, "source_id": "second"}]
    publish(published, only(Sources=[SOURCE, second], Facts=facts))
    assert sorted(named(then_and_now(published), "Source")) == [
        (CITED, "Test Council, Test report (31 January 2020), para 9"),
        (NOT_THERE, "Test Council, Second report (31 January 2020), para 1"),
    ]


def test_a_note_on_a_source_is_not_in_the_picture_and_changes_nothing(published: Store) -> None:
    publish(published, only(Sources=[{**SOURCE, "note": "Seen in the library."}]))
    assert then_and_now(published).standing is Standing.CURRENT


def test_a_disagreement_that_came_to_light_is_a_change_and_so_is_a_question_put_otherwise(published: Store) -> None:
    publish(published, only(Conflicts=[CONFLICT]))
    found = then_and_now(published)
    assert found.differences == (Difference("Sources disagree", NOT_THERE, "How many jobs are there?"),)
    publish(published, only(Conflicts=[{**CONFLICT, "question": "How many jobs were there?"}]))
    again = compared(published.home, reference_to(published.home, "jobs_by_employer", {}, 2), 3)
    questions = ("How many jobs are there?", "How many jobs were there?")
    assert again.differences == (Difference("Sources disagree", *questions),)


def test_a_definition_that_decides_what_a_chart_must_say_is_told_as_a_remark(published: Store) -> None:
    publish(published, only(Indicators=[{**INDICATOR, "attribution": "caused"}]))
    found = then_and_now(published)
    [(before, after)] = named(found, "Remarks")
    assert "context for the partnership, not an effect of it" in before
    assert "the partnership brought these jobs about" in after


def test_a_chart_that_has_nothing_to_show_any_more_says_what_is_missing(published: Store) -> None:
    people = {**INDICATOR, "indicator_id": "people", "unit": "people"}
    fact = {**FACT, "fact_id": "people-2020", "indicator_id": "people"}
    publish(published, workbook(Indicators=[people], Facts=[fact]), retire_missing=True)
    missing = "No source states how many jobs are linked to this partner."
    title = "Testville is linked with 3,040 jobs"
    assert then_and_now(published) == Compared(Standing.GONE, title, (Difference("The chart", title, missing),))
    assert then_and_now(published, "money_by_stage").standing is Standing.CURRENT


def test_a_chart_of_one_partner_hears_nothing_of_another(published: Store) -> None:
    other = {**PARTNER, "partner_id": "otherton", "name": "Otherton"}
    jobs = {**FACT, "fact_id": "jobs-otherton", "partner_id": "otherton"}
    publish(published, only(Partners=[PARTNER, other], Facts=[jobs]))
    assert then_and_now(published, partner="testville").standing is Standing.CURRENT
    assert then_and_now(published).standing is Standing.CHANGED


def test_a_version_that_is_damaged_or_gone_is_said_and_the_other_charts_are_still_checked(
    published: Store, tmp_path: Path
) -> None:
    publish(published, only(Facts=[{**SUPPLIERS, "value": 45}]))
    document = codes_of(published, "jobs_by_employer")
    visits = coded_chart(published.home, reference_to(published.home, "visits_over_time", {}, 2)).code
    other = Store(Path(shutil.copytree(published.home, tmp_path / "other")))
    first = other.home / "versions" / "000001.duckdb"
    first.chmod(0o644)
    first.write_bytes(first.read_bytes() + b"more")
    marks = (*document.marks, CodeFound(visits, "text, paragraph 3"), CodeFound("TB-0000", "text, paragraph 4"))
    damaged = checked_charts(other.home, Document((), marks), 2)
    first.unlink()
    gone = checked_charts(other.home, Document((), marks), 2)
    for found, said in ((damaged, "is not the one that was published"), (gone, "The file of version 1 is missing")):
        assert [each.standing for each in found] == [Standing.UNKNOWN, Standing.CURRENT, Standing.UNKNOWN]
        assert said in found[0].trouble
        assert found[0].reference == Reference("jobs_by_employer", (), 1)
        assert (found[2].trouble, found[2].reference) == ("No chart here has this code.", None)
        assert summary(found) == "3 charts of ours: 1 still current, 2 unknown."


def test_a_code_is_checked_once_with_all_its_places(published: Store) -> None:
    document = codes_of(published, "jobs_by_employer", "visits_over_time", "jobs_by_employer")
    found = checked_charts(published.home, document, 1)
    assert [each.places for each in found] == [("picture 1", "picture 3"), ("picture 2",)]
    assert summary(found) == "2 charts of ours: 2 still current."


def test_a_paper_without_a_code_is_told_so(published: Store) -> None:
    assert summary(checked_charts(published.home, Document(), 1)) == NO_CODE


def test_a_chart_that_never_had_anything_to_show_cannot_be_compared(published: Store) -> None:
    with pytest.raises(TwinboardError, match="No "):
        then_and_now(published, "board_by_sector")


def test_comparing_leaves_the_charts_as_they_were(published: Store) -> None:
    reference = reference_to(published.home, "jobs_by_employer", {}, 1)
    before = chart_at(published.home, reference)
    publish(published, only(Facts=[{**WORKS, "value": 1, **EVIDENCE}]))
    then_and_now(published)
    assert chart_at(published.home, reference) is before
