"""The names of downloads: small letters, digits and dashes, so that no system stumbles over them."""

import re

from twinboard.names import without_marks

LONGEST = 80
_NAMELESS = "twinboard"
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""Names that Windows keeps for devices, whatever the extension."""


def file_name(name: str, extension: str, *, code: str | None = None, version: int | None = None) -> str:
    """The name of a file, such as `jobs-by-employer-tb-7f3k.xlsx` or `toyota-city-version-3.docx`.

    Only a long name is cut; the code and the version always stand.
    """
    ends = [_dashed(code)] if code else []
    ends += [f"version-{version}"] if version is not None else []
    end = f".{_dashed(extension)}"
    room = LONGEST - len("-".join(["", *ends])) - len(end)
    stem = "-".join(part for part in (_shortened(_dashed(name), room) or _NAMELESS, *ends) if part)
    return f"{_NAMELESS}-{stem}{end}" if _RESERVED.fullmatch(stem) else f"{stem}{end}"


def _dashed(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", without_marks(text.casefold())).strip("-")


def _shortened(stem: str, length: int) -> str:
    """No longer than that, cut between words where there are any."""
    if len(stem) <= length:
        return stem
    head, dash, _ = stem[: length + 1].rpartition("-")
    return head if dash else stem[:length]
