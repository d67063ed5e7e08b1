"""The command `import`: tables of any spreadsheet by a remembered recipe, and the recipes themselves."""

import csv
import hashlib
import io
import json
from pathlib import Path

import pytest
from commands import Run
from openpyxl import Workbook
from workbooks import FACT, workbook

from twinboard.recipes.kept import kept_recipes
from twinboard.recipes.recipe import Numbers, Places, Recipe, Source, written

RECIPE = Recipe(
    name="exports",
    makes="numbers",
    source=Source(id=str(FACT["source_id"])),
    sheet="Exports",
    numbers=Numbers(
        indicator=str(FACT["indicator_id"]),
        places=Places(at="rows", picked={"Toyota": str(FACT["partner_id"])}, others="leave out"),
        id="{place}-{period}",
        marks={"..": "missing"},
    ),
)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    run = Run(tmp_path)
    run.publish(workbook())
    saved = run("recipe", "save", run.file("exports.json", written(RECIPE)))
    assert saved.stdout == "Saved the recipe exports.\n"
    return run


def table(*years: int, value: object = 1234, name: str = "Toyota", title: str = "Jobs by place") -> bytes:
    """A published table, of which two rows are there."""
    book = Workbook()
    page = book.active
    page.title = "Exports"
    page.append([title])
    page.append(["Place", *years])
    page.append([name, *(value for _ in years)])
    page.append(["Elsewhere", *(55 for _ in years)])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_without_a_recipe_the_tables_are_listed_and_the_recipes_that_fit(run: Run) -> None:
    listed = run("import", run.file("new.xlsx", table(2019, 2020)))
    assert listed.returncode == 0
    assert "Exports, A3:C4: Jobs by place (2 rows, 2 columns of numbers)" in listed.stdout
    assert "Fits the recipe exports: 2 rows." in listed.stdout


def test_a_file_without_a_table_says_so(run: Run) -> None:
    book = Workbook()
    book.active.append(["Only a line of words."])
    stream = io.BytesIO()
    book.save(stream)
    assert "No table was found" in run("import", run.file("words.xlsx", stream.getvalue())).stdout


def test_the_rows_are_printed_with_their_cells(run: Run) -> None:
    printed = run("import", run.file("new.xlsx", table(2019, 2020)), "--recipe", "exports", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(printed.stdout)))
    assert [(row["cell"], row["period"], row["value"]) for row in rows] == [
        ("Exports!B3", "2019", "1234"),
        ("Exports!C3", "2020", "1234"),
    ]


def test_what_is_published_keeps_its_file_and_says_its_cell_and_a_revised_number_is_a_change(run: Run) -> None:
    first, second = table(2019), table(2019, 2020, value=1300)
    said = ("--publish", "--author", "A. Officer", "--message", "Test", "--accept-warnings")
    done = run("import", run.file("first.xlsx", first), "--recipe", "exports", *said)
    assert (done.returncode, "Published version 2: 1 row added." in done.stdout) == (0, True), done.stderr
    assert (run.home / "received" / f"{hashlib.sha256(first).hexdigest()}.xlsx").read_bytes() == first
    again = run("import", run.file("second.xlsx", second), "--recipe", "exports", *said)
    assert "Published version 3: 1 row added, 1 row changed." in again.stdout, again.stderr
    for version, value in (("2", 1234), ("3", 1300)):
        facts = json.loads(run("query", "evidence/facts", "--version", version, "--format", "json").stdout)
        fact = next(fact for fact in facts if fact["fact_id"].endswith("-2019"))
        assert fact["value"] == value


def test_what_is_asked_stops_it_and_names_the_cell(run: Run) -> None:
    asked = run("import", run.file("new.xlsx", table(2019, value="n/k")), "--recipe", "exports")
    assert asked.returncode == 1
    assert "Exports!B3" in asked.stderr
    assert "say whether it means that it is missing" in asked.stderr
    gone = run("import", run.file("new.xlsx", table(2019, name="Toyota City")), "--recipe", "exports")
    assert gone.returncode == 1
    assert "Perhaps: Toyota City" in gone.stderr


def test_an_issue_is_named_at_the_cell_of_the_file_as_it_came(run: Run) -> None:
    told = {**json.loads(written(RECIPE)), "name": "wrong"}
    told["numbers"]["indicator"] = "no-such-thing"
    run("recipe", "save", run.file("wrong.json", json.dumps(told).encode()))
    refused = run("import", run.file("new.xlsx", table(2019)), "--recipe", "wrong")
    assert refused.returncode == 1
    assert "Exports!B3" in refused.stderr
    assert "no-such-thing" in refused.stderr


def test_a_newer_edition_brings_the_day_of_its_source_up_to_date(run: Run) -> None:
    sent = run.file("new.xlsx", table(2019, title="Jobs by place, released on 12th March 2021"))
    said = ("--recipe", "exports", "--publish", "--author", "A. Officer", "--message", "Test", "--accept-warnings")
    assert "add --published 2021-03-12" in run("import", sent, "--recipe", "exports").stderr
    done = run("import", sent, *said, "--published", "2021-03-12")
    assert "Published version 2: 1 row added, 1 row changed." in done.stdout, done.stderr
    sources = json.loads(run("query", "explore/sources", "--format", "json").stdout)
    assert [(row["title"], row["published"]) for row in sources] == [("Test report", "2021-03-12")]
    assert "--published" not in run("import", sent, "--recipe", "exports").stderr


def test_an_older_edition_than_the_published_one_is_said_and_asked(run: Run) -> None:
    said = ("--recipe", "exports", "--publish", "--author", "A. Officer", "--message", "Test", "--accept-warnings")
    newer = run.file("newer.xlsx", table(2019, title="Jobs by place, released on 12th March 2021"))
    run("import", newer, *said, "--published", "2021-03-12")
    older = run.file("older.xlsx", table(2019, value=1300, title="Jobs by place, released on 12th March 2020"))
    refused = run("import", older, *said)
    assert (refused.returncode, "To publish it, add --older." in refused.stderr) == (1, True)
    done = run("import", older, *said, "--older")
    assert "Published version 3: 1 row changed." in done.stdout, done.stderr
    sources = json.loads(run("query", "explore/sources", "--format", "json").stdout)
    assert [row["published"] for row in sources] == ["2021-03-12"]


def test_a_file_named_by_an_earlier_month_than_the_one_that_was_published_is_older(run: Run) -> None:
    said = ("--recipe", "exports", "--publish", "--author", "A. Officer", "--message", "Test", "--accept-warnings")
    run("import", run.file("jobs-feb2017.xlsx", table(2019)), *said)
    told = {
        month: run("import", run.file(f"jobs-{month}.xlsx", table(2019)), "--recipe", "exports").stderr
        for month in ("jan2017", "feb2017", "mar2017")
    }
    assert "older than what is published, which is of 2017-02" in told["jan2017"]
    assert "a newer edition than the published one, of 2017-02" in told["mar2017"]
    assert "The file says" not in told["feb2017"]


def test_recipes_are_listed_shown_and_removed(run: Run) -> None:
    assert "exports: numbers." in run("recipe", "list").stdout
    assert run("recipe", "show", "exports").stdout.encode() == written(RECIPE)
    assert run("recipe", "remove", "exports").stdout == "Removed the recipe exports.\n"
    missing = run("recipe", "show", "exports")
    assert missing.returncode == 2
    assert "There is no recipe “exports”" in missing.stderr


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{", "This is no recipe"),
        (b'{"name": "a", "makes": "songs", "source": {}}', "makes"),
        (b'{"name": "a", "makes": "numbers", "source": {}}', "has no part “numbers”"),
        (b'{"name": "../a", "makes": "numbers", "source": {}, "numbers": {"indicator": "i"}}', "is no name"),
        (b'{"name": "a", "makes": "numbers", "source": {}, "numbers": {"indicator": "i"}, "more": 1}', "more"),
    ],
)
def test_a_file_that_is_no_recipe_is_refused_with_the_part_that_is_amiss(run: Run, content: bytes, words: str) -> None:
    refused = run("recipe", "save", run.file("bad.json", content))
    assert refused.returncode == 2
    assert words in refused.stderr
    assert "a" not in kept_recipes(run.home).recipes


def test_a_damaged_recipe_in_the_store_hides_no_other(run: Run) -> None:
    (run.home / "recipes" / "torn.json").write_bytes(b'{"name": "torn"')
    listed = run("recipe", "list")
    assert "exports: numbers." in listed.stdout
    assert "torn.json cannot be read" in listed.stderr
