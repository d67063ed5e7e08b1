"""Partner by strand, as a table of shades: how much happened in each cell, and beside it how much is only planned."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from twinboard.bounds import listed
from twinboard.charts.base.canvas import Canvas
from twinboard.charts.base.chart import Drawing, Empty, Plan
from twinboard.charts.base.choices import HAPPENED
from twinboard.charts.base.hover import hover_text
from twinboard.charts.base.look import BLUE, FONT_SIZE, GRID, TEXT
from twinboard.charts.base.shades import shade, words_on
from twinboard.charts.base.wording import at_most, counted, headline, subtitle
from twinboard.charts.rows.headings import Heading, with_headings
from twinboard.charts.rows.named_rows import Named, placed, plot_width, row_figure
from twinboard.frames import Row, rows

NAME = "activity_by_strand"
NO_PARTNER, NO_STRAND = "No partner named", "No strand named"
_FEW = 2
"""Of so many strands none is called the busiest."""
_TALL, _BETWEEN, _FILLED, _GAP = 42, 4, 0.92, 0.4
"""Pixels of a cell, and between two; how much of its column it fills; columns left out before what names no strand."""


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per partner and strand, as `charts/activity_by_strand` gives it."""
    cells = rows(frame)
    active = [row for row in cells if row["count_happened"] + row["count_planned"]]
    if not active:
        return Empty(NAME, "No visit or milestone is recorded here.", "Add rows to the sheets Visits and Milestones.")
    first = cells[0]
    asked = first["happened_asked"]
    counts = {"yes": f"{first['total_happened']} held or happened", "no": f"{first['total_planned']} planned"}
    total = counts.get(asked, ", ".join(counts.values()))
    by = (
        f"with {_partner(first)}, by strand"
        if len({row["partner_id"] for row in cells}) == 1
        else "by partner and strand"
    )
    plan = _plan(cells)
    described = "; ".join(f"{_partner(row)}, {_strand(row)}: {_words(row)}" for row in active)
    return Drawing(
        _planned_title(cells) if asked == "no" else _title(cells),
        subtitle(
            f"Visits and milestones {'planned or aimed for' if asked == 'no' else 'that happened'}, {by}",
            "+1: one more planned or aimed for" if first["total_planned"] and asked is None else "",
        ),
        at_most(f"Table of visits and milestones by partner and strand, {total}. {described}."),
        plan.on_screen(),
        _table(active, asked),
        _caveats(cells),
        plan=plan,
        choices={"happened": HAPPENED} if first["total_happened"] and first["total_planned"] else {},
    )


def _table(active: list[Row], asked: str | None) -> pd.DataFrame:
    """With the counts that were asked for alone: a count of what was left out would be nought."""
    happened = {"Visits held": "count_visits_held", "Milestones that happened": "count_milestones_happened"}
    planned = {"Visits planned": "count_visits_planned", "Milestones planned": "count_milestones_planned"}
    counts = {"yes": happened, "no": planned}.get(asked or "", happened | planned)
    return pd.DataFrame(
        {
            "Partner": [_partner(row) for row in active],
            "Strand": [_strand(row) for row in active],
            **{heading: [row[column] for row in active] for heading, column in counts.items()},
        }
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
    """The strand with most that happened, where it is one of three or more; else how many strands have any.

    What names no strand may belong to any: where that could make another the first, it is said of what names one.
    """
    named = {row["strand"]: row["strand_happened"] for row in cells if row["strand"]}
    if not cells[0]["total_happened"]:
        return "Nothing is known to have happened"
    reached = [strand for strand, count in named.items() if count]
    if not reached:
        return "Nothing that happened names a strand"
    most = max(named.values())
    leaders = [strand for strand, count in named.items() if count == most]
    of_all = f"all {len(named)}" if len(reached) == len(named) > 1 else f"{len(reached)} of {len(named)}"
    titles = [f"Something happened in {of_all} {counted(len(named), 'strands').split(' ', 1)[1]}"]
    if len(leaders) == 1 and len(named) > _FEW:
        unnamed = cells[0]["total_happened"] - sum(named.values())
        is_sure = unnamed < most - max(count for strand, count in named.items() if strand != leaders[0])
        sure = f"{leaders[0]} is the busiest strand: {most}"
        titles.insert(0, sure if is_sure else f"Where a strand is named, {leaders[0]} leads with {most}")
    return headline(*titles)


def _planned_title(cells: list[Row]) -> str:
    """How much is planned, and in how many of the strands."""
    named = {row["strand"]: 0 for row in cells if row["strand"]}
    for row in cells:
        if row["strand"]:
            named[row["strand"]] += row["count_planned"]
    reached = sum(map(bool, named.values()))
    of_all = "all" if reached == len(named) > 1 else f"{reached} of"
    where = f"in {of_all} {counted(len(named), 'strands')}" if reached else "of no named strand"
    return f"{cells[0]['total_planned']} planned or aimed for, {where}"


def _caveats(cells: list[Row]) -> tuple[str, ...]:
    first = cells[0]
    unnamed = next((row["strand_happened"] for row in cells if row["strand"] is None), 0)
    said = [f"{unnamed} of the {first['total_happened']} that happened name no strand."] if unnamed > 1 else []
    said += ["One that happened names no strand."] if unnamed == 1 else []
    said.append("A visit and a milestone can be of one event; both count.")
    if first["total_planned"]:
        said.append("Of what is planned, no source says that it took place.")
    return tuple(said)


def _plan(cells: list[Row]) -> Plan:
    """A row for each partner; every part has all columns and the same shades."""
    partners = {row["partner_id"]: _partner(row) for row in cells}
    strands = {row["strand_id"]: _strand(row) for row in cells}
    places = {each: at + (_GAP if each is None and at else 0.0) for at, each in enumerate(strands)}
    ends = (-0.5, max(places.values()) + 0.5)
    most = max(_leading(row) for row in cells)

    def build(canvas: Canvas, some: slice) -> go.Figure:
        shown, names = [*partners][some], [Named(name, is_beside=True) for name in partners.values()]
        active = [row for row in cells if row["partner_id"] in shown and row["count_happened"] + row["count_planned"]]
        found = placed(names, canvas, some, [_TALL] * len(names), around=_BETWEEN)
        at = [(row, places[row["strand_id"]], found.at[shown.index(row["partner_id"])]) for row in active]
        figure = row_figure([_cells(at, most)], found, {"range": ends, "visible": False})
        figure.update_yaxes(showgrid=True, gridcolor=GRID)
        left, wide = found.left, plot_width(names, canvas) / (ends[1] - ends[0])
        headings = [Heading(words, places[each], left + (places[each] + 0.5) * wide) for each, words in strands.items()]
        return with_headings(figure, headings, canvas.narrowest)

    return Plan(build, len(partners))


def _cells(placed: Sequence[tuple[Row, float, float]], most: int) -> go.Bar:
    """Each a box in its column: the shade and the number say how much happened, the small one how much is planned.

    Of what is planned alone both say how much that is.
    """
    shades = [shade(_leading(row) / most if most else 0) for row, _, _ in placed]
    return go.Bar(
        meta="cells",
        base=[x - _FILLED / 2 for _, x, _ in placed],
        x=[_FILLED] * len(placed),
        y=[y for _, _, y in placed],
        width=_TALL,
        orientation="h",
        marker={"color": shades, "line": {"color": BLUE, "width": 1.5}},
        text=[_numbers(row) for row, _, _ in placed],
        textposition="inside",
        insidetextanchor="middle",
        insidetextfont={"size": FONT_SIZE - 1, "color": [words_on(each) for each in shades]},
        textfont={"color": TEXT},
        constraintext="none",
        textangle=0,
        cliponaxis=False,
        customdata=[["cell", f"{row['partner_id'] or ''}/{row['strand_id'] or ''}"] for row, _, _ in placed],
        hovertext=[_hover(row) for row, _, _ in placed],
        hoverinfo="text",
    )


def _leading(row: Row) -> int:
    """The count that the shade and the large number of a cell say."""
    return int(row["count_planned" if row["happened_asked"] == "no" else "count_happened"])


def _numbers(row: Row) -> str:
    happened = f"<b>{_leading(row)}</b>" if _leading(row) else ""
    planned = f"+{row['count_planned']}" if row["count_planned"] and row["happened_asked"] is None else ""
    return "<br>".join(filter(None, (happened, planned)))


def _hover(row: Row) -> str:
    counts = (
        (row["count_visits_held"], "visits", "held"),
        (row["count_milestones_happened"], "milestones", "that happened"),
        (row["count_visits_planned"], "visits", "planned or invited"),
        (row["count_milestones_planned"], "milestones", "planned or aimed for"),
    )
    said = [f"{counted(count, what)} {how}" for count, what, how in counts if count]
    return hover_text(f"{_partner(row)}, {_strand(row)}", *said)
