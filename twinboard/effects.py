"""What a change would do to what readers see: which charts and headline numbers would read differently."""

from dataclasses import dataclass

from twinboard.bounds import quantity_words
from twinboard.charts import CHARTS, MOST_ROWS, Chart, Empty, draw
from twinboard.citations import cite
from twinboard.diff import Difference
from twinboard.frames import rows
from twinboard.publish import trial
from twinboard.queries import load
from twinboard.store import Store


@dataclass(frozen=True)
class Effect:
    """A chart or a headline number that would read differently; before and after in the words that readers see."""

    kind: str
    name: str
    before: str
    after: str


def effects(store: Store, base: int | None, difference: Difference) -> tuple[Effect, ...]:
    """The effects of a difference on version `base`: headline numbers first, then charts in the order of the design."""
    with trial(store, base, difference) as tried:
        after_tiles, after_charts = _tiles(tried), {name: _chart(tried, name) for name in CHARTS}
    before_tiles = _tiles(store, base) if base else {}
    tiles = [
        Effect("headline number", name, before_tiles.get(name, "not shown"), after_tiles.get(name, "not shown"))
        for name in {**before_tiles, **after_tiles}
    ]
    charts = []
    for name, after in after_charts.items():
        before = _chart(store, name, base) if base else None
        if _content(before) != _content(after) and (before or isinstance(after, Chart)):
            charts.append(Effect("chart", name, _title(before), _title(after)))
    return tuple(effect for effect in tiles if effect.before != effect.after) + tuple(charts)


def _tiles(store: Store, version: int | None = None) -> dict[str, str]:
    found = rows(store.ask("explore/tiles", {"partner": None, "strand": None}, version))
    return {row["tile"]: quantity_words(row["value"], row["bound"], row["unit"]) for row in found}


def _chart(store: Store, name: str, version: int | None = None) -> Chart | Empty:
    query = f"charts/{name}"
    frame = store.ask(query, dict.fromkeys(load(query).parameters), version)
    if len(frame) > MOST_ROWS:
        return draw(name, frame, (), ())
    sources, contested = (rows(store.ask(asked, {}, version)) for asked in ("explore/sources", "evidence/contested"))
    return draw(name, frame, cite(rows(frame), sources), contested)


def _content(chart: Chart | Empty | None) -> tuple[object, ...]:
    """What a reader would notice: the words, the table, the sources; the figure shows nothing else."""
    if not isinstance(chart, Chart):
        return (chart and chart.missing,)
    drawing = chart.drawing
    words = (drawing.title, drawing.subtitle, drawing.caveats, chart.disagreements)
    return (*words, drawing.table.to_dict("list"), chart.citations)


def _title(chart: Chart | Empty | None) -> str:
    if isinstance(chart, Chart):
        return chart.drawing.title
    return chart.missing if chart else "not shown"
