"""UK exports to a partner's country: by official statistics, and apart from them as other sources state them."""

from collections.abc import Sequence

from twinboard.arithmetic import Stated, difference, printed, ratio, words
from twinboard.bounds import listed, quantity_words, sentence_case
from twinboard.charts.base.wording import counted, uncapitalised
from twinboard.frames import Row
from twinboard.messages.phrases import joined, quantity, unless_actual, whose_effect
from twinboard.models import Bound
from twinboard.periods import NOT_STATED, for_period, in_period, period_words

_COUNTED = {"goods": "goods alone", None: "goods or services: not stated"}
_AS_MUCH = {Bound.EXACT: "as much", Bound.AROUND: "around as much"}


_NATIONAL = " National numbers, tied to no partnership."


def exports(page: Row, told: Sequence[Row]) -> Sequence[str]:
    """The newest year of the official series against its first; what is between them only where it can be stated."""
    [row] = told
    scope = row["scope"] and uncapitalised(row["scope"])
    said = (
        f"UK exports to {row['country']} ({_COUNTED.get(scope, scope)}) were {quantity(row)} {in_period(row['period'])}"
    )
    newer, effect = _newer(row), _effect(told)
    bare = [f"{said}, officially{end}.{effect}" for end in dict.fromkeys((newer, _newer_count(row)))]
    if row["period"] == row["first_period"]:
        return bare
    first = quantity(row | {"value": row["first_value"], "bound": row["first_bound"]})
    against = f"{said}, officially, against {first} {in_period(row['first_period'])}"
    changes = dict.fromkeys((_change(row), _change(row, is_short=True), ""))
    listings = [f"{against}{change}; unadjusted for prices{newer}.{effect}" for change in changes]
    return [*listings, *bare]


def _newer_count(row: Row) -> str:
    count = len(row.get("newer_values") or [])
    return f"; newer: {counted(count, 'other counts')}" if count else ""


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
    return _NATIONAL if {row["attribution"] for row in told} == {"context"} else whose_effect(told)


def _change(row: Row, *, is_short: bool = False) -> str:
    """How much more or less, and how many times as much; in short the one that a reader keeps."""
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
    return f": {', '.join(parts[-1:] if is_short else parts)}" if parts else ""


def _stated(value: float, bound: str) -> Stated:
    return Stated.of(value, bound)


def statements(page: Row, told: Sequence[Row]) -> Sequence[str]:
    """Statements of other sources, each as it stands: they may count something else than the official series."""
    about, effect = f"UK exports to {told[0]['country']}", _effect(told)
    of_no_year = all(_is_of_no_year(row) for row in told)
    end = ("; of which year is not stated", "; no year stated") if of_no_year else ("", "")
    full, short = (listed([_statement(row, of_no_year, is_short=each) for row in told]) for each in (False, True))
    return [
        f"Apart from official statistics, {_who_states(about, told)} {full}{end[0]}.{effect}",
        f"{sentence_case(_who_states(about, told))} {full}{end[0]}.{effect}",
        f"{sentence_case(_who_states(about, told, is_short=True))} {short}{end[1]}.{effect}",
        f"{counted(len(told), 'statements')} on {about} beside official statistics.{effect}",
    ]


def _who_states(about: str, told: Sequence[Row], *, is_short: bool = False) -> str:
    undated = [row["is_undated"] for row in told]
    if not any(undated):
        return f"documents put {about} at" if len(told) > 1 else f"a document puts {about} at"
    if len({source for row in told for source in row["source_ids"]}) > 1:
        return f"{'undated documents' if all(undated) else 'documents, some undated,'} put {about} at"
    written = period_words(told[0]["published"])
    known = "" if is_short or written == NOT_STATED else f", written {written},"
    return f"an undated document{known} puts {about} at"


def _is_of_no_year(row: Row) -> bool:
    """An undated source that speaks of its own time: since when it can be is when it was written, not what it tells."""
    return str(row["period"]) in {NOT_STATED, *([row["published"]] if row["is_undated"] else [])}


def _statement(row: Row, of_no_year: bool, *, is_short: bool = False) -> str:
    share = (" of all" if is_short else " of all UK exports") if row["is_share"] else ""
    scope = row["scope"] and uncapitalised(row["scope"])
    counts = "" if is_short and row["is_share"] else scope or _COUNTED[None]
    if is_short:
        counts = counts.split(",", maxsplit=1)[0]
    year = "year not stated" if _is_of_no_year(row) and not of_no_year else ""
    known = joined(counts, unless_actual(row), year)
    when = "" if _is_of_no_year(row) else _when(row)
    return f"{quantity(row)}{share}{when}{f' ({known})' if known else ''}"


def _when(row: Row) -> str:
    is_open = period_words(row["period"]).startswith(("before ", "after "))
    return f" {for_period(row['period']) if is_open else in_period(row['period'])}"
