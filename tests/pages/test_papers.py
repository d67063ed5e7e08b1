"""The pages for papers, each run on its own: a chart by its code, a pack, and what each chart gives out."""

import pytest
from conftest import publish
from pages.test_pages import text_of as spaced_text_of
from streamlit.testing.v1 import AppTest
from workbooks import FACT, INDICATOR, only

from twinboard.drawing import reference_to
from twinboard.papers.coded import coded_chart
from twinboard.settings import ROOT
from twinboard.store import Store

OTHER = {**INDICATOR, "indicator_id": "other", "unit": "trees"}
BY_CODE, PACK, SEARCH = "papers/chart_by_code.py", "papers/committee_pack.py", "explore/search.py"


def text_of(page: AppTest) -> str:
    return " ".join(spaced_text_of(page).split())


def open_page(monkeypatch: pytest.MonkeyPatch, store: Store, path: str, **asked: str) -> AppTest:
    monkeypatch.setenv("TWINBOARD_HOME", str(store.home))
    page = AppTest.from_file(str(ROOT / "pages" / path), default_timeout=60)
    page.session_state["version"] = page.session_state["current"] = store.current()
    page.session_state["address"] = ""
    for name, value in asked.items():
        page.query_params[name] = value
    return page.run()


def code_of(store: Store, version: int, **chosen: str) -> str:
    return coded_chart(store.home, reference_to(store.home, "jobs_by_employer", chosen, version)).code


@pytest.mark.thinned(2)
@pytest.mark.parametrize("typed", ["{}", "{} ", "tb {tail}", "{tail}"])
def test_a_code_opens_its_chart_however_it_is_typed(monkeypatch: pytest.MonkeyPatch, small: Store, typed: str) -> None:
    code = code_of(small, 1)
    page = open_page(monkeypatch, small, BY_CODE, code=typed.format(code, tail=code[3:].lower()))
    said = text_of(page)
    assert not page.exception
    assert f"Chart {code}" in said
    assert "It is the current version." in said
    assert "The works: 100 jobs" in said


def test_it_says_that_its_numbers_are_the_same_in_a_later_version(
    monkeypatch: pytest.MonkeyPatch, small: Store
) -> None:
    code = code_of(small, 1)
    publish(
        small, only(Strands=[{"strand_id": "new", "name": "New", "position": 9, "source_id": "report", "locator": "1"}])
    )
    said = text_of(open_page(monkeypatch, small, BY_CODE, code=code))
    assert "Still current: this chart is of version 1" in said
    assert "version 2 shows the same" in said


def test_it_says_what_changed_and_still_shows_what_it_named(monkeypatch: pytest.MonkeyPatch, small: Store) -> None:
    code = code_of(small, 1)
    publish(small, only(Facts=[{**FACT, "value": 120, "bound": "over"}]))
    said = text_of(open_page(monkeypatch, small, BY_CODE, code=code))
    assert "Changed since: this chart is of version 1" in said
    assert "In version 1 In version 2" in said
    assert "The works: 100 jobs" in said
    assert "over 120 jobs" in said


def test_a_chart_that_is_gone_is_shown_as_it_was(monkeypatch: pytest.MonkeyPatch, small: Store) -> None:
    code = code_of(small, 1)
    publish(
        small,
        only(Facts=[{**FACT, "fact_id": "other", "indicator_id": "other", "value": 5}], Indicators=[OTHER]),
        retire_missing=True,
    )
    said = text_of(open_page(monkeypatch, small, BY_CODE, code=code))
    assert "version 2 has no such chart any more" in said
    assert "The works: 100 jobs" in said


@pytest.mark.thinned(3)
@pytest.mark.parametrize("typed", ["TB-0000", "nonsense!", "<b>TB-1</b>"])
def test_what_is_no_code_of_ours_is_said(monkeypatch: pytest.MonkeyPatch, small: Store, typed: str) -> None:
    page = open_page(monkeypatch, small, BY_CODE, code=typed)
    assert not page.exception
    assert f"No chart here has the code “{typed}”.".replace("<", "&lt;").replace(">", "&gt;") in text_of(page)


def test_for_a_screenshot_the_chart_stands_alone_with_its_stamp(monkeypatch: pytest.MonkeyPatch, small: Store) -> None:
    code = code_of(small, 1)
    said = text_of(open_page(monkeypatch, small, BY_CODE, code=code, view="paper"))
    assert f"{code} · version 1, " in said
    assert "As a picture" not in said


def test_the_search_knows_codes(monkeypatch: pytest.MonkeyPatch, small: Store) -> None:
    code = code_of(small, 1)
    said = text_of(open_page(monkeypatch, small, SEARCH, q=code.lower()))
    assert f"{code}: The works: 100 jobs (version 1)" in said


def test_without_a_browser_the_pages_say_what_to_install_and_lead_to_pages_that_draw(
    monkeypatch: pytest.MonkeyPatch, small: Store
) -> None:
    monkeypatch.setenv("TWINBOARD_CHROMIUM", "/nowhere")
    page = open_page(monkeypatch, small, BY_CODE, code=code_of(small, 1))
    assert "This server has no Chrome, Edge or Chromium" in text_of(page)
    assert "apt install chromium" in text_of(page)
    assert 'href="chart/jobs_by_employer.html?version=1' in "".join(each.proto.body for each in page.get("html"))
    assert "apt install chromium" in text_of(open_page(monkeypatch, small, PACK))


def test_a_pack_is_made_of_the_charts_chosen_in_the_form_chosen(monkeypatch: pytest.MonkeyPatch, small: Store) -> None:
    monkeypatch.setenv("TWINBOARD_CHROMIUM", "/nowhere")
    page = open_page(monkeypatch, small, PACK, partner="Testville", form="The data, as Excel")
    next(each for each in page.button if each.label == "Make the pack").click().run()
    assert not page.exception
    assert "The pack is ready: " in text_of(page)
    assert page.get("download_button")[0].proto.label.startswith("Download testville-")


def ticked(page: AppTest) -> list[str]:
    return [each.key.split("-")[1] for each in page.checkbox if each.value]


def test_the_charts_of_a_pack_stand_in_the_address(monkeypatch: pytest.MonkeyPatch, shipped: Store) -> None:
    page = open_page(monkeypatch, shipped, PACK, charts="money_by_stage,budget_by_year")
    assert sorted(ticked(page)) == ["budget_by_year", "money_by_stage"]
    page.checkbox(key="chart-money_by_stage--").uncheck().run()
    assert page.query_params["charts"] == "budget_by_year"


def test_the_charts_of_a_pack_are_put_in_order_and_cleared(monkeypatch: pytest.MonkeyPatch, shipped: Store) -> None:
    page = open_page(monkeypatch, shipped, PACK, charts="money_by_stage,budget_by_year")
    page.button(key="up-budget_by_year").click().run()
    assert page.query_params["charts"] == "budget_by_year,money_by_stage"
    assert [each.key for each in page.button if each.key and each.key.startswith("up-")] == ["up-money_by_stage"]
    next(each for each in page.button if each.label == "Clear all").click().run()
    assert (page.query_params["charts"], ticked(page)) == ("none", [])
    assert "Choose at least one chart." in text_of(page)


def test_two_pages_for_members_begin_with_two_or_three_charts(monkeypatch: pytest.MonkeyPatch, shipped: Store) -> None:
    page = open_page(monkeypatch, shipped, PACK, partner="Toyota City", length="Two pages for members")
    assert ticked(page) == ["jobs_by_employer", "visits_over_time", "trade_over_time"]


def test_a_choice_without_charts_says_so(monkeypatch: pytest.MonkeyPatch, small: Store) -> None:
    page = open_page(monkeypatch, small, PACK, charts="jobs_by_employer")
    page.checkbox(key="chart-jobs_by_employer--").uncheck().run()
    assert "Choose at least one chart." in text_of(page)
    assert [each.label for each in page.button] == ["Clear all"]


def test_a_chart_shows_its_code_and_its_drawer_has_its_pictures_and_its_data(
    monkeypatch: pytest.MonkeyPatch, shipped: Store
) -> None:
    monkeypatch.setenv("TWINBOARD_CHROMIUM", "/bin/true")
    page = open_page(monkeypatch, shipped, "explore/money.py")
    code = coded_chart(shipped.home, reference_to(shipped.home, "money_by_stage", {}, 1)).code
    assert f'href="code?code={code}"' in html_of(page)
    assert "chart/money_by_stage.png" not in html_of(page)
    page.button(key="paper-money_by_stage").click().run()
    for address in ("png?version=1", "svg?version=1", "csv?version=1", "xlsx?version=1"):
        assert f'href="chart/money_by_stage.{address}' in html_of(page)


def html_of(page: AppTest) -> str:
    return "".join(each.proto.body for each in page.get("html"))
