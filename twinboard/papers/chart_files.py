"""One chart as a file: which forms there are, what each holds, and what it is called."""

from pathlib import Path

from twinboard.papers.coded import CodedChart
from twinboard.papers.data.asked_data import data_book
from twinboard.papers.data.csv_text import chart_csv
from twinboard.papers.data.data_book import workbook
from twinboard.papers.file_names import file_name
from twinboard.papers.pictures.picture import count_parts, png, svg
from twinboard.papers.pictures.sizes import A4, Size

BESIDE_FILTERS = ("version", "size", "width", "part", "download")
"""What the address of a chart as a file asks for besides the filters of the chart."""
PICTURES = ("png", "svg")
FORMS = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""The media type of each form."""


def content(home: Path, coded: CodedChart, form: str, size: Size = A4, part: int = 1) -> bytes:
    """The file; its chart is of the store at `home`.

    Raises NothingToDraw for a part that is not there, NoBrowser or Busy where no picture can be drawn.
    """
    if form == "png":
        return png(coded, size, part).png
    if form == "svg":
        return svg(coded, size, part)
    if form == "csv":
        return chart_csv(coded)
    return workbook(data_book(home, coded.chart.drawing.title, coded.reference.version, [coded]))


def name_of(coded: CodedChart, form: str, size: Size = A4, part: int = 1) -> str:
    """What the file is called, such as `jobs-by-employer-tb-7f3k.png`."""
    parts = [coded.chart.name]
    if form in PICTURES:
        parts += [size.name] if size != A4 else []
        parts += [f"part-{part}"] if count_parts(coded, size) > 1 else []
    return file_name(" ".join(parts), form, code=coded.code or None)
