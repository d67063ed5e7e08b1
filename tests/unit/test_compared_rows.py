"""Two tables of one chart beside each other: the same rows are found again, and each changed cell under its name."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from packs import a_chart

from twinboard.models import Reference
from twinboard.papers.checking.compared import NOT_THERE, Compared, Difference, Standing, compared

TRADE = ("Country", "What is counted", "Year", "Exports", "Status")


def of_tables(patch: pytest.MonkeyPatch, before: list[tuple[str, ...]], after: list[tuple[str, ...]]) -> Compared:
    """Two charts that differ in the rows of their tables alone."""
    drawing = a_chart().drawing
    tables = [pd.DataFrame(rows, columns=TRADE[: len(rows[0])]) for rows in (before, after)]
    charts = [replace(a_chart(), drawing=replace(drawing, table=table)) for table in tables]
    patch.setattr("twinboard.papers.checking.compared.chart_at", lambda _, reference: charts[reference.version - 1])
    return compared(Path(), Reference("trade_over_time", (), 1), 2)


def test_numbers_that_changed_places_are_told_under_their_own_names(monkeypatch: pytest.MonkeyPatch) -> None:
    found = of_tables(monkeypatch, [("China", "10"), ("Japan", "20")], [("Japan", "10"), ("China", "20")])
    assert found.differences == (
        Difference("China: What is counted", "10", "20"),
        Difference("Japan: What is counted", "20", "10"),
    )


def test_rows_in_another_order_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [("China", "10"), ("Japan", "20"), ("Japan", "20")]
    assert of_tables(monkeypatch, rows, rows[::-1]).standing is Standing.CURRENT
    assert of_tables(monkeypatch, rows, rows[:2]).differences == (Difference("Japan", "20", NOT_THERE),)


def test_of_many_rows_that_are_much_alike_the_label_says_which_one_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    years = [str(year) for year in range(1997, 2021)]
    before = [(country, "Goods", year, "£1", "Actual") for country in ("China", "Japan") for year in years]
    after = [(*row[:3], "£2", "Actual") if row[0::2] == ("Japan", "2003", "Actual") else row for row in before]
    assert of_tables(monkeypatch, before, after).differences == (Difference("Japan, Goods, 2003: Exports", "£1", "£2"),)
    revised = [(*row[:3], "£2", "Actual") for row in before]
    found = of_tables(monkeypatch, before, [*revised, ("Japan", "Goods", "2021", "£3", "Actual")]).differences
    assert len(found) == 49
    assert found[0] == Difference("China, Goods, 1997: Exports", "£1", "£2")
    assert found[-1] == Difference("Japan", NOT_THERE, "Goods; 2021; £3; Actual")


def test_a_row_gone_and_another_come_are_not_taken_for_one_that_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = ("China", "Goods", "2001", "£1", "Actual")
    found = of_tables(
        monkeypatch,
        [kept, ("China", "Goods", "2002", "£2", "Actual")],
        [kept, ("China", "Goods", "2003", "£3", "Actual")],
    )
    assert found.differences == (
        Difference("China", "Goods; 2002; £2; Actual", NOT_THERE),
        Difference("China", NOT_THERE, "Goods; 2003; £3; Actual"),
    )


def test_other_columns_are_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    [found] = of_tables(monkeypatch, [("China", "10")], [("China", "10", "2003")]).differences
    assert found == Difference("Columns of its table", "Country, What is counted", "Country, What is counted, Year")
