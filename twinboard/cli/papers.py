"""The commands for papers: a chart as a picture, a pack of charts, and the check of a paper."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from twinboard.bounds import sentence_case
from twinboard.cli.call import At, Format, err, out, parameter, refused_in_json, write, write_all
from twinboard.documents.document import Document
from twinboard.drawing import reference_to
from twinboard.errors import TwinboardError
from twinboard.papers import chart_files
from twinboard.papers.checking.checked import CheckedChart, checked_charts, number_hints, summary
from twinboard.papers.checking.coverage import seen_words
from twinboard.papers.coded import coded_chart
from twinboard.papers.packs.choice import Choice, make_pack
from twinboard.papers.packs.packing import FORMS, packed
from twinboard.papers.packs.short import make_short_pack
from twinboard.papers.pictures.glyphs import lacking_words
from twinboard.papers.pictures.picture import count_parts
from twinboard.papers.pictures.sizes import A4, SLIDE, Size, of_width
from twinboard.reading.document_apart import read_document_apart
from twinboard.settings import home
from twinboard.store import Store

app = typer.Typer()

_SLIDE = Annotated[bool, typer.Option("--slide", help="As a whole slide, 16:9, whatever the width.")]


@app.command()
def chart(  # noqa: PLR0913, PLR0917  the options of a command are its arguments
    name: Annotated[str, typer.Argument(help="The chart, such as jobs_by_employer.")],
    target: Annotated[Path, typer.Argument(metavar="OUT", help="A .png or .svg, or the data as .csv or .xlsx.")],
    param: Annotated[list[str] | None, typer.Option(help="A filter, as name=value; may be repeated.")] = None,
    width_mm: Annotated[float, typer.Option(help="Its width on paper, in millimetres.")] = A4.width_mm,
    slide: _SLIDE = False,
    version: At = None,
) -> None:
    """Writes a chart as on its page, with title, source, date and code inside; one too tall as several pictures."""
    form = target.suffix.lstrip(".").lower()
    if form not in chart_files.FORMS:
        forms = ", ".join(f".{each}" for each in chart_files.FORMS)
        raise TwinboardError(f"A chart cannot be written as “{target.name}”.", f"Its name ends with one of {forms}.")
    size: Size = SLIDE if slide else A4 if width_mm == A4.width_mm else of_width(width_mm)
    coded = coded_chart(home(), reference_to(home(), name, dict(parameter(text) for text in param or []), version))
    count = count_parts(coded, size) if form in chart_files.PICTURES else 1
    paths = [target.with_stem(f"{target.stem}-{part}") for part in range(1, count + 1)] if count > 1 else [target]
    drawn = enumerate(paths, start=1)
    write_all({path: chart_files.content(home(), coded, form, size, part) for part, path in drawn})
    out.print(f"{coded.stamp}: {coded.chart.drawing.title}")
    if form in chart_files.PICTURES and (amiss := lacking_words([coded])):
        err.print(amiss)


@app.command()
def pack(  # noqa: PLR0913, PLR0917  the options of a command are its arguments
    target: Annotated[Path, typer.Argument(metavar="OUT", help="A .docx, .pptx or .pdf, or the data as .xlsx.")],
    partner: Annotated[str | None, typer.Option(help="The id of a partner.")] = None,
    strand: Annotated[str | None, typer.Option(help="The id of a strand.")] = None,
    chart: Annotated[list[str] | None, typer.Option(help="A chart by its name; several in this order.")] = None,
    short: Annotated[bool, typer.Option("--short", help="Two pages for members.")] = False,
    no_charts: Annotated[bool, typer.Option("--no-charts", help="Sentences alone.")] = False,
    site: Annotated[str, typer.Option(envvar="TWINBOARD_SITE", help="Where Twinboard is, for links: https://….")] = "",
    version: At = None,
) -> None:
    """Writes a committee pack: sentences, numbered charts with their tables, sources, how to read the numbers."""
    form = target.suffix.lstrip(".").lower()
    if form not in FORMS:
        forms = ", ".join(f".{each}" for each in FORMS)
        raise TwinboardError(f"A pack cannot be written as “{target.name}”.", f"Its name ends with one of {forms}.")
    number = Store(home()).current_or_fail() if version is None else version
    if chart and no_charts:
        raise TwinboardError("The pack is asked for with charts and without.", "Leave out --chart or --no-charts.")
    names = [] if no_charts else chart
    make = make_short_pack if short else make_pack
    made = make(home(), Choice(partner, strand), number, names, site=site_of(site))
    result = packed(home(), made, form, lambda _, words: out.print(words))
    write(target, result.content)
    if result.lacks:
        err.print(result.lacks)


@app.command()
def paper(
    path: Annotated[Path, typer.Argument(metavar="PAPER", help="A .docx, .pptx or .pdf.")],
    format: Annotated[Format, typer.Option(help="text for people, json for programs.")] = Format.TEXT,
) -> None:
    """Says which charts of a paper are still current, which have changed, and what its numbers are on record."""
    with refused_in_json(format is Format.JSON, version=None, charts=[], hints=[], read=None):
        now = Store(home()).current_or_fail()
        document = _document(path)
        found, numbers = checked_charts(home(), document, now), number_hints(home(), document, now)
    if format is Format.JSON:
        told = {"version": now, "charts": [_as_json(each) for each in found], "hints": [asdict(one) for one in numbers]}
        _echo_json({**told, "read": _read_as_json(document)})
        return
    for each in found:
        _print(each, now)
    out.print(summary(found))
    for words in seen_words(document):
        out.print(words)
    for one in numbers:
        out.print(f"{one.kind} ({one.place}): “{one.words}”; on record {one.fact_words}")


def site_of(typed: str) -> str:
    """The address of Twinboard without a stroke at its end. Raises TwinboardError for what is none."""
    parts = urlsplit(typed)
    if typed and not (parts.scheme in ("http", "https") and parts.hostname):
        raise TwinboardError(f"“{typed}” is no address.", "Give it whole, such as https://partnerships.example.gov.uk.")
    return f"{parts.scheme}://{parts.netloc}{parts.path}".rstrip("/") if typed else ""


def _document(path: Path) -> Document:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise TwinboardError(f"{path} cannot be read.", str(error.strerror)) from error
    return read_document_apart(content, path.name)


def _echo_json(told: object) -> None:
    typer.echo(json.dumps(told, ensure_ascii=False, indent=2))


def _read_as_json(document: Document) -> dict[str, object]:
    looked = document.looked
    return {
        "pages": looked.count_pages,
        "slides": looked.count_slides,
        "passages": len(document.passages),
        "pictures": looked.count_pictures,
        "pictures_without_code": looked.count_without_code,
        "left_out": dict(looked.left_out),
        "words": seen_words(document),
    }


def _as_json(each: CheckedChart) -> dict[str, object]:
    compared = each.compared
    return {
        "code": each.code or None,
        "places": each.places,
        "standing": each.standing,
        "chart": each.reference and each.reference.chart,
        "parameters": dict(each.reference.parameters) if each.reference else {},
        "version": each.reference and each.reference.version,
        "title": compared.title if compared else None,
        "trouble": each.trouble,
        "differences": [asdict(one) for one in compared.differences] if compared else [],
    }


def _print(each: CheckedChart, now: int) -> None:
    title = f": {each.compared.title}" if each.compared else ""
    since = f" (version {each.reference.version}, now {now})" if each.reference else ""
    out.print(f"{sentence_case(each.called)} {each.standing}{since}{title}")
    if each.trouble:
        out.print(f"    {each.trouble}")
    for one in each.compared.differences if each.compared else ():
        out.print(f"    {one.what}: {one.before} → {one.after}")
