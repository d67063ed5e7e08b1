"""From a pack to the check of the paper it went into: what was published meanwhile is named, and nothing else."""

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from commands import Run
from conftest import publish
from docx.shared import Mm
from packs import small_squares
from workbooks import only, workbook

from twinboard.documents.document import Document
from twinboard.documents.read import read_document
from twinboard.papers.packs.choice import Choice, make_pack
from twinboard.papers.pictures.worker import browser_path
from twinboard.publish import published_records
from twinboard.store import Store

SMALL = ("--chart", "jobs_by_employer", "--chart", "delegates_by_visit")
JOBS = """ changed (version 1, now 2): Toyota City is linked with over 6,300 jobs
    Title: Toyota City is linked with over 6,300 jobs → Toyota City is linked with over 6,400 jobs
    Local supply chain: Jobs: 3,300 jobs → 3,400 jobs
"""
SHARE = """ changed (version 1, now 2): China’s stated share of UK exports: around 6 per cent
    Title: China’s stated share of UK exports: around 6 per cent → Stated share of UK exports: up to 7 per cent
"""


@dataclass(frozen=True)
class Trip:
    """A store that has gone on to version 2, with packs of version 1 beside it; the charts of version 1 by code."""

    run: Run
    charts: dict[str, str]

    def check(self, name: str, *options: str) -> str:
        done = self.run("paper", self.run.folder / name, *options)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    def code(self, chart: str) -> str:
        return next(code for code, name in self.charts.items() if name == chart)


@pytest.fixture(scope="module")
def trip(shipped: Store, tmp_path_factory: pytest.TempPathFactory) -> Trip:
    """The pack of everything in small squares, and small ones that are truly drawn where there is a browser."""
    run = Run(tmp_path_factory.mktemp("trip"))
    shutil.copytree(shipped.home / "versions", run.home / "versions")
    with small_squares():
        assert run("pack", run.folder / "pack.docx").returncode == 0
    for name in ("small.pdf", "small.pptx"):
        assert run("pack", run.folder / name, *SMALL).returncode == 0
    run("chart", "jobs_by_employer", run.folder / "jobs.png")
    store = Store(run.home)
    charts = {each.code: each.chart.name for each in make_pack(store.home, Choice(), 1).charts}
    facts = published_records(store, 1)["Facts"]
    supply, share = (facts[key].values for key in ("jobs-local-supply-chain", "uk-exports-share-china-article"))
    publish(store, only(Facts=[{**supply, "value": 3400}, {**share, "value": 7, "bound": "up to"}]))
    return Trip(run, charts)


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Papers are read in this process, for no stranger made them."""

    def read(content: bytes, file_name: str) -> Document:
        return read_document(content, file_name)

    monkeypatch.setattr("twinboard.cli.papers.read_document_apart", read)


@pytest.mark.sweep
def test_a_paper_with_the_whole_pack_names_the_charts_that_changed_and_no_other(trip: Trip) -> None:
    said = trip.check("pack.docx")
    assert f"{trip.code('jobs_by_employer')}{JOBS}" in said
    assert f"{trip.code('uk_exports_as_stated')}{SHARE}" in said
    assert re.search(r"^    China\b.*: around 6 per cent → up to 7 per cent$", said, re.MULTILINE)
    standing = dict(re.findall(r"^(TB-\w+) (still current|changed|unknown|no longer drawn)", said, re.MULTILINE))
    assert {*standing} == {*trip.charts}
    changed = {trip.charts[code] for code, found in standing.items() if found != "still current"}
    assert changed == {"jobs_by_employer", "uk_exports_as_stated"}
    assert f"{len(trip.charts)} charts of ours: {len(trip.charts) - 2} still current, 2 changed." in said


@pytest.mark.parametrize("name", ["small.pdf", "small.pptx"])
def test_a_pdf_and_slides_tell_the_same(trip: Trip, read_here: None, name: str) -> None:
    said = trip.check(name)
    assert f"{trip.code('jobs_by_employer')}{JOBS}" in said
    assert f"{trip.code('delegates_by_visit')} still current (version 1, now 2): 14 people came" in said
    assert "2 charts of ours: 1 still current, 1 changed." in said


def test_a_program_is_told_the_same_as_json(trip: Trip, read_here: None) -> None:
    told = json.loads(trip.check("small.pptx", "--format", "json"))
    jobs, delegates = told["charts"]
    assert told["version"] == 2
    assert (jobs["code"], jobs["chart"], jobs["version"]) == (trip.code("jobs_by_employer"), "jobs_by_employer", 1)
    assert (jobs["standing"], jobs["parameters"], jobs["trouble"]) == ("changed", {}, "")
    assert jobs["title"] == "Toyota City is linked with over 6,300 jobs"
    assert {"what": "Local supply chain: Jobs", "before": "3,300 jobs", "after": "3,400 jobs"} in jobs["differences"]
    assert any("picture" in place for place in jobs["places"])
    assert (delegates["standing"], delegates["differences"]) == ("still current", [])
    assert {hint["kind"] for hint in told["hints"]} >= {"agrees"}


def test_a_picture_alone_in_another_paper_is_found_by_what_is_in_its_file(trip: Trip, read_here: None) -> None:
    if not browser_path():
        pytest.skip("no browser is here to draw a picture with")
    paper = docx.Document()
    paper.add_paragraph("Jobs, as the twinning team sees them.")
    paper.add_picture(str(trip.run.folder / "jobs.png"), width=Mm(150))
    for shape in paper.inline_shapes:
        for name in ("descr", "title"):
            shape._inline.docPr.attrib.pop(name, None)
        shape._inline.docPr.set("name", "Picture 1")
        shape._inline.graphic.graphicData.pic.nvPicPr.cNvPr.set("name", "image1.png")
    paper.save(str(trip.run.folder / "other.docx"))
    [jobs] = json.loads(trip.check("other.docx", "--format", "json"))["charts"]
    assert (jobs["code"], jobs["standing"]) == (trip.code("jobs_by_employer"), "changed")
    assert jobs["places"] == ["picture 1 itself"]


def test_a_paper_of_another_store_is_unknown_even_where_it_has_the_same_charts(
    trip: Trip, read_here: None, tmp_path: Path
) -> None:
    other = Run(tmp_path)
    publish(Store(other.home), workbook())
    assert other("chart", "jobs_by_employer", tmp_path / "jobs.csv").returncode == 0
    done = other("paper", trip.run.folder / "small.pptx")
    assert done.returncode == 0
    assert f"{trip.code('jobs_by_employer')} unknown\n    No chart here has this code.\n" in done.stdout
    assert "2 charts of ours: 2 unknown." in done.stdout


def test_a_paper_that_was_never_ours_is_told_so(trip: Trip, read_here: None) -> None:
    paper = docx.Document()
    paper.add_paragraph("Minutes. TB-free cattle.")
    paper.save(str(trip.run.folder / "minutes.docx"))
    assert trip.check("minutes.docx").startswith("No code of ours stands in this paper")
