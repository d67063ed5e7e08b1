"""Two assumptions that stand for one thing: an estimate could not know which to take."""

from collections import defaultdict
from collections.abc import Hashable, Iterator

from twinboard.models import Issue, Record
from twinboard.periods import NOT_STATED
from twinboard.rules.sheets import ASSUMPTIONS
from twinboard.validate.revision import Revision
from twinboard.validate.twice.things import rows_listed


def inputs_twice(rows: Revision) -> Iterator[Issue]:
    """Where one of them is new: one issue at the last of them that is, which names the others."""
    groups: dict[Hashable, list[Record]] = defaultdict(list)
    for record in rows.after[ASSUMPTIONS].values() if rows.sent.get(ASSUMPTIONS) else ():
        period = record.values["period"]
        groups[record.values["input"], record.values["partner_id"], None if period == NOT_STATED else period].append(
            record
        )
    for group in groups.values():
        new = [record.id for record in group if rows.is_changed(ASSUMPTIONS, record.id)]
        if len(group) > 1 and new:
            others = rows_listed([record.id for record in group if record.id != new[-1]], rows, ASSUMPTIONS)
            yield rows.issue("input-twice", (ASSUMPTIONS, new[-1], "input"), others=others)
