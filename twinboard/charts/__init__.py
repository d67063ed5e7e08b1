"""Frames → charts: one module a chart, named as its query. The only door to Plotly."""

from twinboard.charts.base.chart import Chart, Empty
from twinboard.charts.registry import CHARTS, MOST_ROWS, draw

__all__ = ["CHARTS", "MOST_ROWS", "Chart", "Empty", "draw"]
