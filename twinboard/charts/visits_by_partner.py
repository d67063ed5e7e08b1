"""Visits held with each partner, by direction; those planned, invited or only stated as a count are said, not drawn."""

from itertools import groupby

import pandas as pd
import plotly.graph_objects as go

from twinboard.bounds import listed, quantity_words
from twinboard.charts.bars import Part, segment
from twinboard.charts.chart import Drawing, Empty
from twinboard.charts.look import BLUE, ORANGE, Label, dotted, plain, stack, stacked_figure
from twinboard.charts.wording import at_most, counted, headline, subtitle
from twinboard.frames import Row, rows
from twinboard.periods import in_period, period_words

NAME = "visits_by_partner"
MOST_NAMED = 3
_LOOKS = {"inbound": (BLUE, "←", "blue"), "outbound": (ORANGE, "→", "orange")}


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per partner, direction and status, or stated count, as `charts/visits_by_partner` gives it."""
    if frame.empty:
        return Empty(
            NAME,
            "No visit is on record, and no source states how many there were.",
            "Add a row to the sheet Visits, with its direction and status.",
        )
    counts = rows(frame)
    partners = [[*of_one] for _, of_one in groupby(counts, lambda row: row["partner_id"])]
    held = [row for row in counts if _is_held(row)]
    stated = [row for row in counts if row["is_stated"]]
    return Drawing(
        _title(partners, held, stated),
        subtitle("Visits held, by partner and direction", _years(held), _key(partners, held)),
        at_most(f"Bar chart of visits held by partner: {_described(partners)}."),
        _figure(partners, held),
        pd.DataFrame(
            {
                "Partner": [_name(row) for row in counts],
                "Visits": [_what(row) for row in counts],
                "Number": [_number(row) for row in counts],
                "Status": [row["status"].capitalize() for row in counts],
                "When": [_when(row) for row in counts],
            }
        ),
        _caveats(counts, stated, len(partners)),
    )


def _is_held(row: Row) -> bool:
    return row["status"] == "held" and not row["is_stated"]


def _title(partners: list[list[Row]], held: list[Row], stated: list[Row]) -> str:
    """Where sources state counts as well, the finding is about the visits listed one by one, and says so."""
    visits = "listed visits" if stated else "visits"
    if not held:
        none = f"No {visits.removesuffix('s')} is known to have been held"
        only = stated[0] if len(partners) == len(stated) == 1 else None
        return headline(f"{_name(only)}: {_stated(only)} stated, none listed as held", none) if only else none
    most = int(held[0]["total_held"])
    if len(partners) == 1:
        found = f"{counted(most, visits)} held, {listed([row['direction'] for row in held])}"
        return headline(f"{_name(held[0])}: {found}", found)
    leaders = [_name(of_one[0]) for of_one in partners if of_one[0]["total_held"] == most]
    each = " each" if len(leaders) > 1 else ""
    tied = f"Most {visits} held: {most} with each of {len(leaders)} partners"
    alone = f"Most {visits} held with one partner: {most}"
    return headline(f"Most {visits} held: {listed(leaders)}, {most}{each}", tied if each else alone)


def _name(row: Row) -> str:
    return row["partner"] or "No partner named"


def _number(row: Row) -> str:
    return quantity_words(row["visits"], row["bound"], "visits")


def _what(row: Row) -> str:
    return f"{row['scope']} (stated as a count)" if row["is_stated"] else f"{row['direction'].capitalize()}, listed"


def _when(row: Row) -> str:
    return listed([*dict.fromkeys(period_words(period) for period in row["periods"])])


def _years(counts: list[Row]) -> str:
    years = sorted({day.year for row in counts for day in (row["first_on"], row["last_on"]) if day})
    return f"{years[0]} to {years[-1]}" if len(years) > 1 else "".join(str(year) for year in years)


def _key(partners: list[list[Row]], held: list[Row]) -> str:
    none = "" if all(of_one[0]["total_held"] for of_one in partners) else "dotted line: none listed as held"
    ways = {row["direction"] for row in held}
    return subtitle(*(f"{arrow} {colour}: {way}" for way, (_, arrow, colour) in _LOOKS.items() if way in ways), none)


def _described(partners: list[list[Row]]) -> str:
    held = [f"{_name(each[0])}, {_ways([*filter(_is_held, each)])}" for each in partners if each[0]["total_held"]]
    none = [_name(of_one[0]) for of_one in partners if not of_one[0]["total_held"]]
    return subtitle(*held, f"none listed as held with {listed(none)}" if none else "")


def _ways(counts: list[Row]) -> str:
    return listed([f"{row['visits']:.0f} {row['direction']}" for row in counts])


def _label(of_one: list[Row]) -> Label:
    held = [row for row in of_one if _is_held(row)]
    strong = f"{counted(int(of_one[0]['total_held']), 'visits')} held" if held else "none listed as held"
    ways = _ways(held) if len(held) > 1 else "".join(row["direction"] for row in held)
    besides = [_besides(row) for row in of_one if not _is_held(row)]
    return Label(f"{_name(of_one[0])}: {subtitle(f'{strong}, {ways}' if ways else strong, *besides)}", strong)


def _besides(row: Row) -> str:
    return f"stated as a count: {_stated(row)}" if row["is_stated"] else f"{_ways([row])} {row['status']}"


def _stated(row: Row) -> str:
    return _number(row) if row["status"] == "actual" else f"{_number(row)} as {row['status']}"


def _stated_where(row: Row) -> str:
    return f"{_stated(row)} ({_name(row)}, {in_period(row['periods'][0])})"


def _caveats(counts: list[Row], stated: list[Row], count_partners: int) -> tuple[str, ...]:
    said = ["Each visit counts once, with the partner that its source names."] if count_partners > 1 else []
    if any(row["status"] in ("planned", "invited") and not row["is_stated"] for row in counts):
        said.append("Visits planned or invited are in no bar: no source says that they took place.")
    if stated:
        named = listed([_stated_where(row) for row in stated[:MOST_NAMED]])
        more = f" and {counted(len(stated) - MOST_NAMED, 'others')}" if len(stated) > MOST_NAMED else ""
        said.append(f"Sources also state counts of visits: {named}{more}. None is added to the listed visits.")
    return tuple(said)


def _figure(partners: list[list[Row]], held: list[Row]) -> go.Figure:
    lines = stack([_label(of_one) for of_one in partners])
    largest = max((row["total_held"] for row in held), default=1)
    segments = [
        _segment(row, mark, largest)
        for of_one, mark in zip(partners, lines.marks, strict=True)
        for row in of_one
        if _is_held(row)
    ]
    placed = zip(partners, lines.marks, strict=True)
    none = dotted([mark for of_one, mark in placed if not of_one[0]["total_held"]], [0, largest])
    return stacked_figure([*segments, none], lines, {"range": [0, largest * 1.02]}).update_layout(barmode="stack")


def _segment(row: Row, mark: float, largest: float) -> go.Bar:
    colour, arrow, _ = _LOOKS[row["direction"]]
    hover = plain(f"{_name(row)}: {_number(row)} held, {row['direction']}, {_when(row)}")
    return segment(Part(row["visits"], colour, f"{arrow} {row['visits']:.0f}", hover), mark, largest)
