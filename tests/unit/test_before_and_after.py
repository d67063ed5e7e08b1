"""Before and after a link began: an index from the year of its start, beside a comparison, never called an effect."""

import pytest
from conftest import publish
from workbooks import EVIDENCE, FACT, INDICATOR, PARTNER, SOURCE, only

from twinboard.chart_filters import canonical
from twinboard.charts import CHARTS
from twinboard.charts.base.chart import Drawing, Empty
from twinboard.errors import UnknownFilter
from twinboard.frames import rows
from twinboard.store import Store

OF_COUNTRY = {**INDICATOR, "indicator_id": "uk-exports", "name": "UK exports", "unit": "£", "kind": "flow"}
OF_GROUP = {**OF_COUNTRY, "indicator_id": "uk-exports-to-group", "name": "UK exports to a group"}
STATISTICS = {**SOURCE, "source_id": "statistics", "title": "Trade by country", "kind": "official statistics"}
COUNTRY = {**PARTNER, "kind": "country", "relationship": "none", "since": None, "status": "context"}
PLACES = [{**COUNTRY, "partner_id": each, "name": each.title()} for each in ("here", "there")]
TWIN = {**PARTNER, "part_of": "here"}


def exports(to: str | None, year: int, value: int, **others: object) -> dict[str, object]:
    identity = {"fact_id": f"{to or 'group'}-{year}", "partner_id": to}
    indicator = "uk-exports" if to else "uk-exports-to-group"
    scope = "Goods" if to else "Goods, to the Five"
    stated = {"indicator_id": indicator, "period": f"{year}", "value": value, "scope": scope}
    return {**FACT, **identity, **stated, **EVIDENCE, "source_id": "statistics", **others}


HERE = [exports("here", year, value) for year, value in ((1999, 100), (2000, 120), (2001, 160), (2002, 200))]
THERE = [exports("there", year, value) for year, value in ((1999, 30), (2000, 40), (2001, 50), (2002, 40))]
FIVE = [exports(None, year, value) for year, value in ((2000, 900), (2001, 1000), (2002, 1250))]


def published(store: Store, *facts: dict[str, object], since: str | None = "2001") -> Store:
    twin = {**TWIN, "since": since}
    sheets = {"Partners": [twin, *PLACES], "Indicators": [OF_COUNTRY, OF_GROUP], "Facts": [*facts]}
    publish(store, only(Sources=[SOURCE, STATISTICS], **sheets))
    return store


def index_of(store: Store, **chosen: str) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for row in rows(store.ask("charts/before_and_after", {"partner": "testville", **chosen})):
        found.setdefault(row["country"], {})[row["period"]] = row["index_value"]
    return found


def drawn(store: Store, **chosen: str) -> Drawing:
    drawing = CHARTS["before_and_after"](store.ask("charts/before_and_after", {"partner": "testville", **chosen}))
    assert isinstance(drawing, Drawing)
    return drawing


def test_the_year_in_which_the_link_began_is_100_for_both(store: Store) -> None:
    """Worked by hand: 100, 120, 160, 200 of 160; 30, 40, 50, 40 of 50; 900, 1,000, 1,250 of 1,000."""
    published(store, *HERE, *THERE, *FIVE)
    here = {"1999": 62.5, "2000": 75.0, "2001": 100.0, "2002": 125.0}
    assert index_of(store) == {"Here": here, "the Five": {"2000": 90.0, "2001": 100.0, "2002": 125.0}}
    assert index_of(store, beside="there") == {
        "Here": here,
        "There": {"1999": 60.0, "2000": 80.0, "2001": 100.0, "2002": 80.0},
    }


def test_the_finding_names_both_numbers_and_says_that_a_difference_is_no_effect(store: Store) -> None:
    drawing = drawn(published(store, *HERE, *THERE, *FIVE), beside="there")
    assert drawing.title == "Exports index in 2002: Here 125, There 80"
    assert "2001, when the link with Testville began, is 100" in drawing.subtitle
    assert "a difference is not an effect of the link" in drawing.subtitle
    said = " ".join((drawing.title, drawing.subtitle, drawing.alt, *drawing.caveats)).lower()
    assert not any(word in said for word in ("because", "led to", "thanks to", "significant", "impact"))
    assert drawing.table["Before or after"].tolist()[:4] == ["Before", "Before", "The link began", "After"]


def test_what_it_stands_beside_is_chosen_and_the_first_group_needs_no_choice(store: Store) -> None:
    published(store, *HERE, *THERE, *FIVE)
    assert drawn(store).choices == {"beside": {"": "The Five", "there": "There"}}
    assert canonical(store.home, {"beside": "the-five"}, 1) == {}
    assert canonical(store.home, {"beside": "there"}, 1) == {"beside": "there"}
    with pytest.raises(UnknownFilter):
        canonical(store.home, {"beside": "nowhere"}, 1)


def test_all_other_countries_are_no_comparison(store: Store) -> None:
    others = [exports(None, year, 9, scope="Goods, to all other countries") for year in (2001, 2002)]
    published(store, *HERE, *others)
    assert [row["series_id"] for row in rows(store.ask("explore/comparisons"))] == ["here"]
    assert drawn(store).choices == {}
    assert any("Nothing stands beside it" in said for said in drawn(store).caveats)


def test_what_counts_otherwise_or_has_no_year_in_common_is_not_offered(store: Store) -> None:
    other = [exports("there", 2001, 5, scope="Goods and services")]
    later = [exports(None, 2010, 7)]
    assert drawn(published(store, *HERE, *other, *later)).choices == {}


@pytest.mark.parametrize(
    ("since", "base", "sides"),
    [
        ("1990", "1999", ["after"] * 4),
        ("2003", "2002", ["before"] * 4),
        ("after 2000-06", "2000", ["before", "not known", "not known", "not known"]),
        ("before 2001-09-09", "2001", ["not known", "not known", "not known", "after"]),
        ("2000-12 to 2001-01", "2000", ["before", "the link began", "the link began", "after"]),
        ("2001-05-03", "2001", ["before", "before", "the link began", "after"]),
    ],
)
def test_the_nearest_year_is_100_and_what_is_not_known_to_be_before_is_not_called_so(
    store: Store, since: str, base: str, sides: list[str]
) -> None:
    published(store, *HERE, since=since)
    found = rows(store.ask("charts/before_and_after", {"partner": "testville"}))
    assert {row["base_period"] for row in found} == {base}
    assert [row["side"] for row in found] == sides


@pytest.mark.parametrize(
    ("since", "shaped", "words"),
    [
        ("2001", ["rect", "line", "line"], "Link began in 2001"),
        ("2001-05-03", ["line"], "Link began on 3 May 2001"),
        ("after 2000-06", ["rect", "line"], "Link began at some time after June 2000"),
    ],
)
def test_the_start_is_drawn_as_far_as_it_is_known(store: Store, since: str, shaped: list[str], words: str) -> None:
    layout = drawn(published(store, *HERE, since=since)).figure.layout
    assert [each.type for each in layout.shapes] == shaped
    assert words in [note.text.replace("<br>", " ").replace("\u00a0", " ") for note in layout.annotations]


def test_a_year_that_only_one_of_them_has_is_not_100(store: Store) -> None:
    published(store, *HERE, *(exports("there", year, value) for year, value in ((1999, 30), (2002, 40))))
    found = index_of(store, beside="there")
    assert found["Here"]["2002"] == found["There"]["2002"] == 100
    assert any("is the nearest" in said for said in drawn(store, beside="there").caveats)


@pytest.mark.parametrize("since", [None, "not stated"])
def test_without_a_start_one_line_says_what_is_missing(store: Store, since: str | None) -> None:
    published(store, *HERE, since=since)
    drawing = CHARTS["before_and_after"](store.ask("charts/before_and_after", {"partner": "testville"}))
    assert isinstance(drawing, Empty)
    assert "the start of the link" in drawing.missing


def test_a_number_with_a_word_has_no_index_in_the_title(store: Store) -> None:
    drawing = drawn(published(store, *HERE[:3], exports("here", 2002, 200, bound="over")))
    assert drawing.title == "UK exports to Here before and after the link began"
    assert "over £200" in drawing.table["Exports"].tolist()
