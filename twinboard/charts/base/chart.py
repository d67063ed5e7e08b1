"""What is drawn: a figure with everything that must stand beside it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd
import plotly.graph_objects as go

from twinboard.charts.base.canvas import EVERY_ROW, SCREEN, Canvas
from twinboard.charts.base.ready import Ready
from twinboard.models import Citation, Question

Figure = go.Figure


@dataclass(frozen=True)
class Plan:
    """How a chart is drawn for any place: `build` makes the figure of some of its rows, in their order.

    The figure is as wide as the canvas, and its layout says how tall it is. There are `count` rows: a picture that is
    taller than its page is cut between them. `on_screen_count`, unless it is 0, is how many a screen has instead.
    """

    build: Callable[[Canvas, slice], go.Figure]
    count: int = 1
    on_screen_count: int = 0

    @property
    def count_on_screen(self) -> int:
        return self.on_screen_count or self.count

    def on_screen(self, rows: slice = EVERY_ROW) -> go.Figure:
        """All rows, or some of them, in a card on a page."""
        return self.build(SCREEN, rows)


@dataclass(frozen=True)
class Drawing:
    """What a chart function makes of a frame; title, subtitle and alt text as conventions C5 and C9 ask.

    `table` has the columns and words that a reader sees; `caveats` are sentences that keep the finding honest.
    Where nothing can be drawn, `is_drawn` says so, and there is the table alone.
    `plan` draws it for paper, too; of what has none the figure is taken as it is.
    `choices` are the filters that a reader may set in its card, by name: of each the values and their words. Where one
    value is the empty one, it stands for no filter, and one is chosen; else several may be, and none stands for all.
    `most_drawn` says of such a filter how many of its values are drawn at a time, the first of those chosen.
    """

    title: str
    subtitle: str
    alt: str
    figure: go.Figure
    table: pd.DataFrame
    caveats: tuple[str, ...] = field(default=())
    is_drawn: bool = True
    plan: Plan | None = None
    choices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    most_drawn: Mapping[str, int] = field(default_factory=dict)

    def count_first(self, tallest: int) -> int:
        """How many of the first rows take about so many pixels of a screen: all, where they fit or are one."""
        count = self.plan.count_on_screen if self.plan else 1
        if count == 1 or self.figure.layout.height <= tallest:
            return count
        return max(1, int(count * tallest / self.figure.layout.height))

    @cached_property
    def ready(self) -> go.Figure:
        """The figure as it is sent to browsers."""
        return Ready(self.figure)


@dataclass(frozen=True)
class Chart:
    """A drawing with its sources, what it shows and where sources disagree on it: all that a page or a paper shows.

    `number_ids` are numbers of the register. `row_ids` are rows that it shows as such: visits, milestones,
    organisations, partners (`<partner_id>/since` for the start of the link, the bare id for what else the row says).
    """

    name: str
    drawing: Drawing
    citations: tuple[Citation, ...]
    number_ids: tuple[str, ...]
    row_ids: tuple[str, ...]
    disagreements: tuple[Question, ...]


@dataclass(frozen=True)
class Empty:
    """A chart with nothing to show: what is missing, and how to add it."""

    name: str
    missing: str
    remedy: str
