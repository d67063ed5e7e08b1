"""A map from home to the partners: coasts as a plain line, an arc to each whose line tells the kind of link."""

from functools import cache

import pandas as pd
import plotly.graph_objects as go

from twinboard.bounds import listed, number_words, sentence_case
from twinboard.charts.base.canvas import Canvas
from twinboard.charts.base.chart import Drawing, Empty, Plan
from twinboard.charts.base.hover import hover_text
from twinboard.charts.base.letters import broken
from twinboard.charts.base.look import BLUE, RULE, TEXT, TRACK, in_template, plain, text_at, wrapped
from twinboard.charts.base.wording import at_most, counted, headline, named, subtitle
from twinboard.charts.partners.map_places import LINE, LOWEST, POINT, Box, Point, arc, framed, placed
from twinboard.frames import Row, rows
from twinboard.settings import ROOT

NAME = "map_of_partners"
COASTLINES = ROOT / "data" / "reference" / "coastlines.csv"
TWINNED = ("twinning", "economic twinning")
_LETTERS, _SIZE, _LIST_LINE, _EDGES = 22, 14, 18.5, 12
_HEIGHT = 420
_VEIL = "rgba(255, 255, 255, 0.7)"


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per partner, as `charts/map_of_partners` gives it."""
    partners = rows(frame)
    mapped = [row for row in partners if row["distance_km"] is not None]
    if not mapped:
        return _empty(partners)
    home = mapped[0]["home"]
    plan = Plan(lambda canvas, _: _figure(mapped, canvas))
    described = listed([f"{row['partner']} ({_related(row)}), {_away(row)}" for row in mapped])
    return Drawing(
        _title(mapped, len(mapped) == len(partners)),
        _key(mapped),
        at_most(f"Map of {counted(len(mapped), 'partners')} and how far each is from {home}: {described}."),
        plan.on_screen(),
        pd.DataFrame(
            {
                "Partner": [row["partner"] for row in partners],
                "Country": [row["country"] or "not stated" for row in partners],
                "Relationship": [_related(row).capitalize() for row in partners],
                "Status": [row["status"].capitalize() for row in partners],
                f"Distance from {home}": [_away(row) for row in partners],
            }
        ),
        _caveats(partners),
        plan=plan,
    )


def _empty(partners: list[Row]) -> Empty:
    if not partners:
        return Empty(NAME, "No partner is recorded here.", "Add a row to the sheet Partners.")
    if partners[0]["home_latitude"] is None or partners[0]["home_longitude"] is None:
        remedy = "Add your own place to the sheet Partners, with the status home, its latitude and its longitude."
        return Empty(NAME, "The map does not know where home is.", remedy)
    return Empty(NAME, "No coordinates are known here.", "Fill in latitude and longitude on the sheet Partners.")


def _related(row: Row) -> str:
    return "no link of its own" if row["relationship"] == "none" else str(row["relationship"])


def _away(row: Row) -> str:
    if row["distance_km"] is None:
        return "not stated"
    return f"about {number_words(row['distance_km'], 'kilometres')}" if row["distance_km"] else "under 10 kilometres"


def _title(mapped: list[Row], is_all: bool) -> str:
    far, near, home = mapped[0], mapped[-1], mapped[0]["home"]
    if len(mapped) == 1:
        lies = f"lies {_away(far)} from"
        return headline(f"{far['partner']} {lies} {home}", f"{far['partner']} {lies} home", f"The partner {lies} home")
    between = f"about {number_words(near['distance_km'])} to {number_words(far['distance_km'], 'kilometres')}"
    lie = f"{'Partners' if is_all else 'Mapped partners'} lie {between} from"
    if not 0 < near["distance_km"] < far["distance_km"]:
        lie = f"The farthest partner lies {_away(far)} from"
    return headline(f"{lie} {home}", f"{lie} home")


def _caveats(partners: list[Row]) -> tuple[str, ...]:
    lost = [row["partner"] for row in partners if row["distance_km"] is None]
    wide = [row["partner"] for row in partners if row["distance_km"] is not None and row["kind"] != "city"]
    return (
        "No source states these distances: they are computed from coordinates, to the nearest 10 kilometres.",
        *([f"One point stands for the whole of {named(wide, 'provinces and countries')}."] if wide else []),
        *([f"Not on the map, because no coordinates are known: {named(lost, 'partners')}."] if lost else []),
    )


def _key(mapped: list[Row]) -> str:
    """What filled points are, and hollow ones, whose lines are dotted; as far as there are any."""
    others = " or ".join(dict.fromkeys(_related(row) for row in mapped if row["relationship"] not in TWINNED))
    solid = "filled: twinned" if any(row["relationship"] in TWINNED for row in mapped) else ""
    return sentence_case(subtitle(solid, f"hollow, dotted: {others}" if others else ""))


def _figure(mapped: list[Row], canvas: Canvas) -> go.Figure:
    """The names on the map where each finds a place; else numbers there, and the names in lines below it."""
    home = (float(mapped[0]["home_longitude"]), float(mapped[0]["home_latitude"]))
    points = [*((float(row["longitude"]), float(row["latitude"])) for row in mapped), home]
    arcs = [arc(home, point) for point in points[:-1]]
    frame = framed(
        [*points, *(each for along in arcs for each in along)], _HEIGHT if canvas.narrowest > 600 else LOWEST
    )
    boxes = [Box((x - frame.west) * frame.wide, (frame.north - y) * frame.tall, POINT, POINT) for x, y in points]
    names = [*(_lines(row["partner"]) for row in mapped), _lines(mapped[0]["home"])]
    found, below = placed(names, boxes, frame), []
    if len(found) < len(mapped):
        room = canvas.narrowest - _EDGES
        words = [f"{number} {row['partner']}: {_away(row)}" for number, row in enumerate(mapped, start=1)]
        below = [line for text in words for line in broken(plain(text), room, _SIZE)]
        names = [[f"<b>{number}</b>"] for number, _ in enumerate(mapped, start=1)]
        found = placed(names, boxes, frame)
    over = max(0, *(-box.y - box.upper for box in found))
    under = max(0, *(frame.growth * box.y + box.upper + box.height - frame.height for box in found))
    notes = [_note(*each) for each in zip(names, points, found, strict=False)]
    if below:
        notes += [text_at("<br>".join(below), 0, size=_SIZE) | {"yref": "paper", "yshift": -under - LINE}]
        under += LINE + len(below) * _LIST_LINE
    shape = {"scaleanchor": "x", "scaleratio": frame.tall / frame.wide, "constraintoward": "top"}
    layout: dict[str, object] = {
        "height": round(over + frame.height + under),
        "margin": {"l": 4, "r": 4, "t": over, "b": under},
        "showlegend": False,
        "annotations": notes,
        "xaxis": {"range": [frame.west, frame.east], "visible": False, "fixedrange": True},
        "yaxis": {"range": [frame.south, frame.north], "visible": False, "fixedrange": True, **shape},
    }
    return go.Figure(data=[_coasts(), *_arcs(mapped, arcs), _marks(mapped, points)], layout=in_template(layout))


def _arcs(mapped: list[Row], arcs: list[list[Point]]) -> list[go.Scatter]:
    """Solid to those that are twinned, dotted to others."""
    found = []
    for is_twinned, dash in ((True, "solid"), (False, "dot")):
        ways = [way for row, way in zip(mapped, arcs, strict=True) if (row["relationship"] in TWINNED) == is_twinned]
        points: list[tuple[float | None, float | None]] = [point for way in ways for point in (*way, (None, None))]
        line = {"color": BLUE, "width": 2, "dash": dash}
        x, y = [x for x, _ in points], [y for _, y in points]
        found += [go.Scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip")] if ways else []
    return found


def _lines(name: str) -> list[str]:
    return [f"<b>{line}</b>" for line in wrapped(name, _LETTERS)]


def _note(lines: list[str], point: Point, box: Box) -> dict[str, object]:
    place = {"x": point[0], "y": point[1], "ax": box.across, "ay": box.down, "xanchor": box.side, "yanchor": "middle"}
    leader = {"showarrow": True, "arrowhead": 0, "arrowwidth": 1, "arrowcolor": RULE, "standoff": POINT / 2}
    look = {"font": {"size": _SIZE}, "align": box.side, "bgcolor": _VEIL, "borderpad": 0}
    return {"text": "<br>".join(lines), **place, **leader, **look}


@cache
def _coasts() -> go.Scatter:
    coasts, line = pd.read_csv(COASTLINES), {"color": RULE, "width": 0.8}
    look = {"mode": "lines", "line": line, "fill": "toself", "fillcolor": TRACK, "hoverinfo": "skip"}
    return go.Scatter(x=coasts["longitude"], y=coasts["latitude"], **look)


def _marks(mapped: list[Row], points: list[Point]) -> go.Scatter:
    words = [hover_text(row["partner"], sentence_case(_related(row)), _away(row)) for row in mapped]
    return go.Scatter(
        x=[longitude for longitude, _ in points],
        y=[latitude for _, latitude in points],
        mode="markers",
        marker={
            "symbol": [*("circle" for _ in mapped), "star"],
            "size": POINT - 7,
            "opacity": 1,
            "color": [*(BLUE if row["relationship"] in TWINNED else "white" for row in mapped), TEXT],
            "line": {"color": [*(BLUE for _ in mapped), TEXT], "width": [*(2.5 for _ in mapped), 1]},
        },
        hovertext=[*words, plain(mapped[0]["home"])],
        hoverinfo="text",
        customdata=[*(["partner", row["partner_id"]] for row in mapped), None],
    )
