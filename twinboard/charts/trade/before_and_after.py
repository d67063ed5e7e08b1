"""UK exports to a partner's country before and after the link began, beside a comparison: an index, and no effect."""

from collections.abc import Sequence
from itertools import groupby

import pandas as pd

from twinboard.bounds import quantity_words, sentence_case
from twinboard.charts.base.chart import Drawing, Empty
from twinboard.charts.base.look import BLUE, TEAL, plain
from twinboard.charts.base.wording import at_most, attribution_note, headline, subtitle, uncapitalised
from twinboard.charts.rows.lines import Line, Lines, Point
from twinboard.charts.rows.spans import Span
from twinboard.frames import Row, rows
from twinboard.periods import NOT_STATED, in_period, period_words

NAME = "before_and_after"
NO_EFFECT = "a difference is not an effect of the link"
_OPEN = ("before ", "after ")


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per year and series, as `charts/before_and_after` gives it."""
    if frame.empty:
        return Empty(
            NAME,
            "No before and after: the start of the link or a yearly official series of exports is missing.",
            "Fill in since on the sheet Partners, and add facts with yearly UK exports to the country.",
        )
    stated = rows(frame)
    series = [[*points] for _, points in groupby(stated, lambda row: (row["is_own"], row["series_id"]))]
    own, beside = series[0], series[1:]
    names = [points[0]["country"] for points in series]
    begun = _begun(own[0])
    spans = [Span(own[0]["since_first_on"], own[0]["since_last_on"], f"Link {begun}")]
    looks = zip(series, ((BLUE, "solid"), (TEAL, "dash")), strict=False)
    drawn = Lines([_line(points, *look) for points, look in looks], [], "", spans=spans)
    against = f" beside {names[1]}" if beside else ""
    newest = "; ".join(
        f"{points[-1]['country']} {_index(points[-1])} {in_period(points[-1]['period'])}" for points in series
    )
    return Drawing(
        _title(series),
        _subtitle(own),
        at_most(f"Line chart of UK exports to {names[0]}{against} as an index, the link {begun}: {newest}."),
        drawn.plan.on_screen(),
        _table(stated),
        _caveats(stated, alone=not beside),
        plan=drawn.plan,
        choices=_choices(own[0]),
    )


def _begun(row: Row) -> str:
    """ "began in 1998", "began at some time after June 2016" """
    when = in_period(row["since"])
    return f"began {'at some time ' if when.startswith(_OPEN) else ''}{when}"


def _index(row: Row) -> str:
    return f"{row['index_value']:,.0f}"


def _title(series: Sequence[Sequence[Row]]) -> str:
    """Where each stood in the newest year that both have; of numbers with a word no index is said."""
    own, *beside = series
    country = own[0]["country"]
    whole = f"UK exports to {country} before and after the link began"
    plainly = (whole, "UK exports before and after the link began")
    periods = [{row["period"]: row for row in points} for points in series]
    common = [period for period in periods[0] if all(period in each for each in periods)]
    newest = [each[common[-1]] for each in periods]
    if not all(row["is_exact"] for row in newest) or common[-1] == newest[0]["base_period"]:
        return headline(*plainly)
    said = f"Exports index {in_period(common[-1])}: {country} {_index(newest[0])}"
    return headline(f"{said}, {newest[1]['country']} {_index(newest[1])}" if beside else said, *plainly)


def _subtitle(own: Sequence[Row]) -> str:
    """What is measured, what 100 is, and what the picture must not be taken for."""
    first = own[0]
    scope = f" of {uncapitalised(first['scope'])}" if first["scope"] else ""
    base = period_words(first["base_period"])
    began = any(row["period"] == first["base_period"] and row["side"] == "the link began" for row in own)
    why = f", when the link with {first['partner']} began," if began else ""
    return subtitle(f"UK exports{scope}, index: {base}{why} is 100", NO_EFFECT)


def _line(points: Sequence[Row], colour: str, dash: str) -> Line:
    """Broken where a year is missing."""
    name, found = points[0]["country"], []
    for row in points:
        if row["is_after_gap"]:
            found.append(Point(row["first_on"], None))
        value = quantity_words(row["value"], row["bound"], row["unit"])
        said = f"{name}: index {_index(row)} ({value}), {period_words(row['period'])}"
        hover = f"{plain(said)}<br>{plain(row['source'])}"
        found.append(Point(row["middle_on"], row["index_value"], hover, ("fact", row["fact_id"])))
    return Line(sentence_case(name), _index(points[-1]), found, colour, dash)


def _table(stated: Sequence[Row]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Exports to": [sentence_case(row["country"]) for row in stated],
            "What is counted": [row["scope"] or NOT_STATED for row in stated],
            "Year": [period_words(row["period"]) for row in stated],
            "Before or after": [sentence_case(row["side"]) for row in stated],
            "Index": [f"{row['index_value']:,.1f}" for row in stated],
            "Exports": [quantity_words(row["value"], row["bound"], row["unit"]) for row in stated],
            "Source": [row["source"] for row in stated],
        }
    )


def _choices(row: Row) -> dict[str, dict[str, str]]:
    """What it may stand beside; the first group is what no choice stands for, or else nothing."""
    offered = dict(zip(row["beside_ids"], map(sentence_case, row["beside_names"]), strict=True))
    usual = row["usual_id"]
    if usual in offered:
        return {"beside": {"": offered.pop(usual), **offered}}
    return {"beside": {"": "Nothing beside", **offered}} if offered else {}


def _caveats(stated: Sequence[Row], *, alone: bool) -> tuple[str, ...]:
    first = stated[0]
    sides = {row["side"] for row in stated if row["is_own"]}
    said = {
        "What else changed in these years, in prices, currencies, firms or rules, is not taken out.": True,
        "Values are not adjusted for rising prices.": True,
        "The day on which the link began is not known, only its bounds: which years came before it is not certain.": (
            first["since_first_on"] is None or first["since_last_on"] is None
        ),
        f"Not all series have the year in which the link began: {period_words(first['base_period'])} is the nearest.": (
            any(row["period"] == row["base_period"] and row["side"] in ("before", "after") for row in stated)
        ),
        "A group of countries may include the country itself.": any(row["is_group"] for row in stated),
        "No year before the link began is in the series.": "before" not in sides and "not known" not in sides,
        "Nothing stands beside it: no other series counts the same in a year in common, or none is chosen.": alone,
        "Some numbers are not exact, and neither is their index.": not all(row["is_exact"] for row in stated),
    }
    kinds = sorted({row["attribution"] for row in stated})
    notes = [attribution_note(kind, "These numbers", "these numbers") for kind in kinds]
    return (*notes, *(sentence for sentence, is_so in said.items() if is_so))
