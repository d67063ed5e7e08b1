"""What the pages show is what the places say; what rests on a disagreement is found by them."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from conftest import publish
from pages.test_chart_pages import CHOICES
from pages.test_pages import open_page, text_of
from workbooks import EVIDENCE, FACT, MONEY, PARTNER, workbook

from twinboard.effects import effects_without
from twinboard.frames import Row
from twinboard.rules.chart_pages import COMMON, Page
from twinboard.store import Store
from twinboard.ui.answers import ask
from twinboard.ui.evidence import placements
from twinboard.ui.evidence.placements import Place, all_pages, places_of

FILES = {page.path: f"pages/explore/{page.path or 'overview'}.py" for page in COMMON}
FILES["sources"] = "pages/evidence/sources.py"


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, shipped: Store) -> Store:
    """The shipped store, as the one that the process shows."""
    monkeypatch.setenv("TWINBOARD_HOME", str(shipped.home))
    return shipped


def file_of(page: Page) -> str:
    return FILES.get(page.path) or f"pages/explore/{'partner' if page.partner else 'strand'}.py"


def found_on(page: Page) -> list[Place]:
    """Everything on a page, whatever it shows."""
    charts = [placements.chart_on(page, name) for name in page.charts]
    return [*placements.tiles_on(page), *(chart for chart in charts if chart)]


@pytest.mark.sweep
def test_the_charts_and_headline_numbers_of_a_page_are_those_that_stand_there(
    monkeypatch: pytest.MonkeyPatch, shown: Store
) -> None:
    for page in all_pages():
        html = " ".join(views_of(monkeypatch, shown, page))
        heads = re.findall(r'tb-chart-head"><h2>([^<]+)</h2><p>', html)
        tiles = [re.sub("<.+?>", "", each) for each in re.findall(r'class="tb-tile[^"]*"><strong>(.+?)</strong>', html)]
        tiles = [words for words in tiles if not words.endswith((" estimated", " worked out"))]
        said = {unescape(words) for words in (*tiles, *heads)} - {"No budget", "—"}
        if page.path in ("money", "worth"):
            said -= {*map(unescape, tiles)}
        assert said == {place.words for place in found_on(page)}, page.path


def views_of(monkeypatch: pytest.MonkeyPatch, store: Store, page: Page) -> Iterator[str]:
    """The HTML of a page, once for each of its tabs or views."""
    kind = page.path if page.path == "money" else "partner" if page.partner else "strand" if page.strand else ""
    name, choices = CHOICES.get(kind, ("", [""]))
    for choice in choices:
        opened = open_page(monkeypatch, store, file_of(page), page.path, **({name: choice} if choice else {}))
        yield " ".join(element.proto.body for element in opened.get("html"))


def contested_rows() -> list[Row]:
    return [*ask("explore/conflicts", partner=None, strand=None, conflict=None)]


@pytest.mark.sweep
@pytest.mark.usefixtures("shown")
def test_no_page_is_missed_that_shows_a_number_or_a_contested_row() -> None:
    beside = [place for page in all_pages() if (place := placements.beside_on(page))]
    everywhere = [*(place for page in all_pages() for place in found_on(page)), *beside]
    numbers = [(row["fact_id"], row) for row in ask("evidence/facts")]
    for identity, row in [*numbers, *((row["id"], row) for row in contested_rows())]:
        expected = {(place.page.path, place.name) for place in everywhere if identity in place.ids}
        assert {(place.page.path, place.name) for place in places_of([identity], [row])} == expected, identity


def conflict(store: Store, monkeypatch: pytest.MonkeyPatch, **given: object) -> str:
    """The words of the page of disagreements, of which there is one."""
    asked = {"conflict_id": "which", "question": "Which is it?", "about": "grant; other", "reason": "It is newer."}
    other = {**MONEY, "money_id": "other", "title": "Another grant", "amount_gbp": 7000}
    money = [{**MONEY, "partner_id": "testville"}, {**other, "stage": "bid"}]
    publish(store, workbook(Money=money, Facts=[FACT], Conflicts=[{**asked, **EVIDENCE, **given}]))
    return " ".join(text_of(open_page(monkeypatch, store, "pages/evidence/conflicts.py", "conflicts")).split())


def alone(store: Store, monkeypatch: pytest.MonkeyPatch) -> str:
    """The words of the same page where its one question is asked for."""
    page = open_page(monkeypatch, store, "pages/evidence/conflicts.py", "conflicts")
    page.query_params["conflict"] = "which"
    assert not page.run().exception
    return " ".join(text_of(page).split())


def test_a_disagreement_says_which_charts_show_which_of_its_sides(
    monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    words = conflict(store, monkeypatch)
    assert "2 statements; the officers rely on none Statement 1 A grant" in words and "What rests on it" not in words
    words = alone(store, monkeypatch)
    chart = "£5,000 (statement 1); chart “Largest sum won: £5,000; no spending recorded”"
    assert f"What rests on it Overview headline number {chart} (statements 1 and 2)" in words
    assert f"Testville headline number {chart} (statement 1)" in words


def test_the_side_that_officers_rely_on_stands_out_with_its_reason(
    monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    words = conflict(store, monkeypatch, preferred="other")
    assert "2 statements; the officers rely on Another grant" in words
    assert "Statement 1, relied on by the officers Another grant" in words
    assert "The officers rely on statement 1. It is newer." in words


def test_where_officers_prefer_no_side_that_is_said(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    words = conflict(store, monkeypatch)
    assert "The officers rely on none of them. It is newer." in words
    assert "relied on" not in words


def test_the_words_in_question_stand_beside_sides_that_lack_them(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    words = conflict(store, monkeypatch, quote="a grant of £7,000", locator="para 9")
    assert "The words in question a grant of £7,000 Test Council, Test report (31 January 2020), para 9" in words


@pytest.mark.sweep
def test_what_would_change_without_each_statement_is_tried_where_the_question_stands_alone(
    monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    words = conflict(store, monkeypatch)
    assert "Where it is shown, and what would change without each statement" in words
    assert "Without statement 1" not in words
    words = alone(store, monkeypatch)
    assert re.search(r"Without statement 1 .*“Largest sum won: £5,000; no spending recorded” would read “", words)
    assert "would keep their titles and show other content: " in words


@pytest.mark.sweep
def test_a_start_is_tried_without_though_its_partner_cannot_go(shipped: Store) -> None:
    [found] = effects_without(shipped, 1, ["toyota-city"])
    assert ("Only Toyota City’s link has a stated start: 1998", "A length is stated, but not since when") in {
        (effect.before, effect.after) for effect in found
    }


def test_a_disagreement_on_which_nothing_rests_says_so(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    publish(
        store,
        workbook(
            Partners=[{**PARTNER, "relationship": "none"}],
            Conflicts=[{"conflict_id": "which", "question": "Which?", "about": "learning", "reason": "R", **EVIDENCE}],
        ),
    )
    words = alone(store, monkeypatch)
    assert "no chart and no headline number shows these statements" in words


@pytest.mark.sweep
@pytest.mark.parametrize("count", [0, 1, 4])
def test_a_chart_of_contested_rows_leads_to_the_questions(
    monkeypatch: pytest.MonkeyPatch, store: Store, count: int
) -> None:
    about = {"about": FACT["fact_id"], "reason": "Because.", **EVIDENCE}
    asked = [{"conflict_id": f"q{each}", "question": f"Is it {each}?", **about} for each in range(count)]
    publish(store, workbook(**({"Conflicts": asked} if asked else {})))
    page = open_page(monkeypatch, store, "pages/explore/overview.py", "", evidence="jobs_by_employer")
    feet = [element.proto.body for element in page.get("html") if "tb-source" in element.proto.body]
    marks = [mark for foot in feet for mark in re.findall(r'href="([^"]+)"[^>]*>Sources disagree: (\d)</a>', foot)]
    ids = "%2Cq".join(map(str, range(count)))
    assert marks == ([(f"conflicts?conflict=q{ids}", str(count))] if count else [])
    assert all(f"Is it {each}?" in text_of(page) for each in range(count))
