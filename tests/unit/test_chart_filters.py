"""The filters of a chart have one form each; what is not published is none, and no request makes a code."""

import csv
import io
import re
from datetime import date

import pandas as pd
import pytest
from conftest import publish
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.web.server.starlette import starlette_auth_routes, starlette_routes
from workbooks import PARTNER, STRAND, workbook

from twinboard import queries
from twinboard.chart_filters import _READERS, canonical
from twinboard.charts import CHARTS
from twinboard.drawing import opened_with, reference_to
from twinboard.errors import UnknownFilter
from twinboard.papers.coded import chart_as_known, coded_chart
from twinboard.papers.data.csv_text import frame_csv
from twinboard.rules.vocabularies import SERVER_ADDRESSES
from twinboard.store import Store
from twinboard.ui.gate import officer_page
from twinboard.ui.papers import file_routes
from twinboard.ui.serving import health
from twinboard.ui.serving.allowance import Allowance
from twinboard.validate.check import check
from twinboard.workbook.read import read_workbook

NONSENSE = ("atlantis", "Hefei", " hefei", "hefei,", "1", "'; drop table facts", "x" * 3000, "٣", "\x00", "0001-01-01")


def test_every_filter_of_a_chart_is_read() -> None:
    declared = {name for chart in CHARTS for name in queries.load(f"charts/{chart}").parameters}
    assert declared == set(_READERS)


@pytest.mark.parametrize("value", NONSENSE)
@pytest.mark.parametrize("name", sorted(set(_READERS) - {"partners"}))
def test_what_is_not_published_is_no_filter(shipped: Store, name: str, value: str) -> None:
    if (name, value) != ("most", "1"):
        with pytest.raises(UnknownFilter) as refused:
            canonical(shipped.home, {name: value}, 1)
        assert len(str(refused.value)) < 1000


@pytest.mark.parametrize(
    ("name", "typed", "one_form"),
    [
        ("partners", "xian,hefei", "hefei,xian"),
        ("partners", "hefei , xian, hefei", "hefei,xian"),
        ("most", "010", "10"),
        ("as_of", "20261001", "2026-10-01"),
        ("partner", "", None),
    ],
)
def test_what_means_the_same_is_the_same(shipped: Store, name: str, typed: str, one_form: str | None) -> None:
    found = canonical(shipped.home, {name: typed}, 1)
    if name == "partners":
        assert sorted(found[name].split(",")) == sorted((one_form or "").split(","))
        assert found == canonical(shipped.home, {name: ",".join(reversed(found[name].split(",")))}, 1)
    else:
        assert found == ({name: one_form} if one_form else {})


def test_all_linked_partners_are_what_a_chart_has_without_the_filter(shipped: Store) -> None:
    rows = shipped.tell("explore/partners", {"partner": None}, 1)
    linked = [row["partner_id"] for row in rows if row["is_linked"]]
    assert canonical(shipped.home, {"partners": ",".join(reversed(linked))}, 1) == {}


def test_a_code_names_filters_in_their_one_form(shipped: Store) -> None:
    with pytest.raises(UnknownFilter):
        reference_to(shipped.home, "jobs_by_employer", {"partner": "atlantis"}, 1)
    typed = ({"partners": "xian,hefei"}, {"partners": "hefei, xian"})
    one, same = (reference_to(shipped.home, "partner_comparison", chosen, 1) for chosen in typed)
    assert one == same


@pytest.mark.parametrize("name", CHARTS)
def test_what_pages_open_a_chart_with_is_in_its_one_form(shipped: Store, name: str) -> None:
    chosen = {key: value for key, value in opened_with(name, partner="hefei").items() if value}
    assert dict(reference_to(shipped.home, name, chosen, 1).parameters) == chosen


@given(words=st.text(max_size=30))
def test_any_text_is_a_filter_or_is_refused(shipped: Store, words: str) -> None:
    for name in _READERS:
        try:
            found = canonical(shipped.home, {name: words}, 1)
        except UnknownFilter:
            continue
        assert canonical(shipped.home, found, 1) == found


def lines(store: Store) -> list[str]:
    path = store.home / "codes.jsonl"
    return path.read_text().splitlines() if path.exists() else []


@pytest.fixture
def visitor(store: Store, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """Somebody who asks for files of a small store that no page has shown yet."""
    publish(store, workbook())
    monkeypatch.setenv("TWINBOARD_HOME", str(store.home))
    monkeypatch.setattr(file_routes, "_files", Allowance(at_once=1000, per_minute=1000))
    return TestClient(Starlette(routes=file_routes.ROUTES), follow_redirects=False)


def test_no_request_for_a_file_makes_a_code(store: Store, visitor: TestClient) -> None:
    asked = ["jobs_by_employer.csv", "jobs_by_employer.xlsx", "jobs_by_employer.csv?partner=testville&version=1"]
    asked += [f"jobs_by_employer.csv?partner={value}" for value in ("atlantis", "testville,", "TESTVILLE")]
    told = [visitor.get(f"/chart/{each}").status_code for each in asked]
    assert told == [200, 200, 200, 404, 404, 404]
    assert visitor.get("/data/testville.xlsx").status_code == 200
    assert lines(store) == []


def test_a_file_of_a_chart_without_a_code_says_its_version_alone(store: Store, visitor: TestClient) -> None:
    told = visitor.get("/chart/jobs_by_employer.csv?partner=testville")
    assert "X-Twinboard-Code" not in told.headers
    assert told.headers["Content-Disposition"] == 'attachment; filename="jobs-by-employer.csv"'
    assert "Code" not in told.text.splitlines()[0]
    reference = reference_to(store.home, "jobs_by_employer", {"partner": "testville"})
    assert re.fullmatch(r"Version 1, \d+ \w+ \d{4}", chart_as_known(store.home, reference).stamp)


def test_once_a_page_has_shown_a_chart_its_files_have_its_code(store: Store, visitor: TestClient) -> None:
    before = visitor.get("/chart/jobs_by_employer.csv")
    uncoded = chart_as_known(store.home, reference_to(store.home, "jobs_by_employer", {}))
    given = coded_chart(store.home, reference_to(store.home, "jobs_by_employer", {}))
    after = visitor.get("/chart/jobs_by_employer.csv")
    assert after.headers["X-Twinboard-Code"] == given.code
    assert (given.code in after.text, given.code in before.text) == (True, False)
    assert before.headers["ETag"] != after.headers["ETag"]
    assert len(lines(store)) == 1
    assert uncoded.key != given.key  # a picture that was drawn without the code is not taken for one with it


def test_the_addresses_of_the_server_are_no_ids() -> None:
    ours = [*file_routes.ROUTES, *officer_page.ROUTES, health.ROUTE, *starlette_auth_routes.create_auth_routes("")]
    paths = [route.path for route in ours if isinstance(route, Route)]
    paths += [str(value) for name, value in vars(starlette_routes).items() if name.startswith("BASE_ROUTE")]
    first = {path.strip("/").partition("/")[0] for path in paths}
    assert {path for path in first if re.fullmatch("[a-z0-9-]+", path)} <= {*SERVER_ADDRESSES}


@pytest.mark.parametrize("address", SERVER_ADDRESSES)
@pytest.mark.parametrize("sheet", ["Partners", "Strands"])
def test_a_row_whose_page_would_have_an_address_of_the_server_is_told_at_its_cell(sheet: str, address: str) -> None:
    row = {**PARTNER, "partner_id": address} if sheet == "Partners" else {**STRAND, "strand_id": address}
    found = check(read_workbook(workbook(**{sheet: [row]}, Facts=None), "x.xlsx"), {}, date(2026, 11, 30))
    assert [(one.kind, one.cell) for one in found.issues if address in str(one.value)] == [("id-taken", "A2")]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1+2", "@SUM(1)", "\t=1", " =1", "＝1", "\r=1"])
def test_csv_for_programs_holds_no_formula_and_its_numbers_are_numbers(text: str) -> None:
    frame = pd.DataFrame({"name": [text, "plain"], "value": [-1.5, 2], "ids": [[text, "b"], ["c"]]})
    first, second = csv.DictReader(io.StringIO(frame_csv(frame), newline=""))
    assert (first["name"][0], first["ids"][0], first["value"]) == ("'", "'", "-1.5")
    assert second == {"name": "plain", "value": "2", "ids": "c"}
