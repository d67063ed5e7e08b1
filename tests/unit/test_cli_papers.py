"""The commands for papers: what they write, what they refuse and how, and that nothing is half-written."""

import csv
import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest
from commands import Run
from openpyxl import load_workbook
from packs import small_squares
from PIL import Image

from twinboard.cli.call import write_all
from twinboard.documents.pictures import code_text
from twinboard.documents.read import read_document
from twinboard.drawing import reference_to
from twinboard.errors import TwinboardError
from twinboard.papers.coded import coded_chart
from twinboard.store import Store

TITLE = "Toyota City is linked with over 6,300 jobs"
PASSWORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")


@pytest.fixture(scope="module")
def shared(shipped: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped store."""
    home = tmp_path_factory.mktemp("papers") / "store"
    shutil.copytree(shipped.home / "versions", home / "versions")
    return home


@pytest.fixture
def run(shared: Path, tmp_path: Path) -> Run:
    """Commands against it, with a folder for what they write."""
    found = Run(tmp_path)
    found.home = shared
    found.environment["TWINBOARD_HOME"] = str(shared)
    return found


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Papers are read in this process: that others are not trusted is tested elsewhere."""
    monkeypatch.setattr("twinboard.cli.papers.read_document_apart", read_document)


def code(run: Run, name: str = "jobs_by_employer", **chosen: str) -> str:
    return coded_chart(run.home, reference_to(run.home, name, chosen, 1)).code


def left(run: Run) -> list[str]:
    return sorted(path.name for path in run.folder.iterdir())


def test_a_chart_is_written_as_a_picture_with_its_code_inside(run: Run) -> None:
    target = run.folder / "jobs.png"
    with small_squares() as squares:
        done = run("chart", "jobs_by_employer", target)
    assert (done.returncode, done.stderr) == (0, "")
    stamp = done.stdout.splitlines()[-1]
    assert done.stdout.startswith(f"Wrote {target}.\n{code(run)} · version 1, ")
    assert stamp.endswith(f": {TITLE}")
    assert code_text(target.read_bytes()).startswith(code(run))
    [asked] = squares.asked
    assert round(asked["width"] * asked["scale"]) == 1878
    assert left(run) == ["jobs.png"]


@pytest.mark.parametrize(("options", "dots"), [(["--width-mm", "77"], 909), (["--slide", "--width-mm", "77"], 4000)])
def test_a_chart_is_as_wide_as_asked_or_a_whole_slide(run: Run, options: list[str], dots: int) -> None:
    with small_squares() as squares:
        done = run("chart", "jobs_by_employer", run.folder / "jobs.png", *options)
    [asked] = squares.asked
    assert (done.returncode, round(asked["width"] * asked["scale"])) == (0, dots)


def test_a_drawing_and_data_are_written_with_the_filter_that_was_asked_for(run: Run) -> None:
    chosen = ("--param", "partner=china")
    names = ("trade.SVG", "trade.csv", "trade.xlsx")
    with small_squares():
        done = [run("chart", "trade_over_time", run.folder / name, *chosen, "--version", "1") for name in names]
    expected = code(run, "trade_over_time", partner="china")
    assert [each.returncode for each in done] == [0, 0, 0]
    assert all(expected in each.stdout for each in done)
    assert expected in code_text((run.folder / "trade.SVG").read_bytes())
    table = csv.DictReader(io.StringIO((run.folder / "trade.csv").read_text("utf-8-sig")))
    assert {(row["Country"], row["Code"]) for row in table} == {("China", expected)}
    assert load_workbook(run.folder / "trade.xlsx").properties.title.startswith("Exports to China")


def test_a_chart_too_tall_for_a_page_becomes_several_pictures_with_numbers(run: Run) -> None:
    with small_squares():
        done = run("chart", "money_by_stage", run.folder / "money.png", "--width-mm", "60")
    assert left(run) == ["money-1.png", "money-2.png"]
    assert "Wrote" in done.stdout.splitlines()[1]
    found = [Image.open(run.folder / name).text["Twinboard"][:7] for name in left(run)]
    assert found == [code(run, "money_by_stage")] * 2


def test_where_one_of_several_pictures_cannot_be_drawn_none_is_written(run: Run) -> None:
    before = run.file("money-1.png", b"of last year")
    with small_squares(fails_at=2):
        done = run("chart", "money_by_stage", run.folder / "money.png", "--width-mm", "60")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "The picture could not be drawn. Take the table behind it, or try again later.\n"
    assert (left(run), before.read_bytes()) == (["money-1.png"], b"of last year")


def test_where_one_of_several_files_cannot_be_written_none_is_and_what_was_there_stays(tmp_path: Path) -> None:
    first = tmp_path / "one.png"
    first.write_bytes(b"of last year")
    (tmp_path / "two.png").mkdir()
    for other in (tmp_path / "two.png", tmp_path / "no folder" / "two.png", first / "two.png"):
        with pytest.raises(TwinboardError, match=r"two\.png cannot be written"):
            write_all({first: b"new", other: b"new"})
    assert first.read_bytes() == b"of last year"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.png", "two.png"]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ("no_such_chart OUT/a.png", "There is no chart “no_such_chart”. The charts: jobs_by_employer, "),
        ("jobs_by_employer OUT/a.gif", "“a.gif”. Its name ends with one of .png, .svg, .csv, .xlsx."),
        ("jobs_by_employer OUT/a", "cannot be written as “a”."),
        ("jobs_by_employer OUT/a.csv --param colour=red", "no filter “colour”. Its filters: partner."),
        ("jobs_by_employer OUT/a.csv --param partner", "“partner” is not a parameter. Write it as name=value."),
        ("jobs_by_employer OUT/a.csv --param partner=\udcff", "is not a parameter."),
        ("jobs_by_employer OUT/a.csv --param partner=atlantis", "There is no partner “atlantis”. Those there: "),
        ("source_freshness OUT/a.csv --param as_of=soon", "The filter as_of is “soon”. Write a day as 2026-10-01."),
        ("targets_and_actuals OUT/a.png", "No source states a target as a number."),
        ("jobs_by_employer OUT/a.png --width-mm 20", "A picture cannot be 20 mm wide. Choose a width from 60 "),
        ("jobs_by_employer OUT/a.png --width-mm nan", "A picture cannot be nan mm wide."),
        ("jobs_by_employer OUT/a.png --width-mm wide", "Invalid value for '--width-mm'"),
        ("jobs_by_employer OUT/a.csv --version 7", "There is no version 7. The command history lists the versions."),
        ("jobs_by_employer OUT/missing/a.csv", "a.csv cannot be written. No such file or directory"),
        ("jobs_by_employer", "Missing argument"),
    ],
)
def test_a_chart_that_cannot_be_written_is_refused_with_what_to_do(run: Run, call: str, words: str) -> None:
    with small_squares() as squares:
        done = run("chart", *call.replace("OUT", str(run.folder)).split(" "))
    assert (done.returncode, done.stdout, left(run), squares.asked) == (2, "", [], [])
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_browser_a_chart_says_what_to_install_and_its_data_are_written(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TWINBOARD_CHROMIUM", "/nowhere")
    done = run("chart", "jobs_by_employer", run.folder / "jobs.png", "--width-mm", "123")
    assert (done.returncode, left(run)) == (2, [])
    assert "apt install chromium" in done.stderr
    assert run("chart", "jobs_by_employer", run.folder / "jobs.csv").returncode == 0


def test_a_pack_says_how_far_it_is_and_is_written_under_the_name_that_was_given(run: Run) -> None:
    target = run.folder / "paper.docx"
    with small_squares():
        done = run("pack", target, "--strand", "business")
    assert (done.returncode, done.stderr) == (0, "")
    *drawing, last, wrote = done.stdout.splitlines()
    assert [line.partition(":")[0] for line in drawing] == [f"Drawing figure {at} of 3" for at in (1, 2, 3)]
    assert (last, wrote) == ("Putting it together", f"Wrote {target}.")
    found = read_document(target.read_bytes(), target.name)
    assert {mark.code for mark in found.marks} == {
        code(run, "visits_over_time", strand="business"), code(run, "trade_over_time"), code(run, "people_in_work"),
    }  # fmt: skip
    assert left(run) == ["paper.docx"]


def test_a_pack_is_of_the_partner_and_the_charts_that_were_asked_for(run: Run) -> None:
    target = run.folder / "data.xlsx"
    asked = ("--partner", "toyota-city", "--chart", "milestone_timeline", "--chart", "jobs_by_employer")
    done = run("pack", target, *asked, "--version", "1")
    assert done.returncode == 0
    figures = [name for name in load_workbook(target).sheetnames if name[:1].isdigit()]
    assert [name[:6] for name in figures] == ["1 Mile", "2 Jobs"]


def test_a_short_pack_has_links_to_where_twinboard_is(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWINBOARD_CHROMIUM", "/nowhere")
    target = run.folder / "short.docx"
    asked = ("--partner", "hefei", "--short", "--no-charts", "--site", "https://twins.example.gov.uk/")
    assert run("pack", target, *asked).returncode == 0
    found = read_document(target.read_bytes(), "short.docx")
    text = " ".join(passage.text for passage in found.passages)
    assert "Hefei: two pages for members" in text and "Figure 1" not in text
    with zipfile.ZipFile(target) as archive:
        assert "https://twins.example.gov.uk/conflicts?" in archive.read("word/_rels/document.xml.rels").decode()


def test_a_pack_without_a_browser_is_written_with_tables_and_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWINBOARD_CHROMIUM", "/nowhere")
    done = run("pack", run.folder / "paper.docx", "--chart", "cost_of_visit")
    assert (done.returncode, left(run)) == (0, ["paper.docx"])
    assert done.stderr.startswith("The pack has no pictures. This server has no Chrome")


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ("OUT/a.odt", "cannot be written as “a.odt”. Its name ends with one of .docx, .pptx, .pdf, .xlsx."),
        ("OUT/a.docx --partner Atlantis", "no partner “Atlantis” in version 1. Those there: toyota-city, "),
        ("OUT/a.docx --strand magic", "There is no strand “magic” in version 1. Those there: education, "),
        ("OUT/a.docx --chart no_such_chart", "The chart “no_such_chart” has nothing to show here. Those that have: "),
        ("OUT/a.docx --strand sport --chart money_flow", "has nothing to show here. No chart has."),
        ("OUT/a.xlsx --strand sport", "This pack has no charts, and so no data behind them."),
        ("OUT/a.docx --site twins", "“twins” is no address. Give it whole, such as https://"),
        ("OUT/a.docx --no-charts --chart money_flow", "The pack is asked for with charts and without."),
        ("OUT/a.docx --version 7", "There is no version 7."),
    ],
)
def test_a_pack_that_cannot_be_made_is_refused_with_what_to_do(run: Run, call: str, words: str) -> None:
    done = run("pack", *call.replace("OUT", str(run.folder)).split(" "))
    assert (done.returncode, done.stdout, left(run)) == (2, "", [])
    assert words in done.stderr


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("notes.docx", b"Dear all,", "This file is plain text, which is not read. Its name ends with .docx, but "),
        ("empty.pdf", b"", "This file is empty. Choose the document again."),
        ("broken.docx", b"PK\x03\x04 not a zip", "damaged"),
        ("locked.docx", PASSWORD, "This document has a password. Save it without one and send it again."),
        ("missing.docx", None, "missing.docx cannot be read. No such file or directory"),
        (".", None, "cannot be read. Is a directory"),
    ],
)
def test_a_paper_that_cannot_be_read_is_refused_with_what_to_do(
    run: Run, read_here: None, name: str, content: bytes | None, words: str
) -> None:
    path = run.folder / name if content is None else run.file(name, content)
    done = run("paper", path)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    told = run("paper", path, "--format", "json")
    assert (told.returncode, told.stderr) == (2, "")
    assert words in " ".join(json.loads(told.stdout)["refused"].values())


def test_before_anything_is_published_each_command_says_what_to_do_first(tmp_path: Path, read_here: None) -> None:
    empty = Run(tmp_path)
    paper = empty.file("a.pdf", b"%PDF-1.7")
    calls = (("chart", "jobs_by_employer", tmp_path / "a.csv"), ("pack", tmp_path / "a.docx"), ("paper", paper))
    for call in calls:
        done = empty(*call)
        assert (done.returncode, done.stdout) == (2, "")
        assert "There is no store here." in done.stderr
