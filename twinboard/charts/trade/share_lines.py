"""Official shares of UK exports as lines, worked out here, and the shares that other sources state as diamonds."""

from collections.abc import Sequence
from itertools import groupby

from twinboard.arithmetic import Stated as Number
from twinboard.arithmetic import share
from twinboard.bounds import quantity_words
from twinboard.charts.base.bound_shapes import high_in
from twinboard.charts.base.look import plain
from twinboard.charts.base.scale import tick_words
from twinboard.charts.rows.diamonds import Stated
from twinboard.charts.rows.lines import Line, Lines, Point
from twinboard.charts.trade.trade_lines import MOST_LINES, colours_of, dashes_of
from twinboard.charts.trade.trade_words import standing_words, words_at
from twinboard.frames import Row
from twinboard.numerals import PER_CENT
from twinboard.periods import period_words


def share_of(row: Row) -> Number | None:
    """The official share with its word; None where none can be stated."""
    [exports], [bound] = row["exports_gbp"], row["exports_bounds"]
    return share(Number.of(exports, bound), Number.of(row["whole_gbp"], row["whole_bound"]))


def share_words(row: Row) -> str:
    """A share with its word: as stated, or as it follows from official numbers."""
    if row["shape"] == "stated":
        return quantity_words(row["share_pct"], row["share_bound"], PER_CENT)
    found = share_of(row)
    return quantity_words(found.value, found.word, PER_CENT) if found else "cannot be stated"


def share_lines(stated: Sequence[Row]) -> Lines:
    """All official shares that can be stated, and what is stated of a known time."""
    official = [row for row in stated if row["shape"] == "official" and share_of(row)]
    beside = [row for row in stated if row["shape"] == "stated" and (row["first_on"] or row["last_on"])]
    series = [[*run] for _, run in groupby(official, lambda row: (row["partner_id"], row["scope"]))]
    colours, dashes = colours_of([*official, *beside]), dashes_of(official)
    lines = [
        _line(points, colours[points[0]["partner_id"]], dashes[points[0]["scope"] or ""], is_one=len(dashes) == 1)
        for points in sorted(series, key=lambda points: -points[-1]["share_pct"])[:MOST_LINES]
    ]
    return Lines(lines, [_stated(row, colours[row["partner_id"]]) for row in beside], PER_CENT)


def _line(points: list[Row], colour: str, dash: str, *, is_one: bool) -> Line:
    first, newest = points[0], share_of(points[-1])
    name = first["partner"] if is_one else f"{first['partner']}, {first['scope']}"
    found = []
    for row in points:
        if row["is_after_gap"]:
            found.append(Point(row["first_on"], None))
        said = f"{name}: {share_words(row)} of UK exports, {period_words(row['period'])}"
        hover = f"{plain(said)}<br>worked out from {plain(row['source'])}"
        found.append(Point(row["middle_on"], row["share_pct"], hover, ("fact", row["fact_id"])))
    return Line(name, tick_words(float(newest.value if newest else 0), PER_CENT), found, colour, dash)


def _stated(row: Row, colour: str) -> Stated:
    words = words_at(row, share_words(row), (row["scope"] or "").partition(",")[0])
    said = f"{share_words(row)} of UK exports, {period_words(row['period'])}, {standing_words(row)}"
    hover = f"{plain(row['partner'])}: {said}"
    days = (row["first_on"], row["last_on"], row["middle_on"])
    link = ("fact", row["fact_id"])
    high = high_in(row["share_bound"])
    return Stated(float(row["share_pct"]), *days, words, hover, colour, row["status"] == "actual", link, high)
