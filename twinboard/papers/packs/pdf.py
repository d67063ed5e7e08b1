"""A committee pack as a PDF that screen readers can read (PDF/UA-1). The only door to Typst.

`pack.typ` beside this module is the look. All words reach it as data, in a file of their own, so that nothing in a
workbook can be taken for markup; it sees a folder with that file and the pictures, and no other.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from twinboard.errors import NotPrintable
from twinboard.papers.packs import outline as words
from twinboard.papers.packs.compose import compose
from twinboard.papers.packs.outline import Drawn, Figure, Outline, Part
from twinboard.papers.packs.pack import Pack, Picture, Pictures
from twinboard.papers.packs.table import PADDING_MM, Table

_LOOK = Path(__file__).with_name("pack.typ")
_FONTS = ("Arial", "Liberation Sans", "Helvetica", "Nimbus Sans", "Noto Sans", "DejaVu Sans")
"""The first of these that the machine has; without any, Typst's own, which has serifs."""
_SIZES = {"title": 24, "heading": 18, "body": 12, "small": 10}
_SHORT_SIZES = {"title": 20, "heading": 14, "body": 11, "small": 9}
"""Points of the letters, in a pack and on two pages for members."""
_PAGE_MM = 297.0
_LONGEST_WORD = 24
_LONG_WORD = re.compile(rf"(\S{{{_LONGEST_WORD}}})(?=\S)")
_MAY_BREAK = "\u200b"
_ADDRESS = "address"
"""What is opened and not read, so that it is left letter by letter."""
_NO_LETTER = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_UNKNOWN = "Letters for which this server has no font stand as their numbers, such as {}."
_MOST_TRIES = 5
_Make = Callable[[typst.Compiler, Outline], Any]


def pdf(pack: Pack, pictures: Pictures) -> bytes:
    """The pack as a tagged PDF; a chart without a picture has its table instead. Raises NotPrintable."""
    made = _tried(compose(pack, pictures), _PAGE_MM, _printed)
    assert isinstance(made, bytes)
    return made


def count_pages(pack: Pack, pictures: Pictures, spare_mm: float = 0) -> int:
    """How many pages the pack takes, where so much of the height of each is left free. Raises NotPrintable."""
    return int(
        _tried(
            compose(pack, pictures), _PAGE_MM - spare_mm, lambda compiler, _: compiler.query("<pages>", "value", True)
        )
    )


def _tried(outline: Outline, height_mm: float, make: _Make) -> Any:
    """What is made of the pack, the letters without a font being told by their numbers."""
    unknown: dict[int, str] = {}
    for _ in range(_MOST_TRIES):
        try:
            return _compiled(outline, unknown, height_mm, make)
        except typst.TypstError as error:
            found = _letters_without_a_font(error)
            if found <= unknown.keys():
                raise NotPrintable("The PDF could not be made.", "Take the Word file instead.") from error
            unknown |= {letter: f"[U+{letter:04X}]" for letter in found}
    raise NotPrintable("The PDF could not be made: too many letters have no font here.", "Take the Word file instead.")


def _printed(compiler: typst.Compiler, outline: Outline) -> bytes:
    made, _ = compiler.compile_with_warnings(
        format="pdf", pdf_standards=["ua-1"], timestamp=outline.published_at.replace(microsecond=0)
    )
    assert isinstance(made, bytes)
    return made


def _letters_without_a_font(error: typst.TypstError) -> set[int]:
    """The letters that no font of this machine has: PDF/UA-1 refuses to print a box in their place."""
    texts = _NO_LETTER.findall(error.diagnostic)
    plain = (_ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) for text in texts)
    return {ord(letter) for text in plain for letter in text if not letter.isascii()}


def _compiled(outline: Outline, unknown: Mapping[int, str], height_mm: float, make: _Make) -> Any:
    files: dict[str, Picture] = {}
    content = _printable(_content(outline, files, height_mm), unknown)
    if unknown:
        content["opening"].append(_UNKNOWN.format(next(iter(unknown.values()))))
    with TemporaryDirectory(prefix="twinboard-pack-") as name:
        folder = Path(name)
        (folder / _LOOK.name).write_bytes(_LOOK.read_bytes())
        (folder / "pack.json").write_text(json.dumps(content), "utf-8")
        for file, picture in files.items():
            (folder / file).write_bytes(picture.png)
        return make(typst.Compiler(folder / _LOOK.name, root=folder, font_paths=_fonts()), outline)


@cache
def _fonts() -> typst.Fonts:
    """The fonts of this machine: looking for them takes longer than a pack."""
    return typst.Fonts()


def _printable(value: Any, unknown: Mapping[int, str]) -> Any:
    """The content with places to break in its long words, and names for letters that no font has; addresses stay."""
    if isinstance(value, str):
        return _LONG_WORD.sub(rf"\1{_MAY_BREAK}", value.translate(unknown))
    if isinstance(value, Mapping):
        return {key: each if key == _ADDRESS else _printable(each, unknown) for key, each in value.items()}
    if isinstance(value, Sequence):
        return [_printable(each, unknown) for each in value]
    return value


def _content(outline: Outline, files: dict[str, Picture], height_mm: float) -> dict[str, Any]:
    """What the template reads, and in `files` the pictures by the names that it has for them."""
    day, known = outline.published_at, set(_fonts().families())
    return {
        "title": outline.title,
        "subject": outline.subject,
        "keywords": outline.keywords,
        "published_on": {"year": day.year, "month": day.month, "day": day.day},
        "footer": outline.footer,
        "fonts": [font for font in _FONTS if font in known][:1] or "Libertinus Serif",
        "padding_mm": PADDING_MM,
        "headings": {
            "messages": words.MESSAGES,
            "figures": words.FIGURES,
            "tables": words.TABLES,
            "disagreements": words.DISAGREEMENTS,
            "reading": words.READING,
            "sources": words.SOURCES,
            "checking": words.CHECKING,
            "numbers": words.NUMBERS,
            "contested": words.CONTESTED,
            "to_ask": words.TO_ASK,
            "evidence": words.EVIDENCE,
        },
        "sizes": _SHORT_SIZES if outline.is_short else _SIZES,
        "is_short": outline.is_short,
        "height_mm": height_mm,
        "opening": outline.opening,
        "numbers": _table(outline.numbers) if outline.numbers else None,
        "contested": [asdict(point) for point in outline.contested],
        "to_ask": [asdict(point) for point in outline.to_ask],
        "parts": [_part(part, files) for part in outline.parts],
        "tables_at_end": [_table(table) for table in outline.tables_at_end],
        "questions": outline.questions,
        "reading": [asdict(meanings) for meanings in outline.reading],
        "sources": [asdict(source) for source in outline.sources],
        "checking": outline.checking,
    }


def _part(part: Part, files: dict[str, Picture]) -> dict[str, Any]:
    return {
        "heading": part.heading,
        "nothing": part.nothing,
        "said": [asdict(said) for said in part.said],
        "figures": [_figure(figure, files) for figure in part.figures],
    }


def _figure(figure: Figure, files: dict[str, Picture]) -> dict[str, Any]:
    return {
        "label": figure.label,
        "title": figure.title,
        "subtitle": figure.subtitle,
        "missing": figure.missing,
        "notes": figure.notes,
        "opens": words.OPENS,
        _ADDRESS: figure.address,
        "address_as_text": figure.address,
        "drawn": [_picture(drawn, files) for drawn in figure.drawn],
        "where": figure.where,
        "table_label": figure.table.label if figure.table else "",
        "table": _table(figure.table) if figure.table and figure.is_table_here else None,
    }


def _picture(drawn: Drawn, files: dict[str, Picture]) -> dict[str, Any]:
    file, picture = f"{len(files) + 1}.png", drawn.picture
    files[file] = picture
    return {"file": file, "alt": drawn.alt, "width_mm": picture.width_mm, "height_mm": picture.height_mm}


def _table(table: Table) -> dict[str, Any]:
    return {**asdict(table), "label": table.label}
