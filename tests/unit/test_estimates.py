"""What the declared models give for a council that keeps everything, beside a table worked by hand."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

import pytest
from conftest import publish
from hypothesis import given
from hypothesis import strategies as st
from test_arithmetic import stated
from worth import ASSUMED, ASSUMPTIONS, assumption, fuller_council

from twinboard import queries
from twinboard.arithmetic import Carried, NoWord, Stated, words
from twinboard.charts import CHARTS
from twinboard.charts.base.chart import Drawing, Empty
from twinboard.charts.worth.worth_words import range_words
from twinboard.estimates import Estimate, Model, estimates_of, models, said, total_of
from twinboard.estimates.steps import gross_to_net, reaches
from twinboard.frames import rows
from twinboard.models import Bound
from twinboard.store import Store

BY_HAND = {
    # 10 × 3 × 90 + 6 × 2 × 90; 10 × 3 × 60 + 6 × 1 × 60; 10 × 3 × 120 + 6 × 4 × 120
    "visitor_spending": ("£3,780", "between £2,160 and £6,480"),
    # 16 × 600; 16 × 500; 16 × 800
    "visitor_spending_by_visit": ("£9,600", "between £8,000 and £12,800"),
    # × 0.8 × 0.9 × 0.75 × 1 × 1.5 = 0.81; × 0.5 × 0.8 × 0.5 × 0.9 × 1.1 = 0.198; × 0.9 × 0.95 × 1 × 1 × 1.8 = 1.539
    "net_effect": ("around £3,062", "between £427 and £9,973"),
    "net_effect_by_visit": ("£7,776", "between £1,584 and £19,700"),
    # 5 × 1,000; 5 × 800; 5 × 1,500: the cost of the fair is stated
    "cost_of_travel": ("£5,000", "between £4,000 and £7,500"),
    # 40 × 25 + at least 30 × 25; 40 × 20 + at least 30 × 20
    "cost_of_staff_time": ("at least £1,750", "at least £1,400"),
    # around 4,000 ÷ 4; around reaches a tenth
    "cost_per_traveller": ("around £1,000", "between £900 and £1,100"),
    "cost_per_traveller_and_night": ("around £250", "between £225 and £275"),
    # 6,000 ÷ 4 visits, ÷ 3 events
    "cost_per_visit": ("£1,500", "£1,500"),
    "cost_per_event": ("£2,000", "£2,000"),
    # over 100,000 ÷ 20,000
    "won_for_each_pound": ("over £5", "over £5"),
    # 20,000 ÷ 90, ÷ 120, ÷ 60
    "break_even_in_nights": ("around 222 nights", "between 166 and 334 nights"),
    # 20,000 ÷ 600, ÷ 800, ÷ 500
    "break_even_in_visits": ("around 33 visitors", "between 25 and 40 visitors"),
}


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = Store(tmp_path_factory.mktemp("council"))
    publish(store, fuller_council())
    return store


def asked(store: Store, partner: str | None = None, assume: str | None = None) -> list[Estimate]:
    return estimates_of(rows(store.ask("explore/worth", {"partner": partner, "assume": assume})))


def by_model(estimates: Iterable[Estimate]) -> dict[Model, list[Estimate]]:
    return {model: [*some] for model, some in groupby(estimates, lambda each: each.model)}


def printed(carried: Carried | None, unit: str) -> str:
    found = said(carried, unit)
    return words(found, unit) if found else "cannot be said"


def test_every_model_gives_what_is_worked_by_hand(council: Store) -> None:
    found = {
        model.name: (
            printed(total_of([each.central for each in some if not each.missing]), model.unit),
            printed(total_of([each.widest for each in some if not each.missing]), model.unit),
        )
        for model, some in by_model(asked(council)).items()
    }
    assert found == BY_HAND
    assert {model.name for model in models()} == {*BY_HAND}


def test_the_page_of_a_partner_has_the_same(council: Store) -> None:
    everything, own = asked(council), asked(council, "testville")
    assert [printed(each.central, each.model.unit) for each in own] == [
        printed(each.central, each.model.unit) for each in everything
    ]


def test_what_is_missing_is_named_with_its_place(tmp_path_factory: pytest.TempPathFactory) -> None:
    store = Store(tmp_path_factory.mktemp("bare"))
    publish(store, fuller_council([assumption("spending per visitor and night", 90)]))
    missing = {
        model.name: [*{each.name: each.place for each in some[-1].missing}.items()]
        for model, some in by_model(asked(store)).items()
    }
    assert missing["visitor_spending"] == []
    assert missing["cost_of_travel"] == [("cost per traveller", "Assumptions")]
    summer = next(each for each in asked(store) if each.case_id == "summer")
    assert [(each.name, each.place) for each in summer.missing] == [
        ("nights", "Visits, starts and ends; or Assumptions, nights of a visitor")
    ]
    assert summer.central is None


def test_an_assumption_of_a_partner_goes_before_one_for_all(tmp_path_factory: pytest.TempPathFactory) -> None:
    store = Store(tmp_path_factory.mktemp("own"))
    own = {**assumption("spending per visit", 1000, 900, 1100, partner_id="testville"), "assumption_id": "own"}
    publish(store, fuller_council([*ASSUMPTIONS, own]))
    [model] = [model for model in by_model(asked(store)) if model.name == "visitor_spending_by_visit"]
    assert printed(total_of([each.central for each in by_model(asked(store))[model]]), "£") == "£16,000"


def test_what_a_reader_sets_is_worked_with_and_marked(council: Store) -> None:
    estimates = asked(council, assume="spending-per-visitor-and-night=120,leakage=5")
    [first] = [each for each in estimates if each.model.name == "visitor_spending" and each.case_id == "spring"]
    assert printed(first.central, "£") == "£3,600"
    assert first.given["spending per visitor and night"].is_set
    assert printed(first.widest, "£") == "between £1,800 and £3,600"
    for name in ("estimates", "what_it_rests_on", "gross_to_net"):
        drawing = CHARTS[name](council.ask(f"charts/{name}", {"partner": None, "assume": "leakage=5"}))
        assert isinstance(drawing, Drawing)
        assert drawing.title.startswith("What if: ")
        assert drawing.caveats[0] == "What if: Leakage is 5 per cent, not 10 per cent as the officers set it."
        assert drawing.alt.startswith("What if. ")


def test_what_is_set_as_it_is_published_is_no_what_if(council: Store) -> None:
    for name in ("estimates", "what_it_rests_on", "gross_to_net"):
        drawing = CHARTS[name](council.ask(f"charts/{name}", {"partner": None, "assume": "leakage=10"}))
        assert isinstance(drawing, Drawing)
        assert "What if" not in " ".join([drawing.title, drawing.alt, *drawing.caveats])


def test_the_steps_from_gross_to_net_are_those_of_the_guide(council: Store) -> None:
    """£3,780 less 20, 10, 25 and 0 per cent, one after the other, times 1.5."""
    [steps] = [gross_to_net(some) for model, some in by_model(asked(council)).items() if model.name == "net_effect"]
    assert [(step.name, words(step.after, "£")) for step in steps] == [
        ("gross", "£3,780"),
        ("deadweight", "£3,024"),
        ("leakage", "around £2,722"),
        ("displacement", "around £2,041"),
        ("substitution", "around £2,041"),
        ("multiplier", "around £3,062"),
    ]


def test_what_matters_most_stands_first(council: Store) -> None:
    """Of £3,061.80: displacement of 0 to 50 per cent moves it from £2,041.20 to £4,082.40."""
    [found] = [reaches(some) for model, some in by_model(asked(council)).items() if model.name == "net_effect"]
    said_of = {reach.given.assumption: (words(reach.low, "£"), words(reach.high, "£")) for reach in found}
    assert said_of["Displacement"] == ("around £2,041", "around £4,082")
    assert said_of["Nights of a visitor"] == ("around £2,624", "around £3,937")
    assert [reach.spread for reach in found] == sorted((reach.spread for reach in found), reverse=True)
    assert len(found) == len(ASSUMED) - len({"spending per visit", "cost per traveller", "cost per hour of staff"})


def test_no_estimate_meets_a_number_on_record(tmp_path_factory: pytest.TempPathFactory, council: Store) -> None:
    """Headline numbers, key messages and all that they rest on are the same with assumptions and without."""
    store = Store(tmp_path_factory.mktemp("without"))
    publish(store, fuller_council([]))
    none = {"partner": None, "strand": None}
    for query in [*queries.names("evidence"), "explore/tiles", "charts/money_by_stage", "charts/cost_of_visit"]:
        if query in ("evidence/versions", "evidence/fact_history", "evidence/source_records"):
            continue
        parameters = {name: none.get(name) for name in queries.load(query).parameters}
        assert rows(store.ask(query, parameters)) == rows(council.ask(query, parameters)), query
    assert all(each.central is None for each in asked(store) if each.model.side != "measure")


@pytest.mark.parametrize(
    ("widest", "central", "said_of"),
    [
        ("b70/105", "~87", "between £70 and £105"),
        ("+14", "+17", "at its lowest at least £14"),
        ("-50", "e20", "up to £50"),
        ("+17", "+17", ""),
        ("~222", "~222", ""),
        ("e5", "e5", ""),
    ],
)
def test_a_range_is_said_where_it_says_more_than_the_estimate(widest: str, central: str, said_of: str) -> None:
    assert range_words(stated(widest), stated(central), "£") == said_of


def test_nothing_is_drawn_of_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    store = Store(tmp_path_factory.mktemp("nothing"))
    publish(store, fuller_council([]))
    for name in ("estimates", "what_it_rests_on", "gross_to_net"):
        assert isinstance(CHARTS[name](store.ask(f"charts/{name}", {"partner": None, "assume": None})), Empty)


PLAIN = st.integers(0, 100).map(Decimal)


@given(st.sampled_from(models()), st.lists(st.tuples(PLAIN, PLAIN, PLAIN, PLAIN).map(sorted), min_size=10, max_size=10))
def test_widening_an_assumption_never_narrows_a_model(model: Model, found: list[list[Decimal]]) -> None:
    names = [each.name for each in model.inputs]
    inner, outer = (
        _worked(model, {name: (each[low], each[high]) for name, each in zip(names, found, strict=False)})
        for low, high in ((1, 2), (0, 3))
    )
    if inner and outer:
        assert outer.span.low <= inner.span.low <= inner.span.high <= outer.span.high
    assert inner or not outer


def _worked(model: Model, ends: Mapping[str, tuple[Decimal, Decimal]]) -> Carried | None:
    spans = {
        name: Carried.at_widest(Stated(low, Bound.BETWEEN, high=high) if low < high else Stated(low, Bound.EXACT))
        for name, (low, high) in ends.items()
    }
    try:
        return model.formula.worked(spans)
    except NoWord:
        return None


def test_the_formula_of_the_net_effect_is_the_guides() -> None:
    """Gross × (1 − leakage) × (1 − displacement) × (1 − substitution) × multiplier, less the same of the deadweight."""
    net = next(model for model in models() if model.name == "net_effect_by_visit")
    values = {
        "people": 14,
        "spending per visit": 625,
        "deadweight": 30,
        "leakage": 12,
        "displacement": 20,
        "substitution": 4,
        "multiplier": 2,
    }
    worked = net.formula.worked(
        {name: Carried.as_stated(Stated(Decimal(value), Bound.EXACT)) for name, value in values.items()}
    )
    gross, reference = Fraction(14 * 625), Fraction(14 * 625 * 30, 100)
    after = [case * Fraction(88, 100) * Fraction(80, 100) * Fraction(96, 100) * 2 for case in (gross, reference)]
    assert worked.span.low == worked.span.high == after[0] - after[1]
