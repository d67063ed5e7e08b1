"""A chart at the version that a reader sees."""

from collections.abc import Mapping

from twinboard.charts import Chart, Empty
from twinboard.drawing import chart_at, reference_at, reference_to
from twinboard.models import Reference
from twinboard.ui.answers import seen_home, version


def drawn(name: str, **parameters: str | None) -> Chart | Empty:
    """The chart at the version of this run; all who show it share it, and nobody changes it."""
    return chart_at(seen_home(), reference_of(name, parameters))


def reference_of(name: str, parameters: Mapping[str, str | None]) -> Reference:
    """What the code of the chart names."""
    number = version()
    return reference_at(name, parameters, number) if number else reference_to(seen_home(), name, parameters)
