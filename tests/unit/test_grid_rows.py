"""What is typed in a grid is kept: over reruns, other sheets and other pages, and after a check."""

from collections.abc import Iterator, Mapping
from types import SimpleNamespace
from typing import Any

import pytest

from twinboard.rules.sheets import BY_NAME
from twinboard.store import Store
from twinboard.ui.editing import areas, grid_rows
from twinboard.ui.editing.areas import Area
from twinboard.ui.editing.grid_rows import (
    RETIRE,
    ROW,
    Wanted,
    edits,
    given_anew,
    grid_of,
    grids_of,
    hear,
    looked_at,
    options_of_grid,
)
from twinboard.ui.officers import updating

FACTS, PARTNERS, SOURCES = BY_NAME["Facts"], BY_NAME["Partners"], BY_NAME["Sources"]


class Session(dict[str, Any]):
    """What the library keeps of a session."""

    def to_dict(self) -> dict[str, Any]:
        return self


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch, one_fact: Store) -> Iterator[dict[str, Any]]:
    """A session of one officer at the small store."""
    state = Session()
    for module in (areas, grid_rows, updating):
        monkeypatch.setattr(module, "st", SimpleNamespace(session_state=state))
    monkeypatch.setenv("TWINBOARD_HOME", str(one_fact.home))
    yield state


HERE = Area("grid", 1)


def type_in(
    session: dict[str, Any], name: str, over: Mapping[int, Mapping[str, str]], *added: Mapping[str, str | None]
) -> None:
    """The browser tells what was typed since the grid was given: over rows, and in rows added."""
    grid = grid_of(HERE, BY_NAME[name])
    session[grid.key] = {"edited_rows": over, "added_rows": list(added), "deleted_rows": []}
    hear(grids_of(HERE), name)


def test_nothing_typed_is_nothing_to_send(session: dict[str, Any]) -> None:
    for sheet in BY_NAME.values():
        grid_of(HERE, sheet)
    assert edits(HERE) == ()
    type_in(session, "Facts", {}, {"note": None}, {})
    assert edits(HERE) == ()


def test_what_is_typed_over_a_row_and_below_is_sent_by_id(session: dict[str, Any]) -> None:
    type_in(session, "Facts", {0: {"value": "over 120"}}, {"scope": "The shed", "partner_id": "Testville"})
    changed, new = edits(HERE)
    assert (changed.id, changed.typed) == ("jobs-2020", (("value", "over 120"),))
    assert (new.id, dict(new.typed)) == ("", {"scope": "The shed", "partner_id": "testville"})


def test_what_was_typed_stays_when_the_grid_is_given_anew_with_what_was_found_first(session: dict[str, Any]) -> None:
    type_in(session, "Partners", {0: {"since": "2002"}}, {"name": "Newtown"}, {"name": "Oldtown"})
    before = edits(HERE)
    second = grid_of(HERE, PARTNERS).typed[2][ROW]
    given_anew(HERE, PARTNERS, {second: "Kind: This cell must be filled."})
    assert [row["name"] for row in grid_of(HERE, PARTNERS).given] == ["Oldtown", "Testville", "Newtown"]
    assert {*edits(HERE)} == {*before}
    type_in(session, "Partners", {0: {"kind": "city"}, 1: {"since": "2003"}}, {"name": "Third"})
    typed = {edit.name: dict(edit.typed) for edit in edits(HERE)}
    assert typed["Oldtown"] == {"name": "Oldtown", "kind": "city"}
    assert typed["Testville"] == {"since": "2003"}
    assert {*typed} == {"Testville", "Newtown", "Oldtown", "Third"}


def test_a_row_typed_back_to_what_is_published_is_not_sent(session: dict[str, Any]) -> None:
    type_in(session, "Facts", {0: {"value": "120"}})
    type_in(session, "Facts", {0: {"value": "100"}})
    assert edits(HERE) == ()


def test_all_sheets_are_sent_together_and_a_row_may_name_one_that_is_added_beside_it(session: dict[str, Any]) -> None:
    type_in(session, "Sources", {}, {"title": "A new report"})
    assert options_of_grid(HERE, PARTNERS)["source_id"] == {"Test report": "report", "A new report": "A new report"}
    type_in(session, "Partners", {}, {"name": "Newtown", "source_id": "A new report"})
    assert [(edit.sheet, edit.name) for edit in edits(HERE)] == [("Sources", "A new report"), ("Partners", "Newtown")]


def test_the_lists_stay_those_that_were_given_until_the_grid_is_given_anew(session: dict[str, Any]) -> None:
    """The browser would begin another grid for other lists, without what was typed."""
    type_in(session, "Partners", {}, {"name": "Newtown"})
    assert "Newtown" not in grid_of(HERE, PARTNERS).options["part_of"]
    assert "Newtown" in given_anew(HERE, PARTNERS, {}).options["part_of"]


def test_a_row_that_is_ticked_is_sent_as_one_to_be_retired_until_the_tick_is_taken_out(session: dict[str, Any]) -> None:
    type_in(session, "Facts", {0: {RETIRE: True, "value": "120"}}, {RETIRE: True, "scope": "Never mind"})
    [edit] = edits(HERE)
    assert (edit.id, edit.retires, edit.typed) == ("jobs-2020", True, ())
    type_in(session, "Facts", {0: {RETIRE: False}})
    assert edits(HERE) == ()


def test_what_was_typed_stays_while_other_rows_are_looked_for(session: dict[str, Any]) -> None:
    type_in(session, "Facts", {0: {"value": "120"}}, {"scope": "The shed"})
    before = edits(HERE)
    for wanted in (Wanted(words="nowhere"), Wanted(partner="elsewhere"), Wanted(source="other")):
        grid = looked_at(HERE, FACTS, wanted)
        assert [row["scope"] for row in grid.given] == ["The shed"]
        assert {*edits(HERE)} == {*before}
    told = given_anew(HERE, FACTS, {"jobs-2020": "Number: amiss"})
    assert told.given[0][ROW] == "jobs-2020"
    for wanted in (Wanted(words="WORKS jobs"), Wanted("testville", "report"), Wanted()):
        assert {row.get("value") for row in looked_at(HERE, FACTS, wanted).given} == {None, "120"}
        assert {*edits(HERE)} == {*before}


def test_of_more_rows_than_a_grid_can_show_none_is_given_until_fewer_are_asked_for(
    session: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grid_rows, "MOST_ROWS", 0)
    assert grid_of(HERE, FACTS).given == []
    monkeypatch.setattr(grid_rows, "MOST_ROWS", 1)
    type_in(session, "Facts", {}, {"scope": "The shed"})
    looked_at(HERE, FACTS, Wanted(words="works"))
    type_in(session, "Facts", {1: {"value": "120"}})
    assert [(edit.id, dict(edit.typed)) for edit in edits(HERE)] == [
        ("", {"scope": "The shed"}),
        ("jobs-2020", {"value": "120"}),
    ]


def test_an_area_begun_anew_holds_nothing_of_what_was_typed(session: dict[str, Any]) -> None:
    type_in(session, "Facts", {0: {"value": "120"}})
    assert edits(Area("grid", 1, 1)) == ()
