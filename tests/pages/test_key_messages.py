"""Key messages on the pages: each leads to what it rests on, can be copied, and is found again by its numbers."""

import re

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


def items(page: AppTest) -> list[str]:
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
    assert links(link) == ["sources?source=report"] * 2
    assert links(jobs) == ["facts?fact=jobs-2020%2Csuppliers", "sources?source=report"]
    publish(store, workbook(Sources=[{**SOURCE, "title": "Later"}]), retire_missing=True)
    _, _, jobs, *_, gaps = items(open_page(monkeypatch, store, "partner", "testville"))
    assert links(jobs) == ["fact?id=jobs-2020", "sources?source=report"]
    assert links(gaps) == []


@pytest.mark.sweep
def test_a_question_leads_to_its_card_whether_an_officer_entered_it_or_the_program_found_it(
    monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    rival = {**FACT, "fact_id": "rival", "value": 2000}
    entered = {"conflict_id": "which", "question": "Since when?", "about": "testville", **EVIDENCE}
    publish(store, workbook(Facts=[FACT, rival], Conflicts=[entered]))
    link, _, jobs, *_ = items(open_page(monkeypatch, store, "partner", "testville"))
    assert links(link)[-1] == "conflicts?conflict=which"
    assert links(jobs)[-1] == "conflicts?conflict=found%2Fvalue%2Frival%2Fjobs-2020"


@pytest.mark.parametrize(("kind", "address"), [("partner", "toyota-city"), ("strand", "business")])
def test_every_sentence_can_be_copied_with_its_footnote_and_version(
    monkeypatch: pytest.MonkeyPatch, shipped: Store, kind: str, address: str
) -> None:
    page = open_page(monkeypatch, shipped, kind, address)
    shown = items(page)
    copied = [each.value for each in page.code]
    assert len(copied) == len(shown) == 8
    for number, (item, text) in enumerate(zip(shown, copied, strict=True), start=1):
        sentence, footnote = text.split(f" [{number}]\n\n[{number}] ")
        assert item.startswith(sentence.replace("'", "&#x27;").split("&")[0])
        assert f"Twinboard, {as_at(shipped)}." in footnote


def with_number(identity: str) -> None:
    import streamlit as st  # noqa: PLC0415

    from twinboard.ui.messages import messages_with  # noqa: PLC0415

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
