"""Of many cases of one test, those that every run tries; the sweep tries the others."""

from collections.abc import Iterable

import pytest
from _pytest.mark import ParameterSet


def thinned(cases: Iterable[object], step: int) -> list[ParameterSet]:
    """The first and every `step`-th case are for every run, the others for the sweep; a tuple is several values."""
    return [
        pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=[pytest.mark.sweep] if place % step else [])
        for place, case in enumerate(cases)
    ]
