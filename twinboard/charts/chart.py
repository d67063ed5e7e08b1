"""What is drawn: a figure with everything that must stand beside it."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd
import plotly.graph_objects as go

from twinboard.models import Citation, Question


@dataclass(frozen=True)
class Drawing:
    """What a chart function makes of a frame; title, subtitle and alt text as conventions C5 and C9 ask.

    `table` has the columns and words that a reader sees; `caveats` are sentences that keep the finding honest.
    Where nothing can be drawn, `is_drawn` says so, and there is the table alone.
    `wide` makes the figure with lines twice as long, for pages with room for them, where words make it tall.
    """

    title: str
    subtitle: str
    alt: str
    figure: go.Figure
    table: pd.DataFrame
    caveats: tuple[str, ...] = field(default=())
    wide: Callable[[], go.Figure] | None = None
    is_drawn: bool = True


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
