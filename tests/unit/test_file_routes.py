"""Charts and data at addresses of their own: what is given out, under which headers, and what is refused how."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.testclient import TestClient

from twinboard.drawing import reference_to
from twinboard.papers.coded import coded_chart
from twinboard.papers.pictures import worker
from twinboard.store import Store
from twinboard.ui.papers import file_routes
from twinboard.ui.serving.allowance import Allowance

JOBS = "/chart/jobs_by_employer"


@pytest.fixture
def client(shipped: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[TestClient]:
    """A visitor of the addresses over the shipped workbook; the browser draws a small square, whatever it is asked."""
    square = tmp_path / "square.png"
    Image.new("RGBA", (30, 20), "white").save(square)
    monkeypatch.setenv("TWINBOARD_HOME", str(shipped.home))
    monkeypatch.setenv("TWINBOARD_CHROMIUM", "/bin/true")
    monkeypatch.setattr(worker.WORKER, "draw", lambda *_: square.read_bytes())
    monkeypatch.setattr(file_routes, "_files", Allowance(at_once=1000, per_minute=1000))
    with TestClient(Starlette(routes=file_routes.ROUTES), follow_redirects=False) as visitor:
        yield visitor


def code_of(store: Store) -> str:
    return coded_chart(store.home, reference_to(store.home, "jobs_by_employer", {}, 1)).code


def test_a_picture_names_its_file_and_its_code_and_may_be_kept_for_a_day(client: TestClient, shipped: Store) -> None:
    code = code_of(shipped)
    answer = client.get(f"{JOBS}.png?version=1&size=half")
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Content-Disposition"] == f'inline; filename="jobs-by-employer-half-{code.lower()}.png"'
    assert answer.headers["X-Twinboard-Code"] == code
    assert answer.headers["Cache-Control"] == "public, max-age=86400"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_without_a_version_it_is_the_current_one_asked_for_anew_each_time(client: TestClient) -> None:
    answer = client.get(f"{JOBS}.png")
    assert answer.headers["Cache-Control"] == "no-cache"
    again = client.get(f"{JOBS}.png", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_download_says_so_and_data_always_are(client: TestClient) -> None:
    said = [client.get(f"{JOBS}.{asked}").headers["Content-Disposition"] for asked in ("png?download=1", "csv", "xlsx")]
    assert all(each.startswith("attachment") for each in said)


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/chart/no_such_chart.png", 404, "There is no such chart"),
        (f"{JOBS}.exe", 404, "The forms of a chart are png, svg, csv and xlsx."),
        (f"{JOBS}.png?version=99", 404, "There is no version 99."),
        (f"{JOBS}.png?version={'9' * 5000}", 400, "The address is too long."),
        (f"{JOBS}.png?version={'9' * 20}", 400, "is no number of ours"),
        (f"/data/money.xlsx?version={'9' * 5000}", 400, "is no number of ours"),
        (f"{JOBS}.png?version=one", 400, "“one” is no number of ours"),
        (f"{JOBS}.png?version=٣", 400, "is no number of ours"),
        (f"{JOBS}.png?colour=red", 400, "has no filter “colour”. Its filters: partner."),
        (f"{JOBS}.png?partner=atlantis", 404, "There is no partner “atlantis”. Those there: "),
        (f"{JOBS}.png?size=huge", 400, "The sizes are a4, half and slide."),
        (f"{JOBS}.png?width=20", 400, "A picture cannot be 20 mm wide."),
        (f"{JOBS}.png?width=5000", 400, "A picture cannot be 5000 mm wide."),
        (f"{JOBS}.png?part=2", 404, "There is no part 2"),
        (f"{JOBS}.png?partner={'x' * 201}", 400, "The address is too long."),
        ("/chart/source_freshness.png?as_of=tomorrow", 404, "Write a day as 2026-10-01."),
        ("/chart/source_freshness.png?as_of=0001-01-01", 404, "Write a day as 2026-10-01."),
        ("/chart/milestone_timeline.png?most=0", 404, "Give a number from 1 to 1,000."),
        ("/chart/milestone_timeline.png?happened=perhaps", 404, "There is no answer “perhaps”."),
        ("/chart/money_flow.png?stage=dream", 404, "There is no stage “dream”."),
        ("/chart/partner_comparison.png?partners=hefei,atlantis", 404, "There is no partner “atlantis”."),
        ("/chart/partner_comparison.png?indicator=luck", 404, "There is no indicator “luck”."),
        ("/data/no-such-page.xlsx", 404, "There is no page “no-such-page” with charts."),
        ("/data/money.csv", 404, "everything also as csv"),
        ("/data/everything.xlsx?version=99", 404, "There is no version 99."),
    ],
)
def test_what_cannot_be_given_is_said_in_a_sentence(client: TestClient, address: str, status: int, words: str) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert words in answer.text
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "select" not in answer.text.lower()


def test_without_a_browser_a_picture_is_refused_with_what_to_install_and_data_are_given(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TWINBOARD_CHROMIUM", "/nowhere")
    monkeypatch.setattr(worker.WORKER, "draw", worker.Worker().draw)
    answer = client.get(f"{JOBS}.png?width=140")
    assert answer.status_code == 503
    assert "apt install chromium" in answer.text
    assert client.get(f"{JOBS}.csv").status_code == 200
    page = client.get(f"{JOBS}.html")
    assert "apt install chromium" in page.text
    assert "plotly.min.js" in page.text


def test_the_page_that_draws_runs_scripts_of_this_server_alone(client: TestClient) -> None:
    page = client.get(f"{JOBS}.html")
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    assert set(re.findall(r'<script src="([^"]+)"', page.text)) == {"plotly.min.js", "print.js"}
    assert client.get("/chart/print.js").status_code == client.get("/chart/plotly.min.js").status_code == 200


def test_who_asks_too_often_is_told_when_to_come_back(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_routes, "_files", Allowance(at_once=2, per_minute=6))
    answers = [client.get(f"{JOBS}.csv") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 10


@pytest.mark.parametrize("typed", ["TB-7F3K", "tb-7f3k", "7F3K", "tb 7f3k"])
def test_a_code_leads_to_its_page_however_it_is_typed(client: TestClient, typed: str) -> None:
    answer = client.get(f"/c/{typed}")
    assert (answer.status_code, answer.headers["Location"]) == (303, "../code?code=TB-7F3K")


def test_what_is_no_code_leads_to_the_page_that_says_so_and_nowhere_else(client: TestClient) -> None:
    answer = client.get("/c/no!%0D%0Acode")
    assert answer.headers["Location"] == "../code?code=no%21%0D%0Acode"


def test_everything_and_each_page_are_given_as_data(client: TestClient) -> None:
    assert client.get("/data/everything.csv").text.count("\r\n") > 100
    names = {
        page: client.get(f"/data/{page}.xlsx").headers["Content-Disposition"] for page in ("overview", "toyota-city")
    }
    assert names == {
        "overview": 'attachment; filename="overview-version-1.xlsx"',
        "toyota-city": 'attachment; filename="toyota-city-version-1.xlsx"',
    }


def test_a_bucket_fills_again_evenly_and_no_further_than_full() -> None:
    allowance = Allowance(at_once=2, per_minute=60)
    assert [allowance.wait("a", now) for now in (0, 0, 0, 0.5, 1)] == [0, 0, 1, 1, 0]
    assert [allowance.wait("b", now) for now in (0, 0, 0)] == [0, 0, 1]
    assert [allowance.wait("a", now) for now in (1000, 1000, 1000)] == [0, 0, 1]
