"""UK exports to a partner's country: by official statistics, and apart from them as other sources state them."""

from collections.abc import Sequence
from decimal import Decimal

from twinboard.arithmetic import Stated, difference, printed, ratio, words
from twinboard.charts.wording import counted, listed
from twinboard.frames import Row
from twinboard.messages.phrases import are, joined, quantity, uncapitalised, unless_actual, whose_effect
from twinboard.models import Bound
from twinboard.periods import in_period

_COUNTED = {"goods": "goods alone", None: "goods or services: not stated"}
_AS_MUCH = {Bound.EXACT: "as much", Bound.AROUND: "around as much"}


def exports(page: Row, told: Sequence[Row]) -> Sequence[str]:
    """The newest year of the official series against its first; what is between them only where it can be stated."""
    [row] = told
    scope = row["scope"] and uncapitalised(row["scope"])
    newest = f"{quantity(row)} {in_period(row['period'])} by official statistics ({_COUNTED.get(scope, scope)})"
    said = f"UK exports to {_country(page, row)} were {newest}"
    effect = whose_effect(told, "These national numbers", "these national numbers")
    if row["period"] == row["first_period"]:
        return [f"{said}.{effect}"]
    first = quantity(row | {"value": row["first_value"], "bound": row["first_bound"]})
    return [f"{said}, against {first} {in_period(row['first_period'])}{_change(row)}.{effect}", f"{said}.{effect}"]


def _country(page: Row, row: Row) -> str:
    return str(row["country"]) if row["is_country"] else f"{row['country']}, the country of {page['name']},"


def _change(row: Row) -> str:
    newest, first = _stated(row["value"], row["bound"]), _stated(row["first_value"], row["first_bound"])
    grew = newest.value >= first.value
    between = difference(newest, first) if grew else difference(first, newest)
    times = ratio(newest, first)
    parts = []
    if between and between.value > 0 and not between.is_signed:
        parts.append(f"{words(printed(between, [newest, first]), row['unit'])} {'more' if grew else 'less'}")
    if times and times.value not in (0, 1):
        parts.append(f"{words(times)} times as much")
    elif times and times.value == 1 and not parts and times.bound in _AS_MUCH:
        parts.append(_AS_MUCH[times.bound])
    return f": {', '.join(parts)}" if parts else ""


def _stated(value: object, bound: str) -> Stated:
    return Stated(Decimal(str(value)), Bound(bound))


def statements(page: Row, told: Sequence[Row]) -> Sequence[str]:
    """Statements of other sources, each as it stands: they may count something else than the official series."""
    about = f"UK exports to {_country(page, told[0])}"
    effect = whose_effect(told, "These national numbers", "these national numbers")
    apart, count, stated = "Apart from official statistics", len(told), listed([_statement(row) for row in told])
    return [
        f"{apart}, {about} are stated{_undated(told)} as {stated}.{effect}",
        f"{apart}, {counted(count, 'statements')} on {about} {are(count)} on record.{effect}",
    ]


def _undated(told: Sequence[Row]) -> str:
    undated = [row["is_undated"] for row in told]
    if not any(undated):
        return ""
    return " by an undated source" if all(undated) else " by sources of which some are undated"


def _statement(row: Row) -> str:
    share = " of all UK exports" if row["is_share"] else ""
    scope = row["scope"] and uncapitalised(row["scope"])
    return f"{quantity(row)}{share} {in_period(row['period'])} ({joined(scope or _COUNTED[None], unless_actual(row))})"
