"""Time in charts: open ends that show, bars as long as a link is known to last, and the newest milestones only."""

from datetime import date, timedelta

import pytest
from pictured import names_of

from twinboard.charts import CHARTS
from twinboard.charts.base.canvas import EVERY_ROW, Canvas
from twinboard.charts.base.look import BLUE
from twinboard.charts.partners.milestone_timeline import KINDS, OTHER_SYMBOL
from twinboard.charts.rows.keys import SIGNS
from twinboard.charts.rows.lanes import Point, in_lanes
from twinboard.frames import rows
from twinboard.rules.vocabularies import DIRECTION, MILESTONE_KIND
from twinboard.store import Store


def point(first_on: date | None, last_on: date | None) -> Point:
    return Point(0, first_on, last_on, "event", "circle", BLUE, 15, True, "", "A visit", ("visit", "a"))


@pytest.mark.parametrize(
    ("first_on", "last_on", "dash", "open_side"),
    [
        (date(2018, 1, 1), date(2018, 6, 30), "solid", None),
        (date(2018, 1, 1), None, "dot", "right"),
        (None, date(2018, 6, 30), "dot", "left"),
    ],
)
def test_the_days_of_a_mark_are_a_line_which_is_dotted_on_an_open_side_only(
    first_on: date | None, last_on: date | None, dash: str, open_side: str | None
) -> None:
    line, mark = in_lanes([point(first_on, last_on)], ["A"], height=30).on_screen().data
    start, end, _ = line.x
    assert line.line.dash == dash
    assert start == first_on.isoformat() if first_on else start < mark.x[0]
    assert end == last_on.isoformat() if last_on else end > mark.x[0]
    assert (start < mark.x[0]) == (open_side != "right") and (end > mark.x[0]) == (open_side != "left")


def test_a_single_day_has_no_line() -> None:
    [mark] = in_lanes([point(date(2018, 1, 1), date(2018, 1, 1))], ["A"], height=30).on_screen().data
    assert mark.mode == "markers+text"


def test_as_many_of_the_newest_milestones_are_drawn_as_are_asked_for(crowded: Store) -> None:
    frame = crowded.ask("charts/milestone_timeline", {"most": "8"})
    assert frame["is_drawn"].sum() == 8
    traces = CHARTS["milestone_timeline"](frame).figure.data
    assert sum(len(trace.x) for trace in traces if trace.mode != "lines") == 8


def test_milestones_of_one_partner_stand_in_lanes_of_kinds_and_of_several_in_theirs(shipped: Store) -> None:
    """A click leads to the milestone or the visit; on paper each has its words beside it."""
    for parameters, lane in (({}, "Toyota City"), ({"partner": "toyota-city"}, "Agreement")):
        frame = shipped.ask("charts/milestone_timeline", parameters)
        drawing = CHARTS["milestone_timeline"](frame)
        assert lane in names_of(drawing.figure)
        links = {tuple(each) for trace in drawing.figure.data for each in trace.customdata or ()}
        drawn = frame[frame["is_drawn"]]
        kinds = ["visit" if kind.endswith("visit") else "milestone" for kind in drawn["kind"]]
        assert links == {*zip(kinds, drawn["id"], strict=True)}
        on_paper = names_of(drawing.plan.build(Canvas(700), EVERY_ROW))
        assert len(on_paper) == len(drawn)
        assert all(title.split()[0] in words for title, words in zip(drawn["title"], on_paper, strict=True))


def test_visits_stand_in_the_order_of_the_first_day_that_is_known_of_them(crowded: Store) -> None:
    frame = crowded.ask("charts/visits_over_time")
    known = frame["first_on"].fillna(frame["last_on"]).dropna()
    assert known.is_monotonic_increasing


def test_a_line_over_several_years_says_that_rising_prices_are_not_adjusted_for(shipped: Store) -> None:
    said = "Values are not adjusted for rising prices."
    frame = shipped.ask("charts/trade_over_time", {"partner": "china"})
    assert said in CHARTS["trade_over_time"](frame).caveats
    newest = frame[frame["period"] == "2020"]
    assert said not in CHARTS["trade_over_time"](newest).caveats


def test_every_kind_of_milestone_and_visit_has_a_symbol_of_its_own() -> None:
    assert {*KINDS} == {*MILESTONE_KIND, *(f"{way} visit" for way in DIRECTION)}
    symbols = [symbol for _, symbol, _ in KINDS.values()]
    assert len({*symbols}) == len(symbols)
    assert {*symbols} == {*SIGNS} - {OTHER_SYMBOL}


@pytest.mark.parametrize("kept_in", ["shipped", "crowded"])
def test_a_bar_is_as_long_as_a_link_is_known_to_last_and_hollow_where_its_start_is_open(
    request: pytest.FixtureRequest, kept_in: str
) -> None:
    store: Store = request.getfixturevalue(kept_in)
    frame = store.ask("charts/relationship_length")
    dated = {row["partner_id"]: row for row in rows(frame) if row["since"] and row["since"] != "not stated"}
    found = {}
    for trace in CHARTS["relationship_length"](frame).figure.data:
        if trace.type != "bar":
            continue
        for (kind, partner), first, length in zip(trace.customdata, trace.base, trace.x, strict=True):
            found[partner] = trace.marker.color == "white"
            last = date.fromisoformat(first) + timedelta(milliseconds=length)
            row = dated[partner]
            assert kind == "partner"
            assert date.fromisoformat(first) == (row["since_first_on"] or row["since_last_on"])
            assert last.year == max(row["stated_until"], date.fromisoformat(first).year)
    assert found == {each: row["since"].startswith(("after", "before")) for each, row in dated.items()}


def test_every_source_has_a_lane_and_what_is_overdue_is_filled(crowded: Store) -> None:
    frame = crowded.ask("charts/source_freshness", {"as_of": "2026-01-01"})
    figure = CHARTS["source_freshness"](frame).figure
    assert len(names_of(figure)) == len(frame)
    due = [trace for trace in figure.data if trace.marker.symbol == "triangle-down"]
    filled = {each[1] for trace in due if trace.marker.color != "white" for each in trace.customdata}
    assert filled == {*frame[frame["is_overdue"].fillna(False)]["source_id"]}
    assert "2026-01-01" in [line.x0 for line in figure.layout.shapes]
