"""Errors in plain words: for whatever goes wrong while a page is made, and for a store of which nothing can be shown.

Nobody meets Streamlit's own box or an empty page, and nobody but the log learns of paths and of the words of libraries.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from twinboard.errors import NoStore, NothingReadable, TwinboardError
from twinboard.settings import TITLE, home
from twinboard.store import Store
from twinboard.ui.frame.lost import TELL
from twinboard.ui.frame.page import empty, is_titled, title

_FAILED = "This page cannot be shown"
_UNKNOWN = "Something went wrong that should not. The server’s log has it."
_AGAIN = "Load the page again. If it stays so, tell whoever runs the server."


@contextmanager
def explained() -> Iterator[None]:
    """Within the block whatever goes wrong is said on the page and written to the log; then the program goes on."""
    try:
        yield
    except TwinboardError as error:
        logging.getLogger(__name__).warning("A page failed: %s %s", error, error.detail)
        _say(error.message, error.hint)
    except Exception:
        logging.getLogger(__name__).exception("A page failed.")
        _say(_UNKNOWN, _AGAIN)


def show_nothing() -> None:
    """In place of all pages, where no version can be shown."""
    title(TITLE)
    try:
        Store(home()).current_or_fail()
    except NothingReadable:
        empty("What is published here cannot be shown: the files of its versions are damaged.", TELL)
    except NoStore:
        empty("There is nothing to show: what is published here was not found.", TELL)
    except TwinboardError as error:
        empty(error.message, error.hint)


def _say(message: str, hint: str) -> None:
    if is_titled():
        empty(f"{_FAILED} whole. {message}", hint)
    else:
        title(_FAILED)
        empty(message, hint)
