"""What the check finds in a workbook beside what a store holds; read in this process, for the rules are tried."""

from datetime import date

from workbooks import EVIDENCE, FACT, INDICATOR, SOURCE, workbook

from twinboard.models import Issue
from twinboard.publish import published_records
from twinboard.store import Store
from twinboard.validate.check import check
from twinboard.workbook.read import read_workbook

LENGTH = {**INDICATOR, "indicator_id": "relationship-length", "name": "Length", "unit": "years"}
EVENT = {**INDICATOR, "indicator_id": "years-since-event", "name": "Years since an event", "unit": "years"}
SHARE = {**INDICATOR, "indicator_id": "share", "name": "Share", "unit": "per cent", "kind": "rate"}
INDICATORS = [INDICATOR, LENGTH, EVENT, SHARE]
STATISTICS = {**SOURCE, "source_id": "ons", "title": "Statistics", "kind": "official statistics"}
OTHER = {**FACT, "fact_id": "other", "locator": "para 2"}
MARK = {"conflict_id": "which", "question": "Which?", **EVIDENCE}


def issues(store: Store, content: bytes) -> list[Issue]:
    """All of them, on the day on which the test runs."""
    published = published_records(store, store.current())
    return list(check(read_workbook(content), published, date.today()).issues)


def places(found: list[Issue]) -> list[tuple[str, str, str]]:
    return [(issue.kind, issue.sheet, issue.cell) for issue in found]


def found(store: Store, *facts: dict[str, object], **sheets: list[dict[str, object]]) -> list[tuple[str, str, str]]:
    """The places of the issues of a small workbook with these facts."""
    return places(issues(store, workbook(Indicators=INDICATORS, Facts=list(facts), **sheets)))
