"""What readers see otherwise after a change, made or only tried: charts and headline numbers that read differently."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from twinboard.charts import CHARTS, MOST_ROWS, Chart, Empty, draw
from twinboard.citations import cite
from twinboard.diff import Changes, Difference
from twinboard.frames import Row, rows
from twinboard.headlines import NOT_SHOWN, Headline, covers_less_words, differing, headlines
from twinboard.models import Citation, Record
from twinboard.periods import newest_year
from twinboard.publish import published_records, trial
from twinboard.queries import load
from twinboard.rules.sheets import PARTNERS, STRANDS
from twinboard.store import Store

HEADLINE, CHART = "headline number", "chart"


@dataclass(frozen=True)
class Effect:
    """A chart or a headline number that reads differently; before and after in the words that readers see.

    `covers_less` is how it says less than before, empty where it does not.
    """

    kind: str
    name: str
    before: str
    after: str
    covers_less: str = field(default="", compare=False)


@dataclass(frozen=True)
class _Answer:
    """What a chart is drawn from; nothing else decides what it shows."""

    frame: pd.DataFrame = field(compare=False)
    rows: list[Row]
    citations: tuple[Citation, ...]
    contested: list[Row]


@dataclass(frozen=True)
class _Seen:
    """What readers see of a version: the headline numbers, and what every chart shows without a choice."""

    tiles: Mapping[str, Headline]
    charts: Mapping[str, _Answer]


def effects(store: Store, base: int | None, tried: Store) -> tuple[Effect, ...]:
    """What a change that is tried does to version `base`; None: to a store with nothing in it."""
    return _differing(_seen(store, base) if base else _Seen({}, {}), _seen(tried))


def effects_between(store: Store, before: int, after: int) -> tuple[Effect, ...]:
    """What reads differently in one published version than in another."""
    return _differing(_seen(store, before), _seen(store, after))


def effects_without(store: Store, version: int, row_ids: Sequence[str]) -> tuple[tuple[Effect, ...], ...]:
    """What would read differently without each of these rows; of a partner, which cannot go, without its start."""
    before = _seen(store, version)
    sheets = published_records(store, version).values()
    found = [next(sheet[row_id] for sheet in sheets if row_id in sheet) for row_id in row_ids]
    return tuple(_effects_without(store, version, record, before) for record in found)


def _effects_without(store: Store, version: int, record: Record, before: _Seen) -> tuple[Effect, ...]:
    with trial(store, version, _without(record)) as tried:
        return _differing(before, _seen(tried))


def _without(record: Record) -> Difference:
    if record.sheet not in (PARTNERS, STRANDS):
        return Difference((), (record,), (), Changes((), {}, (record,)))
    bare = record._replace(values={**record.values, "since": None})
    return Difference((bare,), (), (), Changes((bare,), {0: record}, ()))


def _differing(before: _Seen, after: _Seen) -> tuple[Effect, ...]:
    """Headline numbers first, then charts in the order of the design; only what can be another is drawn."""
    tiles = [
        Effect(HEADLINE, name, old, new, covers_less_words(before.tiles.get(name), after.tiles.get(name)))
        for name, old, new in differing(before.tiles, after.tiles)
    ]
    charts = []
    for name, answer in after.charts.items():
        known = before.charts.get(name)
        if known == answer:
            continue
        then, now = _drawn(name, known) if known else None, _drawn(name, answer)
        if _content(then) != _content(now) and (then or isinstance(now, Chart)):
            charts.append(Effect(CHART, name, _title(then), _title(now), _shows_less(then, now)))
    return (*tiles, *charts)


def _shows_less(before: Chart | Empty | None, after: Chart | Empty) -> str:
    """How a chart says less than it did; empty where it does not."""
    if not isinstance(before, Chart):
        return ""
    if not isinstance(after, Chart):
        return "would show nothing any more"
    count, left = (len({*chart.number_ids, *chart.row_ids}) for chart in (before, after))
    if left < count:
        return f"would show {left} of the published rows; it shows {count} now"
    titles = before.drawing.title, after.drawing.title
    then, now = map(newest_year, titles)
    if then and (now or 0) < then:
        return f"would be headed “{titles[1]}”; now it is “{titles[0]}”"
    has_number, keeps_it = (any(map(str.isdigit, title)) for title in titles)
    return f"would be headed without a number: “{titles[1]}”" if has_number and not keeps_it else ""


def _seen(store: Store, version: int | None = None) -> _Seen:
    sources, contested = (rows(store.ask(asked, {}, version)) for asked in ("explore/sources", "evidence/contested"))
    charts = {name: _answer(store.ask(f"charts/{name}", _all(name), version), sources, contested) for name in CHARTS}
    return _Seen(headlines(store, version), charts)


def _all(name: str) -> dict[str, None]:
    """The parameters of a chart's query, none of them chosen."""
    return dict.fromkeys(load(f"charts/{name}").parameters)


def _answer(frame: pd.DataFrame, sources: Sequence[Row], contested: list[Row]) -> _Answer:
    found = rows(frame)
    return _Answer(frame, found, cite(found, sources) if len(found) <= MOST_ROWS else (), contested)


def _drawn(name: str, answer: _Answer) -> Chart | Empty:
    return draw(name, answer.frame, answer.citations, answer.contested)


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
    return chart.missing if chart else NOT_SHOWN
