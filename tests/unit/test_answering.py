"""What a search asks in common words is understood: subject, partner, amount, and the words left for names."""

from decimal import Decimal

import pytest

from twinboard.frames import rows
from twinboard.store import Store
from twinboard.ui.explore.answering import Question, understood


def asked(store: Store, typed: str) -> Question:
    return understood(typed, rows(store.ask("explore/partners", {"partner": None})))


@pytest.mark.parametrize(
    ("typed", "chart", "partner"),
    [
        ("jobs toyota", "jobs_by_employer", "toyota-city"),
        ("how many jobs", "jobs_by_employer", None),
        ("share in employment", "people_in_work", None),
        ("employment rate", "people_in_work", None),
        ("how many people work for Toyota", "jobs_by_employer", "toyota-city"),
        ("who went to Toyota", "visits_over_time", "toyota-city"),
        ("visits 2018", "visits_over_time", None),
        ("cost of a visit", "cost_of_visit", None),
        ("trips to Xian", "visits_over_time", "xian"),
        ("what do we spend", "money_by_stage", None),
        ("grants won", "money_by_funder", None),
        ("exports to china", "trade_over_time", "china"),
        ("OSNABRUCK since when", "relationship_length", "osnabruck"),
    ],
)
def test_common_words_ask_for_a_subject_and_a_partner(
    shipped: Store, typed: str, chart: str, partner: str | None
) -> None:
    found = asked(shipped, typed)
    assert found.subject
    assert found.subject.chart == chart
    assert (found.partner and found.partner["partner_id"]) == partner


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("£22bn", 22_000_000_000),
        ("£22 billion", 22_000_000_000),
        ("6 per cent", 6),
        ("3,300", 3_300),
        ("over 3,000", 3_000),
    ],
)
def test_an_amount_is_read_as_in_a_workbook(shipped: Store, typed: str, amount: int) -> None:
    assert asked(shipped, typed).amount == Decimal(amount)


@pytest.mark.parametrize("typed", ["metro strategy leaflet", "return visit of 2018", "TB-01XC", "?", "…"])
def test_a_name_is_no_amount(shipped: Store, typed: str) -> None:
    assert asked(shipped, typed).amount is None


def test_little_words_are_not_looked_for_in_names_unless_they_are_all(shipped: Store) -> None:
    assert asked(shipped, "who went to Toyota").names == "went toyota"
    assert asked(shipped, "to the").names == "to the"
