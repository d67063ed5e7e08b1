"""Titles, alternative texts and key messages of random workbooks hold against the rows that were typed."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from claimed import BOOKS, CLAIMS, Book, holds
from conftest import publish
from hypothesis import given
from thinned import publishing
from workbooks import EVIDENCE, MONEY, VISIT

from twinboard.bounds import number_words
from twinboard.charts import CHARTS, Empty, draw
from twinboard.charts.base.wording import at_most
from twinboard.charts.money import budget_by_year, money_words
from twinboard.charts.visits import visits_over_time
from twinboard.citations import cite
from twinboard.frames import rows
from twinboard.headlines import headlines
from twinboard.messages import messages
from twinboard.plurals import singular
from twinboard.store import Store


def claims_of(store: Store) -> dict[str, list[str]]:
    """What every chart says around its picture, its title first; key messages and headline numbers by themselves."""
    sources, found = rows(store.ask("explore/sources")), {}
    for name in CHARTS:
        frame = store.ask(f"charts/{name}")
        chart = draw(name, frame, cite(rows(frame), sources), [])
        if not isinstance(chart, Empty):
            drawing = chart.drawing
            found[name] = [drawing.title, drawing.subtitle, drawing.alt, *drawing.caveats]
    told = messages(lambda name, **asked: rows(store.ask(name, asked)), [])
    found["messages"] = [each.sentence for page in told.values() for each in page]
    found["headlines"] = [f"{each.number} {each.period}{each.beside}" for each in headlines(store).values()]
    return found


def said_of(book: Book) -> dict[str, list[str]]:
    with TemporaryDirectory() as folder:
        store = Store(Path(folder) / "store")
        publish(store, book.content())
        found = claims_of(store)
        store._close()
    return found


def hold(book: Book, found: dict[str, list[str]]) -> None:
    for name, said in found.items():
        for words in said:
            holds(words, book)
        if name in CLAIMS:
            CLAIMS[name](said[0], book)


@given(BOOKS)
@publishing(300)
def test_what_is_said_of_a_random_workbook_holds_against_its_rows(book: Book) -> None:
    hold(book, said_of(book))


def amount(
    identity: str, value: int, status: str | None, bound: str = "exact", stage: str = "budget"
) -> dict[str, object]:
    known = {"money_id": identity, "amount_gbp": value, "status": status, "bound": bound, "stage": stage}
    return {**MONEY, **known, "recurring": "no", "funder": "Council", "partner_id": None, "period": "2018"}


def trip(identity: str, starts: str) -> dict[str, object]:
    return {**VISIT, "visit_id": identity, "starts": starts, "strand_id": None, "delegates": 2, "officers": None}


PLANTED = Book(
    (),
    [trip("a", "2016"), trip("b", "2018")],
    [amount("a", 20_000, "actual", "at least"), amount("b", 3, "actual"), amount("c", 20_000, None, "over", "spent")],
    (),
)
"""A workbook on which each of the faults below is seen."""


def _least(*rows: object, key: Callable[[object], object]) -> object:
    return min(*rows, key=key)


MUTANTS: dict[str, tuple[object, str, object]] = {
    "the least for the largest": (money_words, "max", _least),
    "a word is dropped": (budget_by_year, "amount_words", lambda row: f"£{row['amount_gbp']:,.0f}"),
    "a word is dropped from the title": (
        money_words,
        "quantity_words",
        lambda value, bound, unit: number_words(value, unit),
    ),
    "another year": (visits_over_time, "_year", lambda row: int(row["starts"][:4]) + 1),
    "the oldest year": (visits_over_time, "max", min),
}


def test_the_planted_workbook_holds() -> None:
    hold(PLANTED, said_of(PLANTED))


@pytest.mark.sweep
@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_fault_in_a_title_is_found(monkeypatch: pytest.MonkeyPatch, mutant: str) -> None:
    module, name, fault = MUTANTS[mutant]
    monkeypatch.setattr(module, name, fault, raising=False)
    with pytest.raises(AssertionError):
        hold(PLANTED, said_of(PLANTED))


@pytest.mark.thinned(3)
@pytest.mark.parametrize(
    "book",
    [
        Book((), (), [amount("a", 20_000, "proposed"), amount("b", 20_000, "proposed"), amount("c", 18_000, None)], ()),
        Book((), (), [amount("a", 5_000, "proposed"), amount("b", 3, None)], ()),
        Book((), (), [amount("a", 20_000, "actual", stage="spent"), amount("b", 20_000, "actual", stage="spent")], ()),
        Book((), [trip("a", "after 2018-06"), trip("b", "not stated")], (), ()),
        Book((), [trip("a", "2018"), {**trip("b", "2019"), "status": "invited", **EVIDENCE}], (), ()),
    ],
    ids=["ties above it", "a small one without a status", "ties", "no known year", "an invitation"],
)
def test_what_once_was_said_wrongly_holds(book: Book) -> None:
    hold(book, said_of(book))


def test_a_text_is_never_cut_within_a_number() -> None:
    assert at_most("Money: a fund, around £1.5 million", 28) == "Money: a fund…"
    assert at_most("Money: a fund, at least £20,000 a year", 30) == "Money: a fund…"


@pytest.mark.parametrize(
    ("plural", "one"), [("council officers", "council officer"), ("young interns", "young intern")]
)
def test_a_word_that_begins_like_of_or_in_is_put_in_the_singular(plural: str, one: str) -> None:
    assert singular(plural) == one
