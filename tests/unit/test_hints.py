"""Numbers of a paper beside those on record: silence where there is no reason, and the right fact where there is."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twinboard.documents.document import Passage
from twinboard.frames import Row, rows
from twinboard.papers.checking.agreement import Kind
from twinboard.papers.checking.hints import Hint, hints
from twinboard.papers.checking.quantities import mentions
from twinboard.papers.checking.sentences import sentences
from twinboard.settings import ROOT
from twinboard.store import Store

FACT = {
    "fact_id": "f", "measure": "Population", "value": 2_500_000.0, "bound": "exact", "unit": "people", "period": "2020",
    "status": "actual", "stage": None, "partner": "Straßburg", "aliases": "Strasbourg; Hefei", "scope": None,
}  # fmt: skip
SOURCES = ROOT.parent / "shared" / "sources"


@pytest.fixture(scope="module")
def numbers(shipped: Store) -> list[Row]:
    return rows(shipped.ask("evidence/facts"))


@pytest.fixture(scope="module")
def sources() -> list[Path]:
    """The four documents; a clone of the project alone has none."""
    found = sorted(SOURCES.glob("*.txt"))
    return found or pytest.skip("the source documents are not part of the project's own files")


def told(text: str, numbers: Sequence[Row]) -> list[tuple[str, str, str]]:
    found = hints([Passage("paragraph 1", text)], numbers)
    return [(str(hint.kind), hint.words, hint.fact_id) for hint in found]


def quantities(text: str) -> list[tuple[str, str, str]]:
    found = mentions(text)
    return [(f"{each.value:f}".rstrip("0").rstrip(".") if each.value % 1 else str(int(each.value)), each.bound,
             each.unit or " ".join(word for word, _ in each.counted)) for each in found]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("over 3,000 jobs", ("3000", "over", "jobs")),
        ("over 3000 people were", ("3000", "over", "people")),
        ("around 6 per cent of it", ("6", "around", "per cent")),
        ("a maximum of 25% of it", ("25", "up to", "per cent")),
        ("£20,000 a year", ("20000", "exact", "£")),
        ("exports of £22bn", ("22000000000", "exact", "£")),
        ("c.£4,000", ("4000", "around", "£")),
        ("26 people", ("26", "exact", "people")),
        ("14 civic and business delegates from", ("14", "exact", "civic and business delegates")),
        ("over one million people", ("1000000", "over", "people")),
        ("a population of 1,357,000,000, and", ("1357000000", "exact", "people")),
        ("3,000+ jobs", ("3000", "at least", "jobs")),
        ("3,000 or more jobs", ("3000", "at least", "jobs")),
        ("nearly 3,000 people", ("3000", "other", "people")),
        ("a four-person visit", ("4", "exact", "person visit")),
    ],
)
def test_a_quantity_is_read_with_its_word_and_what_it_counts(text: str, expected: tuple[str, str, str]) -> None:
    assert quantities(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "In 2018 people came",
        "in 2016–17 and 2017/18 people",
        "see table 3 people, figure 2 jobs, paragraph 12 visits and appendix 1 visits",
        "Call 01332 642436 people",
        "from 3,000 to 3,300 jobs",
        "around 3,000 to 3,300 jobs",
        "between 2016 and 2018 jobs",
        "paragraphs 5-10",
        "€5m and $5m people",
        "Version 3.2.1 people",
        "DE1 2FS people",
        " ".join("12 people" for _ in range(100)),
    ],
)
def test_what_only_looks_like_a_quantity_is_passed_over(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("between 3,000 and 3,300 jobs", (3000, 3300, "")),
        ("3,000 to 3,300 jobs", (3000, 3300, "")),
        ("3,000–3,300 jobs", (3000, 3300, "")),
        ("a budget of £4,000–£5,000 was", (4000, 5000, "£")),
        ("£4-5 million a year", (4_000_000, 5_000_000, "£")),
        ("12 to 14 per cent of exports", (12, 14, "per cent")),
    ],
)
def test_a_range_is_one_quantity_with_both_of_its_ends(text: str, expected: tuple[int, int, str]) -> None:
    [found] = mentions(text)
    assert (found.value, found.high, found.unit, found.bound) == (*expected, "between")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Straßburg has between 2 and 3 million people.", Kind.AGREES),
        ("Straßburg has 2–3 million people.", Kind.AGREES),
        ("The population of Straßburg is over 2 million people.", Kind.ANOTHER_WORD),
        ("The population of Straßburg is between 2 and 4 million people.", Kind.ANOTHER_NUMBER),
    ],
)
def test_a_paper_agrees_with_a_range_that_has_both_of_its_ends(text: str, kind: Kind) -> None:
    found = told(text, [{**FACT, "value": 2_000_000.0, "bound": "between and 3000000"}])
    assert [one[0] for one in found] == [kind]


@pytest.mark.parametrize("text", ["Meet on 16 September 2015", "one of the aims", "at 6.30 pm", "Room 4B"])
def test_a_number_that_counts_nothing_is_no_quantity_of_anything(text: str) -> None:
    assert {unit for _, _, unit in quantities(text)} <= {"", "pm"}


def test_sentences_end_where_they_end() -> None:
    text = (
        "3.2 It cost c. £4,000 (approx. a lot). The next\nline goes on.4 A note.\n\n• A point\n• Another\n12\n3. Visits"
    )
    assert list(sentences(text)) == [
        "It cost c. £4,000 (approx. a lot).",
        "The next line goes on.4",
        "A note.",
        "A point",
        "Another",
        "Visits",
    ]


def test_a_hint_says_place_words_and_fact_as_our_pages_print_it(numbers: list[Row]) -> None:
    said = hints([Passage("table 2, row 3", "TMUK employs over 3,000 people at Burnaston.")], numbers)
    words = "over 3,000 jobs: Jobs at the employer (Toyota Manufacturing (TMUK), Burnaston, Toyota City, 2018)"
    assert said == (Hint("table 2, row 3", "over 3,000 people", "jobs-tmuk-burnaston", words, Kind.AGREES),)


@pytest.mark.parametrize("number", ["3,000", "nearly 3,000", "up to 3,000", "around 3,000", "3,000+"])
def test_a_word_that_was_dropped_or_changed_is_seen(number: str, numbers: list[Row]) -> None:
    [(kind, words, fact)] = told(f"TMUK employs {number} people at Burnaston.", numbers)
    assert (kind, fact) == ("another word", "jobs-tmuk-burnaston")
    assert words.startswith(number)


def test_a_word_said_otherwise_is_the_same_word(numbers: list[Row]) -> None:
    text = "TMUK employs more than 3,000 staff at Burnaston, a visit to China costs approximately £4,000."
    assert [kind for kind, _, _ in told(text, numbers)] == ["agrees", "agrees"]


@pytest.mark.parametrize(
    ("text", "words", "fact"),
    [
        ("TMUK employs over 4,000 people at Burnaston.", "over 4,000 people", "jobs-tmuk-burnaston"),
        ("TMUK employs over 3,000 people at Burnaston with a further 3,900 in the local supply chain.", "3,900",
         "jobs-local-supply-chain"),
        ("The population of Hefei is around 9 million people.", "around 9 million people", "hefei-population"),
        ("In 2019 UK exports of goods to China were £23.4 billion.", "£23.4 billion", "ons-goods-exports-china-2019"),
    ],
)  # fmt: skip
def test_another_number_of_the_same_thing_is_seen(text: str, words: str, fact: str, numbers: list[Row]) -> None:
    assert ("another number", words, fact) in told(text, numbers)


def test_a_number_rounded_to_three_digits_agrees(numbers: list[Row]) -> None:
    text = "In 2020 UK exports of goods to China were £17.6 billion."
    assert told(text, numbers) == [("agrees", "£17.6 billion", "ons-goods-exports-china-2020")]


def test_a_number_of_one_year_said_of_another_is_seen(numbers: list[Row]) -> None:
    text = "In 2021, TMUK employed over 3,000 people at Burnaston."
    assert told(text, numbers) == [("another period", "over 3,000 people", "jobs-tmuk-burnaston")]
    assert [kind for kind, *_ in told(text.replace("2021", "2018"), numbers)] == ["agrees"]


def test_a_proposed_budget_said_to_be_spent_is_seen(numbers: list[Row]) -> None:
    text = "The Council spent £20,000 a year on twinning with China and Japan."
    assert told(text, numbers) == [("another status", "£20,000 a year", "budget-yearly-report")]
    assert [kind for kind, *_ in told(text.replace("spent", "would spend"), numbers)] == ["agrees"]


@pytest.mark.parametrize(
    "text",
    [
        "The plant will create up to 1,500 new jobs.",
        "The council has 51 councillors; four officers travelled to Manchester.",
        "Three councils share the waste contract, and a five year housing plan was agreed.",
        "The Cabinet noted a budget of £10,000 for twinning activities.",
        "A trip to Huangshi in China cost over £5,000; the £5,412 was paid by the council.",
        "The two cities signed it; two posts were approved for three years.",
        "China has 6 provinces where 8 out of 10 vehicles are exported.",
        "Exports to China were £16.744 billion more than in 1997.",
        "A delegation came from Hefei in October 2015; no document says how many people.",
        "A further £85 million will be invested in the UK supply chain.",
        "3.2 Visits to Toyota City",
    ],
)
def test_where_there_is_no_reason_there_is_silence(text: str, numbers: list[Row]) -> None:
    assert told(text, numbers) == []


def test_a_partner_is_found_by_each_of_its_spellings(numbers: list[Row]) -> None:
    text = "There were two previous visits to Derby by {} and its business representatives."
    found = [told(text.format(name), numbers) for name in ("Xi'an", "Xi’an", "Xian City", "XIAN")]
    assert found == [[("agrees", "two previous visits", "past-visits-from-xian")]] * 4


@pytest.mark.parametrize("name", ["Strasbourg", "Straßburg", "STRASSBURG"])
def test_a_partner_is_found_by_its_aliases(name: str) -> None:
    assert told(f"{name} has 2,500,000 people.", [FACT]) == [("agrees", "2,500,000 people", "f")]
    assert told("Stuttgart has 2,500,000 people.", [FACT]) == []


def test_of_several_numbers_that_could_be_meant_for_one_fact_the_nearest_is(numbers: list[Row]) -> None:
    text = "Toyota City’s local supply chain has 3,400 jobs, together over 6,400 jobs in Derbyshire."
    assert told(text, numbers) == [("another number", "3,400 jobs", "jobs-local-supply-chain")]


def test_the_quotes_of_the_shipped_facts_contradict_none_of_them(numbers: list[Row]) -> None:
    """What a source says agrees with what was taken from it, and most of it is found to."""
    quoted = [row for row in numbers if row["quote"] and not row["is_official"]]
    found = [hint for row in quoted for hint in told(row["quote"], numbers)]
    assert {kind for kind, *_ in found} == {"agrees"}
    assert len({fact for *_, fact in found}) > 20


def test_the_four_sources_agree_with_the_facts_that_were_taken_from_them(
    numbers: list[Row], sources: list[Path]
) -> None:
    found = [hint for path in sources for hint in told(path.read_text("utf-8"), numbers)]
    assert {kind for kind, *_ in found} == {"agrees"}
    assert len(found) >= 35


@given(st.text(st.sampled_from("0123456789£%.,-– \nabcovermillionpeopleHefeiTMUK()'’"), max_size=80))
def test_no_text_is_too_odd_for_it(text: str) -> None:
    for hint in hints([Passage("page 1", text)], [FACT]):
        assert hint.words in " ".join(text.split())


@pytest.mark.sweep
def test_very_long_and_odd_passages_keep_nobody_waiting(numbers: list[Row]) -> None:
    for text in ("1 " * 100_000, "over £1,000 " * 20_000, "\n \n\t" * 50_000, "c. " * 50_000, "1,111" * 50_000):
        assert told(text, numbers) == []
