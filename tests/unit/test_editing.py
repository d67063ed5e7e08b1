"""What is typed on the page becomes a small workbook that says just that, and goes the way of any file."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from conftest import publish
from openpyxl import load_workbook
from workbooks import FACT, VISIT, only, workbook

from twinboard.editing.small_workbook import Small, Told, told, written
from twinboard.editing.typed import Edit, edit_of, retirement, row_name, typed_of
from twinboard.errors import StillNamed
from twinboard.intake import Decisions, Proposal, annotated, carry_out, decided, keep_draft, proposal_of, propose
from twinboard.models import Kind
from twinboard.publish import history, published_records, restore
from twinboard.rules.edit_forms import CORRECTED, EVIDENCE, FORMS, INSTEAD, correction_of, fields_of, in_grid
from twinboard.rules.issue_kinds import KINDS
from twinboard.rules.sheets import BY_NAME, SHEETS
from twinboard.store import Store
from twinboard.ui.editing.fields import must_words

pytestmark = pytest.mark.usefixtures("read_here")


def typed(store: Store, sheet: str, identity: str = "", **fields: str) -> Edit:
    """What an officer types over a published row, or for a new one."""
    published = published_records(store, store.current())
    edit = edit_of(sheet, published[sheet].get(identity), fields, published, key="here")
    assert edit
    return edit


def sent(store: Store, *edits: Edit, since: int | None = None) -> tuple[Small, Proposal]:
    version = since or store.current_or_fail()
    small = written(edits, published_records(store, version), title="A council", version=version)
    return small, propose(store, small.file_name, small.content, since=version)


def found(store: Store, *edits: Edit) -> tuple[Told, ...]:
    small, proposal = sent(store, *edits)
    return told(small, proposal.issues)


@pytest.mark.parametrize("name", ["shipped", "crowded"])
def test_every_published_row_typed_again_as_its_fields_show_it_changes_nothing(
    request: pytest.FixtureRequest, name: str
) -> None:
    store: Store = request.getfixturevalue(name)
    published = published_records(store, 1)
    again = [
        Edit(sheet, one.id, tuple(typed_of(one, published).items()), one.id, one.id)
        for sheet, rows in published.items()
        for one in rows.values()
    ]
    assert not [
        one for one in again if edit_of(one.sheet, published[one.sheet][one.id], dict(one.typed), published, key="")
    ]
    _, proposal = sent(store, *again)
    assert proposal.checked.is_valid, proposal.issues
    assert list(proposal.difference.changes) == []


def test_the_workbook_holds_the_rows_that_were_changed_and_says_that_nothing_is_missing(
    small: Store, tmp_path: Path
) -> None:
    publish(small, workbook(Facts=[FACT, {**FACT, "fact_id": "jobs-2021", "period": "2021"}]))
    made, proposal = sent(small, typed(small, "Facts", "jobs-2020", value="over 120"))
    path = tmp_path / "small.xlsx"
    path.write_bytes(made.content)
    book = load_workbook(path)
    assert book.sheetnames == ["Read me", "Facts"]
    assert [row[0].value for row in book["Facts"].iter_rows()] == ["fact_id", "jobs-2020"]
    assert [(one.column, one.before, one.after) for one in proposal.difference.changes] == [
        ("value", "100", "120"),
        ("bound", "exact", "over"),
    ]
    assert proposal.difference.missing == ()
    retiring = decided(small, proposal, Decisions(retire=frozenset({"Facts"})))
    assert retiring.difference.counts() == {"added": 0, "changed": 1, "retired": 0}


def test_a_draft_of_what_was_typed_retires_nothing_when_somebody_published_since(small: Store) -> None:
    _, proposal = sent(small, typed(small, "Facts", "jobs-2020", value="120"))
    draft = keep_draft(small, decided(small, proposal, Decisions()), author="A", identity="a", message="m")
    publish(small, only(Facts=[FACT, {**FACT, "fact_id": "more", "period": "2021"}]))
    after = proposal_of(small, draft)
    assert after.difference.missing == ()
    assert after.difference.counts() == {"added": 0, "changed": 1, "retired": 0}


@pytest.mark.thinned(3)
@pytest.mark.parametrize(
    ("column", "text", "kind"),
    [
        ("value", "lots", "not-a-number"),
        ("value", "", "blank-required"),
        ("value", "100 euros", "unit-disagrees"),
        ("period", "one day", "not-a-period"),
        ("status", "perhaps", "not-in-list"),
        ("partner_id", "Nowhere", "unknown-reference"),
        ("source_id", "", "blank-required"),
        ("locator", "", "blank-required"),
        ("made_of", "nothing-such", "unknown-id"),
        ("checked_on", "soon", "not-a-period"),
    ],
)
def test_a_mistake_is_told_at_the_field_where_it_was_typed(small: Store, column: str, text: str, kind: str) -> None:
    edit = typed(small, "Facts", "jobs-2020", **{column: text})
    [one] = found(small, edit)
    assert (one.edit, one.column, one.issue.kind) == (edit, column, kind)


def test_each_of_several_mistakes_is_told_at_its_own_row(small: Store) -> None:
    publish(small, only(Visits=[VISIT, {**VISIT, "visit_id": "other", "title": "Another", "starts": "2021-02-01"}]))
    first = typed(small, "Visits", "trip", delegates="many", ends="2019")
    second = typed(small, "Visits", "other", cost_gbp="dear")
    places = {(one.edit.name if one.edit else "", one.column) for one in found(small, first, second)}
    assert places == {("A trip", "delegates"), ("A trip", "ends"), ("Another", "cost_gbp")}


@pytest.mark.thinned(3)
@pytest.mark.parametrize("text", ["a\x0bb", "a\x00", "\x07", "a\ud800"])
def test_a_sign_that_no_workbook_can_hold_is_told_and_not_replaced(small: Store, text: str) -> None:
    edit = typed(small, "Facts", "jobs-2020", note=text)
    made, _ = sent(small, edit)
    [one] = told(made, made.amiss)
    assert (one.edit, one.column, one.issue.kind) == (edit, "note", "unseen-sign")


@pytest.mark.thinned(3)
@pytest.mark.parametrize("text", ["=1+1", "+44 20", "-5 %", "@home", "_x0041_", "'quoted", "  a  ", "a\nb", "日本"])
def test_text_is_published_as_it_was_typed(small: Store, text: str) -> None:
    _, proposal = sent(small, typed(small, "Facts", "jobs-2020", quote=text))
    assert [one.after for one in proposal.difference.changes] == [text.strip()]


@pytest.mark.thinned(3)
@pytest.mark.parametrize(
    ("text", "value", "bound"),
    [
        ("over 3,000", 3000, "over"),
        ("c. 120", 120, "around"),
        ("up to 1.5 million", 1_500_000, "up to"),
        ("at least 12 jobs", 12, "at least"),
        ("250", 250, "exact"),
    ],
)
def test_the_word_before_a_number_is_read_with_it(small: Store, text: str, value: int, bound: str) -> None:
    _, proposal = sent(small, typed(small, "Facts", "jobs-2020", value=text))
    [record] = proposal.difference.written
    assert (record.values["value"], record.values["bound"]) == (value, bound)


def test_a_row_that_somebody_published_meanwhile_is_asked_about(small: Store) -> None:
    edit = typed(small, "Facts", "jobs-2020", value="120")
    publish(small, only(Facts=[{**FACT, "value": 130}]))
    _, proposal = sent(small, edit, since=1)
    assert (proposal.made_from, proposal.base) == (1, 2)
    [row] = proposal.crossed
    assert (row.is_old, row.now and row.now.values["value"], row.sent.values["value"]) == (False, 130, 120)
    assert decided(small, proposal, Decisions(keeps_changed=True)).difference.counts()["changed"] == 0


def test_history_restore_cells_and_the_marked_workbook_know_what_was_typed(small: Store, tmp_path: Path) -> None:
    made, proposal = sent(small, typed(small, "Facts", "jobs-2020", value="120", locator="para 9"))
    assert carry_out(small, proposal, author="A. Officer", message="Corrected") == 2
    newest = history(small)[0]
    assert (newest.file_name, newest.counts["changed"]) == ("typed-on-the-page-facts.xlsx", 1)
    assert small.received(newest.file_sha256) == made.content
    [row] = small.tell(
        "evidence/facts", {"fact": "jobs-2020", "partner": None, "strand": None, "source": None, "search": None}
    )
    [origin] = small.tell("evidence/fact_origins", {"fact": "jobs-2020"})
    assert (row["value"], origin["cell"], origin["file_name"]) == (120, "Facts!F2", "typed-on-the-page-facts.xlsx")
    _, proposal = sent(small, typed(small, "Facts", "jobs-2020", value="lots"))
    path = tmp_path / "marked.xlsx"
    path.write_bytes(annotated(proposal))
    assert load_workbook(path)["Facts"]["F2"].comment
    sent_back = propose(small, "marked.xlsx", path.read_bytes())
    assert (sent_back.gone, sent_back.made_from or sent_back.base) == ({}, 2)
    assert restore(small, 1, author="A. Officer", message="Back") == 3
    assert published_records(small, 3)["Facts"]["jobs-2020"].values["value"] == 100


def gone(store: Store, sheet: str, identity: str) -> Edit:
    published = published_records(store, store.current())
    return retirement(published[sheet][identity], published, key="here")


def test_a_row_retired_on_the_page_goes_the_way_of_one_that_a_file_lacks(small: Store) -> None:
    publish(small, only(Visits=[VISIT], Facts=[FACT, {**FACT, "fact_id": "jobs-2021", "period": "2021"}]))
    made, proposal = sent(small, gone(small, "Visits", "trip"), typed(small, "Facts", "jobs-2021", value="90"))
    assert (proposal.issues, [one.id for one in proposal.difference.missing]) == ((), ["trip"])
    assert proposal.difference.counts() == {"added": 0, "changed": 1, "retired": 0}
    kept = decided(small, proposal, Decisions())
    assert kept.difference.counts()["retired"] == 0
    retired = decided(small, proposal, Decisions(retire=frozenset({"Visits"})))
    assert retired.difference.counts() == {"added": 0, "changed": 1, "retired": 1}
    draft = keep_draft(small, retired, author="A", identity="a", message="m")
    assert proposal_of(small, draft).difference.counts()["retired"] == 1
    assert carry_out(small, retired, author="A", message="m") == 3
    assert history(small)[0].counts["retired"] == 1
    assert "trip" not in published_records(small, 3)["Visits"]
    assert {*published_records(small, 3)["Facts"]} == {"jobs-2020", "jobs-2021"}
    again = propose(small, "sent-again.xlsx", made.content)
    assert again.difference.missing == () and not again.difference.counts()["retired"]
    restore(small, 2, author="A", message="Back")
    assert "trip" in published_records(small, 4)["Visits"]


@pytest.mark.parametrize("sheet", ["Sources", "Indicators", "Partners"])
def test_a_row_that_others_name_is_not_retired_on_the_page(small: Store, sheet: str) -> None:
    identity = next(iter(published_records(small, 1)[sheet]))
    _, proposal = sent(small, gone(small, sheet, identity))
    with pytest.raises(StillNamed, match=identity):
        decided(small, proposal, Decisions(retire=frozenset({sheet})))


def test_a_row_that_somebody_published_meanwhile_is_asked_about_before_it_is_retired(small: Store) -> None:
    edit = gone(small, "Facts", "jobs-2020")
    publish(small, only(Facts=[{**FACT, "value": 130}]))
    _, proposal = sent(small, edit, since=1)
    assert (proposal.made_from, [one.id for one in proposal.difference.missing]) == (1, ["jobs-2020"])


VISITED = {"partner_id": "testville", "direction": "inbound", "starts": "2024-05", "status": "held"}
COUNTED = {"indicator_id": "jobs", "partner_id": "testville", "period": "2024", "status": "actual"}
NEW = {
    "Visits": {"title": "A new trip", **VISITED},
    "Facts": {"value": "over 50", **COUNTED},
    "Milestones": {"title": "An agreement", "kind": "agreement", "date": "2024", "status": "happened"},
    "Money": {"title": "A grant", "amount_gbp": "up to £5,000", "stage": "awarded", "period": "2024/25"},
    "Partners": {"name": "Newtown", "kind": "city", "relationship": "approach", "status": "exploring"},
    "Organisations": {"name": "A works", "sector": "business", "role": "member"},
    "Assumptions": {"name": "What leaks away", "input": "leakage", "value": "around 25%", "low": "20", "high": "30%"},
}


@pytest.mark.thinned(2)
@pytest.mark.parametrize("sheet", NEW)
def test_a_new_row_is_published_under_an_id_that_is_made_for_it(small: Store, sheet: str) -> None:
    _, proposal = sent(small, typed(small, sheet, **NEW[sheet], source_id="report", locator="para 2"))
    assert proposal.checked.is_valid, proposal.issues
    assert proposal.difference.counts() == {"added": 1, "changed": 0, "retired": 0}
    [record] = proposal.difference.written
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", record.id)


@pytest.mark.thinned(4)
@pytest.mark.parametrize("sheet", [sheet.name for sheet in SHEETS])
def test_a_new_row_of_which_one_field_is_filled_is_no_note_and_no_total_but_lacks_the_others(
    small: Store, sheet: str
) -> None:
    fields = fields_of(BY_NAME[sheet])
    texts = {one.name: {one.example, "Total", "Notes"} if one.kind is Kind.TEXT else {one.example} for one in fields}
    edits = {typed(small, sheet, **{name: text}): name for name, found in texts.items() for text in found}
    made, proposal = sent(small, *edits)
    blank = {(one.edit, one.column) for one in told(made, proposal.issues) if one.issue.kind == "blank-required"}
    required = {one.name for one in fields if one.required}
    assert blank == {(edit, column) for edit, name in edits.items() for column in required - {name}}


def test_a_row_like_a_published_one_is_asked_about_with_advice_that_can_be_followed(small: Store) -> None:
    publish(small, only(Visits=[VISIT]))
    edit = typed(
        small,
        "Visits",
        **{**NEW["Visits"], "title": "Trip", "direction": "outbound", "starts": "2020-03-04", "purpose": "Another"},
        source_id="report",
        locator="para 1",
    )
    asked = [one.issue for one in found(small, edit) if one.issue.kind == "perhaps-published"]
    assert asked and "change that row instead" in asked[0].message
    known = [KINDS[kind].message for kind in ("perhaps-published", "blank-required")]
    assert all(any(part in message for message in known) for part in INSTEAD)
    [blank] = [one for one in found(small, typed(small, "Visits", title="Trip")) if one.column == "source_id"]
    assert blank.issue.message == "This must be filled. Choose one from the list, which has all of the sheet Sources."


def test_a_form_says_which_fields_must_be_filled() -> None:
    visits = BY_NAME["Visits"]
    assert must_words(visits, EVIDENCE) == "Must be filled: Source and Place in the source."
    assert must_words(visits, FORMS[0].asked) == "All but Ends must be filled."
    assert must_words(visits, ("title", "starts")) == "All must be filled."
    assert must_words(BY_NAME["Assumptions"], EVIDENCE) == "None must be filled."


def test_every_form_and_correction_asks_for_columns_of_its_sheet_and_all_that_must_be_filled() -> None:
    for form in FORMS:
        fields = {column.name: column for column in fields_of(BY_NAME[form.sheet])}
        asked = [*form.asked, *form.more, "source_id", "locator"]
        assert len(asked) == len({*asked}) and {*asked} <= {*fields}
        assert {name for name, column in fields.items() if column.required} <= {*asked}
    for sheet in CORRECTED:
        assert {*correction_of(sheet, "note")} <= {column.name for column in fields_of(BY_NAME[sheet])}


def test_a_grid_has_every_column_of_its_sheet_once() -> None:
    for sheet in SHEETS:
        typed_with_numbers = {name for column in sheet.columns for name in (column.bound_in, column.high_in)}
        names: Mapping[str, object] = dict.fromkeys(column.name for column in sheet.columns)
        assert sorted(in_grid(sheet)) == sorted(names.keys() - typed_with_numbers)


def test_a_row_is_called_by_what_readers_know_it_by(small: Store) -> None:
    published = published_records(small, 1)
    assert row_name("Facts", typed_of(published["Facts"]["jobs-2020"], published), published) == (
        "Jobs, Testville, The works, 2020"
    )
    assert row_name("Visits", {"title": "A trip"}, published) == "A trip"
