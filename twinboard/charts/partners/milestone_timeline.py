"""Milestones and visits in time: lanes of partners, or of kinds where there is one partner; the newest only.

On paper each has a row of its own with its words, for a reader cannot point at a mark there.
"""

from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from twinboard.bounds import listed, sentence_case
from twinboard.charts.base.canvas import SCREEN, Canvas
from twinboard.charts.base.chart import Drawing, Empty, Plan
from twinboard.charts.base.choices import HAPPENED
from twinboard.charts.base.hover import cited_words, hover_text
from twinboard.charts.base.look import BLUE, ORANGE
from twinboard.charts.base.wording import at_most, counted, headline, subtitle
from twinboard.charts.rows.lanes import Point, in_lanes
from twinboard.frames import Row, rows
from twinboard.periods import span_words

NAME = "milestone_timeline"
KINDS = {
    "inbound visit": ("visit here", "triangle-left", BLUE),
    "outbound visit": ("visit abroad", "triangle-right", ORANGE),
    "agreement": ("agreement", "square", BLUE),
    "approach": ("approach", "triangle-up", BLUE),
    "board": ("board", "pentagon", BLUE),
    "anniversary": ("anniversary", "star", BLUE),
    "event": ("event", "circle", BLUE),
    "investment": ("investment", "diamond", BLUE),
    "placement": ("placement", "triangle-down", BLUE),
    "advice": ("advice", "cross", BLUE),
    "aim": ("aim", "x", BLUE),
}
"""Of each kind: its word in the key, the symbol and the colour of its marks."""
OTHER_SYMBOL = "hexagon"
"""Of kinds that officers added."""
_NO_PARTNER = "No partner named"
_LANE, _SIZE, _FEW, _WORDS = 24, 15, 2, 0.56
"""Pixels of a lane and of a mark; of so many years none is called the busiest; the share of words on paper."""
_WHICH = {None: "", "yes": " that happened", "no": " planned or aimed for"}
_AIMS = {"aim": "aimed for", "advice": "advised"}


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per milestone or visit, as `charts/milestone_timeline` gives it."""
    if frame.empty:
        return Empty(NAME, "No milestone or visit is recorded here.", "Add a row to the sheet Milestones or Visits.")
    entries = rows(frame)
    drawn = [row for row in entries if row["is_drawn"]]
    if not drawn:
        missing = f"{counted(len(entries), 'milestones and visits')}, none with a date."
        return Empty(NAME, missing, "Fill in date on the sheet Milestones, or starts on the sheet Visits.")
    several = len({row["partner_id"] for row in drawn}) > 1
    plan = _plan(drawn, several)
    return Drawing(
        _title(entries),
        subtitle(f"{_subject(entries[0])}{_WHICH[entries[0]['happened_asked']]}, {_span(drawn)}", _key(drawn)),
        at_most(f"Timeline of {_counts(entries[0])}. The newest drawn: {_words(drawn[-1], several)}."),
        plan.on_screen(),
        pd.DataFrame(
            {
                "When": [_when(row) for row in entries],
                "What": [row["title"] for row in entries],
                "Kind": [row["kind"].capitalize() for row in entries],
                "Status": [_status(row).capitalize() for row in entries],
                "Partner": [row["partner"] or "none named" for row in entries],
                "Strand": [row["strand"] or "none named" for row in entries],
                "Drawn": ["yes" if row["is_drawn"] else "no" for row in entries],
            }
        ),
        _caveats(entries[0], len(drawn), len(entries)),
        plan=plan,
        choices=_choices(entries),
    )


def _choices(entries: list[Row]) -> dict[str, dict[str, str]]:
    """What happened or what is planned, where there are both; the kinds that there are."""
    first, there = entries[0], {row["kind"] for row in entries}
    kinds = _words_of(there)
    return {"happened": HAPPENED if first["count_happened"] and first["count_planned"] else {}, "kinds": kinds}


def _subject(first: Row) -> str:
    """What the chart is of: all, or the kinds that were asked for."""
    asked = first["kinds_asked"]
    return sentence_case(listed([_look(kind)[0] for kind in asked.split(",")])) if asked else "Milestones and visits"


def _title(entries: list[Row]) -> str:
    """The year in which most is known to have happened, where it is one; else how much is on record.

    Of some kinds alone that is said: what leads among them need not lead among all.
    """
    first, busiest = entries[0], _busiest(entries)
    if first["kinds_asked"]:
        rest = f"most {'in' if busiest[2] else 'known in'} {busiest[0]}, {busiest[1]}" if busiest else _standing(first)
        return headline(f"{_subject(first)}: {rest}", f"Of the kinds chosen: {rest}")
    if not busiest:
        return _standing(first, "events")
    year, most, is_sure = busiest
    return (
        f"{year} was the busiest year: {most} events" if is_sure else f"Busiest year known: {year}, with {most} events"
    )


def _busiest(entries: list[Row]) -> tuple[int, int, bool] | None:
    """The year, how much happened in it, and whether the year of all that happened is known; None if no year leads."""
    by_year = {row["year"]: row["count_happened_in_year"] for row in entries if row["year"]}
    most = max(by_year.values(), default=0)
    busiest = [year for year, count in by_year.items() if count == most]
    if most > 1 and len(busiest) == 1 and sum(map(bool, by_year.values())) > _FEW:
        return busiest[0], most, sum(by_year.values()) == entries[0]["count_happened"]
    return None


def _standing(first: Row, what: str = "") -> str:
    """How much happened and how much is planned; of what was not asked for nothing is said."""
    happened, planned = first["count_happened"], f"{first['count_planned']} planned or aimed for"
    if not happened:
        return planned if first["happened_asked"] == "no" else f"{planned}, none known to have happened"
    found = counted(happened, what) if what else str(happened)
    return f"{found} happened{f', {planned}' if first['count_planned'] else ''}"


def _counts(first: Row) -> str:
    happened, planned = first["count_happened"], first["count_planned"]
    said = [f"{happened} held or happened"] if happened else []
    said += [f"{planned} planned, advised or aimed for"] if planned else []
    return f"{counted(happened + planned, 'milestones and visits')}: {', '.join(said)}"


def _key(drawn: list[Row]) -> str:
    return "" if all(row["is_happened"] for row in drawn) else "hollow: planned or aimed for"


def _caveats(first: Row, count_drawn: int, count_all: int) -> tuple[str, ...]:
    said = []
    if count_drawn < first["count_dated"]:
        newest = f"the newest {count_drawn} of {first['count_dated']} with a date"
        said.append(f"Drawn are {newest}; the table lists all {count_all}.")
    said.append("A line shows the days on which it can have been, not how long it took; dotted: before or after.")
    if first["count_undated"]:
        undated = counted(first["count_undated"], "milestones and visits")
        said.append(f"The sources give no date for {undated}: in the table only.")
    if first["count_planned"]:
        said.append("Of what is planned or aimed for, no source says that it took place.")
    return tuple(said)


def _span(drawn: list[Row]) -> str:
    years = sorted({day.year for row in drawn for day in (row["first_on"], row["last_on"]) if day})
    return f"{years[0]} to {years[-1]}" if len(years) > 1 else f"{years[0]}"


def _when(row: Row) -> str:
    return span_words(row["period"], row["ends"])


def _status(row: Row) -> str:
    status: str = row["status"]
    return status if row["is_happened"] else _AIMS.get(row["kind"], status)


def _words(row: Row, several: bool) -> str:
    """When, what, with whom, and whether it is only planned: the partner where several are drawn and none is named."""
    status = "" if row["is_happened"] else f", {_status(row)}"
    partner = row["partner"] if several and row["partner"] and row["partner"] not in row["title"] else ""
    return f"{sentence_case(_when(row))}{status}: {row['title']}{f' ({partner})' if partner else ''}"


def _plan(drawn: list[Row], several: bool) -> Plan:
    """On screen lanes, on paper a row for each."""
    of_partners = {row["partner_id"]: row["partner"] or _NO_PARTNER for row in sorted(drawn, key=_place)}
    of_kinds = _words_of(_kinds(drawn))
    lanes = of_partners if several else of_kinds
    at = [[*lanes].index(row["partner_id" if several else "kind"]) for row in drawn]
    on_screen = in_lanes(_points(drawn, at), [*lanes.values()], height=_LANE, with_key=several)
    words = [_words(row, several) for row in drawn]
    on_paper = in_lanes(_points(drawn, [*range(len(drawn))]), words, height=_LANE, with_key=True)

    def build(canvas: Canvas, some: slice) -> go.Figure:
        if canvas is SCREEN:
            return on_screen.build(canvas, some)
        return on_paper.build(replace(canvas, name_share=_WORDS), some)

    return Plan(build, len(drawn), on_screen_count=len(lanes))


def _place(row: Row) -> tuple[bool, int]:
    """Partners as the workbook has them; last what names none."""
    return row["partner_id"] is None, int(row["partner_place"] or 0)


def _look(kind: str) -> tuple[str, str, str]:
    return KINDS.get(kind, (kind, OTHER_SYMBOL, BLUE))


def _words_of(there: set[str]) -> dict[str, str]:
    """The words of those kinds; officers' own come last."""
    every = [*KINDS, *sorted(there - KINDS.keys())]
    return {kind: sentence_case(_look(kind)[0]) for kind in every if kind in there}


def _kinds(drawn: list[Row]) -> set[str]:
    return {row["kind"] for row in drawn}


def _points(drawn: list[Row], lanes: list[int]) -> list[Point]:
    return [_point(row, lane) for row, lane in zip(drawn, lanes, strict=True)]


def _point(row: Row, lane: int) -> Point:
    kind, symbol, colour = _look(row["kind"])
    what = f"{sentence_case(kind)}, {_when(row)}, {_status(row)}"
    return Point(
        lane=lane,
        first_on=row["first_on"],
        last_on=row["last_on"],
        kind=kind,
        symbol=symbol,
        colour=colour,
        size=_SIZE,
        is_filled=bool(row["is_happened"]),
        label="",
        hover=hover_text(
            row["title"], what, row["partner"] or _NO_PARTNER, cited_words(row["publishers"], row["locators"])
        ),
        leads_to=("visit" if row["kind"].endswith(" visit") else "milestone", row["id"]),
    )
