"""Of many cases or examples of one test, those that every run tries; the sweep tries the others."""

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, Phase, settings


def publishing(in_the_sweep: int) -> settings:
    """For a property that publishes a workbook for each example: three in every run, and as many in the sweep."""
    return settings(
        max_examples=in_the_sweep if settings.get_current_profile_name() == "all" else 3,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )


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
