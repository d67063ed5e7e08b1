"""The sources page: each document answers for itself, and all that it says of itself is so."""

import html
import re
from datetime import date

import pytest
from conftest import as_at, publish
from pages.test_chart_pages import CHOICES
from streamlit.testing.v1 import AppTest
from test_pages import open_page, text_of
from workbooks import FACT, MONEY, PARTNER, SOURCE, VISIT, only, workbook

from twinboard.charts import CHARTS
from twinboard.frames import rows
from twinboard.settings import ROOT
from twinboard.store import Store
from twinboard.ui.evidence import source_page
from twinboard.ui.evidence.shown_on import PAGES

ORGANISATION = {
    "name": "A firm",
    "sector": "business",
    "role": "member",
    "partner_id": "testville",
    "source_id": "report",
    "locator": "para 2",
}
FILES = {path.stem: path for path in (ROOT / "pages").rglob("*.py")}


def open_sources(monkeypatch: pytest.MonkeyPatch, store: Store, source: str | None = None) -> AppTest:
    monkeypatch.setenv("TWINBOARD_HOME", str(store.home))
    page = AppTest.from_file(str(ROOT / "pages/evidence/sources.py"), default_timeout=30)
    page.session_state["version"] = store.current()
    if source is not None:
        page.query_params["source"] = source
    page.run()
    assert not page.exception
    return page


def words_of(monkeypatch: pytest.MonkeyPatch, store: Store, source: str | None = None) -> str:
    return " ".join(html.unescape(text_of(open_sources(monkeypatch, store, source))).split())


def on(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    """The page is read on that day."""

    class Day(date):
        @classmethod
        def today(cls) -> date:
            return day

    monkeypatch.setattr(source_page, "date", Day)


@pytest.mark.sweep
def test_every_source_leads_to_a_page_of_its_own_and_to_its_numbers(
    monkeypatch: pytest.MonkeyPatch, shipped: Store
) -> None:
    page = open_sources(monkeypatch, shipped)
    found = rows(shipped.ask("evidence/source_records"))
    bodies = "".join(element.proto.body for element in page.get("html"))
    linked = re.findall(r'data-label="Document"><a href="sources\?source=([^"]+)" target="_self">(.+?)</a>', bodies)
    assert linked == [(row["source_id"], html.escape(row["title"])) for row in found]
    counted = re.findall(r'data-label="Numbers"><a href="facts\?source=[^"]+" target="_self">(\d+)', bodies)
    assert [int(count) for count in counted] == [row["count_numbers"] for row in found]
    for row in found:
        alone = open_sources(monkeypatch, shipped, row["source_id"])
        assert f"<h1>{html.escape(row['title'])}</h1>" in alone.get("html")[0].proto.body
        assert len(alone.code) == 1
        assert "All sources" in text_of(alone)


@pytest.mark.thinned(2)
@pytest.mark.parametrize(
    ("expected", "licence", "said"),
    [
        ("2027-11", "CC BY 4.0", "CC BY 4.0 Overdue: expected in November 2027 1 number"),
        ("2029-03-01", None, "None stated Expected on 1 March 2029 1 number"),
        (None, None, "None stated Not on record 1 number"),
    ],
)
def test_the_list_of_sources_says_on_what_terms_and_whether_a_newer_one_is_due(
    monkeypatch: pytest.MonkeyPatch, store: Store, expected: str | None, licence: str | None, said: str
) -> None:
    publish(store, workbook(Sources=[{**SOURCE, "next_update": expected, "licence": licence}]))
    on(monkeypatch, date(2027, 12, 1))
    listed = words_of(monkeypatch, store)
    assert f"Test report Test Council 31 January 2020 Committee report {said}" in listed
    assert "next_update" not in listed


def test_what_a_source_says_of_itself_is_said_and_what_it_does_not_say_too(
    monkeypatch: pytest.MonkeyPatch, shipped: Store
) -> None:
    report = words_of(monkeypatch, shipped, "d2-2018")
    for said in (
        "Publisher D2 Joint Committee for Economic Prosperity",
        "Kind Committee report",
        "Published Undated, after November 2018",
        "Received Not on record.",
        "Next update Not on record",
        "Licence No licence is stated.",
        "Document No address is on record.",
        "Note The report carries no date.",
    ):
        assert said in report
    assert "Licence CC BY 4.0" in words_of(monkeypatch, shipped, "geonames")


def test_a_source_is_cited_with_all_that_is_on_record_and_the_version(
    monkeypatch: pytest.MonkeyPatch, shipped: Store, store: Store
) -> None:
    assert open_sources(monkeypatch, shipped, "cabinet-2015").code[0].value == (
        "Derby City Council, Opportunities for Overseas Economic Twinning (committee report, 9 September 2015); "
        f"as held in Twinboard, {as_at(shipped)}."
    )
    more = {"document_url": "https://example.org/report.pdf", "licence": "Open Government Licence v3.0"}
    publish(store, workbook(Sources=[{**SOURCE, **more, "published": "after 2018-11"}]))
    assert open_sources(monkeypatch, store, "report").code[0].value == (
        "Test Council, Test report (committee report, undated, after November 2018); "
        "licence: Open Government Licence v3.0; https://example.org/report.pdf; "
        f"as held in Twinboard, {as_at(store)}."
    )


@pytest.mark.parametrize(
    ("expected", "day", "said"),
    [
        pytest.param("2027-11", date(2027, 11, 30), "Expected in November 2027.", marks=pytest.mark.sweep),
        ("2027-11", date(2027, 12, 1), "Overdue: it was expected in November 2027, which is past."),
        pytest.param("2027-11-02", date(2027, 11, 2), "Expected on 2 November 2027.", marks=pytest.mark.sweep),
        pytest.param("after 2020", date(2027, 12, 1), "Expected after 2020.", marks=pytest.mark.sweep),
        (None, date(2027, 12, 1), "Not on record, so that nobody can tell whether a newer one is due."),
    ],
)
def test_whether_a_newer_one_is_overdue_depends_on_the_day_of_reading(
    monkeypatch: pytest.MonkeyPatch, store: Store, expected: str | None, day: date, said: str
) -> None:
    publish(store, workbook(Sources=[{**SOURCE, "next_update": expected}]))
    on(monkeypatch, day)
    assert f"Next update {said}" in words_of(monkeypatch, store, "report")


def test_what_rests_on_a_source_is_counted_and_leads_to_where_it_stands(
    monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    other = {**SOURCE, "source_id": "other", "title": "Other report"}
    publish(
        store,
        workbook(
            Sources=[SOURCE, other],
            Visits=[{**VISIT, "officers": 2}, {**VISIT, "visit_id": "second", "source_id": "other"}],
            Money=[MONEY, {**MONEY, "money_id": "more"}],
        ),
    )
    words = words_of(monkeypatch, store, "report")
    assert "Numbers 4 numbers" in words
    assert "Amounts 2 amounts: Money" in words
    assert "Visits 1 visit: Testville" in words
    assert "Partners 1 partner: Testville" in words
    assert "Strands 1 strand: Learning" in words
    assert "Milestones" not in words
    bodies = "".join(element.proto.body for element in open_sources(monkeypatch, store, "report").get("html"))
    assert 'href="facts?source=Test+report"' in bodies
    words = words_of(monkeypatch, store, "other")
    assert "Visits 1 visit: Testville" in words
    assert "Partners" not in words


@pytest.mark.sweep
def test_organisations_are_named_on_the_page_of_their_source_and_of_their_partner(
    monkeypatch: pytest.MonkeyPatch, small: Store
) -> None:
    alone = {**ORGANISATION, "organisation_id": "alone", "name": "A chamber", "role": "to be asked", "partner_id": None}
    publish(small, only(Organisations=[alone]))
    words = words_of(monkeypatch, small, "report")
    assert "Organisations 1 organisation, on this page alone Show 1 organisation" in words
    assert "A chamber To be asked para 2" in words
    publish(small, only(Organisations=[alone, {**ORGANISATION, "organisation_id": "one"}]))
    assert "Organisations 2 organisations: Testville, 1 on this page alone" in words_of(monkeypatch, small, "report")
    people = open_page(monkeypatch, small, "pages/explore/partner.py", "testville", tab="People and board")
    partner = " ".join(text_of(people).split())
    assert "Who takes part Show 1 organisation" in partner
    assert "A firm Member Test Council, para 2" in partner
    assert "A chamber" not in partner


def test_the_counts_are_those_of_the_rows_that_cite_the_source(shipped: Store) -> None:
    fed = rows(shipped.ask("evidence/source_feeds"))
    counted = {(row["source_id"], row["kind"]): row["count_of_kind"] for row in fed}
    assert sum(row["count_rows"] for row in fed if row["kind"] == "numbers") == len(shipped.ask("evidence/facts"))
    for table, kind in (("visits", "visits"), ("money", "amounts"), ("organisations", "organisations")):
        cited = [row["source_id"] for row in shipped.rows(table, ["source_id"], 1)]
        assert {source: cited.count(source) for source in cited} == {
            source: count for (source, of), count in counted.items() if of == kind
        }


@pytest.mark.sweep
def test_every_chart_said_to_rest_on_a_source_stands_under_that_title_on_the_page_named(
    monkeypatch: pytest.MonkeyPatch, shipped: Store
) -> None:
    heads: dict[str, set[str]] = {}
    lines = set()
    for row in rows(shipped.ask("explore/sources")):
        bodies = "".join(
            element.proto.body for element in open_sources(monkeypatch, shipped, row["source_id"]).get("html")
        )
        for title, places in re.findall(r"<li>([^<]+) <span>\((.+?)\)</span></li>", bodies):
            lines |= {(html.unescape(title), path) for path in re.findall(r'href="([^"]+)"', places)}
    assert len(lines) > 15
    for _, path in lines:
        if path not in heads:
            stem = "overview" if path == "." else path if path in FILES else "partner"
            file = str(FILES[stem].relative_to(ROOT))
            name, choices = CHOICES.get(stem, ("", [""]))
            heads[path] = set()
            for choice in choices:
                asked = {name: choice} if choice else {}
                page = open_page(monkeypatch, shipped, file, "" if path == "." else path, **asked)
                bodies = "".join(element.proto.body for element in page.get("html"))
                heads[path] |= {html.unescape(title) for title in re.findall(r"<h2>([^<]+)</h2><p>", bodies)}
    assert {line for line in lines if line[0] not in heads[line[1]]} == set()


def test_every_chart_has_a_page() -> None:
    assert set(CHARTS) - set(PAGES) == {"board_by_sector", "before_and_after"}


def test_the_list_of_many_sources_names_those_that_are_overdue(monkeypatch: pytest.MonkeyPatch, crowded: Store) -> None:
    on(monkeypatch, date(2026, 4, 1))
    assert words_of(monkeypatch, crowded).count("Overdue: expected") == 3


@pytest.mark.parametrize("asked", ["nothing", "<b>"])
def test_an_address_that_names_no_source_says_so(monkeypatch: pytest.MonkeyPatch, shipped: Store, asked: str) -> None:
    words = words_of(monkeypatch, shipped, asked)
    assert "There is no such source" in words
    assert "All sources" in words


@pytest.mark.parametrize("source", [None, "report"])
def test_a_source_whose_words_try_to_be_markup_is_shown_as_it_is_written(
    monkeypatch: pytest.MonkeyPatch, store: Store, source: str | None
) -> None:
    name = '<b>Bold</b> *star* <script>alert(1)</script> "quoted"'
    bad = dict.fromkeys(("title", "publisher", "licence", "note"), name)
    url = {"document_url": 'javascript:alert("1")'}
    publish(
        store,
        workbook(
            Sources=[{**SOURCE, **bad, **url}],
            Partners=[{**PARTNER, "name": name}],
            Facts=[{**FACT, "scope": name}],
            Conflicts=[
                {
                    "conflict_id": "c",
                    "question": f"{name}?",
                    "about": "testville; jobs-2020",
                    "source_id": "report",
                    "locator": "p",
                }
            ],
        ),
    )
    bodies = "".join(element.proto.body for element in open_sources(monkeypatch, store, source).get("html"))
    assert "<script>" not in bodies
    assert "<b>Bold" not in bodies
    assert 'href="javascript' not in bodies
    assert html.escape(name) in bodies
