"""The share of UK exports that goes to a partner's country: as other sources state it, beside the official one."""

import pandas as pd

from twinboard.bounds import listed, quantity_words, sentence_case
from twinboard.charts.base.bound_shapes import range_key
from twinboard.charts.base.chart import Drawing, Empty
from twinboard.charts.base.wording import at_most, counted, headline, subtitle
from twinboard.charts.rows.lines import Lines
from twinboard.charts.rows.value_rows import Valued, values_of
from twinboard.charts.trade.share_lines import share_lines, share_words
from twinboard.charts.trade.trade_words import is_open
from twinboard.frames import Row, rows
from twinboard.numerals import PER_CENT
from twinboard.periods import NOT_STATED, period_words

NAME = "uk_exports_as_stated"
_ACTUAL = "actual"
_SHAPES = {"stated": "Statement", "official": "Official share, worked out here"}


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per share, as `charts/uk_exports_as_stated` gives it, those stated first."""
    if frame.empty:
        return Empty(
            NAME,
            "No source states what share of UK exports goes to this country.",
            "Add facts with the indicators for UK exports and their share.",
        )
    found = rows(frame)
    stated = [row for row in found if row["shape"] == "stated"]
    drawn = share_lines(found)
    plan = drawn.plan if drawn.lines else values_of(_rows(stated), PER_CENT).plan
    described = listed([f"{row['partner']}, {period_words(row['period'])}: {_words(row)}" for row in stated])
    return Drawing(
        _title(stated),
        _subtitle(stated, drawn),
        at_most(f"{'Line chart' if drawn.lines else 'Bar chart'} of shares of UK exports. Stated: {described}."),
        plan.on_screen(),
        pd.DataFrame(
            {
                "Country": [row["partner"] for row in found],
                "What is counted": [row["scope"] or NOT_STATED for row in found],
                "Period": [period_words(row["period"]) for row in found],
                "Status": [row["status"].capitalize() for row in found],
                "Exports a year": [_exports(row) or NOT_STATED for row in found],
                "Share of UK exports": [share_words(row) for row in found],
                "Shown as": [_SHAPES[row["shape"]] for row in found],
            }
        ),
        _caveats(stated, drawn),
        plan=plan,
    )


def _subtitle(stated: list[Row], drawn: Lines) -> str:
    """What is measured; and which is which, or what is hollow."""
    years = sorted({day.year for row in stated for day in (row["first_on"], row["last_on"]) if day})
    span = f"{drawn.lines[0].points[0].on.year} to {drawn.lines[0].last.on.year}" if drawn.lines else ""
    hollow = "" if all(row["status"] == _ACTUAL for row in stated) else "hollow: not actual"
    if drawn.lines:
        known = [row["share_bound"] for row in stated if row["first_on"] or row["last_on"]]
        key = "line: official; diamond: as stated elsewhere"
        return subtitle(f"Per cent of all UK exports, {span}", key, range_key(known, of_points=True), hollow)
    when = f"{years[0]} to {years[-1]}" if len(years) > 1 else "".join(map(str, years))
    return subtitle(
        "Per cent of all UK exports, as stated" + (f", {when}" if when else ""),
        range_key(row["share_bound"] for row in stated),
        hollow,
    )


def _caveats(stated: list[Row], drawn: Lines) -> tuple[str, ...]:
    undated = any(not (row["first_on"] or row["last_on"]) for row in stated)
    said = {
        "These are national figures and context for the partnership; no source ties them to it.": True,
        "Goods alone, and goods and services, are different measures: compare like with like.": bool(drawn.lines),
        "The official share is worked out here: exports to the country in per cent of all exports of that year.": bool(
            drawn.lines
        ),
        "Dotted from a diamond: at some time before or after.": bool(drawn.lines) and any(map(is_open, stated)),
        "A share of which no source gives the period stands in the table alone.": undated and bool(drawn.lines),
    }
    return tuple(sentence for sentence, is_so in said.items() if is_so)


def _title(stated: list[Row]) -> str:
    """The newest actual share; of several countries, or of one country and time, only how many there are."""
    newest, countries = stated[0], {row["partner_id"] for row in stated}
    if len(countries) > 1:
        return f"Stated shares of UK exports to {counted(len(countries), 'countries')}"
    alike = [row for row in stated if all(row[name] == newest[name] for name in ("partner", "period", "status"))]
    if len(alike) > 1:
        shares = f"{counted(len(alike), 'stated shares')} of UK exports"
        return headline(f"{shares} go to {newest['partner']}", shares)
    share = f"share of UK exports: {share_words(newest)}{_unless_actual(newest)}"
    return headline(f"{newest['partner']}’s stated {share}", f"Stated {share}")


def _unless_actual(row: Row) -> str:
    return "" if row["status"] == _ACTUAL else f" ({row['status']})"


def _exports(row: Row) -> str:
    """What the same source states of the exports of that time, each with its word."""
    stated = zip(row["exports_gbp"], row["exports_bounds"], strict=True)
    return listed([quantity_words(value, bound, "£") for value, bound in stated])


def _words(row: Row) -> str:
    exports = _exports(row)
    return f"{share_words(row)} of UK exports{f', {exports} a year' if exports else ''}{_unless_actual(row)}"


def _rows(stated: list[Row]) -> list[Valued]:
    """A country's shares together, the newest first."""
    is_one = len({row["partner_id"] for row in stated}) == 1
    return [_row(row, is_one=is_one) for row in sorted(stated, key=lambda row: str(row["partner"]))]


def _row(row: Row, *, is_one: bool) -> Valued:
    when = period_words(row["period"])
    return Valued(
        name=f"{row['partner']}, {when}" if is_one else sentence_case(when),
        group="" if is_one else row["partner"],
        value=float(row["share_pct"]),
        bound=row["share_bound"],
        words=f"{quantity_words(row['share_pct'], row['share_bound'])}%",
        hover=f"{row['partner']}, {when}: {_words(row)}",
        is_firm=row["status"] == _ACTUAL,
        link=("fact", row["fact_id"]),
    )
