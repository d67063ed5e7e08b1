"""What is drawn: a figure with everything that must stand beside it."""

from dataclasses import dataclass, field

import pandas as pd
import plotly.graph_objects as go

from twinboard.models import Citation


@dataclass(frozen=True)
class Drawing:
    """What a chart function makes of a frame; title, subtitle and alt text as conventions C5 and C9 ask.

    `table` has the columns and words that a reader sees; `caveats` are sentences that keep the finding honest.
    """

    title: str
    subtitle: str
    alt: str
    figure: go.Figure
    table: pd.DataFrame
    caveats: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class Chart:
    """A drawing with its sources, and the numbers of the register that it shows: all that a page or a paper shows."""

    name: str
    drawing: Drawing
    citations: tuple[Citation, ...]
    number_ids: tuple[str, ...]


@dataclass(frozen=True)
class Empty:
    """A chart with nothing to show: what is missing, and how to add it."""

    name: str
    missing: str
    remedy: str
