"""The method page: it has an entry for all that is computed, and what it works out is what the pages work out."""

import html
import re

import pytest
from conftest import publish
from streamlit.testing.v1 import AppTest
from test_pages import text_of
from workbooks import INDICATOR, PARTNER, workbook

from twinboard import arithmetic, headlines, queries
from twinboard.charts import CHARTS
from twinboard.charts.base.wording import ATTRIBUTION_NOTES
from twinboard.models import Bound
from twinboard.queries import load
from twinboard.rules import headline_method, method_words, vocabularies
from twinboard.settings import ROOT
from twinboard.store import Store
from twinboard.ui.explore import tiles
from twinboard.ui.method.examples import CANNOT, EXAMPLES, read_term
from twinboard.ui.method.page import SECTIONS, sections_about
from twinboard.ui.method.sections import explained_html


def open_method(monkeypatch: pytest.MonkeyPatch, store: Store, section: str | None = None) -> AppTest:
    monkeypatch.setenv("TWINBOARD_HOME", str(store.home))
    page = AppTest.from_file(str(ROOT / "pages/evidence/method.py"), default_timeout=30)
    page.session_state["version"] = store.current()
    if section:
        page.query_params["section"] = section
    page.run()
    assert not page.exception
    return page


def bodies_of(page: AppTest) -> str:
    return "".join(element.proto.body for element in page.get("html"))


def words_of(page: AppTest) -> str:
    return " ".join(html.unescape(text_of(page)).split())


def test_every_chart_and_every_headline_number_has_its_entry() -> None:
    headline_numbers = set(re.findall(r"'(\w+)' as tile,", load("explore/tiles").sql))
    assert set(method_words.CHARTS) == set(CHARTS)
    assert set(headline_method.TILES) == headline_numbers == set(headlines.NAMES)
    known = {name.split("/")[1] for folder in ("explore", "evidence") for name in queries.names(folder)}
    assert set(method_words.LISTS) <= known


def test_every_word_of_the_vocabularies_is_explained() -> None:
    said = {*vocabularies.STATUS, *vocabularies.VISIT_STATUS, *vocabularies.MILESTONE_STATUS}
    assert set(method_words.STATUSES) == said
    assert tuple(method_words.STAGES) == vocabularies.STAGE
    assert tuple(method_words.ATTRIBUTIONS) == vocabularies.ATTRIBUTION == tuple(reversed(tiles.TAGS))
    assert tuple(method_words.BOUNDS) == tuple(Bound)


def test_every_entry_stands_on_the_page_with_the_way_to_its_chart(
    monkeypatch: pytest.MonkeyPatch, shipped: Store
) -> None:
    page = open_method(monkeypatch, shipped)
    words = words_of(page)
    for entry in (*headline_method.TILES.values(), *method_words.CHARTS.values(), *method_words.LISTS.values()):
        assert f"{entry.name} {entry.how} {entry.left_out}" in words
    assert "On no page yet" not in words
    places = re.findall(r'data-label="Where it stands">(.*?)</td>', bodies_of(page))
    assert len(places) == len(headline_method.TILES) + len(CHARTS) + len(method_words.LISTS)
    assert all("<a href=" in place for place in places)


@pytest.mark.parametrize("section", EXAMPLES)
def test_an_example_says_what_the_arithmetic_of_the_pages_says(
    monkeypatch: pytest.MonkeyPatch, shipped: Store, section: str
) -> None:
    cells = re.findall(
        r'data-label="From these numbers">(.*?)</td><td role="cell" data-label="What is stated">(.*?)</td>',
        bodies_of(open_method(monkeypatch, shipped, section)),
    )
    assert len(cells) == len(EXAMPLES[section])
    ways = {
        " and ": lambda a, b: (summed := arithmetic.total([a, b])) and arithmetic.printed(summed, [a, b]),
        " less ": arithmetic.difference,
        " as a share of ": arithmetic.share,
        " for ": arithmetic.ratio,
    }
    for asked, stated in cells:
        kept = re.sub(r"([Bb]etween \S+) and ", r"\1 & ", asked.removesuffix(", each"))
        [way] = [way for way in ways if way in kept and not kept.startswith("The mean")] or [None]
        if way:
            typed = [each.replace(" & ", " and ") for each in kept.split(way)]
            (first, unit), (second, _) = (read_term(each[0].lower() + each[1:]) for each in typed)
            result = ways[way](first, second)
            unit = "per cent" if "share" in way else unit
            said = arithmetic.words(result, unit) if result else CANNOT
            assert stated.casefold() == said.casefold(), asked


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ("totals", "Over 3,000 jobs and 3,300 jobs Over 6,300 jobs"),
        ("totals", "Over 10 people and up to 5 people Cannot be stated"),
        ("bounds", "10 visits less at least 3 visits Up to 7 visits"),
        ("bounds", "Over £20 for over 5 people, each Cannot be stated"),
        ("bounds", "The mean of 1 visit, 1 visit and 2 visits Around 1.3 visits"),
        ("rounding", "Over 3,456 jobs, in hundreds Over 3,400 jobs"),
        ("rounding", "3,456 people, in hundreds Around 3,500 people"),
    ],
)
def test_what_can_and_what_cannot_be_stated_is_shown(
    monkeypatch: pytest.MonkeyPatch, shipped: Store, section: str, said: str
) -> None:
    assert said in words_of(open_method(monkeypatch, shipped, section))


@pytest.mark.sweep
def test_a_section_has_an_address_of_its_own_and_a_place_on_the_whole_page(
    monkeypatch: pytest.MonkeyPatch, shipped: Store
) -> None:
    whole = bodies_of(open_method(monkeypatch, shipped))
    assert re.findall(r'<h2 id="(\w+)">', whole) == re.findall(r'href="#(\w+)"', whole) == [*SECTIONS]
    for section, (heading, _) in SECTIONS.items():
        alone = open_method(monkeypatch, shipped, section)
        assert re.findall(r"<h2 id=.*?>(.+?)</h2>", bodies_of(alone)) == [heading]
        assert "The whole method" in text_of(alone)
    unknown = bodies_of(open_method(monkeypatch, shipped, "<b>"))
    assert unknown == whole


def test_indicators_stand_with_their_attribution(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    name = "<b>Exchange</b> pupils"
    caused = {**INDICATOR, "indicator_id": "pupils", "name": name, "attribution": "caused"}
    publish(store, workbook(Indicators=[INDICATOR, caused]))
    page = open_method(monkeypatch, store, "attribution")
    table = re.findall(r'data-label="Attribution">(\w+)</td>.*?data-label="Indicators">(.*?)</td>', bodies_of(page))
    assert table == [("Caused", html.escape(name)), ("Contributed", "None on record"), ("Context", "Jobs")]


def test_the_source_of_the_coordinates_is_named_from_the_data(
    monkeypatch: pytest.MonkeyPatch, shipped: Store, store: Store
) -> None:
    words = words_of(open_method(monkeypatch, shipped, "sources"))
    assert "Distances are measured from Derby." in words
    assert "GeoNames geographical database (undated), place 2651347" in words
    home = {"partner_id": "here", "name": "<b>Here</b>", "relationship": "none", "status": "home"}
    publish(
        store, workbook(Partners=[PARTNER, {**PARTNER, **home, "latitude": 52.9, "longitude": -1.5, "since": None}])
    )
    body = bodies_of(open_method(monkeypatch, store, "sources"))
    assert "Distances are measured from &lt;b&gt;Here&lt;/b&gt;." in body


def test_the_page_stands_with_almost_nothing_published(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    publish(store, workbook(Facts=None, Indicators=None))
    words = words_of(open_method(monkeypatch, store))
    assert "no distance is worked out" in words
    assert "On no page yet" in words


@pytest.mark.parametrize("note", ATTRIBUTION_NOTES.values())
def test_the_sentence_of_attribution_below_a_chart_leads_to_what_it_means(note: str) -> None:
    sentence = note.format(these="These <jobs>", them="these <jobs>")
    shown = explained_html(sentence)
    assert re.findall(r'href="(.+?)"', shown) == ["method?section=attribution"]
    assert html.unescape(re.sub(r"</?a\b.*?>", "", shown)) == sentence
    assert "<jobs>" not in shown


def test_what_is_added_up_leads_to_what_is_added_up_and_what_is_not(
    monkeypatch: pytest.MonkeyPatch, shipped: Store
) -> None:
    monkeypatch.setenv("TWINBOARD_HOME", str(shipped.home))
    page = AppTest.from_file(str(ROOT / "pages/explore/overview.py"), default_timeout=30)
    page.session_state["version"] = shipped.current()
    page.session_state["address"] = ""
    page.query_params["evidence"] = "jobs_by_employer"
    bodies = bodies_of(page.run())
    links = dict(re.findall(r'<a href="(method[^"]+)" target="_self">([^<]+)</a> · <a', bodies))
    assert links == {
        "method?section=attribution": "Context only",
        "method?section=totals": "Our sum",
    }
    assert 'The sum is <a href="method?section=totals" target="_self">added up here</a>:' in bodies


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Context", ["Whose effect it is"]),
        ("at least", ["How exact a number is"]),
        ("awarded", ["Money, from idea to spent"]),
        ("rounding", ["Rounding"]),
        ("", []),
        ("toyota", []),
    ],
)
def test_the_search_finds_the_section_that_explains_a_word(words: str, found: list[str]) -> None:
    assert [*sections_about(words).values()] == found
