"""What a row of each sheet is, whatever its id: the columns that tell it from others, and those its id is made of."""

from collections.abc import Mapping
from dataclasses import dataclass

from twinboard.rules import sheets as of


@dataclass(frozen=True)
class Identity:
    """How the rows of a sheet are told from each other.

    `key`: the columns in which two rows that agree are one thing. `title`: the one of them that is worded, and may be
    worded anew. `least`: those without which a row cannot be found again. `forms`: what an id is made of, each form
    longer than the one before, which is taken where it tells the rows apart.
    """

    key: tuple[str, ...]
    title: str
    least: tuple[str, ...]
    forms: tuple[tuple[str, ...], ...]


def _titled(title: str, *others: str, forms: tuple[tuple[str, ...], ...] = ()) -> Identity:
    return Identity((title, *others), title, (title,), ((title,), *forms))


IDENTITIES: Mapping[str, Identity] = {
    of.SOURCES: _titled(
        "title", "publisher", "published", forms=(("title", "published"), ("title", "publisher", "published"))
    ),
    of.PARTNERS: _titled("name", "kind", forms=(("name", "kind"),)),
    of.STRANDS: _titled("name"),
    of.INDICATORS: _titled("name", "unit", "kind", forms=(("name", "unit"), ("name", "unit", "kind"))),
    of.FACTS: Identity(
        ("indicator_id", "partner_id", "strand_id", "period", "scope", "status", "source_id"),
        "scope",
        ("indicator_id", "period"),
        (
            ("indicator_id", "partner_id", "period"),
            ("indicator_id", "partner_id", "period", "scope"),
            ("indicator_id", "partner_id", "period", "scope", "strand_id", "status"),
            ("indicator_id", "partner_id", "period", "scope", "strand_id", "status", "source_id"),
        ),
    ),
    "Visits": _titled(
        "title", "partner_id", "direction", "starts", forms=(("title", "starts"), ("title", "partner_id", "starts"))
    ),
    of.MONEY: _titled(
        *("title", "funder", "partner_id", "strand_id", "period", "stage", "status", "source_id"),
        forms=(("title", "period"), ("title", "period", "stage"), ("title", "period", "stage", "source_id")),
    ),
    "Milestones": _titled("title", "partner_id", "date", forms=(("title", "date"), ("title", "partner_id", "date"))),
    "Organisations": _titled(
        "name", "board", "partner_id", forms=(("name", "board"), ("name", "board", "partner_id", "role"))
    ),
    of.ASSUMPTIONS: _titled(
        *("name", "input", "partner_id", "period"),
        forms=(("name", "partner_id"), ("name", "input", "partner_id"), ("name", "input", "partner_id", "period")),
    ),
    "Conflicts": _titled("question"),
}
"""By sheet. Numbers of two sources, stages or statuses are two statements; a visit is one whoever tells of it."""
