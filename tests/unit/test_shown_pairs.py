"""The same workbook saved as .xlsx or .ods and, with what its cells show, as .csv: the same records, or a word to the
officer.

The shown text is printed here, piece by piece beside the format that asks for it, so that nothing of the product's own
printing is relied on.
"""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from xml.sax.saxutils import escape

import pytest
from hostile import ods, packed
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from workbooks import FACT, INDICATOR, MONEY, PARTNER, SOURCE, STRAND, VISIT, workbook

from twinboard.models import Issue, Record, Value
from twinboard.validate.check import Checked, check
from twinboard.workbook.read import read_workbook
from twinboard.zipped.archive import open_archive

TODAY = date(2026, 11, 29)
Row = dict[str, object]


@dataclass(frozen=True)
class Cell:
    """A cell as a spreadsheet has it and as it looks: its value, its number format, the text that one sees."""

    value: object
    code: str
    text: str


SHARE = {**INDICATOR, "indicator_id": "share", "name": "Share", "unit": "per cent", "kind": "rate"}
COLUMNS: dict[str, tuple[str, Row, str]] = {
    "a number": ("Facts", FACT, "value"),
    "a share": ("Facts", {**FACT, "indicator_id": "share"}, "value"),
    "an amount": ("Money", MONEY, "amount_gbp"),
    "a cost": ("Visits", VISIT, "cost_gbp"),
    "a count": ("Visits", VISIT, "delegates"),
    "degrees": ("Partners", PARTNER, "latitude"),
    "a time": ("Facts", FACT, "period"),
    "since": ("Partners", PARTNER, "since"),
    "a choice": ("Facts", FACT, "status"),
    "a reference": ("Facts", FACT, "partner_id"),
    "an id": ("Facts", FACT, "fact_id"),
}
TEXTS = {"a place in a source": ("Facts", FACT, "locator"), "a scope": ("Facts", FACT, "scope")}


@pytest.fixture(scope="module")
def published() -> dict[str, dict[str, Record]]:
    base = workbook(Sources=[SOURCE], Partners=[PARTNER], Strands=[STRAND], Indicators=[INDICATOR, SHARE], Facts=[])
    found = check(read_workbook(base), {}, TODAY)
    return {sheet: {record.id: record for record in records} for sheet, records in found.records.items()}


def as_xlsx(sheet: str, row: Row, column: str, cell: Cell) -> bytes:
    book = Workbook()
    page = book.active
    page.title = sheet
    page.append(list(row))
    page.append(list(row.values()))
    at = page.cell(2, list(row).index(column) + 1)
    at.value, at.number_format = cell.value, cell.code
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def as_csv(row: Row, column: str, cell: Cell) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(row)
    writer.writerow([cell.text if name == column else value for name, value in row.items()])
    return stream.getvalue().encode()


_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_LETTERS = re.compile(r'"([^"]*)"|(y+|m+|d+|h+)|([^"])')


def as_ods(sheet: str, row: Row, column: str, cell: Cell) -> bytes:
    """As a program writes it: the value in the type that its format has, the letters that it shows beside it."""
    plain = {name: "" if value is None else str(value) for name, value in row.items()}
    texts = [f"{_TEXT}<text:p>{escape(text)}</text:p></table:table-cell>" for text in plain]
    cells = [
        f"{_TEXT}<text:p>{escape(text)}</text:p></table:table-cell>" if text else _BLANK for text in plain.values()
    ]
    cells[list(row).index(column)] = _shown_cell(cell)
    content = open_archive(ods(f"{_ROW.format(''.join(texts))}{_ROW.format(''.join(cells))}")).read("content.xml")
    styles = (
        f'<office:automatic-styles xmlns:style="{_ODF}style:1.0" xmlns:number="{_ODF}datastyle:1.0">'
        f'<style:style style:name="day" style:family="table-cell" style:data-style-name="N1"/>'
        f'<number:date-style style:name="N1">{_day_style(cell.code)}</number:date-style></office:automatic-styles>'
    )
    named = content.decode().replace('table:name="Facts"', f'table:name="{sheet}"')
    whole = named.replace("<office:body>", f"{styles}<office:body>")
    return packed({**_parts_of(ods("")), "content.xml": whole.encode()})


_ROW = "<table:table-row>{}</table:table-row>"
_TEXT, _BLANK = '<table:table-cell office:value-type="string">', "<table:table-cell/>"


def _parts_of(file: bytes) -> dict[str, bytes]:
    archive = open_archive(file)
    return {name: archive.read(name) for name in ("mimetype", "META-INF/manifest.xml")}


def _shown_cell(cell: Cell) -> str:
    letters = f"<text:p>{escape(cell.text)}</text:p>" if cell.text else ""
    if isinstance(cell.value, datetime):
        day = cell.value.isoformat() if cell.value.hour or cell.value.minute else f"{cell.value:%Y-%m-%d}"
        types = f'table:style-name="day" office:value-type="date" office:date-value="{day}"'
    elif "€" in cell.code or "£" in cell.code:
        currency = "EUR" if "€" in cell.code else "GBP"
        types = f'office:value-type="currency" office:currency="{currency}" office:value="{cell.value!r}"'
    else:
        types = f'office:value-type="{"percentage" if "%" in cell.code else "float"}" office:value="{cell.value!r}"'
    return f"<table:table-cell {types}>{letters}</table:table-cell>"


def _day_style(code: str) -> str:
    """The parts of a day that a code of a spreadsheet names, in the words of an .ods."""
    found = []
    for words, part, sign in _LETTERS.findall(code):
        has_hours = any("hours" in each for each in found)
        is_long = ' number:style="long"' if len(part) in (2, 4) and part != "yy" else ""
        textual = ' number:textual="true"' if part.startswith("mmm") else ""
        name = {"y": "year", "d": "day", "h": "hours", "m": "minutes" if has_hours else "month"}.get(part[:1])
        found.append(f"<number:{name}{is_long}{textual}/>" if name else f"<number:text>{words or sign}</number:text>")
    return "".join(found)


def told(found: Checked) -> list[Issue]:
    """What an officer is asked or told at cells; not that a file is named otherwise, and the like."""
    return [issue for issue in found.issues if issue.cell != "A1"]


def values(found: Checked) -> list[dict[str, Value]]:
    return [dict(record.values) for records in found.records.values() for record in records]


def agree(
    where: tuple[str, Row, str],
    cell: Cell,
    published: dict[str, dict[str, Record]],
) -> bool:
    """Whether the files give the same records, or an issue or doubt on one of each two."""
    sheet, base, column = where
    row = {**base, column: None}
    typed = check(read_workbook(as_csv(row, column, cell), f"{sheet}.csv"), published, TODAY)
    sent = [read_workbook(as_xlsx(sheet, row, column, cell), "sent.xlsx")]
    if not isinstance(cell.value, CellRichText):
        sent.append(read_workbook(as_ods(sheet, row, column, cell), "sent.ods"))
    looked = [check(tables, published, TODAY) for tables in sent]
    return all(bool(told(seen) or told(typed)) or values(seen) == values(typed) for seen in looked)


def digits(number: Decimal, decimals: int, *, commas: bool) -> str:
    rounded = abs(number).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{rounded:{',' if commas else ''}.{decimals}f}"


BEFORE = st.sampled_from(["£", "€", "$", "¥", "over ", "c. ", "up to £", "around ", "~", "GBP ", "no. "])
BEHIND = st.sampled_from(["m", "k", " million", "bn", " jobs", " people", "+", " (provisional)", " years", "p", "st"])


@st.composite
def numbers(draw: st.DrawFn) -> Cell:
    """A number with a format put together from its parts, and what it shows."""
    decimals, commas = draw(st.integers(0, 3)), draw(st.booleans())
    value = draw(
        st.one_of(
            st.integers(-5000, 2_000_000),
            st.integers(1990, 2030),
            st.decimals(-2000, 2000, places=draw(st.integers(1, 4))).map(float),
            st.sampled_from([0.1 + 0.2, 1.12, 0.08, -0.05, 1 / 3, 1.2, 4.35 * 100, 0.0, 1e-7]),
        )
    )
    zeros = draw(st.sampled_from([0, 0, 0, 3, 6]))
    per_cent = draw(st.sampled_from(["", "", "", "%"]))
    before, behind = draw(st.just("") | BEFORE), draw(st.just("") | BEHIND)
    negative = draw(st.sampled_from(["", "", "brackets", "bare"]))
    whole = ("#,##0" if commas else "0") + ("." + "0" * decimals if decimals else "") + "," * (zeros // 3) + per_cent
    quoted = lambda text: f'"{text}"' if text else ""  # noqa: E731
    code = quoted(before) + whole + quoted(behind)
    exact = Decimal(repr(value)).scaleb(-zeros + (2 if per_cent else 0))
    plain = before + digits(exact, decimals, commas=commas) + per_cent + behind
    if negative:
        code = f"{code};({code})" if negative == "brackets" else f"{code};{code}"
    if value < 0 and (negative or set(plain) & set("123456789")):
        plain = f"({plain})" if negative == "brackets" else plain if negative else f"-{plain}"
    return Cell(value, code, plain)


MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
DAYS: dict[str, Callable[[datetime], str]] = {
    "yyyy-mm-dd": lambda day: f"{day:%Y-%m-%d}",
    "dd/mm/yyyy": lambda day: f"{day:%d/%m/%Y}",
    "d mmmm yyyy": lambda day: f"{day.day} {day:%B} {day.year}",
    "mmm-yy": lambda day: f"{MONTHS[day.month - 1]}-{day:%y}",
    "mmmm yyyy": lambda day: f"{day:%B} {day.year}",
    "mmm yyyy": lambda day: f"{MONTHS[day.month - 1]} {day.year}",
    "yyyy": lambda day: f"{day.year}",
    "yyyy-mm": lambda day: f"{day:%Y-%m}",
    "d-mmm": lambda day: f"{day.day}-{MONTHS[day.month - 1]}",
    "d/m": lambda day: f"{day.day}/{day.month}",
    "m-d": lambda day: f"{day.month}-{day.day}",
    "h:mm": lambda day: f"{day.hour}:{day:%M}",
    "yyyy-mm-dd h:mm": lambda day: f"{day:%Y-%m-%d} {day.hour}:{day:%M}",
    '"FY"yyyy': lambda day: f"FY{day.year}",
    'yyyy"/19"': lambda day: f"{day.year}/19",
    '"before "yyyy': lambda day: f"before {day.year}",
    'yyyy"-Q4"': lambda day: f"{day.year}-Q4",
    'd mmm yyyy" (tbc)"': lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year} (tbc)",
}
"""What a format of days shows."""


@st.composite
def days(draw: st.DrawFn) -> Cell:
    code = draw(st.sampled_from(sorted(DAYS)))
    day = draw(st.datetimes(datetime(1901, 1, 1), datetime(2060, 12, 31))).replace(second=0, microsecond=0)
    if draw(st.booleans()):
        day = day.replace(hour=0, minute=0)
    if draw(st.integers(0, 5)) == 0:
        day = datetime(1899, 12, 30) + timedelta(days=draw(st.integers(1990, 2030)))
    return Cell(day, code, DAYS[code](day))


@given(where=st.sampled_from(sorted({**COLUMNS, **TEXTS})), cell=numbers())
@example(where="an amount", cell=Cell(5000, '"€"#,##0', "€5,000"))
@example(where="an amount", cell=Cell(1.2, '0.0"m"', "1.2m"))
@example(where="a number", cell=Cell(1.12, "0%", "112%"))
@example(where="a share", cell=Cell(-0.05, "0%", "-5%"))
@example(where="a count", cell=Cell(2600, "#,##0,", "3"))
@example(where="a number", cell=Cell(3000, '"over "#,##0', "over 3,000"))
@example(where="a place in a source", cell=Cell(1.12, "0.000", "1.120"))
@example(where="a place in a source", cell=Cell(2.0, "0.0", "2.0"))
@example(where="a scope", cell=Cell(5000, "#,##0", "5,000"))
def test_a_number_is_read_as_it_is_shown_or_asked_about(
    where: str, cell: Cell, published: dict[str, dict[str, Record]]
) -> None:
    assert agree({**COLUMNS, **TEXTS}[where], cell, published)


@given(where=st.sampled_from(sorted({**COLUMNS, **TEXTS})), cell=days())
@example(where="a time", cell=Cell(datetime(2018, 11, 30), "mmm-yy", "Nov-18"))
@example(where="a time", cell=Cell(datetime(1905, 6, 27), "yyyy", "1905"))
@example(where="a place in a source", cell=Cell(datetime(2026, 10, 5), "d-mmm", "5-Oct"))
def test_a_day_is_read_as_it_is_shown_or_asked_about(
    where: str, cell: Cell, published: dict[str, dict[str, Record]]
) -> None:
    assert agree({**COLUMNS, **TEXTS}[where], cell, published)


LOOKS = {"": InlineFont(), "raised": InlineFont(vertAlign="superscript"), "struck": InlineFont(strike=True)}


@st.composite
def rich_texts(draw: st.DrawFn) -> tuple[CellRichText, str]:
    """Two or three pieces of different look, and all their letters, as a CSV file has them."""
    piece = st.sampled_from(["300", "12", "1", "14", "over 3,000", "2018", "a", "nd", "*", "exact", "£5,000", " ", "2"])
    pieces = [(draw(piece), draw(st.sampled_from(sorted(LOOKS)))) for _ in range(draw(st.integers(2, 3)))]
    rich = CellRichText([TextBlock(LOOKS[look], text) for text, look in pieces])
    return rich, "".join(text for text, _ in pieces)


@given(where=st.sampled_from(sorted({**COLUMNS, **TEXTS})), text=rich_texts())
def test_letters_of_several_looks_are_read_as_they_are_seen_or_asked_about(
    where: str, text: tuple[CellRichText, str], published: dict[str, dict[str, Record]]
) -> None:
    assert agree({**COLUMNS, **TEXTS}[where], Cell(text[0], "General", text[1]), published)
