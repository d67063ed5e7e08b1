"""What cannot be drawn: signs that no picture can hold are no reason, and a chart that fails becomes its table."""

from xml.etree import ElementTree

import pandas as pd
import pytest
from conftest import publish
from pages.test_pages import open_page, text_of
from workbooks import VISIT, workbook

from twinboard.charts import CHARTS
from twinboard.charts.base.look import plain
from twinboard.documents.read import read_document
from twinboard.drawing import reference_to
from twinboard.errors import NotDrawn
from twinboard.frames import shown
from twinboard.papers.coded import coded_chart
from twinboard.papers.packs.choice import Choice, make_pack
from twinboard.papers.packs.packing import packed
from twinboard.papers.pictures.picture import svg
from twinboard.signs import unwritable
from twinboard.store import Store
from twinboard.validate.check import check
from twinboard.workbook.read import read_workbook

SIGNS = [*map(chr, (*range(0x20), *range(0x7F, 0xA0))), "\ufffe", "\uffff"]
FAIL = "\u0001"


def reported(written: str) -> list[tuple[str, str]]:
    """The issues of a partner whose name holds what a file would have there."""
    content = f"partner_id,name,kind,relationship,since,status,source_id,locator\na,{written},city,none,,active,s,p\n"
    tables = read_workbook(content.encode("utf-8", "surrogatepass"), "Partners.csv")
    return [(one.kind, one.cell) for one in check(tables, {}, pd.Timestamp("2026-11-30").date()).issues]


@pytest.mark.parametrize(
    "written", ["A\x01B", "A\x0bB", "A\x1b[31mB", "A\x7fB", "A&#1;B", "A&#x0B;B", "A&#X1f;B", "A&#0;B"]
)
def test_a_sign_that_no_picture_can_hold_is_reported_at_its_cell(written: str) -> None:
    assert ("unseen-sign", "B2") in reported(written)


@pytest.mark.parametrize("written", ["A&#39;B", "A &# B", "A&B", "A#1;B", "Q&A; x"])
def test_what_can_be_read_is_no_such_sign(written: str) -> None:
    assert unwritable(written) == ""


def test_what_is_drawn_holds_no_sign_that_no_picture_can_hold() -> None:
    frame = shown(pd.DataFrame({"name": ["A".join(SIGNS)], "names": [["A".join(SIGNS)]]}))
    for text in (frame["name"][0], *frame["names"][0]):
        ElementTree.fromstring(f"<x>{text}</x>".encode())
        assert unwritable(text) == ""


@pytest.mark.parametrize("written", ["&#1;", "&#x1;", "&lt;b&gt;", "&amp;", "AT&T; x"])
def test_plotly_takes_no_text_for_a_sign_written_as_a_number(written: str) -> None:
    assert plain(written).replace("\u2060", "") == written
    assert "&\u2060" in plain(written)
    assert plain("Black & Decker; x") == "Black & Decker; x"


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch, store: Store) -> Store:
    """A store whose visits cannot be drawn."""

    def fail(frame: pd.DataFrame) -> None:
        raise ValueError("more than the chart can take")

    monkeypatch.setitem(CHARTS, "visits_over_time", fail)
    publish(store, workbook(Visits=[VISIT]))
    return store


def test_a_chart_that_cannot_be_drawn_is_its_table_on_the_page(
    monkeypatch: pytest.MonkeyPatch, failing: Store, caplog: pytest.LogCaptureFixture
) -> None:
    page = open_page(monkeypatch, failing, "pages/explore/visits.py", "visits")
    assert not page.exception
    said = text_of(page)
    assert "This chart cannot be drawn. Its numbers stand in the table." in said
    assert "A trip" in said
    assert "visits_over_time cannot be drawn" in caplog.text


def test_a_figure_that_cannot_be_sent_is_its_table_on_the_page(monkeypatch: pytest.MonkeyPatch, small: Store) -> None:
    def fail(*_: object, **__: object) -> None:
        raise TypeError("not JSON")

    monkeypatch.setattr("streamlit.plotly_chart", fail)
    page = open_page(monkeypatch, small, "pages/explore/partner.py", "testville")
    assert not page.exception
    assert "Its numbers stand in the table." in text_of(page)


@pytest.mark.thinned(3)
@pytest.mark.parametrize("form", ["docx", "pptx", "pdf"])
def test_a_pack_with_a_chart_that_cannot_be_drawn_is_made_with_its_table(
    monkeypatch: pytest.MonkeyPatch, failing: Store, form: str
) -> None:
    monkeypatch.setattr("twinboard.papers.pictures.picture.WORKER.draw", _refuse)
    pack = make_pack(failing.home, Choice(), 1)
    made = packed(failing.home, pack, form, lambda *_: None)
    assert "could not be drawn; tables stand in their place." in made.lacks
    text = " ".join(passage.text for passage in read_document(made.content, made.file_name).passages)
    assert "A trip" in text


def _refuse(*_: object) -> bytes:
    raise NotDrawn("The picture could not be drawn.", "")


def test_a_chart_that_cannot_be_drawn_has_no_picture(failing: Store) -> None:
    coded = coded_chart(failing.home, reference_to(failing.home, "visits_over_time", {}))
    assert not coded.chart.drawing.is_drawn
    with pytest.raises(NotDrawn):
        svg(coded)
