"""Figures that are sent to browser after browser: put into the form for that once, not at each run of a page."""

from typing import Any

import plotly.graph_objects as go


class Ready(go.Figure):  # type: ignore[misc]
    """Such a figure; it has no parts to read or to change, only the form in which it is sent."""

    def __init__(self, figure: go.Figure) -> None:
        object.__setattr__(self, "_sent", figure.to_dict())

    def to_dict(self) -> dict[str, Any]:
        """The same each time; nobody changes it."""
        sent: dict[str, Any] = self._sent
        return sent
