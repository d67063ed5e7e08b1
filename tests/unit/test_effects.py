"""Before anything is published, an officer sees which charts and headline numbers would read differently."""

import pytest
from conftest import publish
from workbooks import EVIDENCE, FACT, MONEY, STRAND, VISIT, only, workbook

from twinboard.charts.registry import MOST_ROWS
from twinboard.effects import Effect, effects, effects_between, effects_without
from twinboard.intake import Decisions, decided, propose
from twinboard.less import said_less
from twinboard.publish import published_records, trial
from twinboard.store import Store

pytestmark = pytest.mark.usefixtures("read_here")


def effects_of(store: Store, content: bytes) -> tuple[Effect, ...]:
    proposal = propose(store, "x.xlsx", content)
    assert proposal.checked.is_valid, proposal.issues
    with trial(store, proposal.base, proposal.difference) as tried:
        return effects(store, proposal.base, tried)


def test_a_changed_number_changes_its_tile_and_its_charts_before_it_is_published(shipped: Store) -> None:
    record = published_records(shipped, 1)["Facts"]["jobs-local-supply-chain"]
    found = effects_of(shipped, only(Facts=[{**record.values, "value": 3400}]))
    assert found[0] == Effect("headline number", "jobs", "over 6,300 jobs", "over 6,400 jobs")
    [jobs] = [effect for effect in found if effect.name == "jobs_by_employer"]
    assert (jobs.before, jobs.after) == (
        "Toyota City is linked with over 6,300 jobs",
        "Toyota City is linked with over 6,400 jobs",
    )
    assert "milestone_timeline" not in {effect.name for effect in found}
    assert shipped.numbers() == (1,)


def test_a_headline_number_that_would_cover_less_says_so_and_one_that_covers_as_much_does_not(shipped: Store) -> None:
    facts, visits = (published_records(shipped, 1)[sheet] for sheet in ("Facts", "Visits"))
    plant = {**facts["jobs-local-supply-chain"].values, "fact_id": "newer", "period": "2024", "value": 3400}
    held = next(one.values for one in visits.values() if one.values["status"] == "held" and one.values["delegates"])
    newer = {**held, "visit_id": "newer", "starts": "2024-05", "ends": None}
    told = {effect.name: effect.covers_less for effect in effects_of(shipped, only(Facts=[plant], Visits=[newer]))}
    assert told["jobs"] == "would leave out 3,400 jobs in 2024 (Local supply chain)"
    assert told["travelled"] == "would leave out 14 people in 2024"
    [without] = effects_without(shipped, 1, ["jobs-local-supply-chain"])
    fewer = next(one for one in without if one.name == "jobs")
    assert fewer.covers_less == "would rest on 1 of the published rows; it rests on 2 now"
    same = effects_of(shipped, only(Facts=[{**facts["jobs-local-supply-chain"].values, "value": 3400}]))
    assert {effect.covers_less for effect in same} == {""}


def less_of(store: Store, content: bytes, retire: str = "") -> tuple[str, ...]:
    proposal = propose(store, "x.xlsx", content)
    after = decided(store, proposal, Decisions(retire=frozenset(filter(None, [retire]))))
    with trial(store, after.base, after.difference) as tried:
        return said_less(store, after.base, tried)


def test_what_the_page_of_a_partner_would_say_less_is_said_and_nothing_of_what_stays(small: Store) -> None:
    trip = {**VISIT, "officers": 3}
    publish(small, only(Visits=[trip, {**trip, "visit_id": "second", "title": "Another", "starts": "2022-03-04"}]))
    told = less_of(small, only(Visits=[trip]), "Visits")
    assert (
        "“People who travelled” of Testville would cover less than now: it would be of 2020; it is of 2022 now." in told
    )
    assert any(one.startswith("On the page Testville, “") and "would say less" in one for one in told)
    assert less_of(small, only(Visits=[{**trip, "officers": 4}])) == ()
    assert (
        less_of(small, only(Visits=[{**trip, "visit_id": "third", "title": "A third", "starts": "2023-03-04"}])) == ()
    )


def test_a_chart_that_would_show_fewer_rows_or_none_says_so(small: Store) -> None:
    publish(small, only(Facts=[FACT, {**FACT, "fact_id": "jobs-2021", "period": "2021", "value": 110}]))
    proposal = propose(small, "x.xlsx", only(Facts=[FACT]))
    after = decided(small, proposal, Decisions(retire=frozenset({"Facts"})))
    with trial(small, after.base, after.difference) as tried:
        less = {one.name: one.covers_less for one in effects(small, after.base, tried) if one.covers_less}
    assert less and all("would" in one for one in less.values())
    revised = only(Facts=[{**FACT, "fact_id": "jobs-2021", "period": "2021", "value": 130}])
    assert {one.covers_less for one in effects_of(small, revised)} == {""}


def test_a_change_that_no_chart_shows_has_no_effect(small: Store) -> None:
    assert effects_of(small, only(Strands=[{**STRAND, "note": "A new note."}])) == ()


def test_the_first_publication_shows_everything_as_new(store: Store) -> None:
    found = effects_of(store, workbook())
    assert {effect.before for effect in found} == {"not shown"}


def test_a_word_added_to_a_number_is_an_effect(small: Store) -> None:
    found = effects_of(small, only(Facts=[{**FACT, **EVIDENCE, "value": 120, "bound": "over"}]))
    assert found[0] == Effect("headline number", "jobs", "100 jobs", "over 120 jobs")


@pytest.mark.sweep
def test_more_rows_than_a_chart_can_show_are_counted_instead_of_drawn(small: Store) -> None:
    visits = [{**VISIT, "visit_id": f"trip-{number}"} for number in range(MOST_ROWS + 1)]
    found = {effect.name: effect.after for effect in effects_of(small, only(Visits=visits))}
    assert found["visits_over_time"] == "1,001 rows are too many for one chart."


@pytest.mark.sweep
def test_two_published_versions_differ_as_the_trial_said_they_would(small: Store) -> None:
    sent = only(Facts=[{**FACT, "value": 120, "bound": "over"}], Visits=[{**VISIT, "officers": 3}])
    foreseen = effects_of(small, sent)
    publish(small, sent)
    assert effects_between(small, 1, 2) == foreseen != ()
    assert effects_between(small, 2, 2) == ()


@pytest.mark.sweep
def test_what_one_version_had_and_the_other_has_not_is_said_from_both_sides(small: Store) -> None:
    publish(small, only(Visits=[{**VISIT, "officers": 3}]))
    assert Effect("headline number", "travelled", "not shown", "at least 3 people") in effects_between(small, 1, 2)
    assert Effect("headline number", "travelled", "at least 3 people", "not shown") in effects_between(small, 2, 1)


def test_headline_numbers_of_two_years_say_of_which_they_are(small: Store) -> None:
    publish(small, only(Facts=[FACT, {**FACT, "fact_id": "jobs-2021", "period": "2021", "value": 90}]))
    assert effects_between(small, 1, 2)[0] == Effect("headline number", "jobs", "100 jobs in 2020", "90 jobs in 2021")


def test_a_headline_number_that_two_sources_state_is_told_with_both(store: Store) -> None:
    budget = {**MONEY, "stage": "budget", "recurring": "yes", "status": "actual"}
    publish(store, workbook(Facts=[], Money=[budget]))
    found = effects_of(store, only(Money=[budget, {**budget, "money_id": "b", "amount_gbp": 7000, "bound": "over"}]))
    assert found[0] == Effect("headline number", "budget", "£5,000", "over £7,000 and £5,000")
