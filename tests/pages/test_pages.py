"""Each page runs on its own, with the shipped data, with little, and with names that try to be markup."""

import re
from pathlib import Path

import pytest
from conftest import publish
from streamlit.testing.v1 import AppTest
from workbooks import FACT, PARTNER, VISIT, workbook

from twinboard.settings import ROOT
from twinboard.store import Store

PAGES = {
    "pages/explore/overview.py": "",
    "pages/explore/compare.py": "compare",
    "pages/explore/visits.py": "visits",
    "pages/explore/money.py": "money",
    "pages/explore/trade.py": "trade",
    "pages/explore/partner.py": "toyota-city",
    "pages/explore/strand.py": "business",
    "pages/evidence/facts.py": "facts",
    "pages/evidence/sources.py": "sources",
    "pages/evidence/conflicts.py": "conflicts",
    "pages/evidence/method.py": "method",
    "pages/evidence/changes.py": "changes",
    "pages/papers/committee_pack.py": "committee-pack",
    "pages/papers/paper_check.py": "paper-check",
    "pages/papers/chart_by_code.py": "code",
}
WITHOUT_CHARTS = (
    *("pages/evidence/facts.py", "pages/evidence/conflicts.py", "pages/evidence/method.py"),
    *("pages/papers/committee_pack.py", "pages/papers/paper_check.py", "pages/papers/chart_by_code.py"),
)


def open_page(monkeypatch: pytest.MonkeyPatch, store: Store, path: str, address: str, **asked: str) -> AppTest:
    monkeypatch.setenv("TWINBOARD_HOME", str(store.home))
    page = AppTest.from_file(str(ROOT / path), default_timeout=30)
    page.session_state["version"] = store.current()
    page.session_state["address"] = address
    for name, value in asked.items():
        page.query_params[name] = value
    return page.run()


def text_of(page: AppTest) -> str:
    """The words of the page; a link in a sentence is part of it."""
    bodies = (re.sub(r"</?a\b[^>]*>", "", element.proto.body) for element in page.get("html"))
    return " ".join(re.sub(r"<[^>]+>", " ", body) for body in bodies)


@pytest.mark.thinned(3)
@pytest.mark.parametrize(("path", "address"), PAGES.items())
def test_a_page_runs_with_the_shipped_data(
    monkeypatch: pytest.MonkeyPatch, shipped: Store, path: str, address: str
) -> None:
    page = open_page(monkeypatch, shipped, path, address)
    assert not page.exception
    assert "<h1>" in page.get("html")[0].proto.body


@pytest.mark.sweep
def test_every_partner_and_strand_has_a_page_that_runs(monkeypatch: pytest.MonkeyPatch, shipped: Store) -> None:
    for name, folder in (("partner", "explore/partners"), ("strand", "explore/strands")):
        for key in shipped.ask(folder)[f"{name}_id"]:
            assert not open_page(monkeypatch, shipped, f"pages/explore/{name}.py", key).exception, key


@pytest.mark.thinned(5)
@pytest.mark.sweep
@pytest.mark.parametrize(("path", "address"), PAGES.items())
def test_a_page_runs_with_the_crowded_workbook(
    monkeypatch: pytest.MonkeyPatch, crowded: Store, path: str, address: str
) -> None:
    page = open_page(monkeypatch, crowded, path, {"toyota-city": "aa", "business": "strand-a"}.get(address, address))
    assert not page.exception
    assert "<h1>" in page.get("html")[0].proto.body
    assert not re.search(r"<b>Bold|<i>Friend", "".join(element.proto.body for element in page.get("html")))


@pytest.mark.sweep
def test_every_crowded_partner_and_strand_has_a_page_that_runs(monkeypatch: pytest.MonkeyPatch, crowded: Store) -> None:
    for name, folder in (("partner", "explore/partners"), ("strand", "explore/strands")):
        for key in crowded.ask(folder)[f"{name}_id"]:
            assert not open_page(monkeypatch, crowded, f"pages/explore/{name}.py", key).exception, key


@pytest.mark.thinned(3)
@pytest.mark.parametrize(("path", "address"), [*PAGES.items()][:6])
def test_a_page_runs_with_almost_nothing_published(
    monkeypatch: pytest.MonkeyPatch, store: Store, path: str, address: str
) -> None:
    publish(store, workbook(Facts=None, Indicators=None, Partners=[{**PARTNER, "since": None}]))
    page = open_page(monkeypatch, store, path, "testville" if address == "toyota-city" else address)
    assert not page.exception
    assert re.search(r"(No|Add|Fill) ", text_of(page))


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        ("not stated", "2018-11"),
        ("2018-11-01 to 2018-11-02", "2018-11-05"),
        ("after 2018-11", None),
        ("before 2018", None),
    ],
)
def test_a_visit_of_any_known_or_unknown_days_is_shown(
    monkeypatch: pytest.MonkeyPatch, store: Store, starts: str, ends: str | None
) -> None:
    publish(store, workbook(Visits=[{**VISIT, "starts": starts, "ends": ends}]))
    page = open_page(monkeypatch, store, "pages/explore/partner.py", "testville")
    assert not page.exception
    assert "A trip" in text_of(page)


def test_names_from_a_workbook_never_become_markup(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    name = "<b>Bold</b> *star* [link](https://example.org) <script>alert(1)</script>"
    publish(
        store,
        workbook(
            Partners=[{**PARTNER, "name": name, "note": name}],
            Facts=[{**FACT, "scope": name, "quote": name}],
            Visits=[{**VISIT, "title": name, "officers": 3}],
        ),
    )
    page = open_page(monkeypatch, store, "pages/explore/partner.py", "testville")
    assert not page.exception
    html = "".join(element.proto.body for element in page.get("html"))
    assert "<script>" not in html
    assert "<b>Bold" not in html
    figures = "".join(element.proto.spec for element in page.get("plotly_chart"))
    assert "<script>" not in figures


def test_the_total_of_toyota_jobs_always_has_its_word(monkeypatch: pytest.MonkeyPatch, shipped: Store) -> None:
    for path, address in (("pages/explore/overview.py", ""), ("pages/explore/partner.py", "toyota-city")):
        page = open_page(monkeypatch, shipped, path, address)
        shown = text_of(page) + "".join(element.proto.spec for element in page.get("plotly_chart"))
        totals = re.findall(r"(\w+) 6,300", shown)
        assert totals
        assert set(totals) == {"over"}
        page.query_params["evidence"] = "-".join(filter(None, ["jobs_by_employer", address]))
        assert "These jobs are context for the partnership, not an effect of it." in text_of(page.run())


@pytest.mark.thinned(3)
@pytest.mark.parametrize(("path", "address"), [(path, PAGES[path]) for path in PAGES if path not in WITHOUT_CHARTS])
def test_every_chart_has_a_title_a_subtitle_a_source_alt_text_and_a_table(
    monkeypatch: pytest.MonkeyPatch, shipped: Store, path: str, address: str
) -> None:
    page = open_page(monkeypatch, shipped, path, address)
    charts = page.get("plotly_chart")
    heads = heads_of(page)
    feet = [element for element in page.get("html") if "tb-source" in element.proto.body]
    assert len(charts) == len(heads) == len(feet) > 0
    for chart, (title, subtitle), foot in zip(charts, heads, feet, strict=True):
        assert 20 < len(chart.proto.alt) <= 220
        assert len(title.split()) <= 10, title
        assert subtitle
        assert title not in chart.proto.alt
        assert "Source: " in foot.proto.body
    tables = {control.key: "Table" for control in page.get("button_group") if control.label == "Shown as"}
    page = open_page(monkeypatch, shipped, path, address, **tables)
    shown = [element for element in page.get("html") if '<table class="tb-table" role="table">' in element.proto.body]
    captions = [re.findall(r"<caption>(.+?)</caption>", each.proto.body)[0] for each in shown]
    assert not page.get("plotly_chart")
    assert captions[: len(heads)] == [title for title, _ in heads] or {*captions} >= {title for title, _ in heads}


def heads_of(page: AppTest) -> list[tuple[str, str]]:
    """Title and subtitle of each chart."""
    bodies = (element.proto.body for element in page.get("html") if "tb-chart-head" in element.proto.body)
    return [found for body in bodies for found in re.findall(r"<h2>(.+?)</h2><p>(.+?)</p>", body)]


def test_a_store_without_a_version_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "versions").mkdir()
    monkeypatch.setenv("TWINBOARD_HOME", str(tmp_path))
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run()
    assert not page.exception
    assert "Nothing is published yet." in text_of(page)
