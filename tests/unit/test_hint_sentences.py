"""Hints held against sentences whose numbers are right, wrong or of others; and right ones made wrong by one thing."""

import re
from collections.abc import Callable, Sequence

import pytest
from hinted import FOREIGN, RIGHT, WRONG

from twinboard.documents.document import Passage
from twinboard.frames import Row, rows
from twinboard.papers.checking.agreement import Kind
from twinboard.papers.checking.hints import Hint, hints
from twinboard.store import Store

LEAST_FOUND, LEAST_SEEN = 0.9, 0.75


@pytest.fixture(scope="module")
def numbers(shipped: Store) -> list[Row]:
    aliases = {row["name"]: row["aliases"] for row in rows(shipped.ask("explore/partners"))}
    return [{**row, "aliases": aliases.get(row["partner"])} for row in rows(shipped.ask("evidence/facts"))]


def told(text: str, numbers: Sequence[Row]) -> tuple[Hint, ...]:
    return hints([Passage("paragraph 1", text)], numbers)


def kinds(text: str, numbers: Sequence[Row]) -> set[Kind]:
    return {hint.kind for hint in told(text, numbers)}


def test_there_are_sentences_enough_of_each_sort() -> None:
    assert min(map(len, (RIGHT, WRONG, FOREIGN))) >= 30
    assert len({*RIGHT, *WRONG, *FOREIGN}) >= 110


@pytest.mark.parametrize("text", RIGHT)
def test_of_a_right_number_nothing_wrong_is_said(text: str, numbers: list[Row]) -> None:
    assert kinds(text, numbers) <= {Kind.AGREES}


def test_most_right_numbers_are_said_to_agree(numbers: list[Row]) -> None:
    missed = [text for text in RIGHT if Kind.AGREES not in kinds(text, numbers)]
    assert len(missed) <= len(RIGHT) * (1 - LEAST_FOUND), missed


@pytest.mark.parametrize("text", WRONG)
def test_no_wrong_number_is_said_to_agree(text: str, numbers: list[Row]) -> None:
    assert Kind.AGREES not in kinds(text, numbers)


def test_most_wrong_numbers_are_seen(numbers: list[Row]) -> None:
    missed = [text for text in WRONG if not told(text, numbers)]
    assert len(missed) <= len(WRONG) * (1 - LEAST_SEEN), missed


@pytest.mark.parametrize("text", FOREIGN)
def test_of_the_numbers_of_others_nothing_is_said(text: str, numbers: list[Row]) -> None:
    assert told(text, numbers) == ()


def test_others_stay_others_beside_what_is_ours(numbers: list[Row]) -> None:
    """Each in a paragraph of its own, in a paper that states many of our numbers."""
    ours = [Passage(f"paragraph {number}", text) for number, text in enumerate(RIGHT)]
    theirs = [Passage(f"other {number}", text) for number, text in enumerate(FOREIGN)]
    found = [hint for hint in hints([*ours, *theirs], numbers) if hint.place.startswith("other")]
    assert [hint for hint in found if hint.kind is Kind.AGREES] == []


NUMBER = re.compile(r"(?<![\w,.])(?!(?:19|20)\d\d\b)£?(\d)[\d,.]*(?<![.,])")


def number_changed(text: str) -> str:
    return NUMBER.sub(lambda found: found[0].replace(found[1], str(int(found[1]) % 9 + 1), 1), text, 1)


def scale_changed(text: str) -> str:
    changed = text.replace("billion", "million").replace("bn", "m")
    return changed if changed != text else text.replace("million", "billion").replace("£6m", "£6bn").replace(",000", "")


def year_said(text: str) -> str:
    dated = re.sub(r"\b20\d\d\b", "1995", text)
    return dated if dated != text else f"In 1995, {text}"


def partner_changed(text: str) -> str:
    for ours, other in (
        ("Toyota City", "Osnabrück"), ("Toyota", "Bombardier"), ("TMUK", "JCB"), ("Burnaston", "Uttoxeter"),
        ("China", "Brazil"), ("Chinese", "Brazilian"), ("Japan", "Brazil"), ("Hefei", "Lyon"), ("Xi'an", "Lyon"),
        ("OLEV", "the lottery"),
        ("Office for Low Emission Vehicles (the lottery)", "lottery"), ("Go Ultra Low City Programme", "museum"),
        ("ERDF", "lottery"), ("Nottingham", "Leicester"), ("Westminster", "Leeds"),
    ):  # fmt: skip
        text = text.replace(ours, other)
    return text


def status_changed(text: str) -> str:
    for now, then in (
        ("employs", "plans to employ"), ("are employed", "will be employed"), ("has been awarded", "has applied for"),
        ("would cost", "cost"), ("is proposed", "was approved"), ("are worth", "will be worth"), ("were", "would be"),
    ):  # fmt: skip
        if now in text:
            return text.replace(now, then)
    return text


def stage_changed(text: str) -> str:
    return (
        text.replace("has been awarded", "spent").replace("is proposed", "was spent").replace("gave", "was asked for")
    )


def unit_changed(text: str) -> str:
    swapped = re.sub(r"£([\d.,]+\s?(?:million|billion|bn|m)?)", r"\1 people", text)
    counted = "people|staff|jobs|per cent|visits|kilometres|councils|members|MPs|delegates"
    return swapped if swapped != text else re.sub(rf"\b(?:{counted})\b", "hectares", text)


MUTATIONS = (number_changed, scale_changed, year_said, partner_changed, status_changed, stage_changed, unit_changed)
UNDATED = ("previous", "OLEV", "ERDF", "Office for Low", "delegation to China", "a year is proposed")
"""Statements of which no year is on record: none contradicts them."""


@pytest.mark.thinned(3)
@pytest.mark.parametrize("change", MUTATIONS, ids=lambda change: change.__name__)
def test_a_right_number_made_wrong_no_longer_agrees(change: Callable[[str], str], numbers: list[Row]) -> None:
    able = [text for text in RIGHT if change is not year_said or not any(words in text for words in UNDATED)]
    changed = {text: other for text in able if (other := change(text)) != text}
    assert len(changed) >= 2
    assert [other for other in changed.values() if kinds(other, numbers) & {Kind.AGREES, Kind.AGREES_WITH_OLDER}] == []


def test_a_number_of_an_older_statement_is_said_to_be_so(numbers: list[Row]) -> None:
    [hint] = told("UK exports of goods to China are £13.344 billion.", numbers)
    assert hint.kind is Kind.AGREES_WITH_OLDER
    assert "a newer statement of 2020 says £17.642 billion" in hint.fact_words
    assert kinds("UK exports of goods to China are £17.642 billion.", numbers) == {Kind.AGREES}
    assert kinds("In 2016 UK exports of goods to China were £13.344 billion.", numbers) == {Kind.AGREES}


def test_a_newer_statement_of_one_thing_makes_the_old_one_older(numbers: list[Row]) -> None:
    old = next(row for row in numbers if row["fact_id"] == "jobs-tmuk-burnaston")
    newer = {**old, "fact_id": "new", "value": 2600.0, "bound": "around", "period": "2019"}
    text = "TMUK employs over 3,000 people at Burnaston."
    [hint] = told(text, [*numbers, newer])
    assert (hint.kind, hint.fact_id) == (Kind.AGREES_WITH_OLDER, old["fact_id"])
    assert hint.fact_words.endswith("a newer statement of 2019 says around 2,600 jobs")
    assert kinds("TMUK employs around 2,600 people at Burnaston.", [*numbers, newer]) == {Kind.AGREES}


@pytest.mark.parametrize("amount", ["£1bn", "£1,000"])
def test_a_slip_of_a_thousand_is_told_of_money_of_no_partner(amount: str, numbers: list[Row]) -> None:
    text = f"The ERDF gave around {amount} to attract new businesses and investment."
    assert kinds(text, numbers) == {Kind.ANOTHER_NUMBER}
    assert told(f"The lottery gave around {amount} to attract new businesses and investment.", numbers) == ()
