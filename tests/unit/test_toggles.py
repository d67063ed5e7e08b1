"""What a reader sets in a card: the chart, its words and its table are of what was chosen and say nothing else."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from claimed import BOOKS, Book
from conftest import publish
from hypothesis import given
from plotly.io import to_json
from thinned import publishing

from twinboard.chart_filters import canonical
from twinboard.charts import CHARTS
from twinboard.charts.base.chart import Drawing
from twinboard.frames import rows
from twinboard.queries import load
from twinboard.rules.chart_pages import TOGGLES
from twinboard.store import Store
from twinboard.ui.card.toggles import chosen_words

OF_BOTH = ("visits_over_time", "activity_by_strand", "milestone_timeline")
DENIED = re.compile(
    r"none known|No visit is known|\b0 (?!inbound|outbound)|not known to be held|planned|invited|aimed for",
    re.IGNORECASE,
)


def drawing(store: Store, name: str, **chosen: str) -> Drawing | None:
    found = CHARTS[name](store.ask(f"charts/{name}", chosen))
    return found if isinstance(found, Drawing) else None


def toggles(store: Store, name: str) -> dict[str, dict[str, str]]:
    """What there is to choose in a chart of everything."""
    drawn = drawing(store, name)
    return {each: {**values} for each, values in drawn.choices.items() if len(values) > 1} if drawn else {}


def test_the_charts_with_toggles_have_them_where_there_is_something_to_choose(shipped: Store) -> None:
    found = {name: {each: [*values] for each, values in toggles(shipped, name).items()} for name in CHARTS}
    assert {name: chosen for name, chosen in found.items() if chosen} == {
        "trade_over_time": {"countries": ["china", "germany", "india", "japan", "spain"], "measure": ["", "index"]},
        "before_and_after": {"beside": ["", "china", "germany", "spain", "india"]},
        "people_in_work": {
            "areas": [
                "derby", "south-derbyshire", "amber-valley", "bolsover", "chesterfield", "derbyshire-dales", "erewash",
                "high-peak", "north-east-derbyshire",
            ],
            "shown_as": ["", "share"],
        },
        "visits_over_time": {"happened": ["", "yes", "no"]},
        "activity_by_strand": {"happened": ["", "yes", "no"]},
        "milestone_timeline": {
            "happened": ["", "yes", "no"],
            "kinds": [
                "inbound visit", "outbound visit", "agreement", "approach", "board", "anniversary", "event",
                "investment", "placement", "advice", "aim",
            ],
        },
    }  # fmt: skip


@pytest.mark.thinned(2)
@pytest.mark.parametrize("which", ["shipped", "crowded"])
def test_every_choice_is_a_filter_of_its_chart_in_its_one_form(which: str, request: pytest.FixtureRequest) -> None:
    store: Store = request.getfixturevalue(which)
    for name in CHARTS:
        for each, values in toggles(store, name).items():
            assert each in TOGGLES and each in load(f"charts/{name}").parameters
            for value in filter(None, values):
                assert canonical(store.home, {each: value}, 1) == {each: value}
            if "" not in values:
                assert canonical(store.home, {each: ",".join(reversed(values))}, 1) == {}


def test_of_one_country_there_is_no_country_to_choose(shipped: Store) -> None:
    frame = shipped.ask("charts/trade_over_time", {"partner": "toyota-city"})
    drawn = CHARTS["trade_over_time"](frame)
    assert isinstance(drawn, Drawing)
    assert {each: len(values) for each, values in drawn.choices.items()} == {"countries": 1, "measure": 2}


def test_trade_of_chosen_countries_has_their_lines_and_rows_alone(shipped: Store) -> None:
    drawn = drawing(shipped, "trade_over_time", countries="japan", measure="index")
    assert drawn
    assert drawn.title == "UK exports to Japan as an index"
    assert {*drawn.table["Country"]} == {"Japan"}
    assert "China" not in drawn.alt


def test_the_index_of_one_country_begins_with_its_own_first_year(shipped: Store) -> None:
    frame = shipped.ask("charts/trade_over_time", {"countries": "japan", "measure": "index"})
    series = [row for row in rows(frame) if row["shape"] == "series"]
    assert series[0]["index_value"] == 100


def test_kinds_that_were_chosen_are_named_and_counted_alone(shipped: Store) -> None:
    drawn = drawing(shipped, "milestone_timeline", kinds="agreement,board")
    assert drawn
    assert drawn.title == "Agreement and board: 5 happened, 1 planned or aimed for"
    assert drawn.subtitle.startswith("Agreement and board, ")
    assert {*drawn.table["Kind"]} == {"Agreement", "Board"}


def test_a_year_that_leads_among_some_kinds_is_not_called_the_busiest(crowded: Store) -> None:
    every = drawing(crowded, "milestone_timeline")
    assert every and "usiest" in every.title
    for kind in every.choices["kinds"]:
        some = drawing(crowded, "milestone_timeline", kinds=kind)
        assert some is None or "usiest" not in some.title, kind


def happened(book: Book, name: str) -> tuple[int, int]:
    """How much of what a chart counts happened and how much is planned, as it was typed."""
    visits = [row["status"] == "held" for row in book.visits]
    milestones = [row["status"] == "happened" for row in book.milestones] if name != "visits_over_time" else []
    both = [*visits, *milestones]
    return sum(both), len(both) - sum(both)


def holds_of_what_was_chosen(book: Book) -> None:
    """With "planned" each title counts what is planned; with either choice nothing is said of what was left out."""
    with TemporaryDirectory() as folder:
        store = Store(Path(folder) / "store")
        publish(store, book.content())
        for name in OF_BOTH:
            done, planned = happened(book, name)
            for choice, count in (("yes", done), ("no", planned)):
                drawn = drawing(store, name, happened=choice)
                assert drawn is None or count, (name, choice)
                if drawn is None:
                    continue
                said = " ".join((drawn.title, drawn.subtitle, drawn.alt))
                if choice == "no":
                    assert drawn.title.startswith(f"{planned} "), drawn.title
                    assert not re.search(r"none known|No visit is known|\b0 | held[,.;:]|that happened", said), said
                else:
                    assert not DENIED.search(said), said
        store._close()


@given(BOOKS)
@publishing(200)
def test_what_is_said_of_a_choice_holds_in_a_random_workbook(book: Book) -> None:
    holds_of_what_was_chosen(book)


@pytest.mark.parametrize("choice", ["yes", "no"])
def test_the_cells_of_the_grid_count_what_was_chosen_and_so_does_its_table(shipped: Store, choice: str) -> None:
    whole, drawn = (drawing(shipped, "activity_by_strand", **asked) for asked in ({}, {"happened": choice}))
    assert whole and drawn
    kept = [column for column in drawn.table if column not in ("Partner", "Strand")]
    assert len(kept) == 2
    assert drawn.table[kept].sum().equals(whole.table[kept].sum())
    numbers = [text for trace in drawn.figure.data if trace.meta == "cells" for text in trace.text]
    assert sum(int(re.sub(r"\D", "", text)) for text in numbers) == drawn.table[kept].sum().sum()


def test_a_figure_that_is_ready_is_sent_as_it_would_be_and_made_once(shipped: Store) -> None:
    for name in CHARTS:
        drawn = drawing(shipped, name)
        if drawn:
            sent, plain = (to_json(each.to_dict(), validate=False) for each in (drawn.ready, drawn.figure))
            assert sent == plain, name
            assert drawn.ready.to_dict() is drawn.ready.to_dict()


@pytest.mark.parametrize(
    ("count", "there", "most", "words"),
    [
        (0, 9, None, "all"),
        (3, 9, None, "3 of 9"),
        (0, 9, 4, "first 4 of 9"),
        (6, 9, 4, "first 4 of 6 chosen"),
        (4, 9, 4, "4 of 9"),
        (0, 4, 4, "all"),
    ],
)
def test_a_folded_toggle_says_how_many_are_drawn(count: int, there: int, most: int | None, words: str) -> None:
    assert chosen_words(count, there, most) == words
