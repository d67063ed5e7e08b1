"""The files of the manifest of papers, made after public bug reports: each is read, and told of, as it must be.

Each line of the manifest has an expectation in `CASES`, or stands in `DRAWN`; a line without one fails.
"""

import csv
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest

from twinboard.documents.document import Document
from twinboard.papers.checking.agreement import Kind
from twinboard.papers.checking.checked import CheckedChart, checked_charts, number_hints
from twinboard.papers.checking.compared import Standing
from twinboard.papers.checking.coverage import seen_words
from twinboard.papers.checking.hints import Hint
from twinboard.reading.document_apart import read_document_apart
from twinboard.settings import ROOT
from twinboard.store import Store

FOLDER = ROOT.parent / "shared" / "cases" / "papers"
TYPE_IT = "1 picture carries no code that can be read: type the code printed under it into the search box."


@dataclass(frozen=True)
class Told:
    """What the paper check makes of one file."""

    document: Document
    charts: Sequence[CheckedChart]
    hints: Sequence[Hint]
    seen: Sequence[str] = field(default=())

    @property
    def codes(self) -> set[str]:
        return {mark.code for mark in self.document.marks}

    def hinted(self, words: str) -> list[tuple[Kind, str]]:
        """What is said of numbers in the paragraphs that have these words."""
        places = {each.place for each in self.document.passages if words in each.text}
        assert places, words
        return [(hint.kind, hint.words) for hint in self.hints if hint.place in places]


def chart_of_a_word_file(told: Told) -> None:
    assert told.seen == ("No text was found in it.",)


def chart_on_a_slide(told: Told) -> None:
    assert told.seen[0].startswith("Read: 1 slide")


def main_part_by_default(told: Told) -> None:
    assert len(told.document.passages) == 1


def odd_letter(told: Told) -> None:
    assert told.seen == (
        "Read: 2 pages, 2 passages of text.",
        "6 letters could not be read, and stand as \ufffd.",
    )


def sentences_for_hints(told: Told) -> None:
    for words in ("to Japan", "supply chain supports", "received £6m", "agreed a budget"):
        assert Kind.AGREES not in [kind for kind, _ in told.hinted(words)], words
    for words in ("road repairs", "Towns Fund", "address dataset", "release more than £60 million"):
        assert told.hinted(words) == [], words
    assert told.hinted("£22 million") == [(Kind.ANOTHER_NUMBER, "£22 million")]
    assert told.hinted("6,800") == [(Kind.ANOTHER_NUMBER, "6,800")]


def picture_without_its_code(told: Told) -> None:
    assert TYPE_IT in told.seen
    assert "Looked at: 1 picture." in told.seen
    assert told.charts == ()


def address_of_a_chart(told: Told) -> None:
    [chart] = told.charts
    assert chart.standing is Standing.CURRENT
    assert chart.reference
    assert (chart.reference.chart, chart.reference.version) == ("jobs_by_employer", 1)
    assert dict(chart.reference.parameters) == {"partner": "toyota-city"}


def codes_in_every_place(told: Told) -> None:
    deleted = {"TB-9A0C", "TB-9A0P"}
    written = {f"TB-9A{tail}" for tail in _TAILS.split()}
    assert written - told.codes == set()
    assert deleted & told.codes == set()


_TAILS = (
    "01 02 03 04 05 06 07 08 09 0A 0B 0D 0E 0F 0G 0H 0J 0K 0M 0N 0Q 17 18 19 1A 1B 1C 1D 1E 1G 1J 1K 1M 1N 1P"
)  # fmt: skip
CASES: dict[str, Callable[[Told], None]] = {
    "01b-docx4j-chart.docx": chart_of_a_word_file,
    "01c-poi-line-chart.pptx": chart_on_a_slide,
    "02a-poi-55733.docx": main_part_by_default,
    "03a-tika-testPDFVarious.pdf": odd_letter,
    "05-sentences-for-hints.docx": sentences_for_hints,
    "06a-word-report-with-our-png-as-pdf.pdf": picture_without_its_code,
    "06b-our-png-saved-again.docx": picture_without_its_code,
    "08a-linked-picture.docx": address_of_a_chart,
    "08b-link-to-chart-address.docx": address_of_a_chart,
    "11-places-in-word-odug-minutes.docx": codes_in_every_place,
}
DRAWN = {
    "04-trade-four-countries-one-zero-year.xlsx",
    "10-hostile-names-and-numbers.xlsx",
    "14-tiny-values-become-zero.xlsx",
}
"""Workbooks, which `test_picture_cases.py` tests by their pictures."""


@pytest.fixture(autouse=True)
def cases_are_there() -> None:
    if not FOLDER.is_dir():
        assert not os.environ.get("CI"), f"{FOLDER} is not there, and these tests must run here"
        pytest.skip("the cases are not part of the project's own files")


@pytest.mark.thinned(3)
@pytest.mark.parametrize("name", CASES)
def test_a_paper_is_read_and_told_of_as_the_manifest_says(shipped: Store, name: str) -> None:
    document = read_document_apart((FOLDER / name).read_bytes(), name)
    charts, found = checked_charts(shipped.home, document, 1), number_hints(shipped.home, document, 1)
    CASES[name](Told(document, charts, found, seen_words(document)))


def test_every_line_of_the_manifest_has_an_expectation() -> None:
    with (FOLDER / "MANIFEST.csv").open(encoding="utf-8", newline="") as stream:
        listed = {row["file"] for row in csv.DictReader(stream)}
    assert listed == {*CASES, *DRAWN}
    drawn = (ROOT / "tests" / "unit" / "test_picture_cases.py").read_text("utf-8")
    assert all(name in drawn for name in DRAWN)
