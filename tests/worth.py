"""A council that keeps all that the declared models need, in round numbers that can be checked by hand."""

from collections.abc import Mapping

from workbooks import EVIDENCE, MONEY, VISIT, workbook

VISITS = [
    {
        "visit_id": "spring",
        "title": "Spring delegation",
        "direction": "inbound",
        "starts": "2019-05-01",
        "ends": "2019-05-04",
        "delegates": 10,
        "staff_hours": 40,
    },
    {"visit_id": "summer", "title": "Summer delegation", "direction": "inbound", "starts": "2019-06", "delegates": 6},
    {
        "visit_id": "fair",
        "title": "Trade fair",
        "starts": "2019-09-01",
        "ends": "2019-09-05",
        "delegates": 4,
        "cost_gbp": "around £4,000",
    },
    {
        "visit_id": "school",
        "title": "School visit",
        "starts": "2019-10-10",
        "ends": "2019-10-12",
        "delegates": 5,
        "staff_hours": "at least 30",
    },
]
AMOUNTS = [
    {"money_id": "spent", "title": "Spent on the link", "stage": "spent", "amount_gbp": 6000, "period": "2019"},
    {
        "money_id": "won",
        "title": "A grant",
        "stage": "awarded",
        "amount_gbp": 100000,
        "bound": "over",
        "period": "2019",
        "funder": "A fund",
    },
    {
        "money_id": "budget",
        "title": "Yearly budget",
        "stage": "budget",
        "amount_gbp": 20000,
        "period": "2019",
        "recurring": "yes",
    },
]
ASSUMED = {
    "spending per visitor and night": (90, 60, 120),
    "spending per visit": (600, 500, 800),
    "nights of a visitor": (2, 1, 4),
    "cost per traveller": (1000, 800, 1500),
    "cost per hour of staff": (25, 20, 30),
    "deadweight": (20, 10, 50),
    "leakage": (10, 5, 20),
    "displacement": (25, 0, 50),
    "substitution": (0, 0, 10),
    "multiplier": (1.5, 1.1, 1.8),
}
"""Each input with its value, its low and its high."""


def assumption(
    name: str, value: object, low: object = None, high: object = None, **others: object
) -> dict[str, object]:
    """A row of the sheet Assumptions, the officers' own."""
    id = name.replace(" ", "-")
    return {
        "assumption_id": id,
        "name": name.capitalize(),
        "input": name,
        "value": value,
        "low": low,
        "high": high,
        **others,
    }


ASSUMPTIONS = [assumption(name, *values) for name, values in ASSUMED.items()]


def fuller_council(assumptions: list[Mapping[str, object]] | None = None) -> bytes:
    """The workbook, with other assumptions or, for an empty list, with none."""
    plan = {"kind": "event", "status": "happened", "partner_id": "testville", **EVIDENCE}
    return workbook(
        Visits=[{**VISIT, **each} for each in VISITS],
        Money=[{**MONEY, "partner_id": "testville", "status": "actual", **each} for each in AMOUNTS],
        Milestones=[
            {**plan, "milestone_id": f"event-{month}", "title": f"Event {month}", "date": f"2019-0{month}-01"}
            for month in (3, 4, 7)
        ],
        Assumptions=ASSUMPTIONS if assumptions is None else assumptions,
    )
