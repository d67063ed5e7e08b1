"""Which letters the browser that draws has no font for: they stand as boxes in pictures, and somebody has to be told.

Asked of the browser itself, once for each script: a letter of it is drawn beside one that no font can have, and if both
look alike, both are boxes. What is installed on the machine of a reader does not matter: pictures are drawn here.
"""

import io
import json
import unicodedata
from collections.abc import Iterable, Sequence
from threading import Lock

from PIL import Image

from twinboard.charts.base.look import FONT
from twinboard.papers.coded import CodedChart
from twinboard.papers.pictures.picture import words_below
from twinboard.papers.pictures.worker import WORKER

_OF_THE_EAST = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO")
"""The first words of the names of letters that one package has."""
_EMOJI = "EMOJI"
_SAME = ("LATIN", "MODIFIER", "FULLWIDTH")
_NEVER = "\U0010fffd"
"""A letter for private use, which no font has."""
_CELL, _SIZE = 40, 24
_known: dict[str, bool] = {}
_lock = Lock()


def lacking_words(charts: Iterable[CodedChart]) -> str:
    """That some letters of charts stand as boxes in their pictures, and what to install; empty where none do.

    Raises NoBrowser or Busy where no picture can be drawn.
    """
    return said_of(lacking("".join(_text(coded) for coded in charts)))


def lacking(text: str) -> tuple[tuple[str, str], ...]:
    """The scripts of a text that the drawing browser has no letters for: what each is called, and a Debian package."""
    letters = _letters(text)
    with _lock:
        if new := [script for script in letters if script not in _known]:
            _known.update(zip(new, _drawn([letters[script] for script in new]), strict=True))
    return tuple(dict.fromkeys(_named(script) for script in letters if not _known[script]))


def said_of(scripts: Sequence[tuple[str, str]]) -> str:
    """The words for readers and for whoever looks after the server."""
    if not scripts:
        return ""
    names = "; ".join(name for name, _ in scripts)
    packages = " ".join(dict.fromkeys(package for _, package in scripts))
    return (
        f"In pictures a box stands for each letter for which this server has no font: {names}. "
        f"Install one (on Debian: apt install {packages}) and restart the server."
    )


def _text(coded: CodedChart) -> str:
    """All that stands in the pictures of a chart."""
    drawing, words = coded.chart.drawing, words_below(coded)
    notes = (note.text or "" for note in drawing.figure.layout.annotations)
    return " ".join((drawing.title, drawing.subtitle, *words.remarks, words.source, words.stamp, *notes))


def _letters(text: str) -> dict[str, str]:
    """One letter of each script that is not Latin, by the first word of its name."""
    found: dict[str, str] = {}
    for letter in sorted({each for each in text if each > "\u024f"}):
        kind = unicodedata.category(letter)
        if kind.startswith("L") or (kind == "So" and letter >= "\U0001f000"):
            script = _EMOJI if kind == "So" else unicodedata.name(letter, "OTHER").split()[0].partition("-")[0]
            found.setdefault(script, letter)
    return {script: letter for script, letter in found.items() if script not in _SAME}


def _named(script: str) -> tuple[str, str]:
    if script in _OF_THE_EAST:
        return "Chinese, Japanese or Korean", "fonts-noto-cjk"
    return ("emoji", "fonts-noto-color-emoji") if script == _EMOJI else (script.capitalize(), "fonts-noto-core")


def _drawn(letters: Sequence[str]) -> list[bool]:
    """Of each letter whether it is drawn otherwise than one that no font has."""
    place = {"xref": "paper", "yref": "paper", "x": 0, "y": 1, "xanchor": "left", "yanchor": "top", "showarrow": False}
    notes = [
        {**place, "text": letter, "xshift": number * _CELL, "font": {"size": _SIZE, "family": FONT}, "borderpad": 0}
        for number, letter in enumerate((_NEVER, *letters))
    ]
    width, height = _CELL * len(notes), 2 * _CELL
    hidden = {"visible": False, "range": [0, 1]}
    margin = dict.fromkeys("lrtb", 0)
    layout = {
        "width": width,
        "height": height,
        "margin": margin,
        "xaxis": hidden,
        "yaxis": hidden,
        "annotations": notes,
    }
    options: dict[str, object] = {"format": "png", "width": width, "height": height, "scale": 1}
    picture = WORKER.draw(json.dumps({"data": [], "layout": layout}), options)
    with Image.open(io.BytesIO(picture)) as opened:
        grey = opened.convert("L")
        cells = [grey.crop((at * _CELL, 0, (at + 1) * _CELL, height)).tobytes() for at in range(len(notes))]
    return [cell != cells[0] for cell in cells[1:]]
