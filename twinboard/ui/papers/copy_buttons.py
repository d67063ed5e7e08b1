"""Buttons that copy a picture or a text, where the reader's browser lets a page do that."""

from pathlib import Path

from twinboard.ui.frame.component import component

_FOLDER = Path(__file__).parent / "copy_button"
_HTML = '<button type="button" hidden></button> <span role="status"></span>'


def show_copy(address: str, words: str, key: str) -> None:
    """The button for a picture; `address` is that of the picture, as PNG."""
    component(_FOLDER, _HTML)(data={"address": address, "words": words}, key=key)


def show_copy_text(text: str, key: str) -> None:
    """The button for a text."""
    component(_FOLDER, _HTML)(data={"text": text, "words": "Copy"}, key=key)
