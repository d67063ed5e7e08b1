"""What changed: two versions compared in words and in charts; what an address asks for in vain is said."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from conftest import publish, publishing_on
from damaged import flip
from streamlit.testing.v1 import AppTest
from workbooks import EVIDENCE, FACT, INDICATOR, PARTNER, SOURCE, VISIT, only, workbook

from twinboard.rules.sheets import SHEETS
from twinboard.rules.stored import stored_columns
from twinboard.settings import ROOT
from twinboard.store import Store
from twinboard.ui.changes.before_after import MOST_DRAWN
from twinboard.ui.changes.change_words import number_columns, what_words
from twinboard.ui.changes.page import MOST_LINES

SUPPLIERS = {**FACT, "fact_id": "suppliers", "scope": "Suppliers", "value": 50}
FAIR = {"milestone_id": "fair", "title": "A fair", "partner_id": "testville", "date": "2019"}
MILESTONES = [
    {**EVIDENCE, **FAIR, "kind": "event", "status": "happened"},
    {**EVIDENCE, "milestone_id": "board", "title": "A board", "date": "2018", "kind": "board", "status": "happened"},
]


def publish_three(store: Store) -> None:
    """Version 2 changes a value and a source; version 3 changes a bound, adds a visit and retires a milestone."""
    with publishing_on(date(2026, 9, 1)):
        publish(store, workbook(Facts=[FACT, SUPPLIERS], Milestones=MILESTONES), message="The start")
    more = {**FACT, "value": 120}
    with publishing_on(date(2026, 10, 1)):
        publish(store, only(Facts=[more], Sources=[{**SOURCE, "next_update": "2021-01"}]), message="More jobs")
    over = {**SUPPLIERS, "bound": "over", "period": "2021", "note": "As the works say."}
    third = only(Facts=[more, over], Visits=[{**VISIT, "officers": 3}], Milestones=MILESTONES[1:])
    with publishing_on(date(2026, 11, 1)):
        publish(store, third, retire_missing=True, message="A trip, and no fair")


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = Store(tmp_path_factory.mktemp("three"))
    publish_three(store)
    return store


def damaged(three: Store, folder: Path) -> Store:
    """A copy of the store whose second version cannot be read."""
    store = Store(shutil.copytree(three.home, folder / "copy"))
    flip(store.home / "versions" / "000002.duckdb")
    return store


def open_changes(monkeypatch: pytest.MonkeyPatch, store: Store, *, version: int | None = None, **asked: str) -> AppTest:
    monkeypatch.setenv("TWINBOARD_HOME", str(store.home))
    page = AppTest.from_file(str(ROOT / "pages/evidence/changes.py"), default_timeout=60)
    page.session_state["version"] = version or store.current()
    for name, value in asked.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page


def html_of(page: AppTest) -> str:
    return " ".join(element.proto.body for element in page.get("html"))


def words_of(page: AppTest) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html_of(page)).split())


def links_of(page: AppTest) -> dict[str, str]:
    """The addresses of the page's links by their words."""
    return {words: href for href, words in re.findall(r'<a href="([^"]+)" target="_self">([^<]+)</a>', html_of(page))}


def test_everything_that_changed_is_counted_and_named(monkeypatch: pytest.MonkeyPatch, three: Store) -> None:
    words = words_of(open_changes(monkeypatch, three, **{"from": "1"}))
    counts = (
        "Since version 1, 1 September 2026: 2 numbers changed, 1 number was added, 1 visit was added, "
        "1 milestone was retired and 1 source changed."
    )
    assert counts in words
    assert "Jobs: The works 100 jobs, now 120 jobs" in words
    assert (
        "Jobs: Suppliers 50 jobs, now over 50 jobs; when: 2020, now 2021; note: none, now “As the works say.”" in words
    )
    assert "Council officers travelling: A trip 3 people" in words
    assert "A trip Testville, 4 March 2020" in words
    assert "A fair Testville, 2019" in words
    assert "Test report next update: none, now January 2021" in words


NEWS = """
from twinboard.ui.explore.whats_new import show_whats_new
show_whats_new()
"""


def news_of(monkeypatch: pytest.MonkeyPatch, store: Store, version: int | None = None) -> str:
    monkeypatch.setenv("TWINBOARD_HOME", str(store.home))
    page = AppTest.from_string(NEWS)
    page.session_state["version"] = version or store.current()
    page.run()
    assert not page.exception
    return words_of(page)


@pytest.mark.sweep
def test_what_is_new_counts_and_says_as_the_page_on_changes_does(monkeypatch: pytest.MonkeyPatch, three: Store) -> None:
    words = news_of(monkeypatch, three)
    changed = "1 number changed: Jobs: Suppliers (Testville, 2021: 50 jobs, now over 50 jobs; when: "
    assert changed in words
    assert "1 number was added: Council officers travelling: A trip (Testville, 4 March 2020: 3 people)." in words
    assert "1 visit was added: A trip." in words
    counts = "1 number changed, 1 number was added, 1 visit was added and 1 milestone was retired."
    assert counts in words_of(open_changes(monkeypatch, three))
    assert "was added" not in news_of(monkeypatch, three, 1)


def test_what_is_new_ends_a_question_with_its_own_mark(monkeypatch: pytest.MonkeyPatch, small: Store) -> None:
    publish(small, only(Visits=[{**VISIT, "title": "Worth a trip?"}]))
    assert "1 visit was added: Worth a trip? What changed" in news_of(monkeypatch, small)


def test_what_is_new_cannot_be_told_where_the_version_before_is_damaged(
    monkeypatch: pytest.MonkeyPatch, three: Store, tmp_path: Path
) -> None:
    store = damaged(three, tmp_path)
    assert "What changed cannot be told: version 2, before it, cannot be read." in news_of(monkeypatch, store)


def test_key_messages_that_read_differently_stand_old_and_new(monkeypatch: pytest.MonkeyPatch, three: Store) -> None:
    page = open_changes(monkeypatch, three, **{"from": "1"})
    [table] = re.findall(r"<caption>Key messages that read differently</caption>.*?</table>", html_of(page))
    told = [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in re.findall(r"<tr.*?</tr>", table)[1:]]
    assert told[0] == [
        '<a href="testville" target="_self">Testville</a>',
        "Testville: 100 jobs (The works) and 50 jobs (Suppliers) for 2020: together 150 jobs, Twinboard’s sum. "
        "Context, not an effect.",
        "Testville: 2 numbers of jobs, not added up: 120 jobs (The works; 2020) and over 50 jobs (Suppliers; 2021). "
        "Context, not an effect.",
    ]
    assert told[-1][1:] == [
        "Not told.",
        "A delegation went to Testville on 4 March 2020; at least 3 people travelled.",
    ]


@pytest.mark.sweep
def test_key_messages_that_stayed_are_not_told_again_and_those_of_a_retired_place_lead_to_its_version(
    monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    away = {**PARTNER, "partner_id": "awaytown", "name": "Awaytown"}
    publish(store, workbook(Partners=[PARTNER, away]))
    publish(store, only(Partners=[{**PARTNER, "industries": "Cars"}, away]))
    assert "Every key message reads as it did." in words_of(open_changes(monkeypatch, store))
    publish(store, only(Partners=[{**PARTNER, "industries": "Cars"}]), retire_missing=True)
    page = open_changes(monkeypatch, store)
    assert links_of(page)["Awaytown"] == "awaytown?version=2"
    assert "Not told." in words_of(page)


def test_who_published_when_and_why_is_said_of_each_version_since(
    monkeypatch: pytest.MonkeyPatch, three: Store
) -> None:
    words = words_of(open_changes(monkeypatch, three, **{"from": "1"}))
    assert "3 1 November 2026 Test A trip, and no fair 2 1 October 2026 Test More jobs" in words
    assert "The start" not in words


def test_numbers_lead_to_their_pages_and_what_is_retired_to_the_version_that_had_it(
    monkeypatch: pytest.MonkeyPatch, three: Store
) -> None:
    links = links_of(open_changes(monkeypatch, three, **{"from": "1"}))
    assert links["Jobs: The works"] == "fact?id=jobs-2020"
    assert links["A trip"] == "testville"
    assert links["A fair"] == "testville?version=1"


@pytest.mark.thinned(2)
@pytest.mark.parametrize(
    ("version", "asked", "said"),
    [
        (None, {}, "Since version 2, 1 October 2026: 1 number changed"),
        (None, {"since": "2026-09-01"}, "At the end of 1 September 2026 the newest was version 1"),
        (None, {"since": "2026-09-30"}, "Since version 1, 1 September 2026: 2 numbers changed"),
        (None, {"since": "2026-10-01"}, "Since version 2, 1 October 2026: 1 number changed"),
        (
            None,
            {"since": "2026-08-31"},
            "Nothing was published yet on 31 August 2026. What follows starts from version 1",
        ),
        (None, {"since": "2026-11-01"}, "Nothing is newer than 1 November 2026: version 3, which you are reading"),
        (None, {"since": "1 October"}, "The address asks for the day “1 October”: write it as 2026-10-01."),
        (None, {"since": "0001-01-01"}, "The address asks for the day “0001-01-01”"),
        (None, {"from": "9"}, "There is no version 9 that can be read. What is shown is what you see chosen."),
        (None, {"from": "<b>"}, "There is no version &lt;b&gt; that can be read."),
        (None, {"from": "3"}, "Version 3 is the one that you are reading: choose an earlier one."),
        (2, {}, "Since version 1, 1 September 2026: 1 number changed and 1 source changed."),
        (2, {"from": "3"}, "Version 3 is newer than version 2, which you are reading."),
        (1, {}, "Version 1, 1 September 2026, is the first: there is nothing earlier to compare it with."),
        (1, {"from": "1"}, "Version 1 is the one that you are reading"),
    ],
)
def test_what_is_compared_is_said_and_so_is_what_cannot_be(
    monkeypatch: pytest.MonkeyPatch, three: Store, version: int | None, asked: dict[str, str], said: str
) -> None:
    assert said in words_of(open_changes(monkeypatch, three, version=version, **asked))


@pytest.mark.parametrize(
    ("version", "asked", "way"),
    [
        (3, {"from": "3"}, ("What changed in the version that you are reading", "changes")),
        (3, {"since": "2026-12-01"}, ("What changed in the version that you are reading", "changes")),
        (2, {"from": "3"}, ("Read version 3, and what changed in it since version 2", "changes?version=3&amp;from=2")),
    ],
)
def test_where_nothing_can_be_compared_there_is_a_way_on(
    monkeypatch: pytest.MonkeyPatch, three: Store, version: int, asked: dict[str, str], way: tuple[str, str]
) -> None:
    page = open_changes(monkeypatch, three, version=version, **asked)
    assert way in links_of(page).items()
    assert "Since version" not in words_of(page)


def test_a_damaged_version_is_passed_over(monkeypatch: pytest.MonkeyPatch, three: Store, tmp_path: Path) -> None:
    store = damaged(three, tmp_path)
    assert "Since version 1, 1 September 2026" in words_of(open_changes(monkeypatch, store))
    assert "There is no version 2 that can be read." in words_of(open_changes(monkeypatch, store, **{"from": "2"}))


def test_the_first_version_says_what_it_holds(monkeypatch: pytest.MonkeyPatch, small: Store) -> None:
    words = words_of(open_changes(monkeypatch, small))
    assert "is the first" in words
    assert "First published: 1 number, 1 place, 1 strand and 1 source." in words


@pytest.mark.sweep
def test_what_was_changed_back_is_no_change(monkeypatch: pytest.MonkeyPatch, small: Store) -> None:
    for value in (120, FACT["value"]):
        publish(small, only(Facts=[{**FACT, "value": value}]))
    words = words_of(open_changes(monkeypatch, small, **{"from": "1"}))
    assert "Nothing is different from version 1" in words
    assert "No headline number and no chart reads differently." in words


def test_headline_numbers_and_charts_are_shown_before_and_after(monkeypatch: pytest.MonkeyPatch, three: Store) -> None:
    page = open_changes(monkeypatch, three, **{"from": "1"})
    words = words_of(page)
    newer = "newer, and not in this number: over 50 jobs in 2021 (Suppliers)"
    assert f"Jobs linked with a partner 150 jobs in 2020, now 120 jobs in 2020; {newer}" in words
    assert "People who travelled not shown, now at least 3 people" in words
    before, after = words.index("Before: version 1, 1 September 2026"), words.index("After: version 3, 1 November 2026")
    assert before < words.index("Testville is linked with 150 jobs") < after
    assert after < words.index("The works: 120 jobs")
    then, now, *_ = [element.proto.spec for element in page.get("plotly_chart")]
    assert "120 jobs" not in then
    assert "120 jobs" in now


def test_the_chart_before_leads_to_its_numbers_as_they_were(monkeypatch: pytest.MonkeyPatch, three: Store) -> None:
    for slot, address in (
        ("jobs_by_employer-1", "fact?version=1&amp;id=suppliers"),
        ("jobs_by_employer", "fact?id=suppliers"),
    ):
        html = html_of(open_changes(monkeypatch, three, **{"from": "1", "evidence": slot}))
        assert f'<a href="{address}" target="_self"><strong>' in html


def test_the_first_charts_are_drawn_and_the_others_named(monkeypatch: pytest.MonkeyPatch, three: Store) -> None:
    words = words_of(open_changes(monkeypatch, three, **{"from": "1"}))
    assert words.count("Before: version 1") == MOST_DRAWN
    assert re.search(r"\d more charts read differently .*(no longer there|new|now )", words)


@pytest.mark.sweep
def test_above_a_pair_of_charts_stands_what_differs_in_the_rows_of_its_table(
    monkeypatch: pytest.MonkeyPatch, small: Store
) -> None:
    publish(small, only(Facts=[{**FACT, "value": 120}]))
    words = words_of(open_changes(monkeypatch, small))
    assert "The works: Jobs: 100 jobs, now 120 jobs. Before: version 1" in words
    works = [{**FACT, "fact_id": f"jobs-{number}", "scope": f"Works {number}"} for number in range(5)]
    publish(small, only(Facts=works))
    named = "; ".join(f"Works {number} (Testville; 100 jobs; 2020): new" for number in range(3))
    assert f"{named}; and 2 more. Before: version 2" in words_of(open_changes(monkeypatch, small))


@pytest.mark.sweep
def test_a_check_against_official_statistics_that_reads_differently_stands_old_and_new(
    monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    exports = {**INDICATOR, "indicator_id": "uk-exports", "name": "UK exports", "unit": "£", "kind": "flow"}
    statistics = {**SOURCE, "source_id": "ons", "title": "Statistics", "kind": "official statistics"}
    stated = {**FACT, "fact_id": "stated", "indicator_id": "uk-exports", "value": 500, "scope": "Goods"}
    official = {**stated, "fact_id": "official", "value": 400, "source_id": "ons"}
    whole = {"Sources": [SOURCE, statistics], "Indicators": [INDICATOR, exports]}
    publish(store, workbook(Facts=[stated, official, FACT], **whole))
    publish(store, only(Facts=[{**official, "value": 500}]))
    page = open_changes(monkeypatch, store)
    [row] = re.findall(
        r"<caption>Checks against official statistics that read differently</caption>.*?</table>", html_of(page)
    )
    told = [" ".join(cell.split()) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row)]
    assert told[0] == '<a href="fact?id=stated" target="_self">£500 of UK exports to Testville, as stated in 2020</a>'
    assert told[1].startswith("The official numbers of 2020 do not agree with it.")
    assert "In 2020: £400, £100 less than stated." in told[1]
    assert told[2].startswith("The official number agrees with it in 2020.")
    assert "Both count the same" not in told[1] + told[2]
    publish(store, only(Facts=[{**FACT, "value": 120}]))
    assert "Every check against official statistics reads as it did." in words_of(open_changes(monkeypatch, store))
    publish(store, workbook(Facts=[official, FACT], **whole), retire_missing=True)
    page = open_changes(monkeypatch, store)
    assert links_of(page)["£500 of UK exports to Testville, as stated in 2020"] == "fact?version=3&amp;id=stated"
    assert "Not told." in words_of(page)


def test_the_version_that_is_read_can_be_chosen_beside_the_one_compared_with(
    monkeypatch: pytest.MonkeyPatch, three: Store
) -> None:
    page = open_changes(monkeypatch, three)
    read = page.selectbox(key="read")
    assert read.options[0] == "Version 3, 1 November 2026"
    assert read.options[1:3] == ["As at version 3, 1 November 2026", "As at version 2, 1 October 2026"]
    read.select("2").run()
    assert page.session_state["pinned"] == "2"


@pytest.mark.sweep
def test_long_lists_are_counted_and_lead_to_the_history(monkeypatch: pytest.MonkeyPatch, small: Store) -> None:
    publish(
        small, only(Facts=[{**FACT, "fact_id": f"jobs-{number}", "scope": f"Works {number}"} for number in range(20)])
    )
    page = open_changes(monkeypatch, small)
    assert words_of(page).count("100 jobs Testville, 2020") == MOST_LINES
    history = "history?number=Version+2&amp;with=Version+1"
    assert links_of(page)[f"and {20 - MOST_LINES} more, row by row"] == history


def test_names_from_a_workbook_never_become_markup(monkeypatch: pytest.MonkeyPatch, small: Store) -> None:
    name = "<b>Bold</b><script>alert(1)</script>"
    publish(small, only(Facts=[{**FACT, "scope": name, "note": name}], Visits=[{**VISIT, "title": name}]), message=name)
    html = html_of(open_changes(monkeypatch, small))
    assert "<script>" not in html
    assert "<b>Bold" not in html


@pytest.mark.sweep
def test_a_reference_is_said_by_its_name(monkeypatch: pytest.MonkeyPatch, small: Store) -> None:
    other = {**PARTNER, "partner_id": "otherton", "name": "Otherton"}
    publish(small, only(Partners=[PARTNER, other], Facts=[{**FACT, "partner_id": "otherton"}]))
    words = words_of(open_changes(monkeypatch, small))
    assert "partner: Testville, now Otherton" in words
    assert "1 place was added Otherton" in words


def test_columns_are_said_in_words() -> None:
    said = {what_words(column) for sheet in SHEETS for column in stored_columns(sheet) if column != sheet.id_column}
    assert not [words for words in said if "_" in words or re.search(r"\bid\b", words)]


def test_the_columns_of_numbers_are_those_that_the_register_shows() -> None:
    assert number_columns("Facts") == {"value", "bound", "high"}
    assert number_columns("Money") == {"amount_gbp", "bound", "amount_high_gbp"}
    heads = {"elected_members", "officers", "business", "civic", "students", "others", "delegates"}
    cost, hours = ({name, f"{name}_bound", f"{name}_high"} for name in ("cost_gbp", "staff_hours"))
    assert number_columns("Visits") == heads | cost | hours
    assert number_columns("Strands") == frozenset()


def test_a_choice_goes_into_the_address_and_takes_the_place_of_the_other(
    monkeypatch: pytest.MonkeyPatch, three: Store
) -> None:
    page = open_changes(monkeypatch, three)
    page.date_input[0].set_value(date(2026, 9, 30)).run()
    assert page.query_params == {"since": "2026-09-30"}
    assert page.selectbox[0].value == "1"
    page.selectbox[0].select("2").run()
    assert page.query_params == {"from": "2"}
    assert page.date_input[0].value is None
    page.selectbox[0].set_value(None).run()
    assert page.query_params == {}
    assert "Since version 2" in words_of(page)


ON_THE_FIRST_OF_MARCH = """
from datetime import date
from twinboard.ui.evidence.freshness import show_freshness
show_freshness(date(2026, 3, 1))
"""
UPDATES = {"old": "2025-11", "older": "2024", "next": "2027-06", "later": "after 2028", "unknown": None}


@pytest.mark.thinned(2)
@pytest.mark.sweep
@pytest.mark.parametrize(
    ("sources", "said"),
    [
        (["unknown"], "No source says when its next edition is due: whether one is overdue cannot be told."),
        (["next"], "On 1 March 2026, no source is known to be overdue for an update."),
        (["next", "later"], "The next update expected is that of “Report next”, in June 2027."),
        (["later"], "The next update expected is that of “Report later”, after 2028."),
        (["old", "next"], "1 source is overdue for an update: “Report old” (expected in November 2025)."),
        (
            ["old", "older"],
            "2 sources are overdue for an update: “Report old” (expected in November 2025) and “Report older”",
        ),
        (
            ["old", "unknown"],
            "For 1 of 2 sources nothing says when the next edition is due: whether one is overdue",
        ),
    ],
)
def test_what_is_overdue_and_what_is_expected_is_said_as_of_a_day(
    monkeypatch: pytest.MonkeyPatch, store: Store, sources: list[str], said: str
) -> None:
    rows = [
        {**SOURCE, "source_id": source, "title": f"Report {source}", "next_update": UPDATES[source]}
        for source in sources
    ]
    publish(store, only(Sources=rows))
    monkeypatch.setenv("TWINBOARD_HOME", str(store.home))
    page = AppTest.from_string(ON_THE_FIRST_OF_MARCH).run()
    assert not page.exception
    assert said in words_of(page)


def test_the_page_is_as_of_today(monkeypatch: pytest.MonkeyPatch, three: Store) -> None:
    today = date.today()
    assert f"On {today.day} {today:%B %Y}, 1 source is overdue" in words_of(open_changes(monkeypatch, three))
