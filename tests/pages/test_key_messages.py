"""Key messages on the pages: each leads to what it rests on, can be copied, and is found again by its numbers."""

import re
from html import escape, unescape

import pytest
from conftest import as_at, publish
from streamlit.testing.v1 import AppTest
from workbooks import EVIDENCE, FACT, SOURCE, workbook

from twinboard.frames import rows
from twinboard.settings import ROOT
from twinboard.store import Store


def open_page(monkeypatch: pytest.MonkeyPatch, store: Store, kind: str, address: str) -> AppTest:
    monkeypatch.setenv("TWINBOARD_HOME", str(store.home))
    page = AppTest.from_file(str(ROOT / f"pages/explore/{kind}.py"), default_timeout=30)
    page.session_state["version"] = store.current()
    page.session_state["address"] = address
    page.run()
    assert not page.exception
    return page


def test_an_overview_of_little_says_once_what_is_missing(monkeypatch: pytest.MonkeyPatch, one_fact: Store) -> None:
    page = open_page(monkeypatch, one_fact, "overview", "")
    [missing] = [each.proto.body for each in page.get("html") if 'class="tb-empty"' in each.proto.body]
    assert "The map does not know where home is." in missing and "No visit is recorded here." in missing


def items(page: AppTest) -> list[str]:
    """The messages, those that are open and those behind “more”."""
    [html] = [each.proto.body for each in page.get("html") if 'class="tb-messages"' in each.proto.body]
    return re.findall(r"<li>(.*?)</li>", html)


def links(item: str) -> list[str]:
    return re.findall(r'href="([^"]+)"', item)


def test_a_sentence_leads_to_its_number_to_all_of_its_numbers_or_to_its_document(
    monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    second = {**FACT, "fact_id": "suppliers", "scope": "Suppliers"}
    publish(store, workbook(Facts=[FACT, second]))
    link, _, jobs, *_ = items(open_page(monkeypatch, store, "partner", "testville"))
    assert links(link) == ["sources?source=report"]
    assert links(jobs) == ["facts?fact=jobs-2020%2Csuppliers"]
    assert 'title="Test Council (31 January 2020), para 1"' in jobs
    publish(store, workbook(Sources=[{**SOURCE, "title": "Later"}]), retire_missing=True)
    _, _, jobs, *_, gaps = items(open_page(monkeypatch, store, "partner", "testville"))
    assert links(jobs) == ["fact?id=jobs-2020"]
    assert links(gaps) == []


@pytest.mark.sweep
def test_a_question_leads_to_its_card_whether_an_officer_entered_it_or_the_program_found_it(
    monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    rival = {**FACT, "fact_id": "rival", "value": 2000}
    entered = {"conflict_id": "which", "question": "Since when?", "about": "testville", **EVIDENCE}
    publish(store, workbook(Facts=[FACT, rival], Conflicts=[entered]))
    link, _, jobs, *_ = items(open_page(monkeypatch, store, "partner", "testville"))
    assert links(link)[0] == "conflicts?conflict=which"
    assert 'aria-label="Sources disagree: Since when?">⚑</a>' in link
    assert links(jobs)[0] == "conflicts?conflict=found%2Fvalue%2Frival%2Fjobs-2020"
    assert jobs.count("⚑") == 1


@pytest.mark.parametrize(("kind", "address"), [("partner", "toyota-city"), ("strand", "business")])
def test_every_sentence_can_be_copied_with_its_footnote_and_version(
    monkeypatch: pytest.MonkeyPatch, shipped: Store, kind: str, address: str
) -> None:
    given: list[str] = []
    monkeypatch.setattr("twinboard.ui.explore.key_messages.show_copy_text", lambda text, key: given.append(text))
    page = open_page(monkeypatch, shipped, kind, address)
    shown = items(page)
    assert not given and not copied(page)
    page.session_state[f"copied-{address}"] = True
    page.run()
    assert given == copied(page)
    assert len(given) == len(shown) == 8
    for number, (item, text) in enumerate(zip(shown, given, strict=True), start=1):
        sentence, footnote = text.split(f" [{number}]\n\n[{number}] ")
        bare = sentence.removesuffix(" Sources disagree.")
        assert re.sub("<.+?>", "", item).startswith(escape(bare))
        assert ("⚑" in item) == (bare != sentence) == ("Sources disagree: " in footnote)
        assert f"Twinboard, {as_at(shipped)}." in footnote


def copied(page: AppTest) -> list[str]:
    found = [each.proto.body for each in page.get("html") if 'class="tb-copied"' in each.proto.body]
    return [unescape(re.sub("<.+?>", "", each)) for each in found]


def test_three_messages_are_open_and_the_others_one_click_away(monkeypatch: pytest.MonkeyPatch, shipped: Store) -> None:
    page = open_page(monkeypatch, shipped, "partner", "toyota-city")
    [html] = [each.proto.body for each in page.get("html") if 'class="tb-messages"' in each.proto.body]
    opened, folded = html.split("<details", 1)
    assert (opened.count("<li>"), folded.count("<li>")) == (3, 5)
    assert ">5 more</summary>" in folded
    few = open_page(monkeypatch, shipped, "strand", "sport")
    [html] = [each.proto.body for each in few.get("html") if 'class="tb-messages"' in each.proto.body]
    assert "<details" not in html


def with_number(identity: str) -> None:
    import streamlit as st  # noqa: PLC0415

    from twinboard.ui.explore.key_messages import messages_with  # noqa: PLC0415

    for told in messages_with(identity):
        st.text(f"{told.page}|{told.name}|{told.number}|{told.message.rule}")


def places_of(monkeypatch: pytest.MonkeyPatch, store: Store, identity: str) -> list[str]:
    monkeypatch.setenv("TWINBOARD_HOME", str(store.home))
    page = AppTest.from_function(with_number, args=(identity,), default_timeout=30)
    page.session_state["version"] = store.current()
    page.run()
    assert not page.exception
    return [each.value for each in page.text]


def test_the_messages_that_rest_on_a_number_are_found(monkeypatch: pytest.MonkeyPatch, shipped: Store) -> None:
    assert places_of(monkeypatch, shipped, "jobs-tmuk-burnaston") == ["toyota-city|Toyota City|2|jobs"]
    exports = places_of(monkeypatch, shipped, "ons-goods-exports-china-2020")
    assert [place.split("|")[0] for place in exports] == ["anhui", "china", "hefei", "xian", "zhejiang"]
    assert places_of(monkeypatch, shipped, "derby-and-nottingham-population") == []


def test_what_a_message_rests_on_is_in_the_register(monkeypatch: pytest.MonkeyPatch, shipped: Store) -> None:
    known = {row["fact_id"] for row in rows(shipped.ask("evidence/facts"))}
    for address in ("toyota-city", "china", "hefei"):
        marks = [link for item in items(open_page(monkeypatch, shipped, "partner", address)) for link in links(item)]
        asked = [part for mark in marks for part in re.findall(r"fact\?id=(.+)|facts\?fact=(.+)", mark)]
        ids = {one for parts in asked for part in parts for one in part.replace("%2F", "/").split("%2C") if one}
        assert ids
        assert ids <= known
