"""The labels below a partner's name: few words from what is published, and none of what is not known."""

import re
from html import unescape

import pytest
from conftest import publish
from workbooks import EVIDENCE, PARTNER, workbook

from twinboard.frames import rows
from twinboard.messages.partners import link_words
from twinboard.store import Store
from twinboard.ui.answers import reading
from twinboard.ui.explore.chips import chips_html

MOST = 7


def chips(store: Store, partner: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("TWINBOARD_HOME", str(store.home))
    with reading(1):
        items = re.findall(r"<li[^>]*>(.*?)</li>", chips_html(partner))
    return [unescape(re.sub("<[^>]+>", "", item)) for item in items]


@pytest.mark.parametrize(
    ("partner", "expected"),
    [
        (
            "toyota-city",
            [
                "Twinned since 1998", "City in Japan", "Derby, Derbyshire and South Derbyshire on its board",
                "9,440 km from Derby", "Sources disagree on the start",
            ],
        ),
        ("hefei", ["Memorandum planned", "City in Anhui, China", "8,890 km from Derby"]),
        ("zhejiang", ["An approach, nothing agreed", "Province in China", "9,180 km from Derby"]),
        ("anhui", ["Province in China", "Rail, automotive and aerospace"]),
        ("japan", ["Country"]),
    ],
)  # fmt: skip
def test_a_partner_has_the_labels_of_what_is_known(
    shipped: Store, monkeypatch: pytest.MonkeyPatch, partner: str, expected: list[str]
) -> None:
    assert chips(shipped, partner, monkeypatch) == expected


@pytest.mark.parametrize("name", ["shipped", "crowded", "one_fact"])
def test_labels_are_few_and_each_is_said_once(
    name: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    store: Store = request.getfixturevalue(name)
    for row in rows(store.ask("explore/partners", {"partner": None})):
        found = chips(store, row["partner_id"], monkeypatch)
        assert found and len({*found}) == len(found)
        assert len(found) <= MOST and all(words and "None" not in words for words in found), found


def test_a_link_that_is_only_explored_has_no_filled_label(shipped: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWINBOARD_HOME", str(shipped.home))
    with reading(1):
        assert [("tb-link" in chips_html(partner)) for partner in ("toyota-city", "hefei", "zhejiang", "japan")] == [
            True, False, False, False,
        ]  # fmt: skip


def test_labels_hold_no_markup_of_the_workbook(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    row = {**PARTNER, "industries": "<b>rail</b>; a & b", "lead_authority": "<i>X</i>", **EVIDENCE}
    publish(store, workbook(Partners=[row]))
    monkeypatch.setenv("TWINBOARD_HOME", str(store.home))
    with reading(1):
        html = chips_html(str(PARTNER["partner_id"]))
    assert "<b>" not in html and "<i>" not in html and "&lt;b&gt;rail" in html


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"relationship": "twinning", "since": "1998"}, "Twinned since 1998"),
        ({"relationship": "twinning", "since": "not stated"}, "Twinned"),
        ({"relationship": "twinning", "since": "before 2001"}, "Twinned since a time before 2001"),
        ({"relationship": "economic twinning", "since": None, "status": "dormant"}, "Economic twin, now dormant"),
        ({"relationship": "memorandum", "since": "2016", "status": "dormant"}, "Memorandum since 2016, now dormant"),
        ({"relationship": "memorandum", "status": "exploring", "standing": "agreement planned"}, "Memorandum planned"),
        ({"relationship": "approach", "since": "2015", "status": "exploring"}, "An approach, nothing agreed"),
    ],
)  # fmt: skip
def test_a_link_is_told_in_the_fewest_words(row: dict[str, str | None], words: str) -> None:
    assert link_words({"since": None, "status": "active", "standing": "agreement made", **row}) == words
