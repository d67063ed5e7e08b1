"""A map from home to the partners: coasts as a plain line, names beside the points, distances as the crow flies."""

from functools import cache, partial

import pandas as pd
import plotly.graph_objects as go

from twinboard.bounds import listed, number_words
from twinboard.charts.chart import Drawing, Empty
from twinboard.charts.look import BLUE, ORANGE, RULE, TEXT, TRACK, Label, Stack, plain, stacked_figure, text_at, wrapped
from twinboard.charts.map_places import LINE, LOWEST, POINT, Box, Point, framed, placed
from twinboard.charts.wording import at_most, counted, headline, named, subtitle
from twinboard.frames import Row, rows
from twinboard.settings import ROOT

NAME = "map_of_partners"
COASTLINES = ROOT / "data" / "reference" / "coastlines.csv"
_SHAPES = {
    "twinning": ("circle", "circle: twinning"),
    "economic twinning": ("square", "square: economic twinning"),
    "memorandum": ("diamond", "diamond: memorandum"),
    "approach": ("triangle-up", "triangle: approach"),
    "none": ("cross", "cross: none on record"),
}
_LETTERS, _SIZE, _LIST_LINE = 22, 14, 18.5
_VEIL = "rgba(255, 255, 255, 0.7)"


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per partner, as `charts/map_of_partners` gives it."""
    partners = rows(frame)
    mapped = [row for row in partners if row["distance_km"] is not None]
    if not mapped:
        return _empty(partners)
    home = mapped[0]["home"]
    shapes = [words for kind, (_, words) in _SHAPES.items() if kind in {row["relationship"] for row in mapped}]
    outlined = sorted({row["status"] for row in mapped} - {"active"})
    key = [f"star: {home}", *shapes, *([f"outlined: {' or '.join(outlined)}"] if outlined else [])]
    described = listed([f"{row['partner']} ({_related(row)}), {_away(row)}" for row in mapped])
    return Drawing(
        _title(mapped, len(mapped) == len(partners)),
        subtitle(f"Distance from {home} as the crow flies, in kilometres", *key),
        at_most(f"Map of {counted(len(mapped), 'partners')} and how far each is from {home}: {described}."),
        _figure(mapped),
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
        partial(_figure, mapped, times=2),
    )


def _empty(partners: list[Row]) -> Empty:
    if not partners:
        return Empty(NAME, "No partner is recorded here.", "Add a row to the sheet Partners.")
    if partners[0]["home_latitude"] is None or partners[0]["home_longitude"] is None:
        remedy = "Add your own place to the sheet Partners, with the status home, its latitude and its longitude."
        return Empty(NAME, "The map does not know where home is.", remedy)
    return Empty(NAME, "No coordinates are on record here.", "Fill in latitude and longitude on the sheet Partners.")


def _related(row: Row) -> str:
    return "none on record" if row["relationship"] == "none" else str(row["relationship"])


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
        *([f"Not on the map, because no coordinates are on record: {named(lost, 'partners')}."] if lost else []),
    )


def _figure(mapped: list[Row], times: int = 1) -> go.Figure:
    """The names on the map where each finds a place; else numbers there, and the names in longer lines below it."""
    home = {"longitude": mapped[0]["home_longitude"], "latitude": mapped[0]["home_latitude"]}
    points = [(float(row["longitude"]), float(row["latitude"])) for row in (*mapped, home)]
    frame = framed(points)
    boxes = [Box((x - frame.west) * frame.wide, (frame.north - y) * frame.tall, POINT, POINT) for x, y in points]
    names = [*([*_lines(row["partner"]), _away(row)] for row in mapped), _lines(mapped[0]["home"])]
    found, below = placed(names, boxes, frame), []
    if len(found) < len(mapped):
        words = [(f"{number} {row['partner']}: {_away(row)}", _away(row)) for number, row in enumerate(mapped, start=1)]
        below = [line for text, away in words for line in Label(text, away, times).lines()]
        names = [[f"<b>{number}</b>"] for number, _ in enumerate(mapped, start=1)]
        found = placed(names, boxes, frame)
    over = max(0, *(-box.y - box.upper for box in found))
    under = max(0, *(frame.growth * box.y + box.upper + box.height - frame.height for box in found))
    notes = [_note(*each) for each in zip(names, points, found, strict=False)]
    if below:
        notes += [text_at("<br>".join(below), 0, size=_SIZE) | {"yref": "paper", "yshift": -under - LINE}]
        under += LINE + len(below) * _LIST_LINE
    shape = {"scaleanchor": "x", "scaleratio": frame.tall / frame.wide, "constraintoward": "top"}
    figure = stacked_figure([_coasts(), _marks(mapped, points)], Stack((), tuple(notes), LOWEST), {})
    return figure.update_layout(
        height=round(over + frame.height + under),
        margin={"t": over, "b": under},
        xaxis={"range": [frame.west, frame.east]},
        yaxis={"range": [frame.south, frame.north], **shape},
    )


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
    words = [f"{plain(row['partner'])}<br>{_related(row)}<br>{_away(row)}" for row in mapped]
    return go.Scatter(
        x=[longitude for longitude, _ in points],
        y=[latitude for _, latitude in points],
        mode="markers",
        marker={
            "symbol": [*(_SHAPES[row["relationship"]][0] for row in mapped), "star"],
            "size": POINT - 7,
            "opacity": 1,
            "color": [*(BLUE if row["status"] == "active" else "white" for row in mapped), ORANGE],
            "line": {"color": [*(BLUE for _ in mapped), TEXT], "width": [*(2.5 for _ in mapped), 1]},
        },
        hovertext=[*words, plain(mapped[0]["home"])],
        hoverinfo="text",
    )
