"""Partners beside each other on one indicator: cities, provinces and countries each in a group of their own."""

import pandas as pd

from twinboard.bounds import listed, quantity_words, sentence_case
from twinboard.charts.base.bound_shapes import range_key
from twinboard.charts.base.chart import Drawing, Empty
from twinboard.charts.base.scale import LOG_KEY
from twinboard.charts.base.wording import at_most, attribution_note, counted, headline, named, subtitle
from twinboard.charts.rows.value_rows import Valued, values_of
from twinboard.frames import Row, rows
from twinboard.numerals import POUNDS, RANK
from twinboard.periods import NOT_STATED, period_words

NAME = "partner_comparison"
KINDS = {"city": "cities", "province": "provinces", "country": "countries"}
_ACTUAL = "actual"
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
        missing = f"No document says anything of these partners under “{compared[0]['indicator']}”."
        return Empty(NAME, missing, _REMEDIES.get(compared[0]["indicator_id"], _FACTS))
    values = values_of(_rows(compared), compared[0]["unit"], may_be_log=compared[0]["unit"] != RANK)
    described = "; ".join(f"{_name(row)}: {_value(row)}" for row in compared)
    return Drawing(
        _title(compared, known),
        _subtitle(compared, known, is_log=values.scale.is_log),
        at_most(f"Chart comparing partners on {_inside(compared[0])}: {described}."),
        values.plan.on_screen(),
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
        plan=values.plan,
    )


def _is_known(row: Row) -> bool:
    return row["value"] is not None and not (row["is_counted"] and row["value"] == 0)


def _value(row: Row) -> str:
    if _is_known(row):
        return quantity_words(row["value"], row["bound"], row["unit"])
    return "none known" if row["is_counted"] else NOT_STATED


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
    stated = "known" if first["is_counted"] else "stated"
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
    lead = f"Most {first['unit']} known {among}" if first["is_counted"] else f"{first['indicator']}, highest {among}"
    value = f"{first['value']:.0f}" if first["is_counted"] else _value(first)
    who, value = listed([row["partner"] for row in most]), value + (" each" if len(most) > 1 else "")
    return [f"{lead}: {who}, {value}", f"{lead}: {who}", f"{lead}: {value}", f"Highest {among}: {value}"]


def _subtitle(compared: list[Row], known: list[Row], *, is_log: bool) -> str:
    name, unit = compared[0]["indicator"], compared[0]["unit"]
    measure = "" if unit in name.lower() or unit == RANK else ", pounds" if unit == POUNDS else f", {unit}"
    hollow = dict.fromkeys(row["status"] for row in known if row["status"] != _ACTUAL)
    return subtitle(
        f"{name}{measure}",
        "" if compared[0]["is_counted"] else "newest statements",
        "the shorter the bar, the nearer to first place" if unit == RANK else "",
        LOG_KEY if is_log else "",
        range_key((row["bound"] for row in known), of_points=is_log),
        f"hollow: {' or '.join(hollow)}" if hollow else "",
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


def _rows(compared: list[Row]) -> list[Valued]:
    """Each kind of partner in a group; those of whom nothing is known last, with no mark."""
    kinds = [kind for kind in KINDS if any(row["partner_kind"] == kind for row in compared)]
    return [
        _valued(row, sentence_case(KINDS[kind]) if len(kinds) > 1 else "")
        for kind in kinds
        for row in sorted((row for row in compared if row["partner_kind"] == kind), key=lambda row: not _is_known(row))
    ]


def _valued(row: Row, group: str) -> Valued:
    period = period_words(row["period"])
    is_known = _is_known(row)
    details = ["" if row["status"] == _ACTUAL else row["status"], "" if period == NOT_STATED else period]
    said = ", ".join(part for part in (_value(row), *details) if part and is_known)
    return Valued(
        name=_name(row),
        group=group,
        value=float(row["value"]) if is_known else None,
        bound=row["bound"] if is_known else "",
        words=said or _value(row),
        hover=f"{_name(row)}: {said or _value(row)}",
        is_firm=row["status"] == _ACTUAL,
        link=("partner", row["partner_id"]),
    )
