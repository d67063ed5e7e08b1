"""A table that was found → the recipe that it probably needs, for the officer to confirm or to mend."""

import re
from collections.abc import Sequence
from pathlib import PurePath

from twinboard.models import Rows
from twinboard.names import folded
from twinboard.recipes.page import Page
from twinboard.recipes.proposing.forms import propose_form
from twinboard.recipes.proposing.lists import likeliest_sheet, propose_list
from twinboard.recipes.proposing.numbers import propose_numbers
from twinboard.recipes.recipe import NUMBERS, Listed, Recipe, Source
from twinboard.recipes.said.edition import edition_of
from twinboard.recipes.said.when import period_of
from twinboard.recipes.tables import Found
from twinboard.validate.identity.slugs import slug

_PUBLISHERS = {
    "office for national statistics": "Office for National Statistics",
    "ons": "Office for National Statistics",
    "nomis": "Nomis",
    "world bank": "World Bank",
    "world development indicators": "World Bank",
    "hm revenue": "HM Revenue and Customs",
    "hmrc": "HM Revenue and Customs",
    "international monetary fund": "International Monetary Fund",
    "hesa": "Higher Education Statistics Agency",
    "eurostat": "Eurostat",
    "oecd": "OECD",
}
_LICENCE = re.compile(
    r"open government licen[cs]e(?:,? (?:version |v)?[\d.]+\d)?|\bOGL(?: v?[\d.]+\d)?\b|CC[ -]BY(?:-\w\w)*(?: \d\.\d)?"
    r"|creative commons attribution[\w .-]{0,40}?(?:\d\.\d|licen[cs]e)",
    re.IGNORECASE,
)
_COVERS = ("cover", "title", "about", "information", "contents", "index", "notes", "read me", "readme")
_NO_TITLES = re.compile(r"(?:table of )?contents|index|notes|cover.?sheet|information|read ?me|about", re.IGNORECASE)
_SAID = re.compile(r"(?:source|publisher|published by):?\s+(?P<who>.{3,60})", re.IGNORECASE)
_NO_TITLE = re.compile(r"official.sensitive|embargo|draft\b|back to\b|not for release", re.IGNORECASE)
_LONGEST_NAME, _LONGEST_TITLE, _FEW_PERIODS = 60, 140, 3


def propose(  # noqa: PLR0913  what the officer says, beside the file
    table: Found, pages: Sequence[Page], published: Rows, file_name: str, makes: str = "", *, is_form: bool = False
) -> Recipe:
    """The likeliest recipe; `makes` where the officer says what it is: numbers, or a sheet of ours, also by a form."""
    makes = makes or likely_kind(table, published)
    is_numbers = makes == NUMBERS
    return Recipe(
        name=slug(f"{PurePath(file_name).stem} {table.page.sheet}")[:_LONGEST_NAME].strip("-") or "a-table",
        makes=makes,  # type: ignore[arg-type]
        source=source_of(table, pages, published, file_name, is_numbers=is_numbers),
        sheet=table.page.sheet,
        title=table.name if table.name != table.page.sheet else "",
        numbers=propose_numbers(table, pages, published) if is_numbers else None,
        listed=None if is_numbers else _listed(table, makes, published, is_form=is_form),
    )


def _listed(table: Found, makes: str, published: Rows, *, is_form: bool) -> Listed:
    return propose_form(table.page, makes, published) if is_form else propose_list(table, makes, published)


def likely_kind(table: Found, published: Rows) -> str:
    """Whether a table is of published numbers, or which list of ours it is like."""
    periods = sum(bool(period_of(table.heading(column))) for column in table.values)
    if periods >= _FEW_PERIODS or len(table.headings) > 1:
        return NUMBERS
    return likeliest_sheet(table, published) or (NUMBERS if table.values else "Organisations")


def source_of(table: Found, pages: Sequence[Page], published: Rows, file_name: str, *, is_numbers: bool) -> Source:
    """The published source that the file names by its title; else a new one, with what the file says of it."""
    lines = [line.text for line in table.title_lines]
    cover = _title_on_cover(pages)
    said = {folded(line) for line in (*lines, cover)}
    for known in published["Sources"].values():
        if folded(str(known.values["title"])) in said:
            return Source(id=known.id, title=str(known.values["title"]))
    if not is_numbers:
        own = table.name if table.name != table.page.sheet else PurePath(file_name).stem
        return Source(title=own, published="not stated", kind="reference")
    all_said = [text for page in pages for _, texts in page.lines(0, 40) for text in (" ".join(texts), *texts)]
    named = [line for line in lines if not _NO_TITLE.match(line)]
    edition = edition_of(table, pages, file_name)
    licence = next((match[0] for line in all_said if (match := _LICENCE.search(line))), "")
    return Source(
        title=cover or (named[0] if named else PurePath(file_name).stem),
        publisher=_publisher([*all_said, file_name.replace("_", " ")]),
        published=edition.day if edition and not edition.is_named else "",
        licence=licence,
    )


def _title_on_cover(pages: Sequence[Page]) -> str:
    """What the cover of a file calls it: the first line of a first sheet that is named as one; "" for none."""
    first = pages[0] if len(pages) > 1 else None
    if first is None or not folded(first.sheet).replace("_", " ").startswith(_COVERS):
        return ""
    lines = (" ".join(texts[:1]) for _, texts in first.lines(0, 12))
    return next((line for line in lines if len(line) <= _LONGEST_TITLE and not _NO_TITLES.fullmatch(line)), "")


def _publisher(lines: Sequence[str]) -> str:
    for line in lines:
        words = f" {re.sub(r'[^a-z]+', ' ', folded(line))} "
        for known, name in _PUBLISHERS.items():
            if f" {known} " in words:
                return name
    return next((match["who"].strip() for line in lines if (match := _SAID.fullmatch(line))), "")
