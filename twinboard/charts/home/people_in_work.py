"""People in work in the areas at home over time, or their share of those aged 16 to 64: context for every link.

The share is worked out here from two numbers of one source, area and period; whose numbers are a survey's says so.
"""

from collections.abc import Sequence
from itertools import groupby

import pandas as pd

from twinboard.arithmetic import Stated, share
from twinboard.bounds import number_words, quantity_words
from twinboard.charts.base.chart import Drawing, Empty
from twinboard.charts.base.look import BLUE, ORANGE, PURPLE, TEAL, plain
from twinboard.charts.base.scale import tick_words
from twinboard.charts.base.wording import at_most, attribution_note, headline, subtitle
from twinboard.charts.rows.lines import Line, Lines, Point
from twinboard.frames import Row, rows
from twinboard.models import Bound
from twinboard.numerals import PER_CENT
from twinboard.periods import NOT_STATED, in_period, period_words

NAME = "people_in_work"
SHARE = "Share of people aged 16 to 64 who are in work"
_COLOURS = (BLUE, TEAL, PURPLE, ORANGE)
MARGIN = "Margin of the people in work"
_ESTIMATE = "estimate"


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per area and period, as `charts/people_in_work` gives it, in the order of the workbook."""
    remedy = (
        "Import them by the recipe for people in employment, or add facts with that indicator and the area as scope."
    )
    if frame.empty:
        return Empty(NAME, "No source states how many people are in work in the area at home.", remedy)
    stated = rows(frame)
    is_share = stated[0]["shown_as"] == "share"
    series = [points for points in _series(stated) if not is_share or any(map(share_of, points))]
    if not series:
        return Empty(NAME, "The people aged 16 to 64 are not stated beside those in work.", remedy)
    drawn = Lines(
        [_line(points, colour, is_share=is_share) for points, colour in zip(series, _COLOURS, strict=False)],
        [],
        PER_CENT if is_share else "",
        is_from_zero=not is_share,
    )
    described = ". ".join(_described(points, is_share=is_share) for points in series[: len(_COLOURS)])
    return Drawing(
        _title(series, is_share=is_share),
        _subtitle(stated, len(series), is_share=is_share),
        at_most(f"Line chart of {'the share of ' if is_share else ''}people aged 16 to 64 in work. {described}."),
        drawn.plan.on_screen(),
        _table(stated, is_share=is_share),
        _caveats(stated, len(series), is_share=is_share),
        plan=drawn.plan,
        choices=_choices(stated),
        most_drawn={"areas": len(_COLOURS)},
    )


def share_of(row: Row) -> Stated | None:
    """Those in work in per cent of all of that age, with its word; None where it cannot be stated."""
    if row["whole"] is None:
        return None
    return share(Stated.of(row["value"], row["bound"]), Stated.of(row["whole"], row["whole_bound"]))


def _series(stated: Sequence[Row]) -> list[list[Row]]:
    """Those of one area and of periods of one length."""
    return [[*points] for _, points in groupby(stated, lambda row: (row["area_id"], row["months"]))]


def _line(points: list[Row], colour: str, *, is_share: bool) -> Line:
    """Broken where a period is missing, or what is to be drawn of it."""
    name, found = points[0]["area"], []
    for row in points:
        is_known = not is_share or share_of(row) is not None
        if row["is_after_gap"] or not is_known:
            found.append(Point(row["first_on"], None))
        if is_known:
            margin = "" if is_share else _margin(row)
            hover = f"{plain(name)}, {period_words(row['period'])}: {_words(row, is_share=is_share)}{margin}"
            value = float(row["share_pct"] if is_share else row["value"])
            said = f"{hover}{_estimated(row)}<br>{plain(row['source'])}"
            found.append(Point(row["middle_on"], value, said, ("fact", row["fact_id"])))
    return Line(name, _briefly(_newest(points, is_share=is_share), is_share=is_share), found, colour)


def _newest(points: Sequence[Row], *, is_share: bool) -> Row:
    return next(row for row in reversed(points) if not is_share or share_of(row))


def _words(row: Row, *, is_share: bool) -> str:
    if not is_share:
        return quantity_words(row["value"], row["bound"], row["unit"])
    found = share_of(row)
    return quantity_words(found.value, found.word, PER_CENT) if found else "cannot be stated"


def _briefly(row: Row, *, is_share: bool) -> str:
    """At the end of a line: a share as an axis has it, unless its word says more than that it is rounded."""
    found = share_of(row) if is_share else None
    if found and found.bound in (Bound.EXACT, Bound.AROUND):
        return tick_words(float(found.value), PER_CENT)
    return _words(row, is_share=True) if found else quantity_words(row["value"], row["bound"])


def _estimated(row: Row) -> str:
    return f" ({_ESTIMATE})" if row["status"] == _ESTIMATE else ""


def _margin(row: Row) -> str:
    """What the source puts beside the number for how far it may be from the truth."""
    return f" {row['margin']}" if row["margin"] else ""


def _title(series: list[list[Row]], *, is_share: bool) -> str:
    """The newest of the first area, which is the workbook's own order; else what there is."""
    row = _newest(series[0], is_share=is_share)
    said = f"{_words(row, is_share=is_share)} in work {in_period(row['period'])}"
    if row["status"] == _ESTIMATE and not is_share:
        said = f"an estimated {said}" if row["bound"] == Bound.EXACT else f"{said} (estimate)"
    many = f"{len(series)} areas" if len(series) > 1 else "this area"
    plainly = "Share of people in work" if is_share else "People in work"
    return headline(f"{row['area']}: {said}", f"{plainly} in {row['area']}", f"{plainly} in {many}")


def _subtitle(stated: list[Row], count: int, *, is_share: bool) -> str:
    """What is measured, of how many areas where not all are drawn, and when; and that no link brought it about."""
    days = [day.year for row in stated for day in (row["first_on"], row["last_on"])]
    span = f"{min(days)} to {max(days)}" if min(days) < max(days) else f"{min(days)}"
    what = SHARE if is_share else "People aged 16 to 64 in work"
    some = f"{len(_COLOURS)} of {count} areas drawn" if count > len(_COLOURS) else ""
    return subtitle(", ".join(filter(None, (what, some, span))), "the area’s, not the links’ effect")


def _described(points: list[Row], *, is_share: bool) -> str:
    first, last = points[0], _newest(points, is_share=is_share)
    since = "" if first is last else f", {_words(first, is_share=is_share)} {in_period(first['period'])}"
    return f"{last['area']}: {_words(last, is_share=is_share)} {in_period(last['period'])}{since}"


def _choices(stated: list[Row]) -> dict[str, dict[str, str]]:
    """The areas, and the share if any can be worked out."""
    as_share = {"share": "Share"} if any(map(share_of, stated)) else {}
    return {"areas": {row["area_id"]: row["area"] for row in stated}, "shown_as": {"": "People", **as_share}}


def _table(stated: list[Row], *, is_share: bool) -> pd.DataFrame:
    columns: dict[str, list[object]] = {
        "Area": [row["area"] for row in stated],
        "Period": [period_words(row["period"]) for row in stated],
        "People in work": [_words(row, is_share=False) for row in stated],
    }
    if any(row["margin"] for row in stated):
        columns[MARGIN] = [row["margin"] or NOT_STATED for row in stated]
    if is_share:
        columns["People aged 16 to 64"] = [
            NOT_STATED if row["whole"] is None else quantity_words(row["whole"], row["whole_bound"], row["whole_unit"])
            for row in stated
        ]
        columns[SHARE] = [_words(row, is_share=True) for row in stated]
    columns["Status"] = [row["status"].capitalize() for row in stated]
    columns["Source"] = [row["source"] for row in stated]
    return pd.DataFrame(columns)


def _caveats(stated: list[Row], count: int, *, is_share: bool) -> tuple[str, ...]:
    kinds = sorted({row["attribution"] for row in stated})
    said = {
        "People are counted where they live, not where they work.": True,
        "Numbers of a sample survey: a small difference may be chance.": any(
            row["status"] == _ESTIMATE for row in stated
        ),
        "± is the margin of error that the source gives beside its number.": not is_share
        and any(row["margin"] for row in stated),
        "The share is worked out here from two numbers of one source, area and time.": is_share,
        "The scale of the share does not begin at zero.": is_share,
        f"The first {number_words(len(_COLOURS))} areas of {number_words(count)} are drawn; the table has all.": count
        > len(_COLOURS),
    }
    notes = [attribution_note(kind, "These numbers", "these numbers") for kind in kinds]
    return (*notes, *(sentence for sentence, is_so in said.items() if is_so))
