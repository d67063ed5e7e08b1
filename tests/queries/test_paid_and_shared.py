"""Who paid and what visits share: every pound once, from the workbook to the charts and the words for readers."""

from collections.abc import Sequence

import pytest
from conftest import publish
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from workbooks import MONEY, VISIT, only, workbook

from twinboard.charts import CHARTS
from twinboard.charts.base.chart import Drawing
from twinboard.frames import Row, rows
from twinboard.intake import propose
from twinboard.store import Store
from twinboard.ui.card.evidence import told_html
from twinboard.ui.evidence.visit_details import visit_html

SPENT = {**MONEY, "stage": "spent", "status": "actual", "partner_id": "testville"}
VISITS: list[dict[str, object]] = [
    {
        **VISIT,
        **{
            "visit_id": "pupils",
            "title": "Trip with pupils",
            "ends": "2020-03-08",
            "elected_members": 2,
            "officers": 3,
        },
        **{"students": 20, "others": 4, "cost_gbp": "around £9,500", "staff_hours": "around 40"},
        "paid_by": "Derby City Council £2,000; Osnabrück, Stadt: over £1,500; the host",
    },
    {**VISIT, "visit_id": "choir", "title": "Choir", "direction": "inbound", "starts": "2021-05-01", "delegates": 25},
    {**VISIT, "visit_id": "trade", "title": "Trade mission", "starts": "2022-06-10", "officers": 2, "business": 6},
]
FLIGHTS = {**SPENT, "money_id": "flights", "title": "Flights", "amount_gbp": 9000, "visits": "Choir; trade; pupils"}
FLIGHTS |= {"funder": "Derby City Council £5,000; Derbyshire County Council £3,000; Rolls-Royce"}


def drawn(store: Store, name: str) -> Drawing:
    drawing = CHARTS[name](store.ask(f"charts/{name}"))
    assert isinstance(drawing, Drawing)
    return drawing


def asked(store: Store, name: str, **parameters: str | None) -> list[Row]:
    return rows(store.ask(name, parameters))


def doubted(store: Store, **sheets: Sequence[dict[str, object]]) -> list[tuple[str, str]]:
    found = propose(store, "test.xlsx", workbook(Facts=[], **sheets)).issues
    return [(issue.kind, issue.cell) for issue in found]


def test_a_workbook_with_all_of_it_goes_from_check_to_the_page_and_the_charts(store: Store) -> None:
    publish(store, workbook(Visits=VISITS, Money=[FLIGHTS]))
    people = {row["visit_id"]: row for row in asked(store, "charts/visits_over_time") if row["visit_id"]}
    assert (people["pupils"]["people"], people["pupils"]["people_bound"]) == (29, "at least")
    roles = {
        row["role"]: row["people"] for row in asked(store, "charts/delegates_by_visit") if row["visit_id"] == "pupils"
    }
    assert roles == {"Elected members": 2, "Council officers": 3, "Students": 20, "Others": 4}
    [pupils, choir, _] = map(visit_html, asked(store, "explore/milestones"))
    for said in ("20 students among them", "£9,000</a>, shared by 3 visits", "around 40 hours", "around £9,500"):
        assert said in pupils
    assert (
        "Paid by Derby City Council (£2,000), Osnabrück, Stadt (over £1,500) and the host (share not stated)" in pupils
    )
    told = told_html({**asked(store, "explore/milestones")[0], "purpose": "A new school"})
    for said in ("<p>What for: A new school<br>", "around 40 hours", "Paid by Derby City Council (£2,000)"):
        assert said in told
    assert "£9,000</a>, shared by 3 visits" in choir and "Paid by" not in choir
    numbers = {row["fact_id"]: (row["value"], row["bound"], row["unit"]) for row in asked(store, "evidence/facts")}
    assert numbers["pupils/students"] == (20, "exact", "people")
    assert numbers["pupils/staff_hours"] == (40, "around", "hours")
    [origin] = asked(store, "evidence/fact_origins", fact="flights")
    assert origin["visit_titles"] == ["Trip with pupils", "Choir", "Trade mission"]
    table = drawn(store, "visits_over_time").table
    assert [*table["Paid by"]].count("not stated") == 2
    hovers = " ".join(
        str(said) for trace in drawn(store, "visits_over_time").figure.data for said in trace.hovertext or ()
    ).replace("\u00a0", " ")
    assert (hovers.count("Paid by"), hovers.count("Council staff: around 40 hours")) == (1, 1)
    costs = [said for trace in drawn(store, "cost_of_visit").figure.data for said in trace.hovertext or ()]
    assert any("Trip with pupils" in said and ", paid by Derby City Council" in said for said in costs)


def test_a_cost_that_visits_share_stands_once_and_is_divided_by_nothing(store: Store) -> None:
    publish(store, workbook(Visits=VISITS, Money=[FLIGHTS]))
    costs = {row["cost_id"]: row for row in asked(store, "charts/cost_of_visit")}
    assert sorted(costs) == ["flights", "pupils"]
    assert (costs["flights"]["cost_gbp"], costs["flights"]["shared_by"]) == (9000, 3)
    assert costs["flights"]["per_person_night_gbp"] is None
    drawing = drawn(store, "cost_of_visit")
    assert drawing.title == "Testville: a visit cost around £9,500"
    said = dict(zip(drawing.table["Visit"], drawing.table["Cost"], strict=True))
    assert said["Flights: Trip with pupils, Choir and Trade mission"] == "£9,000, shared by 3 visits"


def test_where_only_shared_costs_are_stated_the_title_names_no_cost_of_one_visit(store: Store) -> None:
    publish(store, workbook(Visits=VISITS[1:], Money=[{**FLIGHTS, "visits": "choir; trade"}]))
    assert drawn(store, "cost_of_visit").title == "2 visits together cost £9,000"


@pytest.mark.parametrize(("stage", "is_asked"), [("spent", True), ("idea", True), ("awarded", False), ("bid", False)])
def test_a_cost_of_its_own_beside_a_shared_one_is_asked_about(store: Store, stage: str, is_asked: bool) -> None:
    found = doubted(store, Visits=VISITS, Money=[{**FLIGHTS, "stage": stage}])
    assert ("cost-perhaps-twice" in dict(found)) == is_asked


def test_what_is_published_so_is_not_asked_again(store: Store) -> None:
    publish(store, workbook(Visits=VISITS, Money=[FLIGHTS]))
    assert doubted(store, Visits=VISITS, Money=[FLIGHTS]) == []


@pytest.mark.parametrize(
    ("cost", "paid_by", "is_asked"),
    [
        (5000, "Derby £3,000; Toyota £2,000", False),
        (5000, "Derby £3,000; Toyota £2,001", True),
        (5000, "Derby up to £9,000; Toyota £2,000", False),
        (5000, "Derby over £5,000", True),
        ("around £5,000", "Derby £5,400", False),
        ("around £5,000", "Derby £9,000", True),
        ("over £5,000", "Derby £9,000", False),
        ("up to £5,000", "Derby £9,000", True),
        (None, "Derby £9,000", False),
        (5000, "Derby; Toyota", False),
    ],
)
def test_shares_above_the_cost_are_asked_about(store: Store, cost: object, paid_by: str, is_asked: bool) -> None:
    found = doubted(store, Visits=[{**VISIT, "cost_gbp": cost, "paid_by": paid_by}])
    assert [kind for kind, _ in found] == (["shares-above-cost"] if is_asked else [])


def test_visits_are_named_by_id_or_title_and_an_unknown_one_is_told(store: Store) -> None:
    assert doubted(store, Visits=VISITS[1:], Money=[{**FLIGHTS, "visits": "choir; No such trip"}]) == [
        ("unknown-id", "K2")
    ]
    publish(store, workbook(Visits=VISITS, Money=[FLIGHTS]))
    kept = asked(store, "evidence/fact_origins", fact="flights")[0]["visit_titles"]
    publish(store, only(Money=[{**FLIGHTS, "visits": "trade; choir; trade; pupils"}]))
    assert asked(store, "evidence/fact_origins", fact="flights")[0]["visit_titles"] == kept


def test_a_total_of_people_holds_with_students_and_others(store: Store) -> None:
    visit = {**VISIT, "officers": 2, "students": 20, "others": 1}
    assert doubted(store, Visits=[{**visit, "delegates": 23}]) == []
    assert doubted(store, Visits=[{**visit, "delegates": 22}])[0][0] == "parts-differ"


@pytest.mark.parametrize(
    ("hours", "kind"), [("40 hours", ""), ("37.5 hrs", ""), ("5 days", "unit-disagrees"), ("£40", "unit-disagrees")]
)
def test_hours_are_typed_in_hours(store: Store, hours: str, kind: str) -> None:
    assert [one for one, _ in doubted(store, Visits=[{**VISIT, "staff_hours": hours}])] == ([kind] if kind else [])


NAMES = ("Derby City", "Derbyshire", "Toyota, Japan", "Łódź")


@st.composite
def amounts(draw: st.DrawFn) -> list[dict[str, object]]:
    """Payments of one year, each of a whole number of pounds, paid by one or several with or without their shares."""
    made: list[dict[str, object]] = []
    for at in range(draw(st.integers(2, 9))):
        payers = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True))
        shares = [draw(st.one_of(st.none(), st.integers(1, 900))) for _ in payers]
        least = sum(share or 0 for share in shares) or 1
        whole = least + draw(st.integers(0, 500))
        funder = "; ".join(
            f"{payer} £{share:,}" if share else payer for payer, share in zip(payers, shares, strict=True)
        )
        made.append({**SPENT, "money_id": f"m{at}", "title": f"Payment {at}", "amount_gbp": whole, "funder": funder})
    return made


@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(amounts())
def test_what_funders_paid_is_all_that_was_paid_and_no_pound_twice(
    store: Store, money: list[dict[str, object]]
) -> None:
    is_first = not store.numbers()
    publish(store, workbook(Facts=[], Money=money) if is_first else only(Money=money), retire_missing=True)
    found = asked(store, "charts/money_by_funder")
    paid = {str(row["money_id"]): int(str(row["amount_gbp"])) for row in money}
    assert {each for row in found for each in row["number_ids"]} == paid.keys()
    assert sum(each for row in found for each in row["amounts_gbp"]) == sum(paid.values())
    stated = dict.fromkeys(NAMES, 0)
    for row in found:
        if row["funder"] in stated:
            stated[row["funder"]] += int(row["amount_gbp"])
    assert stated == _stated(money)


def _stated(money: Sequence[dict[str, object]]) -> dict[str, int]:
    """What each is stated to have paid: its shares, and what it paid alone."""
    said = dict.fromkeys(NAMES, 0)
    for row in money:
        entries = str(row["funder"]).split("; ")
        for entry in entries:
            name, _, share = entry.partition(" £")
            if share or len(entries) == 1:
                said[name] += int(share.replace(",", "")) if share else int(str(row["amount_gbp"]))
    return said


@pytest.mark.parametrize(
    ("amount", "funder", "rest"),
    [
        ("£5,000", "Derby £2,000; host", (3000, "exact")),
        ("£5,000", "Derby between £1,000 and £2,000; host", (3000, "between and 4000")),
        ("over £5,000", "Derby £2,000", (3000, "over")),
        ("£5,000", "Derby over £2,000", (3000, "up to")),
        ("£5,000", "Derby up to £2,000; host", (3000, "at least")),
        ("over £5,000", "Derby over £2,000", None),
        ("around £5,000", "Derby £4,900", None),
        ("£5,000", "Derby £5,000; host", None),
    ],
)
def test_what_shares_leave_has_a_word_that_is_true_of_it_or_is_not_drawn(
    store: Store, amount: str, funder: str, rest: tuple[int, str] | None
) -> None:
    word = amount.rpartition(" ")[0] or "exact"
    publish(store, workbook(Facts=[], Money=[{**SPENT, "amount_gbp": amount, "bound": word, "funder": funder}]))
    found = [row for row in asked(store, "charts/money_by_funder") if row["part"] == "rest"]
    assert [(row["amount_gbp"], row["bound"]) for row in found] == ([rest] if rest else [])
