"""A committee pack as a PDF that screen readers can read (PDF/UA-1). The only door to Typst.

`pack.typ` beside this module is the look. All words reach it as data, in a file of their own, so that nothing in a
workbook can be taken for markup; it sees a folder with that file and the pictures, and no other.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from twinboard.errors import NotPrintable
from twinboard.papers.packs import outline as words
from twinboard.papers.packs.compose import tell
from twinboard.papers.packs.outline import Drawn, Figure, Part, Told
from twinboard.papers.packs.pack import Pack, Picture, Pictures
from twinboard.papers.packs.table import PADDING_MM, Table

_LOOK = Path(__file__).with_name("pack.typ")
_FONTS = ("Arial", "Liberation Sans", "Helvetica", "Nimbus Sans", "Noto Sans", "DejaVu Sans")
"""The first of these that the machine has; without any, Typst's own, which has serifs."""
_LONGEST_WORD = 24
_LONG_WORD = re.compile(rf"(\S{{{_LONGEST_WORD}}})(?=\S)")
_MAY_BREAK = "\u200b"
_NO_LETTER = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_UNKNOWN = "Letters for which this server has no font stand as their numbers, such as {}."
_MOST_TRIES = 5


def pdf(pack: Pack, pictures: Pictures) -> bytes:
    """The pack as a tagged PDF; a chart without a picture has its table instead. Raises NotPrintable."""
    told = tell(pack, pictures)
    unknown: dict[int, str] = {}
    for _ in range(_MOST_TRIES):
        try:
            return _compiled(told, unknown)
        except typst.TypstError as error:
            found = _letters_without_a_font(error)
            if found <= unknown.keys():
                raise NotPrintable("The PDF could not be made.", "Take the Word file instead.") from error
            unknown |= {letter: f"[U+{letter:04X}]" for letter in found}
    raise NotPrintable("The PDF could not be made: too many letters have no font here.", "Take the Word file instead.")


def _letters_without_a_font(error: typst.TypstError) -> set[int]:
    """The letters that no font of this machine has: PDF/UA-1 refuses to print a box in their place."""
    texts = _NO_LETTER.findall(error.diagnostic)
    plain = (_ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) for text in texts)
    return {ord(letter) for text in plain for letter in text if not letter.isascii()}


def _compiled(told: Told, unknown: Mapping[int, str]) -> bytes:
    files: dict[str, Picture] = {}
    content = _printable(_content(told, files), unknown)
    if unknown:
        content["opening"].append(_UNKNOWN.format(next(iter(unknown.values()))))
    with TemporaryDirectory(prefix="twinboard-pack-") as name:
        folder = Path(name)
        (folder / _LOOK.name).write_bytes(_LOOK.read_bytes())
        (folder / "pack.json").write_text(json.dumps(content), "utf-8")
        for file, picture in files.items():
            (folder / file).write_bytes(picture.png)
        compiler = typst.Compiler(folder / _LOOK.name, root=folder, font_paths=_fonts())
        made, _ = compiler.compile_with_warnings(
            format="pdf", pdf_standards=["ua-1"], timestamp=told.published_at.replace(microsecond=0)
        )
    assert isinstance(made, bytes)
    return made


@cache
def _fonts() -> typst.Fonts:
    """The fonts of this machine: looking for them takes longer than a pack."""
    return typst.Fonts()


def _printable(value: Any, unknown: Mapping[int, str]) -> Any:
    """The content with places to break in its long words, and names for letters that no font has."""
    if isinstance(value, str):
        return _LONG_WORD.sub(rf"\1{_MAY_BREAK}", value.translate(unknown))
    if isinstance(value, Mapping):
        return {key: _printable(each, unknown) for key, each in value.items()}
    if isinstance(value, Sequence):
        return [_printable(each, unknown) for each in value]
    return value


def _content(told: Told, files: dict[str, Picture]) -> dict[str, Any]:
    """What the template reads, and in `files` the pictures by the names that it has for them."""
    day, known = told.published_at, set(_fonts().families())
    return {
        "title": told.title,
        "subject": told.subject,
        "keywords": told.keywords,
        "published_on": {"year": day.year, "month": day.month, "day": day.day},
        "footer": told.footer,
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
        },
        "opening": told.opening,
        "parts": [_part(part, files) for part in told.parts],
        "tables_at_end": [_table(table) for table in told.tables_at_end],
        "questions": told.questions,
        "reading": [asdict(meanings) for meanings in told.reading],
        "sources": [asdict(source) for source in told.sources],
        "checking": told.checking,
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
        "missing": figure.missing,
        "drawn": [_picture(drawn, files) for drawn in figure.drawn],
        "where": figure.where,
        "table_label": figure.table.label,
        **({"table": _table(figure.table)} if figure.is_table_here else {}),
    }


def _picture(drawn: Drawn, files: dict[str, Picture]) -> dict[str, Any]:
    file, picture = f"{len(files) + 1}.png", drawn.picture
    files[file] = picture
    return {"file": file, "alt": drawn.alt, "width_mm": picture.width_mm, "height_mm": picture.height_mm}


def _table(table: Table) -> dict[str, Any]:
    return {**asdict(table), "label": table.label}
