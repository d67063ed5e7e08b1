"""Of many cases or examples of one test, those that every run tries; the sweep tries the others."""

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, Phase, settings

A_FEW = settings(
    max_examples=settings.default.max_examples // 8,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
"""For a property that publishes a workbook for each example."""


def thin_out(items: Sequence[pytest.Item]) -> None:
    """Of a test marked `thinned(step)` every run tries the first and each `step`-th case, the sweep the others."""
    seen = Counter[str]()
    for item in items:
        mark = item.get_closest_marker("thinned")
        if mark and not item.get_closest_marker("sweep"):
            test = item.nodeid.partition("[")[0]
            if seen[test] % mark.args[0]:
                item.add_marker("sweep")
            seen[test] += 1
