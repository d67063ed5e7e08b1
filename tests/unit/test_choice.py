"""Which charts a pack may hold for a partner, a strand, both or everything, and what the pack is made of."""

from collections.abc import Sequence

import pytest
from conftest import publish
from workbooks import FACT, workbook

from twinboard.charts import CHARTS, Chart
from twinboard.drawing import chart_at, opened_with, reference_to
from twinboard.errors import NothingToDraw, TwinboardError, UnknownVersion
from twinboard.papers.packs.choice import CHOSEN, IN_SHORT, Choice, Offer, charts_on, make_pack, offers
from twinboard.papers.packs.pack import Pack
from twinboard.rules.chart_pages import COMMON, OF_PARTNER, OF_STRAND, WORTH
from twinboard.settings import TITLE
from twinboard.store import Store

TOYOTA, EDUCATION, SPORT = Choice(partner="toyota-city"), Choice(strand="education"), Choice(strand="sport")
BOTH = Choice("toyota-city", "education")


def names(offered: Sequence[Offer], *, usual: bool | None = None) -> list[str]:
    return [each.chart.name for each in offered if usual in (None, each.is_usual)]


def told(pack: Pack) -> list[tuple[str, int, list[str]]]:
    """Each section: its heading, how many messages it has, its charts."""
    return [(each.heading, len(each.messages), [one.chart.name for one in each.charts]) for each in pack.sections]


def of_it(name: str, **chosen: str) -> dict[str, str]:
    """What of a choice a chart can be asked for."""
    return {each: value for each, value in opened_with(name, **chosen).items() if value and each in chosen}


def shows(store: Store, name: str, **chosen: str) -> bool:
    return isinstance(chart_at(store.home, reference_to(store.home, name, chosen, 1)), Chart)


def test_of_everything_each_chart_that_has_something_to_show_is_offered_once_under_its_first_page(
    shipped: Store,
) -> None:
    found = offers(shipped.home, Choice(), 1)
    declared = dict.fromkeys(name for page in COMMON for name in page.charts)
    assert names(found) == [name for name in declared if shows(shipped, name)]
    assert {*names(found, usual=False)} == {*WORTH} & {*names(found)} != set()
    pages = {each.chart.name: each.page.path for each in found}
    assert (pages["visits_over_time"], pages["milestone_timeline"], pages["budget_by_year"]) == ("", "visits", "money")


def test_the_messages_of_a_pack_say_what_the_program_found_to_disagree(store: Store) -> None:
    publish(store, workbook(Facts=[FACT, {**FACT, "fact_id": "rival", "value": 2000}]))
    [section] = make_pack(store.home, Choice(partner="testville"), 1).sections
    asked = {each.conflict_id for message in section.messages for each in message.questions}
    assert asked == {"found/value/rival/jobs-2020"}


def test_every_chart_stands_on_some_page() -> None:
    assert {name for page in COMMON for name in page.charts}.union(OF_PARTNER, OF_STRAND) == set(CHARTS)


def test_of_a_partner_its_own_page_comes_first_and_then_whatever_can_be_of_it_alone(shipped: Store) -> None:
    found = offers(shipped.home, TOYOTA, 1)
    own = [name for name in OF_PARTNER if shows(shipped, name, **of_it(name, partner="toyota-city"))]
    others = [name for name in names(found, usual=False) if name not in WORTH]
    assert names(found, usual=True) == [name for name in own if name not in WORTH]
    assert names(found) == [*own, *others]
    assert {"map_of_partners", "milestone_timeline"} <= {*names(found, usual=False)}
    about_home = [each for each in found if ("partner", "toyota-city") not in each.reference.parameters]
    assert names(about_home) == ["people_in_work"]
    assert {each.page.path for each in found} == {"toyota-city"}
    assert len({*names(found)}) == len(found)


def test_estimates_come_into_a_pack_only_when_somebody_puts_them_there(shipped: Store) -> None:
    charts = [each.chart.name for each in make_pack(shipped.home, TOYOTA, 1).charts]
    assert not {*WORTH} & {*charts}
    what_if = Choice(partner="toyota-city", assume="spending-on-a-visit-to-the-uk=700")
    moved = make_pack(shipped.home, what_if, 1).charts
    assert [each.chart.drawing.title for each in moved if each.chart.name == "estimates"] == [
        "What if: Visitor spending, by visit: around £9,800, estimated"
    ]


def test_of_a_strand_and_of_both_every_chart_is_of_that_choice_alone(shipped: Store) -> None:
    for choice in (EDUCATION, BOTH):
        found = offers(shipped.home, choice, 1)
        wanted = {(kind, name) for kind, name in vars(choice).items() if name}
        assert found
        assert all(wanted <= {*each.reference.parameters} for each in found)
        assert "trade_over_time" not in names(found)


def test_where_nothing_can_be_shown_nothing_is_offered_and_the_pack_has_its_messages(shipped: Store) -> None:
    assert offers(shipped.home, SPORT, 1) == ()
    [(heading, count_messages, charts)] = told(make_pack(shipped.home, SPORT, 1))
    assert (heading, charts) == ("Sport", [])
    assert count_messages > 0
    with pytest.raises(TwinboardError, match="“jobs_by_employer” has nothing to show here"):
        make_pack(shipped.home, SPORT, 1, ["jobs_by_employer"])


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        (
            Choice(partner="atlantis"),
            "There is no partner “atlantis” in version 1. Those there: toyota-city, osnabruck, ",
        ),
        (Choice(strand="magic"), "There is no strand “magic” in version 1. Those there: education, business, "),
        (Choice("toyota-city", "magic"), "There is no strand “magic”"),
        (Choice(partner=""), "There is no partner “”"),
        (Choice(partner="education"), "There is no partner “education”"),
    ],
)
def test_what_nobody_knows_is_said_with_what_there_is(shipped: Store, choice: Choice, words: str) -> None:
    for ask in (offers, make_pack):
        with pytest.raises(TwinboardError) as refused:
            ask(shipped.home, choice, 1)
        assert str(refused.value).startswith(words)
    with pytest.raises(UnknownVersion):
        offers(shipped.home, Choice(), 9)


def test_the_pack_of_everything_tells_the_partners_in_short_and_then_page_after_page(shipped: Store) -> None:
    pack = make_pack(shipped.home, Choice(), 1)
    headings = [heading for heading, _, _ in told(pack)]
    charts = [each.chart.name for each in pack.charts]
    assert (pack.title, pack.version) == (TITLE, 1)
    assert headings == [IN_SHORT, "Overview", "Compare", "Visits", "Money", "Trade", "Sources"]
    assert [each.charts for each in pack.sections[:1]] == [()]
    assert {len(section.messages) for section in pack.sections[1:]} == {0}
    assert charts == names(offers(shipped.home, Choice(), 1), usual=True)
    assert len({each.code for each in pack.charts}) == len({*charts}) == len(charts)


def test_the_pack_of_a_partner_has_its_messages_and_its_usual_charts(shipped: Store) -> None:
    pack = make_pack(shipped.home, TOYOTA, 1)
    [(heading, count_messages, charts)] = told(pack)
    assert (pack.title, heading) == (f"Toyota City: {TITLE}", "Toyota City")
    assert count_messages > 2
    assert charts == names(offers(shipped.home, TOYOTA, 1), usual=True)


def test_a_strand_without_a_usual_chart_gets_what_there_is(shipped: Store) -> None:
    assert names(offers(shipped.home, EDUCATION, 1), usual=True) == []
    [(heading, _, charts)] = told(make_pack(shipped.home, EDUCATION, 1))
    assert (heading, charts) == ("Education", ["milestone_timeline"])


def test_messages_about_a_partner_do_not_stand_under_the_name_of_one_of_its_strands(shipped: Store) -> None:
    pack = make_pack(shipped.home, BOTH, 1)
    partner, both = told(pack)
    assert pack.title == f"Toyota City, Education: {TITLE}"
    assert (partner[0], partner[2]) == ("Toyota City", [])
    assert partner[1] > 2
    assert both == ("Toyota City, Education", 0, ["milestone_timeline"])


def test_charts_that_are_named_are_those_of_the_pack_in_the_order_in_which_they_are_named(shipped: Store) -> None:
    asked = ["budget_by_year", "jobs_by_employer", "budget_by_year"]
    pack = make_pack(shipped.home, Choice(), 1, asked)
    assert [(heading, charts) for heading, _, charts in told(pack)] == [
        (IN_SHORT, []),
        (CHOSEN, ["budget_by_year", "jobs_by_employer"]),
    ]
    in_order = make_pack(shipped.home, Choice(), 1, ["jobs_by_employer", "budget_by_year"])
    assert [(heading, charts) for heading, _, charts in told(in_order)][1:] == [
        ("Overview", ["jobs_by_employer"]),
        ("Money", ["budget_by_year"]),
    ]
    turned = make_pack(shipped.home, TOYOTA, 1, ["visits_over_time", "jobs_by_employer"])
    assert [charts for _, _, charts in told(turned)] == [["visits_over_time", "jobs_by_employer"]]
    assert make_pack(shipped.home, Choice(), 1, []).charts == ()
    for name in ("targets_and_actuals", "no_such_chart"):
        with pytest.raises(TwinboardError, match=f"“{name}” has nothing to show here. Those that have: map_of_"):
            make_pack(shipped.home, Choice(), 1, [name])


def test_the_address_of_a_page_gives_its_name_and_its_charts_with_their_codes(shipped: Store) -> None:
    name, found = charts_on(shipped.home, "money", 1)
    assert name == "Money"
    assert [each.chart.name for each in found] == ["money_by_stage", "money_by_funder", "budget_by_year"]
    assert charts_on(shipped.home, "visits", 1)[1][-1].reference.parameters == (("happened", "yes"), ("most", "10"))
    assert charts_on(shipped.home, "", 1)[0] == "Overview"
    assert charts_on(shipped.home, "xian", 1)[0] == "Xi'an"


@pytest.mark.parametrize("path", ["facts", "nowhere", "Money", "overview", "toyota-city/", "../money"])
def test_an_address_without_charts_is_refused(shipped: Store, path: str) -> None:
    with pytest.raises(NothingToDraw, match="There is no page"):
        charts_on(shipped.home, path, 1)
