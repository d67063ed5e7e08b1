"""Two pages for members: what stands on them, which charts, and that two pages are two."""

import io
from collections.abc import Sequence
from itertools import pairwise

import docx
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from packs import A4, SLIDE, stand_ins
from pptx import Presentation
from pypdf import PdfReader

from twinboard.errors import TwinboardError
from twinboard.papers.packs import packing
from twinboard.papers.packs.choice import Choice, offers
from twinboard.papers.packs.pack import Pack
from twinboard.papers.packs.packing import packed
from twinboard.papers.packs.pdf import count_pages
from twinboard.papers.packs.short import MOST_PAGES, make_short_pack, shorter, usual_in_short
from twinboard.papers.packs.table import table_of
from twinboard.rules.chart_pages import SUBJECTS
from twinboard.store import Store

TOYOTA, HEFEI = Choice(partner="toyota-city"), Choice(partner="hefei")
SITE = "https://twins.example.gov.uk"
LOW = (159.0, 60.0)


def made(store: Store, choice: Choice, form: str, monkeypatch: pytest.MonkeyPatch, height: float = 60.0) -> bytes:
    """The file, with stand-ins for its pictures."""
    pack = make_short_pack(store.home, choice, 1, site=SITE)
    drawn = stand_ins(pack, SLIDE if form == "pptx" else (A4[0], height))
    monkeypatch.setattr(packing, "_drawn", lambda *_: drawn)
    return packed(store.home, pack, form, lambda *_: None).content


def words_of(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


@pytest.mark.thinned(3)
@pytest.mark.parametrize("choice", [TOYOTA, HEFEI, Choice()], ids=["toyota", "hefei", "everything"])
def test_it_has_numbers_charts_what_is_contested_and_questions_on_two_pages(
    shipped: Store, choice: Choice, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = made(shipped, choice, "pdf", monkeypatch)
    said = words_of(content)
    assert len(PdfReader(io.BytesIO(content)).pages) == MOST_PAGES
    assert ("Headline numbers" in said) == (choice != HEFEI)
    assert all(each in said for each in ("Figure 1: ", "Figure 2: ", "What is contested", "Questions to ask"))
    assert "How to read the numbers" not in said and "Key messages" not in said and "Table 1" not in said


def test_every_number_has_its_word_its_period_and_one_source(shipped: Store) -> None:
    brief = make_short_pack(shipped.home, TOYOTA, 1).brief
    assert brief is not None
    assert [(each.number, each.source) for each in brief.numbers] == [
        (
            "over 6,300 jobs",
            "D2 Joint Committee for Economic Prosperity (undated, after November 2018), para 3.2",
        ),
        (
            "at least 26 people",
            "D2 Joint Committee for Economic Prosperity (undated, after November 2018), "
            "paras 1.1, 3.3, 3.4, 4.4 and 4.5; paras 3.3 and 3.4",
        ),
    ]
    assert all("2018" in each.what for each in brief.numbers)
    assert "context, not an effect" in brief.numbers[0].what and "Twinboard’s sum" in brief.numbers[0].what


def test_what_is_contested_has_both_sides_and_the_way_to_the_evidence(shipped: Store) -> None:
    brief = make_short_pack(shipped.home, TOYOTA, 1, site=SITE).brief
    assert brief is not None
    first = brief.contested[0]
    assert first.term == "When did the twinning with Toyota City begin?"
    assert "1998" in first.said and "15 years, 2015" in first.said and "Officers rely on the first." in first.said
    assert "“a fifteen year twinning with Toyota City in Japan” (Derby City Council" in first.said
    assert first.address == f"{SITE}/conflicts?conflict=since-when-toyota-city-is-a-twin&version=1"
    assert brief.evidence == f"{SITE}/toyota-city?tab=Evidence&version=1"
    assert all(each.address.endswith("version=1") for each in (*brief.contested, *brief.to_ask))
    assert brief.count_contested > len(brief.contested)
    assert {each.term for each in brief.contested}.isdisjoint({each.term for each in brief.to_ask})


def test_charts_are_chosen_by_subject_and_may_be_others(shipped: Store) -> None:
    def names(choice: Choice) -> list[str]:
        return usual_in_short(shipped.home, offers(shipped.home, choice, 1))

    assert names(TOYOTA) == ["jobs_by_employer", "visits_over_time", "trade_over_time"]
    assert names(HEFEI)[:2] == ["visits_over_time", "trade_over_time"]
    assert names(Choice()) == ["jobs_by_employer", "visits_over_time", "budget_by_year"]
    order = [name for subject in SUBJECTS for name in subject]
    for choice in (TOYOTA, HEFEI, Choice(), Choice(partner="osnabruck"), Choice(strand="business")):
        assert names(choice) == sorted(names(choice), key=order.index)
    chosen = make_short_pack(shipped.home, TOYOTA, 1, ["board_by_sector", "relationship_length"])
    assert [each.chart.name for each in chosen.charts] == ["board_by_sector", "relationship_length"]
    with pytest.raises(TwinboardError, match="nothing to show"):
        make_short_pack(shipped.home, TOYOTA, 1, ["money_by_stage"])


def test_charts_that_somebody_chose_stay_and_a_third_page_is_said(
    shipped: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [each.chart.name for each in offers(shipped.home, TOYOTA, 1)]
    pack = make_short_pack(shipped.home, TOYOTA, 1, names)
    monkeypatch.setattr(packing, "_drawn", lambda *_: stand_ins(pack, (159.0, 120.0)))
    result = packed(shipped.home, pack, "pdf", lambda *_: None)
    pages = len(PdfReader(io.BytesIO(result.content)).pages)
    assert pages > MOST_PAGES
    assert f"It takes {pages} pages, and not two. Choose fewer charts" in result.lacks
    assert {len(less.charts) for less in shorter(pack)} == {len(names)}


@pytest.mark.parametrize(
    "choice",
    [
        Choice(partner="aa"),
        pytest.param(Choice(), marks=pytest.mark.sweep),
        pytest.param(Choice(strand="strand-a"), marks=pytest.mark.sweep),
    ],
    ids=["partner", "everything", "strand"],
)
def test_what_the_rules_chose_is_left_out_until_two_pages_are_enough(
    crowded: Store, choice: Choice, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = made(crowded, choice, "pdf", monkeypatch, height=85)
    assert len(PdfReader(io.BytesIO(content)).pages) <= MOST_PAGES


def test_a_shorter_pack_never_has_more(shipped: Store) -> None:
    pack = make_short_pack(shipped.home, TOYOTA, 1)

    def sizes(each: Pack) -> tuple[int, int, int]:
        assert each.brief
        return len(each.charts), len(each.brief.contested), len(each.brief.to_ask)

    found = [sizes(each) for each in shorter(pack)]
    assert len(found) > 3
    for one, other in pairwise(found):
        assert all(now <= before for before, now in zip(one, other, strict=True))


def test_word_has_room_to_spare(shipped: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Word breaks lines elsewhere, so that what is counted for it is counted on a lower page."""
    pack = make_short_pack(shipped.home, TOYOTA, 1, site=SITE)
    drawn = stand_ins(pack, LOW)
    assert count_pages(pack, drawn, 60) >= count_pages(pack, drawn)
    document = docx.Document(io.BytesIO(made(shipped, TOYOTA, "docx", monkeypatch)))
    said = [each.text for each in document.paragraphs]
    assert said[0] == "Toyota City: two pages for members"
    assert [each for each in said if each in ("Headline numbers", "What is contested", "Questions to ask")] == [
        "Headline numbers",
        "What is contested",
        "Questions to ask",
    ]
    assert [len(table.columns) for table in document.tables] == [3]
    assert len(document.inline_shapes) >= 2


def test_slides_are_a_short_deck(shipped: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    show = Presentation(io.BytesIO(made(shipped, TOYOTA, "pptx", monkeypatch)))
    titles = [slide.shapes.title.text for slide in show.slides]
    assert titles[:2] == ["Toyota City: slides for members", "Headline numbers"]
    assert [each.split(":")[0] for each in titles[2:5]] == ["Figure 1", "Figure 2", "Figure 3"]
    assert titles[5:] == ["What is contested", "Questions to ask", "About these slides"]


CELLS = st.sampled_from(["a", "b", ""])


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=4))
def test_what_is_the_same_in_every_row_is_one_line_and_nothing_is_lost(rows: Sequence[tuple[str, str, str]]) -> None:
    table = table_of(pd.DataFrame(rows, columns=["One", "Two", "Three"]), 1, "A title")
    said = dict(each.split(": ") for each in table.said.split("; ") if each)
    assert {*table.header} | said.keys() == {"One", "Two", "Three"} and not {*table.header} & said.keys()
    for at, name in enumerate(["One", "Two", "Three"]):
        column = [row[at] for row in rows]
        if name in said:
            assert {each or "not stated" for each in column} == {said[name]}
        else:
            assert [row[table.header.index(name)] for row in table.rows] == column
            assert len(rows) == 1 or len({*column}) > 1 or len(table.header) == 1
