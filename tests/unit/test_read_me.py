"""The Read me of a workbook says which version it was made from, and a read file tells it again."""

import io

import pytest
from conftest import publish
from openpyxl import load_workbook
from workbooks import FACT, only, workbook

from twinboard.intake import propose
from twinboard.issued import workbook_of
from twinboard.models import Table
from twinboard.settings import TITLE
from twinboard.store import Store
from twinboard.workbook.annotate import annotate
from twinboard.workbook.made_from import made_from
from twinboard.workbook.plain import annotate_plainly
from twinboard.workbook.read import read_workbook
from twinboard.workbook.write import write_workbook


def test_the_workbook_of_a_version_says_so_in_a_line_and_it_is_found_again(small: Store) -> None:
    publish(small, only(Facts=[{**FACT, "value": 101}]))
    content = workbook_of(small, 2)
    lines = [row[0] for row in load_workbook(io.BytesIO(content))["Read me"].iter_rows(values_only=True)]
    assert f"Made from version 2 of {TITLE}" in lines
    assert made_from(read_workbook(content)) == 2
    assert made_from(read_workbook(workbook_of(small, 1))) == 1


def test_it_is_found_in_the_copy_that_comes_back_with_issues(small: Store) -> None:
    content = workbook_of(small, 1)
    for copy in (annotate(content, "x.xlsx", []), annotate_plainly(read_workbook(content), "x.ods", [], "")):
        assert made_from(read_workbook(copy)) == 1


@pytest.mark.parametrize("content", [write_workbook({}, title="Our town"), workbook(), b"fact_id,value\na,1\n"])
def test_a_workbook_that_was_made_from_no_version_has_none(content: bytes) -> None:
    assert made_from(read_workbook(content, "Facts.csv")) is None


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Made from version 3 of Our town", 3),
        ("  Made from version 3 of Our town ", 3),
        ("Made from version 12 of Derbyshire’s overseas partnerships", 12),
        ("Made from version 3 of", None),
        ("Made from version of Our town", None),
        ("Made from version 3", None),
        ("Made from version three of Our town", None),
        ("Made from version 0 of Our town", None),
        ("Made from version 99999999999999 of Our town", None),
        ("Not made from version 3 of Our town", None),
        (3.0, None),
    ],
)
def test_only_the_whole_line_counts(line: str | float, number: int | None) -> None:
    assert made_from([Table("READ ME ", ["Title"], [[line]])]) == number
    assert made_from([Table("read me", [line], [])]) == number
    assert made_from([Table("Facts", ["Title"], [[line]])]) is None


def test_two_lines_that_disagree_say_nothing() -> None:
    one, other = "Made from version 3 of Our town", "Made from version 4 of Our town"
    assert made_from([Table("Read me", [one], [[other]])]) is None
    assert made_from([Table("Read me", [one], [[one]])]) == 3


def test_a_workbook_sent_back_as_it_came_changes_nothing(small: Store) -> None:
    proposal = propose(small, "back.xlsx", workbook_of(small, 1))
    assert [issue.kind for issue in proposal.issues] == ["no-rows"] * 6
    assert proposal.difference.changes == ()
