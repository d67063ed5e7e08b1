"""The one way for text into what Streamlit reads as Markdown: labels, buttons, progress lines, names of pages."""

import re

_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>&$~:|"})
_BEGINS = re.compile(r"^(\d*)([#+\-=.)])")
"""What makes a list, a heading or a line of a text that begins with it."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_LINKED = re.compile(r"\b(?:https?|ftp|xmpp|mailto|www)\b|[^\s@](?=@)", re.IGNORECASE)
_PARTED = "\u2060"


def label(text: str) -> str:
    """The text so that nothing of it is Markdown; one line.

    Addresses become links without any sign of Markdown: one that nobody sees parts them.
    """
    plain = _BEGINS.sub(r"\1\\\2", " ".join(text.split()).translate(_SIGNS))
    return _LINKED.sub(rf"\g<0>{_PARTED}", plain)


def as_written(labelled: str) -> str:
    """The text of a label, for what reads no Markdown."""
    return _ESCAPED.sub(r"\1", labelled).replace(_PARTED, "")
