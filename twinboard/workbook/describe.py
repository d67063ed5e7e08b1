"""The contract with officers as a page of documentation, made from the declarations: `docs/workbook.md`."""

from twinboard.models import Column, Kind, Sheet
from twinboard.rules.sheets import SHEETS

_INTRODUCTION = """# The workbook

One sheet is one table: headers in row 1, one row one thing. Columns in bold must be filled. A file may hold some of
the sheets only, and some of the columns only where its rows are published: `fact_id` and `value` correct one number.
An id may be left blank, or its column out: it is made from what the row says, and a row sent again without it is known
by that. `python -m twinboard template OUT.xlsx` writes it blank, `python -m twinboard export OUT.xlsx` with all
that is published; both with a note on every header and with drop-downs: the words that a column allows, and the ids on
the sheet that it refers to (in the blank one, those that are published). A name may be typed instead of an id. Cells
are formatted as text, so that Excel makes no date of 2018-11 and no 0.06 of 6%.

This page is made from `twinboard/rules/sheets.py` by `make workbook`.
"""


def describe() -> str:
    """The page as Markdown."""
    return "\n".join([_INTRODUCTION, *(_sheet(sheet) for sheet in SHEETS)])


def _sheet(sheet: Sheet) -> str:
    rows = "\n".join(_row(column) for column in sheet.columns)
    return f"## {sheet.name}\n\n{sheet.purpose}\n\n| column | rule | example |\n| --- | --- | --- |\n{rows}\n"


def _row(column: Column) -> str:
    name = f"**{column.name}**" if column.required else column.name
    return f"| {name} | {whole_rule(column)} | {column.example} |"


def whole_rule(column: Column) -> str:
    """The rule of a column with the words that it allows."""
    if column.kind is not Kind.CHOICE:
        return column.rule
    more = " Another word is asked about, and known from then on." if column.grows else ""
    return f"{column.rule} One of: {', '.join(column.choices)}.{more}"


if __name__ == "__main__":
    print(describe(), end="")  # noqa: T201  the page goes to standard output
