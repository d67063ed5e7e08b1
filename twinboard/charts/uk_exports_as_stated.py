"""UK exports to a partner's country as sources state them, with their share of all UK exports."""

import pandas as pd

from twinboard.bounds import quantity_words, sentence_case
from twinboard.charts.chart import Drawing, Empty
from twinboard.charts.look import Bar, bar_figure, bound_key, wrapped
from twinboard.charts.wording import at_most, listed, subtitle
from twinboard.periods import period_words

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
    rows = shares.to_dict("records")
    newest = rows[0]
    described = listed([f"{row['partner']}, {period_words(row['period'])}: {_words(row)}" for row in rows])
    return Drawing(
        f"{sentence_case(_share(newest))} of UK exports go to {newest['partner']}",
        subtitle(
            "Share of all UK exports of goods and services", f"as stated in {period_words(newest['period'])}",
            "whole bar: all UK exports", bound_key([*shares["share_bound"]]),
        ),
        at_most(f"Bar chart of stated shares of UK exports: {described}.", 220),
        bar_figure([_bar(row) for row in rows], full=100),
        pd.DataFrame(
            {
                "Country": shares["partner"],
                "Period": shares["period"].map(period_words),
                "Exports a year": [_exports(row) or "not stated" for row in rows],
                "Share of UK exports": [_share(row) for row in rows],
            }
        ),
        ("These are national figures and context for the partnership; no source ties them to it.",),
    )  # fmt: skip


def _share(row: dict[str, object]) -> str:
    return quantity_words(row["share_pct"], str(row["share_bound"]), "per cent")


def _exports(row: dict[str, object]) -> str:
    return "" if pd.isna(row["exports_gbp"]) else quantity_words(row["exports_gbp"], str(row["exports_bound"]), "£")


def _words(row: dict[str, object]) -> str:
    exports = _exports(row)
    return f"{_share(row)} of UK exports{f', {exports} a year' if exports else ''}"


def _bar(row: dict[str, object]) -> Bar:
    label = f"{wrapped(str(row['partner']))}: <b>{_words(row)}</b>"
    return Bar(label, row["share_pct"], str(row["share_bound"]), f"{row['partner']}: {_words(row)}")
