"""Issues as they are told: equal ones as one, at ranges of cells; errors, then doubts, then notes; sheet by sheet."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from twinboard.addresses import Place, places_of, ranges
from twinboard.models import Issue
from twinboard.rules.issue_order import rank_of


def grouped(issues: Iterable[Issue], sheets: Sequence[str]) -> tuple[Issue, ...]:
    """`sheets` are the names of the sheets in the order of the file; what concerns none of them comes first."""
    groups: dict[Issue, list[str]] = defaultdict(list)
    for issue in issues:
        groups[replace(issue, cell="")].append(issue.cell)
    order = {name: position for position, name in enumerate(sheets)}
    located = [(_first(cells), replace(issue, cell=_joined(cells))) for issue, cells in groups.items()]
    told = sorted(located, key=lambda one: (rank_of(one[1]), order.get(one[1].sheet, -1), one[1].sheet, one[0]))
    return tuple(issue for _, issue in told)


def _joined(cells: Sequence[str]) -> str:
    return cells[0] if len(cells) == 1 else ranges(place for cell in cells for place in places_of(cell))


def _first(cells: Sequence[str]) -> Place:
    return min((place for cell in cells for place in places_of(cell)), default=(-1, -1))
