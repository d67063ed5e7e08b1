"""Partners beside each other on one indicator: cities, provinces and countries each in a group of their own."""

import pandas as pd
import plotly.graph_objects as go

from twinboard.bounds import listed, quantity_words, sentence_case
from twinboard.charts.bars import Bar, bound_key, filled_and_outlined, value_range
from twinboard.charts.chart import Drawing, Empty
from twinboard.charts.look import MARK, Label, Stack, heading, stack, stacked_figure
from twinboard.charts.wording import at_most, attribution_note, counted, headline, named, subtitle
from twinboard.frames import Row, rows
from twinboard.numerals import POUNDS, RANK
from twinboard.periods import NOT_STATED, period_words

NAME = "partner_comparison"
KINDS = {"city": "cities", "province": "provinces", "country": "countries"}
_ACTUAL = "actual"
_GAP = 14
_FACTS = "Add a row to the sheet Facts with the partner and this indicator."
_REMEDIES = {
    "visits-held": "Add a row to the sheet Visits with the partner and the status held.",
    "milestones-happened": "Add a row to the sheet Milestones with the partner and the status happened.",
}


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per partner and statement, as `charts/partner_comparison` gives it."""
    if frame.empty:
        missing = "There are no such partners to compare, or there is no such indicator."
        return Empty(NAME, missing, "Choose from the sheets Partners and Indicators.")
    compared = rows(frame)
    known = [row for row in compared if _is_known(row)]
    if not known:
        missing = f"Nothing is on record for these partners under “{compared[0]['indicator']}”."
        return Empty(NAME, missing, _REMEDIES.get(compared[0]["indicator_id"], _FACTS))
    described = "; ".join(f"{_name(row)}: {_value(row)}" for row in compared)
    return Drawing(
        _title(compared, known),
        _subtitle(compared, known),
        at_most(f"Bar chart comparing partners on {_inside(compared[0])}: {described}."),
        _figure(compared),
        pd.DataFrame(
            {
                "Partner": [row["partner"] for row in compared],
                "Kind": [row["partner_kind"].capitalize() for row in compared],
                "What is counted": [row["scope"] or row["indicator"] for row in compared],
                "Value": [_value(row) for row in compared],
                "Period": [period_words(row["period"]) for row in compared],
                "Status": [(row["status"] or NOT_STATED).capitalize() for row in compared],
                "Stated in": [row["stated_in"] or NOT_STATED for row in compared],
            }
        ),
        _caveats(compared, known),
    )


def _is_known(row: Row) -> bool:
    return row["value"] is not None and not (row["is_counted"] and row["value"] == 0)


def _value(row: Row) -> str:
    if _is_known(row):
        return quantity_words(row["value"], row["bound"], row["unit"])
    return "none listed" if row["is_counted"] else NOT_STATED


def _name(row: Row) -> str:
    """The partner, and what exactly is counted where that is more than the partner's name."""
    scope = row["scope"] or ""
    return row["partner"] if scope.casefold() in ("", row["partner"].casefold()) else f"{row['partner']}, {scope}"


def _inside(row: Row) -> str:
    """The indicator's name inside a sentence; one from a workbook keeps its capital."""
    return row["indicator"].lower() if row["is_counted"] else f"“{row['indicator']}”"


def _title(compared: list[Row], known: list[Row]) -> str:
    """Who has most among the partners of one kind, where that can be said; else for how many it is stated."""
    first, missing = compared[0], [row for row in compared if not _is_known(row)]
    stated = "listed" if first["is_counted"] else "stated"
    stated += f" for {first['count_valued']} of {counted(first['count_partners'], 'partners')}"
    titles = [f"{first['indicator']}: {stated}", sentence_case(stated)]
    if most := [row for row in compared if row["is_most"]]:
        titles = [*_leaders([row for row in most if row["partner_kind"] == most[0]["partner_kind"]]), *titles]
    elif len(known) == 1:
        others = f"; others {_value(missing[0])}" if missing else ""
        titles = [f"{first['indicator']}: {known[0]['partner']}, {_value(known[0])}{others}", *titles]
    return headline(*titles)


def _leaders(most: list[Row]) -> list[str]:
    first = most[0]
    among = f"among {counted(first['count_valued_in_kind'], KINDS[first['partner_kind']])}"
    lead = f"Most {first['unit']} listed {among}" if first["is_counted"] else f"{first['indicator']}, highest {among}"
    value = f"{first['value']:.0f}" if first["is_counted"] else _value(first)
    who, value = listed([row["partner"] for row in most]), value + (" each" if len(most) > 1 else "")
    return [f"{lead}: {who}, {value}", f"{lead}: {who}", f"{lead}: {value}", f"Highest {among}: {value}"]


def _subtitle(compared: list[Row], known: list[Row]) -> str:
    name, unit = compared[0]["indicator"], compared[0]["unit"]
    kinds = [plural for kind, plural in KINDS.items() if any(row["partner_kind"] == kind for row in compared)]
    periods = list({period_words(row["period"]).replace(NOT_STATED, "period not stated") for row in known})
    outlined = [row["status"] for row in known if row["status"] != _ACTUAL]
    return subtitle(
        name,
        "" if unit in name.lower() or unit == RANK else "pounds" if unit == POUNDS else unit,
        "" if compared[0]["is_counted"] else "newest statements",
        listed(kinds) + (", each in a group" if len(kinds) > 1 else ""),
        periods[0] if len(periods) == 1 else "each with its own period",
        "the shorter the bar, the nearer to first place" if unit == RANK else "",
        bound_key([row["bound"] for row in known]),
        f"outlined: {' or '.join(dict.fromkeys(outlined))}" if outlined else "",
    )


def _caveats(compared: list[Row], known: list[Row]) -> tuple[str, ...]:
    first = compared[0]
    said = [] if first["is_counted"] else [sentence_case(f"{first['definition']}")]
    if first["attribution"]:
        said.append(attribution_note(first["attribution"], "These numbers", "these numbers"))
    if len({row["partner_kind"] for row in compared}) > 1:
        said.append("Compare within a group: a city, a province and a country differ in size.")
    if not first["is_counted"] and len({(row["period"], row["scope"]) for row in known}) > 1:
        said.append("The statements differ in period or in what exactly is counted.")
    if any(row["count_undated"] for row in known):
        said.append("The years are those of what is dated; some of what is counted is not.")
    if uncounted := [row["partner"] for row in compared if row["has_visits_stated_as_count"]]:
        said.append(f"Visits that a source counts without naming them are left out: {named(uncounted, 'partners')}.")
    return tuple(said)


def _figure(compared: list[Row]) -> go.Figure:
    kinds = [kind for kind in KINDS if any(row["partner_kind"] == kind for row in compared)]
    known: list[Row] = []
    marks: list[float] = []
    notes: list[dict[str, object]] = []
    top = 0
    for kind in kinds:
        group = [row for row in compared if row["partner_kind"] == kind]
        if len(kinds) > 1:
            note, top = heading(sentence_case(KINDS[kind]), top)
            notes.append(note)
        drawn = [row for row in group if _is_known(row)]
        placed = stack([_bar(row).label for row in drawn], top)
        known += drawn
        marks += placed.marks
        notes += placed.annotations
        top = _write_missing(notes, [row for row in group if not _is_known(row)], placed.bottom) + _GAP
    bars = [_bar(row) for row in known]
    traces, heads = filled_and_outlined(bars, marks, [row["status"] == _ACTUAL for row in known])
    scale: dict[str, object] = {"range": value_range([bar.value for bar in bars])}
    return stacked_figure(traces, Stack((), tuple(notes), top), scale).update_layout(shapes=heads)


def _write_missing(notes: list[dict[str, object]], missing: list[Row], top: int) -> int:
    """Names the partners of a group of whom nothing is known; gives where the words end, in pixels."""
    if not missing:
        return top
    lead = sentence_case(_value(missing[0]))
    line = stack([Label(f"{lead}: {listed([row['partner'] for row in missing])}", lead)], top)
    notes += line.annotations
    return line.bottom - 2 * MARK


def _bar(row: Row) -> Bar:
    value = _value(row)
    name = _name(row)
    status = "" if row["status"] == _ACTUAL else row["status"]
    period = "period not stated" if period_words(row["period"]) == NOT_STATED else period_words(row["period"])
    details = ", ".join(part for part in (status, period) if part)
    return Bar(Label(f"{name}: {value} ({details})", value), row["value"], row["bound"], f"{name}: {value}, {details}")
