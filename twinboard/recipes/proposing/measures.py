"""A measure that we lack, proposed from the title and the unit of a table; and ids for what is new."""

import re
from collections.abc import Collection

from twinboard.names import folded
from twinboard.recipes.recipe import Measure
from twinboard.recipes.said.unit_at import units_at
from twinboard.recipes.said.units import PER_CENT, Unit, units_of_text
from twinboard.recipes.tables import Found
from twinboard.validate.identity.slugs import slug

_COUNTED = (
    "visits", "nights", "jobs", "students", "adverts", "households", "businesses", "people", "persons", "residents",
)  # fmt: skip
_PEOPLE = ("persons", "residents", "employment", "population", "unemployed", "claimants")
_OVER_A_TIME = (
    "exports", "imports", "visits", "nights", "spending", "expenditure", "earnings", "sales", "income", "trade",
    "births", "deaths", "arrivals", "adverts", "output", "gdp", "gross domestic product", "turnover", "grants",
    "receipts",
)  # fmt: skip
_NUMBER = re.compile(r"^(?:(?:table|figure|sheet)\s+)?[0-9]{1,2}[a-z]?[.:)]?\s+|^table [a-z0-9.]+\s*[:.\-–]?\s*", re.I)
_LONGEST = 90


def propose_measure(table: Found, unit: Unit | None) -> Measure:
    """Its name, unit and definition as far as the table says them; what it does not say is blank."""
    title = _NUMBER.sub("", " ".join(table.name.split()))
    own = _said_at(table, unit)
    said = f"{own}: {title}" if own else title
    name = _without_unit(own or title)[:_LONGEST].rstrip(" ,:;-–")
    words = folded(own or f"{table.name} {table.page.sheet}")
    ours = unit.ours if unit else ""
    is_share = bool(unit and unit.is_share)
    kind = "rate" if is_share else "flow" if any(each in words for each in _OVER_A_TIME) else "stock"
    return Measure(
        name=name,
        unit=PER_CENT if unit and unit.ours == PER_CENT else ours or _counted(words),
        kind=kind,
        definition=f"{said}, as the source states it." if said else "",
    )


def _said_at(table: Found, unit: Unit | None) -> str:
    """The one heading or label that says the unit and what is in it, as “Visits (thousands)”; "" for none."""
    whole = {line.text for line in table.title_lines}
    texts = {said.text for said in units_at(table).met if unit and said.unit and said.unit.is_same(unit)}
    found = [text for text in texts - whole if folded(_without_unit(text)) not in ("", folded(text))]
    return found[0] if len(found) == 1 else ""


def new_id(name: str, known: Collection[str], noun: str) -> str:
    """An id of a name, which none of the known ones has."""
    made = slug(name)
    tries = (made, f"{noun}-{made}", *(f"{made}-{number}" for number in range(2, 100)))
    return next(each for each in tries if each not in known)


def _counted(words: str) -> str:
    """What is counted, where the title names it."""
    found = next((each for each in _COUNTED if re.search(rf"\b{each}\b", words)), "")
    return "people" if found in _PEOPLE or (not found and any(each in words for each in _PEOPLE)) else found


def _without_unit(title: str) -> str:
    """The title without its unit: “Visits to the UK, thousands” is “Visits to the UK”."""
    parts = [part for part in re.split(r"\s*[,(]\s*", title) if not units_of_text(part)]
    return ", ".join(part.rstrip(") ") for part in parts) or title
