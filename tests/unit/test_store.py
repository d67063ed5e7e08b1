"""A version is forever: whole or not there, never written again, never overwritten by somebody else."""

import hashlib
import shutil
import stat
from dataclasses import replace

import duckdb
import pandas as pd
import pytest
from conftest import publish
from damaged import Damage, checksum_of_noise, cut, empty, flip, no_checksum
from workbooks import FACT, MONEY, PARTNER, VISIT, only, workbook

from twinboard import queries
from twinboard.diff import compare
from twinboard.errors import ChangedMeanwhile, DamagedVersion, StillNamed, UnknownQuery, UnknownVersion
from twinboard.intake import Decisions, carry_out, decided, propose
from twinboard.publish import history, published_records, restore
from twinboard.settings import SHIPPED_WORKBOOK
from twinboard.store import Store


def value_at(store: Store, version: int | None = None) -> float:
    return float(store.ask("evidence/facts", {"fact": "jobs-2020"}, version)["value"][0])


def test_every_version_stays_as_it_was(small: Store) -> None:
    before = (small.home / "versions" / "000001.duckdb").read_bytes()
    publish(small, only(Facts=[{**FACT, "value": 120}]))
    assert (value_at(small, 1), value_at(small, 2), value_at(small)) == (100, 120, 120)
    assert (small.home / "versions" / "000001.duckdb").read_bytes() == before


def test_a_version_file_is_read_only_and_has_its_checksum(small: Store) -> None:
    path = small.home / "versions" / "000001.duckdb"
    assert not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    assert path.with_suffix(".sha256").read_text().endswith("  000001.duckdb\n")


def test_a_version_carries_the_whole_history(small: Store) -> None:
    publish(small, only(Facts=[{**FACT, "value": 120}]), message="A newer count")
    newest, first = history(small)
    assert (newest.number, newest.base, newest.message, newest.counts["changed"]) == (2, 1, "A newer count", 1)
    assert (first.number, first.base, first.counts["added"]) == (1, None, 5)
    assert history(small, version=1) == (first,)
    assert (small.home / "received" / f"{newest.file_sha256}.xlsx").exists()


def test_publishing_what_is_published_makes_no_version(small: Store) -> None:
    assert publish(small, workbook()) is None
    assert small.numbers() == (1,)


def test_the_second_of_two_publishers_is_told(small: Store) -> None:
    first = propose(small, "a.xlsx", only(Facts=[{**FACT, "value": 1}]))
    second = propose(small, "b.xlsx", only(Facts=[{**FACT, "value": 2}]))
    carry_out(small, first, author="A", message="first")
    with pytest.raises(ChangedMeanwhile):
        carry_out(small, second, author="B", message="second")
    assert (small.numbers(), value_at(small)) == ((1, 2), 1)


def test_rows_missing_from_a_file_are_kept_unless_retired(small: Store) -> None:
    publish(small, only(Facts=[{**FACT, "fact_id": "new"}]))
    assert list(published_records(small, 2)["Facts"]) == ["jobs-2020", "new"]
    publish(small, only(Facts=[{**FACT, "fact_id": "new"}]), retire_missing=True)
    assert list(published_records(small, 3)["Facts"]) == ["new"]
    assert list(published_records(small, 2)["Facts"]) == ["jobs-2020", "new"]


def test_retiring_what_others_refer_to_publishes_nothing(small: Store) -> None:
    proposal = propose(small, "x.xlsx", only(Partners=[{**PARTNER, "partner_id": "other", "name": "Other"}]))
    with pytest.raises(StillNamed, match="the row jobs-2020 of the sheet Facts"):
        decided(small, proposal, Decisions(retire=frozenset({"Partners"})))
    past_the_check = compare(proposal.checked.records, published_records(small, 1), retire={"Partners"})
    with pytest.raises(DamagedVersion, match="names partners, strands, indicators and parts that are there"):
        carry_out(small, replace(proposal, difference=past_the_check), author="A", message="retire")
    assert small.numbers() == (1,)


def test_a_flipped_bit_is_noticed_and_the_last_whole_version_is_current(small: Store) -> None:
    publish(small, only(Facts=[{**FACT, "value": 120}]))
    path = small.home / "versions" / "000002.duckdb"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.chmod(0o644)
    path.write_bytes(bytes(content))
    assert small.current() == 1
    with pytest.raises(DamagedVersion):
        small.ask("explore/published", version=2)
    assert publish(small, only(Facts=[{**FACT, "value": 130}])) == 3
    assert value_at(small) == 130


@pytest.mark.thinned(3)
@pytest.mark.parametrize("damage", [flip, cut, empty, no_checksum, checksum_of_noise])
def test_a_damaged_newest_version_is_passed_over_and_the_store_goes_on(small: Store, damage: Damage) -> None:
    publish(small, only(Facts=[{**FACT, "value": 120}]))
    damage(small.home / "versions" / "000002.duckdb")
    assert (small.current(), value_at(small)) == (1, 100)
    assert publish(small, only(Facts=[{**FACT, "value": 130}])) == 3
    assert (small.numbers(), value_at(small)) == ((1, 2, 3), 130)
    assert history(small)[0].base == 1


@pytest.mark.parametrize("damage", [flip, cut])
def test_a_version_damaged_after_it_was_opened_is_never_built_on(small: Store, damage: Damage) -> None:
    publish(small, only(Facts=[{**FACT, "value": 120}]))
    proposal = propose(small, "x.xlsx", only(Facts=[{**FACT, "value": 130}]))
    damage(small.home / "versions" / "000002.duckdb")
    with pytest.raises(DamagedVersion, match="The file of version 2 is not the one that was published"):
        carry_out(small, proposal, author="A", message="On a damaged one")
    assert small.numbers() == (1, 2)
    assert small.current() == 1
    assert publish(small, only(Facts=[{**FACT, "value": 130}])) == 3


def test_files_of_other_names_are_no_versions(small: Store) -> None:
    path = small.home / "versions" / "000001.duckdb"
    shutil.copy(path, path.with_name("000001 (copy).duckdb"))
    shutil.copy(path, path.with_name("old.duckdb"))
    assert small.numbers() == (1,)


def test_a_row_keeps_its_place_when_it_changes(small: Store) -> None:
    publish(small, only(Facts=[{**FACT, "fact_id": "b"}, {**FACT, "fact_id": "a"}]))
    publish(small, only(Facts=[{**FACT, "value": 5}]))
    assert list(published_records(small, 3)["Facts"]) == ["jobs-2020", "b", "a"]


def test_a_value_names_the_cell_that_it_came_from(small: Store) -> None:
    publish(small, only(Facts=[{"value": 7, **{key: FACT[key] for key in FACT if key != "value"}}]))
    assert small.ask("evidence/facts")["cell"][0] == "Facts!A2"


def test_asking_before_anything_is_published_says_what_to_do(store: Store) -> None:
    with pytest.raises(UnknownVersion, match=r"There is no store here\..*publish a workbook"):
        store.ask("evidence/facts")


def test_unknown_names_parameters_and_versions_are_refused(small: Store) -> None:
    with pytest.raises(UnknownQuery, match="no query"):
        small.ask("evidence/nonsense")
    with pytest.raises(UnknownQuery, match="Its parameters: fact, partner, search, source, strand"):
        small.ask("evidence/facts", {"city": "x"})
    with pytest.raises(UnknownVersion, match="no version 9"):
        small.ask("evidence/facts", version=9)


def test_a_query_name_cannot_leave_the_folder(small: Store) -> None:
    with pytest.raises(UnknownQuery):
        small.ask("../queries/evidence/facts")


def test_readers_can_neither_write_nor_reach_files(small: Store) -> None:
    refused = pytest.raises(duckdb.Error, match=r"read-only|disabled|passwd does not exist")
    for statement in ("delete from version.facts", "copy facts to '/tmp/out.csv'", "from '/etc/passwd'"):
        with small._reader(1).cursor(statement) as cursor, refused:
            cursor.execute(statement)


def test_an_empty_window_gives_no_row_of_nulls(small: Store) -> None:
    """DuckDB 1.5.5 gives one with its optimiser on; see `store.database`."""
    statement = "select value from facts where value < 0 qualify row_number() over (order by value) = 1"
    with small._reader(1).cursor(statement) as cursor:
        assert cursor.execute(statement).fetchall() == []


def test_the_shipped_workbook_comes_back_unchanged(shipped: Store) -> None:
    proposal = propose(shipped, "again.xlsx", SHIPPED_WORKBOOK.read_bytes())
    assert proposal.difference.changes == ()
    assert proposal.issues == ()


def test_every_check_has_an_empty_answer_on_a_published_version(shipped: Store) -> None:
    for name in queries.names("checks"):
        assert shipped.ask(name).empty


def test_a_restored_version_is_the_old_one_row_by_row_as_a_new_version(store: Store) -> None:
    publish(store, SHIPPED_WORKBOOK.read_bytes())
    partners = published_records(store, 1)["Partners"]
    strand = {"strand_id": "food", "name": "Food", "position": 9, "source_id": "d2-2018", "locator": "para 1"}
    conflict = published_records(store, 1)["Conflicts"]
    kept = [dict(record.values) for record in list(conflict.values())[1:]]
    publish(store, only(Strands=[strand], Conflicts=kept))
    publish(store, only(Conflicts=kept), retire_missing=True)
    assert published_records(store, 3) != published_records(store, 1)
    assert restore(store, 1, author="A", message="Back") == 4
    assert published_records(store, 4) == published_records(store, 1)
    assert [*published_records(store, 4)["Conflicts"]] == [*conflict]
    assert [*published_records(store, 4)["Partners"]] == [*partners]
    cells = ("evidence/facts", None)
    pd.testing.assert_frame_equal(store.ask(*cells, 4), store.ask(*cells, 1))
    newest = history(store)[0]
    assert (newest.base, newest.file_name, newest.counts) == (3, "test.xlsx", {"added": 1, "changed": 0, "retired": 1})
    assert restore(store, 1, author="A", message="Back") is None


NEW_COLUMNS = {
    "visits": ("students", "others", "paid_by", "staff_hours", "staff_hours_bound", "staff_hours_high"),
    "money": ("visits",),
}


def test_a_version_from_before_who_paid_was_kept_says_what_it_said_and_is_built_upon(small: Store) -> None:
    roles = {"elected_members": 1, "officers": 2, "business": 3, "civic": 4}
    publish(small, only(Visits=[{**VISIT, **roles, "cost_gbp": 500}], Money=[{**MONEY, "funder": "Bank, Ltd"}]))
    path = small.home / "versions" / "000002.duckdb"
    asked = ("charts/visits_over_time", "charts/cost_of_visit", "charts/money_by_funder", "explore/milestones")
    before = [small.ask(name) for name in (*asked, "evidence/facts")]
    small._close()
    path.chmod(0o644)
    with duckdb.connect(str(path)) as file:
        for table, columns in NEW_COLUMNS.items():
            for column in columns:
                file.execute(f"alter table {table} drop column {column}")
                file.execute("delete from schema_files where name like $name", {"name": f"%{table}_{column}"})
    path.with_suffix(".sha256").write_text(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n")
    older = Store(small.home)
    for name, answer in zip((*asked, "evidence/facts"), before, strict=True):
        pd.testing.assert_frame_equal(older.ask(name), answer)
    assert older.ask("charts/visits_over_time")["people_bound"][0] == "exact"
    publish(older, only(Visits=[{**VISIT, "students": 9, "paid_by": "Bank £5"}]))
    kept = published_records(older, 3)["Visits"]["trip"].values
    assert (kept["officers"], kept["students"], kept["paid_by"]) == (2, 9, "Bank £5")


def test_a_version_of_an_earlier_release_lacks_columns_and_is_read_and_built_upon(small: Store) -> None:
    path = small.home / "versions" / "000001.duckdb"
    path.chmod(0o644)
    with duckdb.connect(str(path)) as file:
        for table in ("facts", "money"):
            file.execute(f"alter table {table} drop column made_of")
            file.execute("delete from schema_files where name like '%made_of'")
    path.with_suffix(".sha256").write_text(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n")
    assert value_at(small) == 100
    assert published_records(small, 1)["Facts"]["jobs-2020"].values["made_of"] is None
    publish(small, only(Facts=[FACT, {**FACT, "fact_id": "all", "scope": "All", "made_of": "jobs-2020"}]))
    assert published_records(small, 2)["Facts"]["all"].values["made_of"] == "jobs-2020"
    assert value_at(small, 1) == 100


def test_a_version_from_before_there_were_ranges_is_read_and_gets_one(small: Store) -> None:
    path = small.home / "versions" / "000001.duckdb"
    path.chmod(0o644)
    ends = {"facts": ["high"], "money": ["amount_high_gbp"], "visits": ["cost_gbp_high", "staff_hours_high"]}
    with duckdb.connect(str(path)) as file:
        for table, columns in ends.items():
            for column in columns:
                file.execute(f"alter table {table} drop column {column}")
        file.execute("delete from schema_files where name like '%_high'")
    path.with_suffix(".sha256").write_text(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n")
    assert value_at(small) == 100
    assert published_records(small, 1)["Facts"]["jobs-2020"].values["high"] is None
    publish(small, only(Facts=[{"fact_id": "jobs-2020", "value": "between 100 and 120"}]))
    assert published_records(small, 2)["Facts"]["jobs-2020"].values["high"] == 120
    assert value_at(small, 1) == 100
