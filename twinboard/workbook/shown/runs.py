"""Texts whose letters differ in look: what is left of them without what is raised or struck out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from twinboard.workbook.shown.styles import Font, is_on, is_raised
from twinboard.zipped.markup import parse, parser

LOOKS = ("r", "rPh", "rPr", "strike", "vertAlign")
"""The elements within a text that say how its letters look."""

_ITEM = re.compile(rb"<(?:\w+:)?si(?=[\s/>])")
_TELLING = re.compile(rb"<(?:\w+:)?(?:vertAlign|strike)(?=[\s/>])")


@dataclass(frozen=True)
class Run:
    """Letters of one look; `font` is None where they look as their cell does."""

    text: str
    font: Font | None = None


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Sorted:
    """A text by what is seen of it: the letters that stand, those raised or lowered, those struck out."""

    text: str
    raised: str
    struck: str


def sort_runs(runs: Runs, cell: Font) -> Sorted:
    """What is both raised and struck out is struck out."""
    looks = [(run.text, run.font or cell) for run in runs]
    return Sorted(
        "".join(text for text, font in looks if font == Font()),
        "".join(text for text, font in looks if font.raised and not font.struck),
        "".join(text for text, font in looks if font.struck),
    )


class RunsReader:
    """Takes the elements and letters of one text; letters of a reading aid are left out, as the values reader does."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self.font: Font | None = None
        self.is_aid = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in ("r", "rPh"):
            self.font, self.is_aid = None, name == "rPh"
        elif name == "rPr":
            self.font = Font()
        elif name == "strike" and is_on(attributes):
            self.font = Font(struck=True, raised=bool(self.font and self.font.raised))
        elif name == "vertAlign" and is_raised(attributes):
            self.font = Font(struck=bool(self.font and self.font.struck), raised=True)

    def letters(self, text: str) -> None:
        if not self.is_aid:
            self.runs.append(Run(text, self.font))

    def read(self) -> Runs:
        return tuple(self.runs)


def telling_strings(data: bytes) -> dict[int, Runs]:
    """The shared texts with letters raised or struck out, by their number; all others are only counted.

    Raises UnreadableFile.
    """
    found: dict[int, Runs] = {}
    at = count = 0
    for match in _TELLING.finditer(data):
        if match.start() < at:
            continue
        starts = [item.start() for item in _ITEM.finditer(data, at, match.start())]
        if not starts:
            continue
        count += len(starts)
        closing = re.compile(rb"</(?:\w+:)?si\s*>").search(data, match.start())
        at = closing.end() if closing else len(data)
        found[count - 1] = _runs(data[starts[-1] : at])
    return found


def _runs(item: bytes) -> Runs:
    reader, runs, names = parser(), RunsReader(), list[str]()

    def start(tag: str, attributes: dict[str, str]) -> None:
        names.append(tag.rpartition(":")[2])
        runs.start(names[-1], attributes)

    reader.StartElementHandler = start
    reader.EndElementHandler = lambda _: names.pop()
    reader.CharacterDataHandler = lambda text: runs.letters(text) if names[-1] == "t" else None
    parse(reader, item)
    return runs.read()
