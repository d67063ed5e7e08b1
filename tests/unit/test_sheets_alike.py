"""Two sheets that may both be one of ours: neither is passed over in silence, and the doubt names both."""

import io
from datetime import date

import pytest
from openpyxl import Workbook
from workbooks import VISIT

from twinboard.models import Issue
from twinboard.rules.issue_kinds import is_doubt
from twinboard.validate.check import Checked, check
from twinboard.workbook.read import read_workbook

HIDDEN, DEEP, SEEN = "hidden", "veryHidden", "visible"


def checked(*sheets: tuple[str, str], row: dict[str, object] = VISIT) -> Checked:
    """A workbook with these sheets, each with one visit of its own."""
    book = Workbook()
    book.worksheets[0].title = "About"
    for number, (name, state) in enumerate(sheets):
        page = book.create_sheet(name)
        page.append([*row])
        page.append([*({**row, "visit_id": f"trip-{number}"}).values()])
        page.sheet_state = state
    stream = io.BytesIO()
    book.save(stream)
    return check(read_workbook(stream.getvalue()), {}, date.today())


def doubts(found: Checked) -> list[Issue]:
    return [one for one in found.issues if one.kind in ("sheet-passed-over", "sheets-alike")]


def read(found: Checked) -> list[str]:
    return [one.id for one in found.records.get("Visits", ())]


@pytest.mark.parametrize("state", [HIDDEN, DEEP])
@pytest.mark.parametrize(
    "name", ["Visits 2026", "Visits (2)", "Copy of Visits", "New visits", "Vistis", "Trips", "2026", "Officers' list"]
)
@pytest.mark.parametrize("is_first", [True, False])
def test_a_hidden_sheet_of_our_name_is_not_taken_in_silence_for_a_visible_one(
    name: str, state: str, *, is_first: bool
) -> None:
    sheets = [("Visits", state), (name, SEEN)]
    found = checked(*(sheets if is_first else reversed(sheets)))
    [doubt] = doubts(found)
    assert (doubt.sheet, is_doubt(doubt)) == (name, True)
    assert f"“Visits” (hidden) and “{name}”" in doubt.message
    assert "unknown-sheet" not in {one.kind for one in found.issues if one.sheet == name}


def test_of_two_sheets_of_one_name_but_for_a_blank_neither_is_preferred() -> None:
    found = checked(("Visits", HIDDEN), ("visits ", SEEN))
    [error] = [one for one in found.issues if one.kind == "repeated-sheet"]
    assert "twice, as “Visits” (hidden) and “visits ”" in error.message


def test_of_several_hidden_ones_the_one_of_our_name_is_read_and_said() -> None:
    found = checked(("Visits", HIDDEN), ("Visits 2025", HIDDEN), ("Visits 2026", SEEN))
    assert [one.sheet for one in doubts(found)] == ["Visits 2026"]
    assert read(found) == ["trip-0"]


def test_a_visible_sheet_nearly_of_our_name_beside_ours_is_asked_about() -> None:
    [doubt] = doubts(checked(("Visits", SEEN), ("Visits 2026", SEEN)))
    assert "“Visits” and “Visits 2026” are both like the sheet Visits; the first was read" in doubt.message


def test_two_sheets_nearly_of_our_name_are_not_left_alone_in_silence() -> None:
    found = checked(("Visits 2025", SEEN), ("Visits 2026", SEEN))
    assert [one.sheet for one in doubts(found)] == ["Visits 2025", "Visits 2026"]
    assert "neither was read" in doubts(found)[0].message
    assert read(found) == []


@pytest.mark.parametrize(
    "sheets",
    [
        [("Visits", HIDDEN)],
        [("Visits", SEEN), ("Visits 2025", HIDDEN)],
        [("Visits 2026", SEEN)],
    ],
)
def test_where_nothing_is_passed_over_nothing_is_asked(sheets: list[tuple[str, str]]) -> None:
    found = checked(*sheets)
    assert (doubts(found), read(found)) == ([], ["trip-0"])


def test_a_hidden_sheet_alone_is_read_and_said() -> None:
    assert "hidden-was-read" in {one.kind for one in checked(("Visits", HIDDEN)).issues}


def test_a_sheet_with_other_columns_is_none_of_ours_whatever_its_name() -> None:
    book = Workbook()
    book.worksheets[0].title = "Visits"
    book["Visits"].append([*VISIT])
    book["Visits"].append([*VISIT.values()])
    book.create_sheet("Visits 2026").append(["Month", "Number"])
    stream = io.BytesIO()
    book.save(stream)
    found = check(read_workbook(stream.getvalue()), {}, date.today())
    assert doubts(found) == []
    assert "unknown-sheet" in {one.kind for one in found.issues}
