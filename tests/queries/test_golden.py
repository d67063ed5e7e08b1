"""What every query answers about the shipped workbook, kept as CSV; `make golden` writes it anew."""

import pytest

from twinboard import queries
from twinboard.frames import flat
from twinboard.settings import ROOT
from twinboard.store import Store

GOLDEN = ROOT / "tests" / "queries" / "golden"
ANSWERS_WITH_A_CLOCK = {"evidence/versions", "explore/published"}
NAMES = [name for folder in ("charts", "evidence", "explore") for name in queries.names(folder)]


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ANSWERS_WITH_A_CLOCK])
def test_the_answer_is_the_golden_one(name: str, shipped: Store, request: pytest.FixtureRequest) -> None:
    answer = flat(shipped.ask(name)).to_csv(index=False)
    path = GOLDEN / f"{name}.csv"
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(answer, "utf-8")
    assert answer == path.read_text("utf-8")
