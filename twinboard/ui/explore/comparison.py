"""Every measure that partners share, partner by partner, in one table with bars in its cells.

Bars of a row are on one scale, whatever kind of place they are of; a blank is a gap in what is published, not a nought.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from twinboard.bounds import listed, number_words, quantity_words
from twinboard.frames import Row
from twinboard.messages.partners import relationship_words
from twinboard.periods import period_words
from twinboard.ui.answers import ask, cached
from twinboard.ui.explore.partner_words import place_words
from twinboard.ui.frame.as_at import link_html

ECONOMY, PEOPLE, ACTIVITY, LINK = "Economy", "People", "Activity", "Link"
GROUPS = (LINK, ECONOMY, PEOPLE, ACTIVITY)
_COUNTED = {"visits-held": ("Visits held", ACTIVITY), "milestones-happened": ("Events and agreements", ACTIVITY)}
_NO_MEASURE = ("longitude", "latitude", "numbers-on-record", "distance")
_FEWEST, _YEAR = 2, 12
_OF_PEOPLE = ("people", "students", "members")


@dataclass(frozen=True)
class Cell:
    """What stands in a cell: words and, where there is one number that can be drawn, how much it is."""

    words: str
    amount: float | None = None


@dataclass(frozen=True)
class Measure:
    """A row of the table: its name, what it is of, the group that it belongs to, and its cells by partner."""

    key: str
    name: str
    about: str
    group: str
    cells: Mapping[str, Cell]


@cached
def measures() -> tuple[Measure, ...]:
    """All rows, the link first."""
    partners = [row for row in ask("explore/partners", partner=None) if row["is_linked"]]
    built = (
        _link(partners),
        _distance(),
        *_headlines(partners),
        *_counts(),
        _planned(partners),
        _industries(),
        _exports(partners),
        *_indicators(),
        _advice(),
    )
    return tuple(measure for measure in built if measure.cells)


def show_comparison(partners: Sequence[Row], group: str | None, order: str | None) -> None:
    """The table of these partners, of one group of measures or of all, the partners in the order of a measure."""
    ids = [row["partner_id"] for row in partners]
    st.html(_table_html(",".join(ids), group, order))


@cached
def _table_html(ids: str, group: str | None, order: str | None) -> str:
    every = measures()
    shown = [row for row in ask("explore/partners", partner=None) if row["partner_id"] in ids.split(",")]
    by = next((measure for measure in every if measure.key == order), None)
    ordered = sorted(shown, key=lambda row: _rank(by, row)) if by else shown
    head = "".join(_head(row) for row in ordered)
    rows = "".join(_row(measure, ordered) for measure in every if group in (None, measure.group))
    return (
        '<div class="tb-scroll" tabindex="0" role="region" aria-label="Every measure by partner">'
        '<table class="tb-table tb-compare" role="table"><caption class="tb-hidden">Every measure by partner</caption>'
        f'<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Measure</th>{head}</tr></thead>'
        f'<tbody role="rowgroup">{rows}</tbody></table></div>'
    )


def _rank(measure: Measure, row: Row) -> tuple[bool, float]:
    cell = measure.cells.get(row["partner_id"])
    return (cell is None or cell.amount is None, -(cell.amount or 0) if cell else 0)


def _head(row: Row) -> str:
    name = link_html(row["name"], row["partner_id"])
    return (
        f'<th role="columnheader" scope="col">{name}<br><span class="tb-quiet">{escape(place_words(row))}</span></th>'
    )


def _row(measure: Measure, partners: Sequence[Row]) -> str:
    largest = max((measure.cells.get(row["partner_id"], Cell("")).amount or 0 for row in partners), default=0)
    about = f'<br><span class="tb-quiet">{escape(measure.about)}</span>' if measure.about else ""
    cells = "".join(_cell(measure.cells.get(row["partner_id"]), largest, row["name"]) for row in partners)
    head = f'<th role="rowheader" scope="row">{escape(measure.name)}{about}</th>'
    return f'<tr role="row">{head}{cells}</tr>'


def _cell(cell: Cell | None, largest: float, partner: str) -> str:
    label = f'role="cell" data-label="{escape(partner)}"'
    if cell is None:
        return f'<td {label}><span class="tb-gap">not stated</span></td>'
    share = 100 * cell.amount / largest if cell.amount and largest else 0
    bar = f'<span class="tb-bar" style="width: {share:.2f}%"></span>' if share > 0 else ""
    return f'<td {label}><span class="tb-cell">{bar}<span class="tb-words">{escape(cell.words)}</span></span></td>'


def _link(partners: Sequence[Row]) -> Measure:
    return Measure("link", "Link", "", LINK, {row["partner_id"]: Cell(relationship_words(row)) for row in partners})


def _distance() -> Measure:
    found = ask("charts/map_of_partners", partner=None)
    home = found[0]["home"] if found else "home"
    cells = {
        row["partner_id"]: Cell(f"about {number_words(row['distance_km'])}", float(row["distance_km"]))
        for row in found
        if row["distance_km"] is not None
    }
    return Measure("distance-from-home", f"Distance from {home}", "kilometres, as the crow flies", LINK, cells)


def _headlines(partners: Sequence[Row]) -> tuple[Measure, ...]:
    """Jobs and people who travelled: the headline numbers of each partner, with their words."""
    kinds = {"jobs": ("Jobs linked", ECONOMY), "travelled": ("People who travelled", PEOPLE)}
    cells: dict[str, dict[str, Cell]] = {kind: {} for kind in kinds}
    periods: dict[str, set[str]] = {kind: set() for kind in kinds}
    for row in partners:
        for tile in ask("explore/tiles", partner=row["partner_id"], strand=None):
            if tile["tile"] in kinds:
                said = quantity_words(tile["value"], tile["bound"])
                cells[tile["tile"]].setdefault(row["partner_id"], Cell(said, float(tile["value"])))
                periods[tile["tile"]].add(period_words(tile["period"]))
    return tuple(
        Measure(kind, name, listed(sorted(periods[kind])), group, cells[kind]) for kind, (name, group) in kinds.items()
    )


def _counts() -> tuple[Measure, ...]:
    return tuple(
        Measure(
            key,
            name,
            "each described by a source" if key == "visits-held" else "that happened",
            group,
            {row["partner_id"]: _count(row) for row in ask("charts/partner_comparison", partners=None, indicator=key)},
        )
        for key, (name, group) in _COUNTED.items()
    )


def _count(row: Row) -> Cell:
    return Cell(number_words(row["value"] or 0), float(row["value"] or 0))


def _planned(partners: Sequence[Row]) -> Measure:
    cells = {
        row["partner_id"]: Cell(number_words(row["count_visits_planned"]), float(row["count_visits_planned"]))
        for row in partners
    }
    return Measure("visits-planned", "Visits planned", "not known to be held", ACTIVITY, cells)


def _industries() -> Measure:
    cells = {row["partner_id"]: Cell(_industries_words(row)) for row in ask("explore/options") if row["industries"]}
    return Measure("industries", "Industries", "as sources say", ECONOMY, cells)


def _industries_words(row: Row) -> str:
    """The industries, and of which place around it they are said if not of itself."""
    industries = listed(row["industries"].split("; "))
    return f"{industries}, said of {row['industries_of']}" if row["industries_of"] else industries


def _advice() -> Measure:
    cells = {row["partner_id"]: Cell("; ".join(row["advice"])) for row in ask("explore/options") if row["advice"]}
    return Measure("advice", "Advice", "as given", LINK, cells)


def _exports(partners: Sequence[Row]) -> Measure:
    """The newest official number of each partner's country; of one year, for others would not be alike."""
    found = {}
    for row in partners:
        official = [
            each
            for each in ask("charts/trade_over_time", partner=row["partner_id"])
            if each["shape"] == "series" and each["months"] == _YEAR
        ]
        if official:
            found[row["partner_id"]] = max(official, key=lambda each: (each["period"], each["value"]))
    newest = max((each["period"] for each in found.values()), default="")
    alike = {partner: each for partner, each in found.items() if each["period"] == newest}
    scopes = sorted({each["scope"].lower() for each in alike.values() if each["scope"]})
    about = ", ".join([listed(scopes), period_words(newest)]) if alike else ""
    cells = {
        partner: Cell(quantity_words(each["value"], each["bound"], "£"), float(each["value"]))
        for partner, each in alike.items()
    }
    return Measure("exports", "UK exports to its country", about, ECONOMY, cells)


def _indicators() -> tuple[Measure, ...]:
    """What sources state of at least two linked partners, each with its word and its time."""
    shared = [
        row
        for row in ask("explore/comparable")
        if not row["is_counted"] and row["count_linked_partners"] >= _FEWEST and row["indicator_id"] not in _NO_MEASURE
    ]
    return tuple(_stated(row) for row in shared)


def _stated(indicator: Row) -> Measure:
    found = ask("charts/partner_comparison", partners=None, indicator=indicator["indicator_id"])
    cells: dict[str, Cell] = {}
    for row in found:
        if row["value"] is not None and row["partner_id"] not in cells:
            when = f" ({period_words(row['period'])})" if row["period"] else ""
            said = quantity_words(row["value"], row["bound"], row["unit"])
            cells[row["partner_id"]] = Cell(f"{said}{when}", float(row["value"]))
    group = PEOPLE if indicator["unit"] in _OF_PEOPLE else ACTIVITY if indicator["unit"] == "visits" else ECONOMY
    return Measure(indicator["indicator_id"], indicator["name"], "", group, cells)
