"""One chart as a file: which forms there are, what each holds, and what it is called."""

from twinboard.errors import NothingToDraw
from twinboard.papers.coded import CodedChart
from twinboard.papers.file_names import file_name
from twinboard.papers.pictures import count_parts, png, svg
from twinboard.papers.sizes import A4, Size

PICTURES = ("png", "svg")
FORMS = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""The media type of each form."""


def content(coded: CodedChart, form: str, size: Size = A4, part: int = 1) -> bytes:
    """The file. Raises NothingToDraw for a part that is not there, NoBrowser, TwinboardError."""
    if form == "png":
        return png(coded, size, part).png
    if form == "svg":
        return svg(coded, size, part)
    return chart_csv(coded) if form == "csv" else workbook(chart_book(coded))


def name_of(coded: CodedChart, form: str, size: Size = A4, part: int = 1) -> str:
    """What the file is called, such as `jobs-by-employer-tb-7f3k.png`."""
    parts = [coded.chart.name]
    if form in PICTURES:
        parts += [size.name] if size != A4 else []
        parts += [f"part-{part}"] if count_parts(coded, size) > 1 else []
    return file_name(" ".join(parts), form, code=coded.code)
