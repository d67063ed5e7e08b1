"""UK exports to a partner's country as sources state them, with their share of all UK exports."""

import pandas as pd

from twinboard.bounds import listed, quantity_words
from twinboard.charts.bars import Bar, bar_figure, bound_key
from twinboard.charts.chart import Drawing, Empty
from twinboard.charts.look import Label
from twinboard.charts.wording import at_most, counted, headline, subtitle
from twinboard.frames import Row, rows
from twinboard.periods import NOT_STATED, in_period, period_words

NAME = "uk_exports_as_stated"
_ACTUAL = "actual"


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per stated share, the newest actual ones first, as `charts/uk_exports_as_stated` gives it."""
    if frame.empty:
        return Empty(
            NAME,
            "No source states what share of UK exports goes to this country.",
            "Add facts with the indicators for UK exports and their share.",
        )
    stated = rows(frame)
    periods = {row["period"] for row in stated}
    firm = [row["status"] == _ACTUAL for row in stated]
    described = listed([f"{row['partner']}, {period_words(row['period'])}: {_words(row)}" for row in stated])
    bars = [_bar(row, is_one_of_several=len(periods) > 1) for row in stated]
    return Drawing(
        _title(stated),
        subtitle(
            "Share of all UK exports", _stated(periods), "whole bar: all UK exports",
            "" if all(firm) else "outlined: not actual", bound_key([*frame["share_bound"]]),
        ),
        at_most(f"Bar chart of stated shares of UK exports: {described}."),
        bar_figure(bars, full=100, firm=() if all(firm) else firm),
        pd.DataFrame(
            {
                "Country": [row["partner"] for row in stated],
                "What is counted": [row["scope"] or NOT_STATED for row in stated],
                "Period": [period_words(row["period"]) for row in stated],
                "Status": [row["status"].capitalize() for row in stated],
                "Exports a year": [_exports(row) or NOT_STATED for row in stated],
                "Share of UK exports": [_share(row) for row in stated],
            }
        ),
        ("These are national figures and context for the partnership; no source ties them to it.",),
    )  # fmt: skip


def _title(stated: list[Row]) -> str:
    """The newest actual share; of several countries, or of one country and time, only how many there are."""
    newest, countries = stated[0], {row["partner_id"] for row in stated}
    if len(countries) > 1:
        return f"Stated shares of UK exports to {counted(len(countries), 'countries')}"
    alike = [row for row in stated if all(row[name] == newest[name] for name in ("partner", "period", "status"))]
    if len(alike) > 1:
        shares = f"{counted(len(alike), 'stated shares')} of UK exports"
        return headline(f"{shares} go to {newest['partner']}", shares)
    share = f"share of UK exports: {_share(newest)}{_unless_actual(newest)}"
    return headline(f"{newest['partner']}’s stated {share}", f"Stated {share}")


def _stated(periods: set[str]) -> str:
    return f"as stated {in_period(min(periods))}" if len(periods) == 1 else "as stated, each with its own period"


def _unless_actual(row: Row) -> str:
    return "" if row["status"] == _ACTUAL else f" ({row['status']})"


def _share(row: Row) -> str:
    return quantity_words(row["share_pct"], row["share_bound"], "per cent")


def _exports(row: Row) -> str:
    """What the same source states of the exports of that time, each with its word."""
    stated = zip(row["exports_gbp"], row["exports_bounds"], strict=True)
    return listed([quantity_words(value, bound, "£") for value, bound in stated])


def _words(row: Row) -> str:
    exports = _exports(row)
    return f"{_share(row)} of UK exports{f', {exports} a year' if exports else ''}{_unless_actual(row)}"


def _bar(row: Row, *, is_one_of_several: bool) -> Bar:
    when = f" {in_period(row['period'])}" if is_one_of_several else ""
    words = f"{row['partner']}{when}: {_words(row)}"
    return Bar(Label(words, _share(row)), row["share_pct"], row["share_bound"], words)
