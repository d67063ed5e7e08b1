"""UK exports to a partner's country: by official statistics, and apart from them as other sources state them."""

from collections.abc import Sequence
from decimal import Decimal

from twinboard.arithmetic import Stated, difference, printed, ratio, words
from twinboard.bounds import listed, quantity_words
from twinboard.charts.wording import counted, uncapitalised
from twinboard.frames import Row
from twinboard.messages.phrases import are, joined, quantity, unless_actual, whose_effect
from twinboard.models import Bound
from twinboard.periods import NOT_STATED, for_period, in_period, period_words

_COUNTED = {"goods": "goods alone", None: "goods or services: not stated"}
_AS_MUCH = {Bound.EXACT: "as much", Bound.AROUND: "around as much"}


def exports(page: Row, told: Sequence[Row]) -> Sequence[str]:
    """The newest year of the official series against its first; what is between them only where it can be stated."""
    [row] = told
    scope = row["scope"] and uncapitalised(row["scope"])
    newest = f"{quantity(row)} {in_period(row['period'])} by official statistics ({_COUNTED.get(scope, scope)})"
    said = f"UK exports to {_country(page, row)} were {newest}"
    end = f"{_newer(row)}.{_effect(told)}"
    if row["period"] == row["first_period"]:
        return [f"{said}{end}"]
    first = quantity(row | {"value": row["first_value"], "bound": row["first_bound"]})
    against = f"against {first} {in_period(row['first_period'])}{_change(row)}, not adjusted for rising prices"
    return [f"{said}, {against}{end}", f"{said}{end}"]


def _newer(row: Row) -> str:
    """What is newer in another official series, which counts something else."""
    columns = (row.get(f"newer_{name}") or [] for name in ("values", "bounds", "periods", "scopes"))
    stated = zip(*columns, strict=True)
    found = [
        f"{quantity_words(value, bound, row['unit'])} {in_period(period)} ({uncapitalised(scope) or _COUNTED[None]})"
        for value, bound, period, scope in stated
    ]
    return f"; newer, and not the same count: {listed(found)}" if found else ""


def _effect(told: Sequence[Row]) -> str:
    """National numbers stand on pages of places without any link, too: there is no partnership to speak of."""
    if {row["attribution"] for row in told} == {"context"}:
        return " These are national numbers; nothing entered here ties them to a partnership."
    return whose_effect(told, "These national numbers", "these national numbers")


def _country(page: Row, row: Row) -> str:
    return str(row["country"]) if row["is_country"] else f"{row['country']}, where {page['name']} lies,"


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
    about, effect = f"UK exports to {_country(page, told[0])}", _effect(told)
    apart, count, of_no_year = "Apart from official statistics", len(told), all(_is_of_no_year(row) for row in told)
    stated = listed([_statement(row, of_no_year) for row in told]) + ("; of which year is not stated" * of_no_year)
    return [
        f"{apart}, {_who_states(about, told)} as {stated}.{effect}",
        f"{apart}, {counted(count, 'statements')} on {about} {are(count)} on record.{effect}",
    ]


def _who_states(about: str, told: Sequence[Row]) -> str:
    undated = [row["is_undated"] for row in told]
    if not any(undated):
        return f"{about} are stated"
    if len({source for row in told for source in row["source_ids"]}) > 1:
        return f"{about} are stated by {'undated sources' if all(undated) else 'sources of which some are undated'}"
    written = period_words(told[0]["published"])
    return f"an undated source{'' if written == NOT_STATED else f', written {written},'} states {about}"


def _is_of_no_year(row: Row) -> bool:
    """An undated source that speaks of its own time: since when it can be is when it was written, not what it tells."""
    return str(row["period"]) in {NOT_STATED, *([row["published"]] if row["is_undated"] else [])}


def _statement(row: Row, of_no_year: bool) -> str:
    share = " of all UK exports" if row["is_share"] else ""
    scope = row["scope"] and uncapitalised(row["scope"])
    year = "year not stated" if _is_of_no_year(row) and not of_no_year else ""
    known = joined(scope or _COUNTED[None], unless_actual(row), year)
    return f"{quantity(row)}{share}{'' if _is_of_no_year(row) else _when(row)} ({known})"


def _when(row: Row) -> str:
    is_open = period_words(row["period"]).startswith(("before ", "after "))
    return f" {for_period(row['period']) if is_open else in_period(row['period'])}"
