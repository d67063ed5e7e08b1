"""The command line as scripts use it: what it prints, its exit codes, and that nothing is half-written."""

import csv
import io
import json
from pathlib import Path

import pytest
from commands import Run
from openpyxl import load_workbook
from planted import (
    Plant,
    copied,
    plant_mixed_stage,
    plant_tenfold,
    plant_tenth,
    plant_unmarked,
    plant_wrong_total,
)
from workbooks import FACT, only, workbook

from twinboard.rules.sheets import SHEETS
from twinboard.settings import SHIPPED_WORKBOOK
from twinboard.store import Store


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path)


def test_publish_says_the_version_and_history_lists_it_in_processes_of_their_own(run: Run) -> None:
    sent = run.file("sent.xlsx", workbook())
    done = run.apart("publish", sent, "--author", "A. Officer", "--message", "Test")
    assert (done.returncode, done.stdout) == (0, "Published version 1: 5 rows added.\n")
    listed = run.apart("history").stdout
    assert "Version 1 ·" in listed
    assert "A. Officer · Test" in listed
    [version] = json.loads(run.apart("history", "--format", "json").stdout)
    assert (version["number"], version["base"], version["counts"]) == (
        1,
        None,
        {"added": 5, "changed": 0, "retired": 0},
    )


def test_a_workbook_with_mistakes_is_refused_and_the_store_stays_as_it_was(run: Run) -> None:
    run.publish(workbook())
    before = sorted(path.name for path in run.home.rglob("*"))
    refused = run.publish(only(Facts=[{**FACT, "value": "lots"}, {**FACT, "partner_id": "Atlantis"}]))
    assert refused.returncode == 1
    assert "Facts!E2" in refused.stderr
    assert "Facts!C3" in refused.stderr
    assert "Nothing was published." in refused.stderr
    assert sorted(path.name for path in run.home.rglob("*")) == before


def test_a_guess_is_published_only_once_it_is_confirmed(run: Run) -> None:
    run.publish(workbook())
    fact = {"Partner" if name == "partner_id" else name: value for name, value in FACT.items()}
    content = only(Facts=[{**fact, "value": 107}])
    refused = run.publish(content)
    assert refused.returncode == 1
    assert "“Partner” was read as the column partner_id." in refused.stderr
    assert "add --accept-warnings" in refused.stderr
    done = run.publish(content, "--accept-warnings")
    assert (done.returncode, done.stdout) == (0, "Published version 2: 1 row changed.\n")


@pytest.mark.parametrize(
    ("sheets", "kind", "code"),
    [
        ({"Facts": [{**FACT, "value": 1000}]}, "moved-tenfold", 1),
        ({"Facts": [{**FACT, "value": 107}], "Contacts": [{"name": "A"}]}, "unknown-sheet", 0),
    ],
)
def test_a_doubt_is_confirmed_and_a_mere_note_is_not(
    run: Run, sheets: dict[str, list[dict[str, object]]], kind: str, code: int
) -> None:
    run.publish(workbook())
    done = run.publish(only(**sheets))
    assert (done.returncode, kind in done.stderr) == (code, True)
    accepted = run.publish(only(**sheets), "--accept-warnings")
    assert accepted.returncode == 0


def test_check_and_publish_stop_for_the_same_doubts(run: Run) -> None:
    run.publish(workbook())
    path = run.file("next.xlsx", only(Facts=[{**FACT, "value": 1000}]))
    asked = run("check", path)
    assert (asked.returncode, "changed  Facts jobs-2020 value: 100 → 1000" in asked.stdout) == (1, True)
    assert (
        "It would not be published. If what the warnings doubt is as you mean it, add --accept-warnings."
        in asked.stderr
    )
    assert json.loads(run("check", path, "--format", "json").stdout)["valid"] is False
    accepted = run("check", path, "--format", "json", "--accept-warnings")
    assert (accepted.returncode, json.loads(accepted.stdout)["valid"]) == (0, True)
    assert Store(run.home).numbers() == (1,)


@pytest.mark.thinned(10)
@pytest.mark.parametrize("is_published", [False, True])
@pytest.mark.parametrize("plant", [plant_wrong_total, plant_mixed_stage, plant_unmarked, plant_tenfold, plant_tenth])
def test_an_error_planted_in_a_copied_workbook_ends_the_check_with_code_1(
    run: Run, plant: Plant, *, is_published: bool
) -> None:
    if is_published:
        run("publish", SHIPPED_WORKBOOK, "--author", "A", "--message", "M")
    done = run("check", run.file("copied.xlsx", copied(plant)))
    assert (done.returncode, "!" in done.stderr) == (1, True)


def test_check_says_which_headline_numbers_would_read_differently(run: Run) -> None:
    run.publish(workbook(Facts=[FACT, {**FACT, "fact_id": "suppliers", "scope": "Suppliers", "value": 50}]))
    path = run.file("next.xlsx", only(Facts=[{**FACT, "fact_id": "newer", "period": "2021", "value": 70}]))
    beside = "150 jobs in 2020; newer, and not in this number: 70 jobs in 2021 (The works)"
    said = " ".join(run("check", path).stdout.split())
    assert f"Headline number, Jobs linked with a partner: 150 jobs in 2020, now {beside}." in said


def test_check_as_json_gives_issues_changes_and_publishes_nothing(run: Run) -> None:
    run.publish(workbook())
    path = run.file("next.xlsx", only(Facts=[{**FACT, "value": 120}]))
    done = run("check", path, "--format", "json")
    assert done.returncode == 0
    assert json.loads(done.stdout) == {
        "valid": True,
        "issues": [],
        "changes": [
            {
                "sheet": "Facts",
                "id": "jobs-2020",
                "change": "changed",
                "column": "value",
                "before": "100",
                "after": "120",
            }
        ],
        "missing": [],
        "changed_since": [],
    }
    wrong = run("check", run.file("wrong.xlsx", only(Facts=[{**FACT, "value": "many"}])), "--format", "json")
    answer = json.loads(wrong.stdout)
    assert (wrong.returncode, answer["valid"], answer["changes"]) == (1, False, [])
    [issue] = answer["issues"]
    assert set(issue) == {"kind", "severity", "sheet", "cell", "column", "value", "message"}
    assert (issue["kind"], issue["cell"], issue["value"]) == ("not-a-number", "E2", "many")
    assert Store(run.home).numbers() == (1,)


def test_check_writes_the_workbook_with_its_issues_marked(run: Run) -> None:
    path = run.file("wrong.xlsx", only(Facts=[{**FACT, "value": "many"}]))
    target = run.folder / "report.xlsx"
    done = run("check", path, "--report", target, "--format", "json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["valid"] is False
    assert f"Wrote {target}." in done.stderr
    book = load_workbook(target)
    assert book.sheetnames == ["Twinboard issues", "Facts"]
    assert "cannot be read as one number" in book["Facts"]["E2"].comment.text


@pytest.mark.parametrize(("name", "words"), [("wrong.xlsx", "written over"), ("report.xlsm", "ends in .xlsx")])
def test_a_report_is_not_written_over_the_workbook_nor_under_a_name_that_excel_refuses(
    run: Run, name: str, words: str
) -> None:
    content = only(Facts=[{**FACT, "value": "many"}])
    path = run.file("wrong.xlsx", content)
    done = run("check", path, "--report", run.folder / name)
    assert (done.returncode, path.read_bytes()) == (2, content)
    assert words in done.stderr
    assert not (run.folder / "report.xlsm").exists()


def test_export_comes_back_without_a_change(run: Run) -> None:
    run("publish", SHIPPED_WORKBOOK, "--author", "A", "--message", "M")
    target = run.folder / "out.xlsx"
    assert run("export", target).returncode == 0
    assert run("check", target).stdout == "Compared with version 1: no change.\n"
    again = run("publish", target, "--author", "A", "--message", "M")
    assert (again.returncode, again.stdout) == (0, "Nothing to publish: the workbook agrees with version 1.\n")
    assert Store(run.home).numbers() == (1,)


def test_export_of_an_earlier_version_is_that_version(run: Run) -> None:
    run.publish(workbook())
    run.publish(only(Facts=[{**FACT, "value": 120}]))
    target = run.folder / "first.xlsx"
    run("export", target, "--version", "1")
    assert "changed  Facts jobs-2020 value: 120 → 100" in run("check", target).stdout


@pytest.mark.parametrize("said", [("", "Why"), ("A", " ")])
def test_a_publication_says_who_and_why(run: Run, said: tuple[str, str]) -> None:
    path = run.file("x.xlsx", workbook())
    done = run("publish", path, "--author", said[0], "--message", said[1])
    assert (done.returncode, Store(run.home).numbers()) == (2, ())
    assert "It is not said who publishes, or why." in done.stderr


def test_a_part_is_not_retired_from_under_its_total(run: Run) -> None:
    part = {**FACT, "fact_id": "part", "scope": "Part", "value": 90}
    run.publish(workbook(Facts=[part, {**FACT, "value": 90, "made_of": "part"}]))
    path = run.file("x.xlsx", only(Facts=[{**FACT, "value": 90, "made_of": "part"}]))
    assert run("check", path).returncode == 0
    for command in (("check", path), ("publish", path, "--author", "A", "--message", "M")):
        refused = run(*command, "--missing", "retire")
        assert refused.returncode == 1
        assert "Facts!K2  “part” names “part”, which would not be there any more." in refused.stderr
    assert Store(run.home).numbers() == (1,)


def test_missing_rows_are_kept_or_retired_as_asked(run: Run) -> None:
    run.publish(workbook())
    content = only(Facts=[{**FACT, "fact_id": "new"}])
    assert "1 published row is not in this file" in run("check", run.file("x.xlsx", content)).stdout
    assert run.publish(content, "--missing", "retire").stdout == "Published version 2: 1 row added, 1 row retired.\n"


def test_rows_published_anew_since_a_file_was_made_are_asked_about(run: Run) -> None:
    run.publish(workbook())
    old = run.folder / "old.xlsx"
    run("export", old)
    run.publish(only(Facts=[{**FACT, "value": 120}]))
    asked = run.publish(old.read_bytes())
    assert asked.returncode == 3
    assert "Facts jobs-2020 value: then 100, now 120, in the file 100" in asked.stderr
    assert "--changed-since keep or replace" in asked.stderr
    [side] = json.loads(run("check", old, "--format", "json").stdout)["changed_since"]
    assert (side["id"], side["column"], side["now"]) == ("jobs-2020", "value", "120")
    assert "Nothing to publish" in run.publish(old.read_bytes(), "--changed-since", "keep").stdout
    replaced = run.publish(old.read_bytes(), "--changed-since", "replace")
    assert replaced.stdout == "Published version 3: 1 row changed.\n"


def test_query_prints_csv_json_and_a_table(run: Run) -> None:
    run.publish(workbook())
    [row] = csv.DictReader(io.StringIO(run("query", "evidence/facts", "--format", "csv").stdout))
    expected = {"value": "100", "bound": "exact", "unit": "jobs", "period": "2020", "status": "actual"}
    expected |= {"partner": "Testville", "source_id": "report", "locator": "para 1"}
    assert {name: row[name] for name in expected} == expected
    [row] = json.loads(run("query", "evidence/facts", "--format", "json").stdout)
    assert row["value"] == 100
    assert "Testville" in run("query", "explore/partners").stdout
    none = run("query", "evidence/facts", "--param", "partner=elsewhere", "--format", "csv")
    assert none.stdout.count("\n") == 1


def test_query_answers_at_an_earlier_version(run: Run) -> None:
    run.publish(workbook())
    run.publish(only(Facts=[{**FACT, "value": 120}]))
    asked = ("query", "evidence/facts", "--format", "json")
    assert json.loads(run(*asked, "--version", "1").stdout)[0]["value"] == 100
    assert json.loads(run(*asked).stdout)[0]["value"] == 120


@pytest.mark.thinned(2)
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("check", "nowhere.xlsx"), "cannot be opened"),
        (("check", ".ci/run"), "not a workbook"),
        (("query", "evidence/nonsense"), "no query"),
        (("query", "evidence/facts", "--param", "partner"), "name=value"),
        (("query", "evidence/facts"), "There is no store here"),
        (("export", "out.xlsx"), "There is no store here"),
        (("publish", "x.xlsx"), "Missing option"),
    ],
)
def test_a_call_that_cannot_be_carried_out_exits_2_and_says_why(
    run: Run, arguments: tuple[str, ...], words: str
) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_process_that_cannot_carry_out_its_call_exits_2_without_a_traceback(run: Run) -> None:
    done = run.apart("export", "out.xlsx")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("There is no store here.")
    assert "Traceback" not in done.stderr


def test_the_blank_template_can_be_checked_and_names_every_sheet(run: Run) -> None:
    target = run.folder / "template.xlsx"
    assert run("template", target).returncode == 0
    done = run("check", target)
    assert (done.returncode, done.stdout) == (0, "Compared with an empty store: no change.\n")
    assert done.stderr.count("no-rows") == len(SHEETS)


@pytest.mark.sweep
def test_of_many_publishers_at_once_those_overtaken_exit_3_and_nothing_is_lost(run: Run) -> None:
    run.publish(workbook())
    files = [run.file(f"{value}.xlsx", only(Facts=[{**FACT, "value": value}])) for value in range(101, 105)]
    started = [run.start("publish", file, "--author", "P", "--message", "at once") for file in files]
    outcomes = [(process.communicate(timeout=120)[1], process.returncode) for process in started]
    codes = [code for _, code in outcomes]
    assert set(codes) <= {0, 3}, outcomes
    assert 0 in codes
    store = Store(run.home)
    assert store.numbers() == tuple(range(1, codes.count(0) + 2))
    assert store.ask("evidence/facts")["value"][0] in {101, 102, 103, 104}
    assert [path.name for path in (run.home / "unfinished").iterdir()] == ["lock"]


def test_restore_brings_a_version_back_as_a_new_one(run: Run) -> None:
    run.publish(workbook())
    run.publish(only(Facts=[{**FACT, "value": 120}]))
    asked = ("--author", "A", "--message", "It was wrong")
    assert run("restore", "1", *asked).stdout == "Published version 3: the rows of version 1.\n"
    assert "changed  Facts" not in run("check", run.file("first.xlsx", workbook())).stdout
    assert run("restore", "3", *asked).stdout.startswith("Nothing to restore")
    refused = run("restore", "9", *asked)
    assert (refused.returncode, refused.stderr) == (
        2,
        "There is no version 9. The command history lists the versions.\n",
    )


@pytest.mark.thinned(3)
@pytest.mark.parametrize(
    ("call", "keys"),
    [
        (("check", "{file}"), {"valid", "issues", "changes", "missing", "changed_since"}),
        (("check", "nowhere.xlsx"), {"valid", "issues", "changes", "missing", "changed_since"}),
        (("check", "{file}", "--report", "report.doc"), {"valid", "issues", "changes", "missing", "changed_since"}),
        (("paper", "{file}"), {"version", "charts", "hints", "read"}),
        (("query", "evidence/nothing"), set()),
        (("query", "evidence/facts", "--param", "nothing"), set()),
        (("query", "evidence/facts", "--version", "9"), set()),
    ],
)
def test_a_refusal_is_told_in_json_where_json_was_asked_for(run: Run, call: tuple[str, ...], keys: set[str]) -> None:
    run.publish(workbook())
    file = run.file("sent.xlsx", b"%PDF-1.7")
    done = run(*(each.replace("{file}", str(file)) for each in call), "--format", "json")
    told = json.loads(done.stdout)
    assert (done.returncode, set(told) - {"refused"}, done.stderr) == (2, keys, "")
    assert not any(told[key] for key in keys)
    assert set(told["refused"]) == {"message", "hint"}
    assert told["refused"]["message"]
