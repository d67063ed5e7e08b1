"""What charts and headline numbers say that they show is what would read differently if it were another."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from conftest import publish
from workbooks import EVIDENCE, FACT, INDICATOR, MONEY, PARTNER, VISIT, workbook

from twinboard.charts import CHARTS, Chart, Empty, draw
from twinboard.citations import cite
from twinboard.diff import compare
from twinboard.frames import Row, rows
from twinboard.models import Question
from twinboard.publish import published_records, trial
from twinboard.queries import load
from twinboard.store import Store

MILESTONE = {"milestone_id": "signing", "title": "A signing", "partner_id": "testville", "date": "2020-05"}
MILESTONE |= {"kind": "agreement", "status": "happened", **EVIDENCE}
ORGANISATION = {"organisation_id": "works", "name": "Works", "sector": "Business", "role": "member", "board": "Board"}
PLACES = {"latitude": 52.9, "longitude": -1.5}
PLANTED = {
    "Partners": [
        {**PARTNER, **PLACES},
        {**PARTNER, "partner_id": "shire", "name": "Shire", "kind": "province", "since": None, **PLACES},
        {**PARTNER, "partner_id": "home", "name": "Home", "status": "home", "relationship": "none", **PLACES},
    ],
    "Indicators": [INDICATOR, {**INDICATOR, "indicator_id": "visitors", "unit": "visitors"}],
    "Facts": [FACT, {**FACT, "fact_id": "unseen", "indicator_id": "visitors"}],
    "Visits": [{**VISIT, "officers": 3}],
    "Money": [MONEY],
    "Milestones": [MILESTONE],
    "Organisations": [{**ORGANISATION, "partner_id": "testville", **EVIDENCE}],
}
VISITS = {"visits_over_time", "delegates_by_visit", "visits_by_partner", "milestone_timeline", "activity_by_strand"}
MARKED = {
    "jobs-2020": {"jobs_by_employer"},
    "unseen": set(),
    "trip": VISITS | {"partner_comparison"},
    "grant": {"money_by_stage", "money_by_funder", "money_flow"},
    "signing": {"milestone_timeline", "activity_by_strand"},
    "works": {"board_by_sector"},
    "testville": {"relationship_length"},
    "shire": {"relationship_length", "map_of_partners", "partner_comparison", "activity_by_strand"},
    "learning": set(),
}


class Drawn:
    """Charts of a store; what each of them is drawn with is asked once."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.sources, self.contested = rows(store.ask("explore/sources")), rows(store.ask("evidence/contested"))

    def __call__(self, name: str, **parameters: str) -> Chart | Empty:
        frame = self.store.ask(f"charts/{name}", parameters)
        return draw(name, frame, cite(rows(frame), self.sources), self.contested)

    def all(self) -> dict[str, Chart | Empty]:
        return {name: self(name) for name in CHARTS}


def tiles(store: Store) -> dict[str, Row]:
    return {row["tile"]: row for row in rows(store.ask("explore/tiles"))}


def answer(store: Store, name: str) -> str:
    """What the query of a chart answers, as text."""
    return str(store.ask(f"charts/{name}").to_json(date_format="iso"))


def words(chart: Chart | Empty) -> tuple[object, ...]:
    """What a reader would notice."""
    if isinstance(chart, Empty):
        return (chart.missing,)
    drawing = chart.drawing
    return (drawing.title, drawing.subtitle, drawing.caveats, drawing.table.to_dict("list"), chart.citations)


def _other(value: Decimal) -> Decimal:
    """Another number, and not a larger one where that could take the place of the largest."""
    return value // 2 if value > 3 else value * 3 + 1


class Trials:
    """Trial versions of a store, in each of which one number is another."""

    def __init__(self, store: Store) -> None:
        self.store, self.published = store, published_records(store, 1)
        self.charts = Drawn(store).all()
        self.tiles = tiles(store)
        self.answers = {name: answer(store, name) for name in CHARTS}

    def read_differently(self, origin: Row) -> set[str]:
        """The charts and headline numbers that then read differently; drawn are those whose query answers otherwise."""
        record = self.published[origin["sheet"]][origin["row_id"]]
        column = origin["column_name"]
        other = {**record.values, column: _other(Decimal(str(record.values[column])))}
        changed = replace(record, values=other, letters=dict.fromkeys(other, ""))
        with trial(self.store, 1, compare({origin["sheet"]: [changed]}, self.published)) as tried:
            after = tiles(tried)
            touched = [name for name in CHARTS if answer(tried, name) != self.answers[name]]
            drawn = Drawn(tried)
            charts = {name for name in touched if words(drawn(name)) != words(self.charts[name])}
        return charts | {tile for tile, row in self.tiles.items() if row != after.get(tile)}


def test_charts_and_headline_numbers_name_the_numbers_that_they_show(shipped: Store) -> None:
    """Of every eighth number: a trial takes a second."""
    trials = Trials(shipped)
    said = {name: set(chart.number_ids) for name, chart in trials.charts.items() if isinstance(chart, Chart)}
    said |= {tile: set(row["fact_ids"]) for tile, row in trials.tiles.items()}
    for origin in rows(shipped.ask("evidence/fact_origins"))[::8]:
        naming = {name for name, ids in said.items() if origin["fact_id"] in ids}
        assert naming == trials.read_differently(origin), origin["fact_id"]


def test_every_chart_of_partners_or_strands_says_what_it_shows(crowded: Store) -> None:
    drawn = Drawn(crowded)
    for name in set(CHARTS) - {"source_freshness"}:
        chart = drawn(name)
        assert isinstance(chart, Chart)
        assert chart.number_ids or chart.row_ids, name


@pytest.mark.parametrize("stored", ["shipped", "crowded"])
def test_the_rows_that_a_chart_names_are_rows_that_can_be_contested(
    request: pytest.FixtureRequest, stored: str
) -> None:
    store: Store = request.getfixturevalue(stored)
    sheets = published_records(store, 1)
    known = {identity for name in ("Visits", "Milestones", "Organisations", "Partners") for identity in sheets[name]}
    known |= {f"{partner}/since" for partner in sheets["Partners"]}
    for name, chart in Drawn(store).all().items():
        assert isinstance(chart, Empty) or {*chart.row_ids} <= known, name


def asked_of(store: Store, name: str) -> Iterator[dict[str, str]]:
    """A chart of everything, of each partner and of each strand."""
    yield {}
    for folder, parameter in (("explore/partners", "partner"), ("explore/strands", "strand")):
        if parameter in load(f"charts/{name}").parameters:
            yield from ({parameter: identity} for identity in store.ask(folder)[f"{parameter}_id"])


@pytest.fixture(scope="module")
def drawn_shipped(shipped: Store) -> Drawn:
    return Drawn(shipped)


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_marked_where_sources_disagree_about_what_it_shows(drawn_shipped: Drawn, name: str) -> None:
    for parameters in asked_of(drawn_shipped.store, name):
        chart = drawn_shipped(name, **parameters)
        if isinstance(chart, Chart):
            shown = {*chart.number_ids, *chart.row_ids}
            expected = {row["conflict_id"] for row in drawn_shipped.contested if row["id"] in shown}
            assert {each.conflict_id for each in chart.disagreements} == expected, parameters


@pytest.mark.parametrize(("identity", "marked"), MARKED.items())
def test_a_disagreement_about_a_row_marks_the_charts_that_show_it(
    store: Store, identity: str, marked: set[str]
) -> None:
    question = {"conflict_id": "which", "question": "Which is it?", "about": identity, "reason": "Because.", **EVIDENCE}
    publish(store, workbook(**PLANTED, Conflicts=[question]))
    found = {chart.name for chart in Drawn(store).all().values() if isinstance(chart, Chart) and chart.disagreements}
    assert found == marked


def test_a_mark_carries_each_question_once(store: Store) -> None:
    about = {"about": "trip; signing", "reason": "Because.", **EVIDENCE}
    questions = [{"conflict_id": each, "question": f"Is it {each}?", **about} for each in ("one", "two")]
    publish(store, workbook(**PLANTED, Conflicts=questions))
    chart = Drawn(store)("milestone_timeline")
    assert isinstance(chart, Chart)
    assert chart.disagreements == (Question("one", "Is it one?"), Question("two", "Is it two?"))
