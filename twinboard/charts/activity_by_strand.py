"""Partner by strand: how much is on record as held or happened, and how much only as planned.

The names of the columns stand one below the other, the last on top, each led by a line to its column: so none is
turned or cut, however narrow the screen is.
"""

import textwrap
from functools import partial

import pandas as pd
import plotly.graph_objects as go

from twinboard.bounds import listed
from twinboard.charts.chart import Drawing, Empty
from twinboard.charts.look import BLUE, GREY, KEY, RULE, Stack, plain, stacked_figure, text_at
from twinboard.charts.wording import at_most, counted, headline, subtitle
from twinboard.frames import Row, rows

NAME = "activity_by_strand"
NO_PARTNER, NO_STRAND = "No partner named", "No strand named"
_LEFT, _CHARACTERS = 0.42, 43
"""The share of the width that the partners' names take, and how many characters the narrowest width holds."""
_LINE, _GAP, _CIRCLE, _APART, _NUMBER_SIZE = 20, 10, 21, 24, 14


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per partner and strand, as `charts/activity_by_strand` gives it."""
    cells = rows(frame)
    active = [row for row in cells if row["count_happened"] + row["count_planned"]]
    if not active:
        return Empty(NAME, "No visit or milestone is on record.", "Add rows to the sheets Visits and Milestones.")
    first = cells[0]
    total = f"{first['total_happened']} held or happened, {first['total_planned']} planned"
    by = (
        f"with {_partner(first)}, by strand"
        if len({row["partner_id"] for row in cells}) == 1
        else "by partner and strand"
    )
    described = "; ".join(f"{_partner(row)}, {_strand(row)}: {_words(row)}" for row in active)
    return Drawing(
        _title(cells),
        subtitle(
            f"Visits and milestones on record, {by}",
            "filled: held or happened",
            "outlined: planned, invited, advised or aimed for",
            "no circle: none on record",
        ),
        at_most(f"Matrix of visits and milestones by partner and strand, {total}. {described}."),
        _figure(cells),
        pd.DataFrame(
            {
                "Partner": [_partner(row) for row in active],
                "Strand": [_strand(row) for row in active],
                "Visits held": [row["count_visits_held"] for row in active],
                "Milestones that happened": [row["count_milestones_happened"] for row in active],
                "Visits planned": [row["count_visits_planned"] for row in active],
                "Milestones planned": [row["count_milestones_planned"] for row in active],
            }
        ),
        _caveats(cells),
        partial(_figure, cells, times=2),
    )


def _partner(row: Row) -> str:
    """The partner's name, with its kind where it is no city."""
    if row["partner"] is None:
        return NO_PARTNER
    return row["partner"] if row["partner_kind"] == "city" else f"{row['partner']} ({row['partner_kind']})"


def _strand(row: Row) -> str:
    return row["strand"] or NO_STRAND


def _words(row: Row) -> str:
    counts = ((row["count_happened"], "held or happened"), (row["count_planned"], "planned"))
    return listed([f"{count} {words}" for count, words in counts if count])


def _title(cells: list[Row]) -> str:
    """The strand with most that happened, where it is one; else how many strands have any.

    What names no strand may belong to any: where that could make another the first, it is said of what names one.
    """
    named = {row["strand"]: row["strand_happened"] for row in cells if row["strand"]}
    if not cells[0]["total_happened"]:
        return "Nothing on record is known to have happened"
    reached = [strand for strand, count in named.items() if count]
    if not reached:
        return "Nothing that happened names a strand"
    most = max(named.values())
    leaders = [strand for strand, count in named.items() if count == most]
    of_all = f"all {len(named)}" if len(reached) == len(named) > 1 else f"{len(reached)} of {len(named)}"
    titles = [f"Something happened in {of_all} {counted(len(named), 'strands').split(' ', 1)[1]}"]
    if len(leaders) == 1 < len(named):
        unnamed = cells[0]["total_happened"] - sum(named.values())
        is_sure = unnamed < most - max(count for strand, count in named.items() if strand != leaders[0])
        sure = f"{leaders[0]} is the most active strand: {most} on record"
        titles.insert(0, sure if is_sure else f"Of what names a strand, most is in {leaders[0]}: {most}")
    return headline(*titles)


def _caveats(cells: list[Row]) -> tuple[str, ...]:
    first = cells[0]
    unnamed = next((row["strand_happened"] for row in cells if row["strand"] is None), 0)
    said = ["A visit and a milestone may be of one event; each row on record counts."]
    if first["total_planned"]:
        said.append("Of what is planned, no source says that it took place.")
    if unnamed:
        said.append(f"Held or happened without naming a strand: {unnamed} of {first['total_happened']}.")
    return tuple(said)


def _figure(cells: list[Row], times: int = 1) -> go.Figure:
    """On a page `times` as wide as the narrowest screen."""
    partners = {row["partner_id"]: _partner(row) for row in cells}
    strands = {row["strand_id"]: _strand(row) for row in cells}
    middles = {each: _LEFT + (number + 0.5) * (1 - _LEFT) / len(strands) for number, each in enumerate(strands)}
    notes: list[dict[str, object]] = []
    leads, rules, places = [], [], {}
    top = 0
    for each, strand in reversed(strands.items()):
        leads.append((middles[each], top + _LINE / 2))
        top += _write(notes, strand, middles[each] * times, top)
    key = top
    for each, partner in partners.items():
        rules.append(top := top + _GAP)
        height = max(_write(notes, partner, _LEFT * times, top + _GAP), 2 * _APART)
        places[each] = top + _GAP + height / 2
        top += _GAP + height
    placed = [(row, middles[row["strand_id"]], places[row["partner_id"]]) for row in cells]
    circles = [_circles(placed, "count_happened"), _circles(placed, "count_planned")]
    bottom = top + _GAP
    rows = Stack((), tuple(notes), bottom)
    figure = stacked_figure([*_lines(leads, rules, bottom), *circles], rows, {"range": [0, 1]})
    return figure.update_layout(meta={KEY: key})


def _write(notes: list[dict[str, object]], text: str, share: float, top: int) -> int:
    """Writes a name within a share of the narrowest width; gives the height that it takes, in pixels."""
    broken = textwrap.wrap(plain(text), int(share * _CHARACTERS) - 1)
    notes.append(text_at("<br>".join(broken), top))
    return len(broken) * _LINE


def _lines(leads: list[tuple[float, float]], rules: list[int], bottom: int) -> list[go.Scatter]:
    """A line from each strand's name to its column and down, and a lighter one above each partner."""
    columns = [point for x, y in leads for point in ((0, y), (x, y), (x, bottom), (None, None))]
    across = [point for y in rules for point in ((0, y), (1, y), (None, None))]
    return [
        go.Scatter(
            x=[x for x, _ in points],
            y=[y for _, y in points],
            mode="lines",
            line={"color": colour, "width": 1},
            hoverinfo="skip",
        )
        for points, colour in ((across, GREY), (columns, RULE))
    ]


def _circles(placed: list[tuple[Row, float, float]], column: str) -> go.Scatter:
    """Circles with their numbers: filled, in the upper half of a cell, for what happened; outlined below if planned."""
    shown = [(row, x, y) for row, x, y in placed if row[column]]
    happened = column == "count_happened"
    word = "held or happened" if happened else "planned"
    return go.Scatter(
        x=[x for _, x, _ in shown],
        y=[y - _APART / 2 if happened else y + _APART / 2 for _, _, y in shown],
        mode="markers+text",
        marker={"size": _CIRCLE, "color": BLUE if happened else "white", "line": {"color": BLUE, "width": 1.5}},
        text=[str(row[column]) for row, _, _ in shown],
        textfont={"size": _NUMBER_SIZE, "color": "white" if happened else BLUE},
        hovertext=[plain(f"{_partner(row)}, {_strand(row)}: {row[column]} {word}") for row, _, _ in shown],
        hoverinfo="text",
    )
