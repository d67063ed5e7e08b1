"""Which assumption applies to which partner, worked by hand on a small workbook; and one from before there were any."""

import hashlib
from decimal import Decimal

import duckdb
import pytest
from conftest import publish
from workbooks import ASSUMPTION, EVIDENCE, PARTNER, only, workbook

from twinboard import queries
from twinboard.publish import published_records, restore
from twinboard.rules.sheets import ASSUMPTIONS
from twinboard.rules.vocabularies import INPUT_UNITS
from twinboard.store import Store

PLACES = [
    {**PARTNER, "part_of": "region"},
    {**PARTNER, "partner_id": "region", "name": "Region", "kind": "province", "part_of": "land"},
    {**PARTNER, "partner_id": "land", "name": "Land", "kind": "country"},
    {**PARTNER, "partner_id": "far", "name": "Farville"},
    {**PARTNER, "partner_id": "here", "name": "Hereville", "status": "home", "relationship": "none"},
]


def row(identity: str, kind: str, value: object, **other: object) -> dict[str, object]:
    return {**ASSUMPTION, "assumption_id": identity, "name": identity, "input": kind, "value": value, **other}


ROWS = [
    row("night-all", "spending per visitor and night", "around £90", low=70, high=120, **EVIDENCE),
    row("night-land", "spending per visitor and night", "£80", partner_id="land"),
    row("night-own-2017", "spending per visitor and night", "£60", partner_id="testville", period="2017"),
    row("night-own-2019", "spending per visitor and night", "£65", partner_id="testville", period="after 2019-01"),
    row("night-own", "spending per visitor and night", "£50", partner_id="testville"),
    row("leak-all-2018", "leakage", "between 20% and 30%", period="2018"),
    row("leak-all", "leakage", "10%"),
    row("nights-far", "nights of a visitor", "3", partner_id="far"),
    row("nights-here", "nights of a visitor", "9", partner_id="here"),
]
APPLIES = {
    (None, "spending per visitor and night"): ("night-all", None),
    ("far", "spending per visitor and night"): ("night-all", None),
    ("land", "spending per visitor and night"): ("night-land", "land"),
    ("region", "spending per visitor and night"): ("night-land", "land"),
    ("testville", "spending per visitor and night"): ("night-own-2019", "testville"),
    **{(place, "leakage"): ("leak-all-2018", None) for place in (None, "far", "land", "region", "testville")},
    ("far", "nights of a visitor"): ("nights-far", "far"),
}


@pytest.fixture
def assumed(store: Store) -> Store:
    publish(store, workbook(Partners=PLACES, Assumptions=ROWS))
    return store


def ask(store: Store, sql: str) -> list[tuple[object, ...]]:
    with store._reader(store.current_or_fail()).cursor(sql) as cursor:
        return cursor.execute(sql).fetchall()


def test_to_a_partner_applies_its_own_else_that_of_the_place_around_it_else_the_one_for_all(assumed: Store) -> None:
    found = ask(assumed, "select partner_id, input, assumption_id, of_partner_id from assumptions_for")
    assert {(place, kind): (name, of) for place, kind, name, of in found} == APPLIES
    assert len(found) == len(APPLIES)


def test_it_has_its_word_unit_range_and_source_and_says_where_it_is_the_officers_own(assumed: Store) -> None:
    columns = "value, bound, unit, low, high, is_own, source_id"
    asked = f"select {columns} from assumptions_for where partner_id is null order by input"
    assert ask(assumed, asked) == [
        (Decimal(20), "between and 30", "per cent", None, None, True, None),
        (Decimal(90), "around", "£", Decimal(70), Decimal(120), False, "report"),
    ]


def test_the_unit_of_an_input_is_the_same_everywhere(one_fact: Store) -> None:
    for kind, unit in INPUT_UNITS.items():
        assert ask(one_fact, f"select unit_of_input('{kind}')") == [(unit,)]


def test_it_is_found_by_its_name_and_named_in_changes_and_at_its_source(assumed: Store) -> None:
    found = assumed.tell("explore/search", {"search": "leak-all-2018"})
    assert [(one["kind"], one["title"], one["path"]) for one in found] == [("Assumption", "leak-all-2018", "worth")]
    fed = assumed.tell("evidence/source_feeds", {"source": "report"})
    assert [one["count_rows"] for one in fed if one["kind"] == "assumptions"] == [1]
    named = [one for one in assumed.tell("explore/named_rows") if one["sheet"] == ASSUMPTIONS]
    assert len(named) == len(ROWS)
    assert [one["id"] for one in assumed.tell("evidence/cited", {"ids": "night-all,leak-all"})] == ["night-all"]


def test_what_is_retired_comes_back_with_the_version_that_had_it(assumed: Store) -> None:
    publish(assumed, only(Assumptions=ROWS[1:]), retire_missing=True)
    assert "night-all" not in published_records(assumed, 2)[ASSUMPTIONS]
    assert restore(assumed, 1, author="A", message="Back") == 3
    assert published_records(assumed, 3)[ASSUMPTIONS] == published_records(assumed, 1)[ASSUMPTIONS]


def test_a_version_from_before_there_were_assumptions_has_none_and_is_built_upon(small: Store) -> None:
    path = small.home / "versions" / "000001.duckdb"
    small._close()
    path.chmod(0o644)
    with duckdb.connect(str(path)) as file:
        file.execute("drop table assumptions")
        file.execute("delete from schema_files where name like '%_assumptions'")
    path.with_suffix(".sha256").write_text(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n")
    older = Store(small.home)
    assert ask(older, "select * from assumptions_for") == []
    assert published_records(older, 1)[ASSUMPTIONS] == {}
    for name in (*queries.names("explore"), *queries.names("evidence")):
        older.ask(name, dict.fromkeys(queries.load(name).parameters))
    publish(older, only(Assumptions=[ASSUMPTION]))
    assert published_records(older, 2)[ASSUMPTIONS]["night"].values["value"] == 90
    assert published_records(older, 1)[ASSUMPTIONS] == {}
