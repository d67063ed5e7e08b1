"""UK exports to a partner's country as sources state them, with their share of all UK exports."""

import pandas as pd

from twinboard.bounds import quantity_words
from twinboard.charts.bars import Bar, bar_figure, bound_key
from twinboard.charts.chart import Drawing, Empty
from twinboard.charts.look import Label
from twinboard.charts.wording import at_most, headline, listed, subtitle
from twinboard.frames import Row, rows
from twinboard.periods import in_period, period_words

NAME = "uk_exports_as_stated"


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per country and period, as `charts/uk_exports_as_stated` gives it."""
    shares = frame[frame["share_pct"].notna()]
    if shares.empty:
        return Empty(
            NAME,
            "No source states what share of UK exports goes to this country.",
            "Add facts with the indicators for UK exports and their share.",
        )
    stated = rows(shares)
    newest, periods = stated[0], {row["period"] for row in stated}
    described = listed([f"{row['partner']}, {period_words(row['period'])}: {_words(row)}" for row in stated])
    return Drawing(
        _title(newest),
        subtitle(
            "Share of all UK exports of goods and services", _stated(periods),
            "whole bar: all UK exports", bound_key([*shares["share_bound"]]),
        ),
        at_most(f"Bar chart of stated shares of UK exports: {described}."),
        bar_figure([_bar(row, is_one_of_several=len(periods) > 1) for row in stated], full=100),
        pd.DataFrame(
            {
                "Country": [row["partner"] for row in stated],
                "Period": [period_words(row["period"]) for row in stated],
                "Exports a year": [_exports(row) or "not stated" for row in stated],
                "Share of UK exports": [_share(row) for row in stated],
            }
        ),
        ("These are national figures and context for the partnership; no source ties them to it.",),
    )  # fmt: skip


def _title(newest: Row) -> str:
    share = f"share of UK exports: {_share(newest)}"
    return headline(f"{newest['partner']}’s stated {share}", f"Stated {share}")


def _stated(periods: set[str]) -> str:
    return f"as stated {in_period(min(periods))}" if len(periods) == 1 else "as stated, each with its own period"


def _share(row: Row) -> str:
    return quantity_words(row["share_pct"], row["share_bound"], "per cent")


def _exports(row: Row) -> str:
    return "" if row["exports_gbp"] is None else quantity_words(row["exports_gbp"], row["exports_bound"], "£")


def _words(row: Row) -> str:
    exports = _exports(row)
    return f"{_share(row)} of UK exports{f', {exports} a year' if exports else ''}"


def _bar(row: Row, *, is_one_of_several: bool) -> Bar:
    when = f" {in_period(row['period'])}" if is_one_of_several else ""
    words = f"{row['partner']}{when}: {_words(row)}"
    return Bar(Label(words, _share(row)), row["share_pct"], row["share_bound"], words)
