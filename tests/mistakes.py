"""A workbook with mistakes of many kinds on several sheets, formatted as an officer might, and where each one is."""

import io

from openpyxl import load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from workbooks import FACT, INDICATOR, MONEY, PARTNER, SOURCE, STRAND, VISIT, only

Rows = list[dict[str, object]]

SHEETS: dict[str, Rows] = {
    "Sources": [SOURCE],
    "Partners": [
        {**PARTNER, "latitude": 91},
        {**PARTNER, "partner_id": "facts", "name": "Factstown", "kind": "village"},
    ],
    "Strands": [STRAND],
    "Indicators": [INDICATOR],
    "Facts": [
        FACT,
        {**FACT, "fact_id": "second", "value": "1.357.000"},
        {**FACT, "fact_id": "third", "value": "over 100", "partner_id": "Atlantis"},
        {**FACT},
        {**FACT, "fact_id": "Fifth One", "period": "31/04/2016"},
        {**FACT, "fact_id": "sixth", "value": None, "partner_id": "Atlantis", "colour": "blue"},
        {**FACT, "fact_id": "seventh", "value": "£100", "period": "2999", "status": "=SUM(E2:E4)"},
    ],
    "Visits": [{**VISIT, "ends": "2020-03-01", "officers": 2.5, "cost_gbp": "=1/0"}],
    "Money": [{**MONEY, "stage": "won"}],
    "Notes": [{"remember": "the Mayor’s chain"}],
}

EXPECTED = [
    ("out-of-range", "Partners", "I2"),
    ("id-taken", "Partners", "A3"),
    ("not-in-list", "Partners", "C3"),
    ("not-a-number", "Facts", "E3"),
    ("unknown-reference", "Facts", "C4, C7"),
    ("bound-disagrees", "Facts", "E4"),
    ("repeated-id", "Facts", "A5"),
    ("not-an-id", "Facts", "A6"),
    ("not-a-period", "Facts", "D6"),
    ("blank-required", "Facts", "E7"),
    ("unit-disagrees", "Facts", "E8"),
    ("formula-without-value", "Facts", "G8"),
    ("ends-before-starts", "Visits", "I2"),
    ("not-a-count", "Visits", "J2"),
    ("formula-without-value", "Visits", "K2"),
    ("not-in-list", "Money", "F2"),
    ("unknown-column", "Facts", "K1"),
    ("unknown-sheet", "Notes", "A1"),
]
"""Kind, sheet and cell of every issue, in the order in which a check gives them."""


def mistaken_workbook() -> bytes:
    """The workbook as .xlsx. The sheet Strands has formatting and no mistake."""
    book = load_workbook(io.BytesIO(only(**SHEETS)))
    for page in book:
        for cell in page[1]:
            cell.font = Font(name="Georgia", size=13, bold=True, color="FFFFFFFF")
            cell.fill = PatternFill("solid", fgColor="FF12436D")
        page.column_dimensions["B"].width = 33
        page.freeze_panes = "B2"
    facts = book["Facts"]
    facts["E2"].number_format = "#,##0.00"
    facts["E3"].font = Font(name="Courier New", size=12, italic=True, color="FFFFFFFF")
    facts["E3"].alignment = Alignment(horizontal="center")
    facts["A6"].number_format = "@"
    book["Strands"]["B2"].font = Font(name="Georgia", size=14, italic=True)
    book["Strands"].row_dimensions[2].height = 40
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
