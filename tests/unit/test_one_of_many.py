"""One of what a unit names is said in the singular, wherever a number stands with its unit."""

import re

import pytest
from coded import coded_charts
from conftest import publish
from hypothesis import given
from hypothesis import strategies as st
from workbooks import EVIDENCE, FACT, INDICATOR, MONEY, PARTNER, VISIT, workbook

from twinboard.bounds import number_words, quantity_words
from twinboard.contested import contested
from twinboard.frames import rows
from twinboard.messages import footnote_words, messages
from twinboard.models import Bound
from twinboard.papers.packs.compose import compose
from twinboard.papers.packs.pack import Pack, Section
from twinboard.plurals import singular
from twinboard.store import Store

UNITS = {"people": "person", "years": "year", "jobs": "job", "members of staff": "member of staff", "visits": "visit"}
ONE_NUMBER = [bound for bound in Bound if bound is not Bound.BETWEEN]
_ONE = re.compile(r"(?<![\d.,£-])1 (\w+)")


def several(text: str) -> list[str]:
    """What is said of one as of many, such as "1 people"."""
    return [found[0] for found in _ONE.finditer(text) if singular(found[1]) != found[1]]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("value", [1, 1.0, -1, -1.0])
@pytest.mark.parametrize("bound", ONE_NUMBER)
def test_one_is_one(unit: str, value: float, bound: Bound) -> None:
    assert quantity_words(value, bound, unit).endswith(f"1 {UNITS[unit]}")


@given(
    st.floats(-1e6, 1e6).filter(lambda value: abs(value) != 1), st.sampled_from([*UNITS]), st.sampled_from(ONE_NUMBER)
)
def test_all_else_is_many(value: float, unit: str, bound: Bound) -> None:
    said = quantity_words(value, bound, unit)
    assert said.endswith(unit) or re.search(rf"(?<![\d.,])1 {UNITS[unit]}$", said)


@pytest.mark.parametrize("unit", UNITS)
def test_a_range_that_begins_with_one_is_of_many(unit: str) -> None:
    assert quantity_words(1, "between and 2", unit) == f"between 1 and 2 {unit}"


@pytest.mark.parametrize("value", [0, 1.5, 0.5, 2, 11, 21, 101])
def test_nothing_halves_and_numbers_that_end_in_one_are_many(value: float) -> None:
    assert number_words(value, "people").endswith("people")


def test_what_is_said_of_one_as_of_many_is_found() -> None:
    assert several("up to 1 people, 1 years") == ["1 people", "1 years"]
    assert several("11 people, £1 visits, 1 person, 1 business, 0.1 years") == []


@pytest.fixture
def ones(store: Store) -> Store:
    """A store in which there is one of everything."""
    years = INDICATOR | {"indicator_id": "relationship-length", "name": "Length of the relationship", "unit": "years"}
    visit = VISIT | {"ends": "2020-03-05", "delegates": 1, "cost_gbp": "£1"}
    roles = {"visit_id": "other", "delegates": None, "elected_members": 1, "officers": 1, "business": 1, "civic": 1}
    publish(
        store,
        workbook(
            Partners=[PARTNER | {"latitude": 1, "longitude": 1}],
            Indicators=[INDICATOR, years],
            Facts=[
                FACT | {"value": 1, "bound": "over"},
                FACT | {"fact_id": "length", "indicator_id": "relationship-length", "value": 1, "scope": None},
                FACT | {"fact_id": "aim", "value": 1, "status": "target", "scope": "Another", "period": "2030"},
            ],
            Visits=[visit, visit | roles | {"title": "Another trip", "starts": "2021-01", "ends": None}],
            Money=[MONEY | {"amount_gbp": 1}],
            Milestones=[
                {"milestone_id": "m", "title": "A treaty", "date": "2020", "kind": "agreement", "status": "happened",
                 "partner_id": "testville", "strand_id": "learning", **EVIDENCE},
            ],
            Organisations=[
                {"organisation_id": "o", "name": "A firm", "sector": "business", "role": "board member",
                 "board": "The board", "partner_id": "testville", **EVIDENCE},
            ],
        ),
    )  # fmt: skip
    return store


def test_no_chart_pack_or_message_says_one_as_of_many(ones: Store) -> None:
    charts = coded_charts(ones)
    assert len(charts) > 8
    said = [
        text
        for drawing in (coded.chart.drawing for coded in charts)
        for text in (
            drawing.title,
            drawing.subtitle,
            drawing.alt,
            *drawing.caveats,
            *(re.sub("<br>|</?b>", " ", note.text or "") for note in drawing.figure.layout.annotations),
            *(str(hover) for trace in drawing.figure.data for hover in [trace.hovertext, trace.text]),
            *(str(cell) for column in drawing.table.to_dict("list").values() for cell in column),
        )
    ]
    found = messages(lambda name, **asked: rows(ones.ask(name, asked, 1)), contested(ones.home, 1))
    every = tuple(dict.fromkeys(message for of_page in found.values() for message in of_page))
    assert len(every) > 5
    said += [f"{message.sentence} {footnote_words(message, 'version 1')}" for message in every]
    outline = compose(Pack("Pack", 1, charts[0].published_at, (Section("All", every, charts),)), {})
    said += [*outline.opening, *outline.checking]
    assert [fault for text in said for fault in several(text.replace("\u00a0", " "))] == []
    assert any("1 person" in text for text in said)
