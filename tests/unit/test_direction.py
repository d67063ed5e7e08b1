"""Names from right to left turn no number around them: they are kept apart wherever readers see them, nowhere else."""

import re
import unicodedata

import pandas as pd
import pytest
from coded import coded_charts
from conftest import publish
from hypothesis import given
from hypothesis import strategies as st
from workbooks import FACT, MONEY, PARTNER, SOURCE, VISIT, workbook

from twinboard.charts import CHARTS, Chart
from twinboard.charts.base.letters import width_of
from twinboard.direction import apart, bare
from twinboard.drawing import chart_at, opened_with, reference_at
from twinboard.frames import rows, shown
from twinboard.papers.coded import CodedChart
from twinboard.papers.data.csv_text import chart_csv
from twinboard.papers.packs.plain import plain
from twinboard.store import Store

HEBREW, ARABIC = "תל אביב-יפו", "مدينة القاهرة الجديدة"
TEXTS = st.text(st.sampled_from("abc 5,3£()-:.;אבג دمص\u2068\u2069\u202e"), max_size=40)


def turned(text: str) -> list[str]:
    """The letters from right to left that stand among all others, and not apart."""
    within = re.sub("\u2068[^\u2068\u2069]*\u2069", "", text)
    return [letter for letter in within if unicodedata.bidirectional(letter) in ("R", "AL")]


@given(TEXTS)
def test_words_from_right_to_left_are_kept_apart_and_nothing_is_lost(text: str) -> None:
    said = apart(text)
    assert turned(said) == []
    assert bare(said) == bare(text)
    assert apart(said) == said
    assert all(not re.search(r"\d", each) for each in re.findall("\u2068(.*?)\u2069", said))


@given(TEXTS)
def test_the_signs_take_no_room_and_pass_into_papers(text: str) -> None:
    assert width_of(apart(text), 15) == width_of(bare(text), 15)
    assert turned(plain(text)) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{HEBREW}: 5 jobs", f"\u2068{HEBREW}\u2069: 5 jobs"),
        (f"over 3,000 in {ARABIC} (2020)", f"over 3,000 in \u2068{ARABIC}\u2069 (2020)"),
        (f"{HEBREW}, 5; {ARABIC}, 6", f"\u2068{HEBREW}\u2069, 5; \u2068{ARABIC}\u2069, 6"),
        ("Toyota 豊田市: 5 jobs", "Toyota 豊田市: 5 jobs"),
        ("\u202eover 3,000", "over 3,000"),
    ],
)
def test_a_name_stands_apart_from_its_number(text: str, said: str) -> None:
    assert apart(text) == said


def test_lists_and_numbers_of_a_frame_stay_what_they_are() -> None:
    frame = pd.DataFrame({"name": [HEBREW, None], "names": [[HEBREW], []], "value": [1.5, 2], "is_so": [True, False]})
    [first, second] = rows(shown(frame))
    assert first == {"name": f"\u2068{HEBREW}\u2069", "names": [f"\u2068{HEBREW}\u2069"], "value": 1.5, "is_so": True}
    assert second == {"name": None, "names": [], "value": 2, "is_so": False}


@pytest.fixture
def named(store: Store) -> Store:
    """A store in which a partner, a source, a scope, a visit and a funder have such names."""
    content = workbook(
        Sources=[SOURCE | {"title": HEBREW, "publisher": ARABIC}],
        Partners=[PARTNER | {"name": HEBREW, "latitude": 32, "longitude": 35}],
        Facts=[FACT | {"scope": f"{ARABIC} 2", "bound": "over", "value": 3000}],
        Visits=[VISIT | {"title": ARABIC, "delegates": 5, "cost_gbp": "£900"}],
        Money=[MONEY | {"title": HEBREW, "funder": ARABIC, "partner_id": "testville"}],
    )
    publish(store, content)
    return store


def test_no_chart_has_a_name_that_turns_its_numbers(named: Store) -> None:
    drawn = [chart_at(named.home, reference_at(name, opened_with(name), 1)) for name in CHARTS]
    charts = [chart for chart in drawn if isinstance(chart, Chart)]
    assert len(charts) > 5
    for chart in charts:
        drawing = chart.drawing
        notes = [note.text or "" for note in drawing.figure.layout.annotations]
        said = (drawing.title, drawing.subtitle, drawing.alt, *drawing.caveats, *notes)
        assert [text for text in said if turned(text.replace("<br>", " "))] == [], chart.name
        assert any("\u2068" in text for text in (*said, str(drawing.table.to_dict()))), chart.name


def test_data_that_is_given_out_has_names_as_they_were_entered(named: Store) -> None:
    [coded] = coded_charts(named, "jobs_by_employer")
    chart = chart_at(named.home, coded.reference)
    assert isinstance(chart, Chart)
    text = chart_csv(CodedChart(chart, coded.reference, coded.code, coded.published_at)).decode("utf-8-sig")
    assert HEBREW in text
    assert text == bare(text)
