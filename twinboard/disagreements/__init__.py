"""Rows that cannot all be right, found by rules; whether the officers know of them is for the sheet Conflicts to say.

Records in, disagreements out: the same rules read an officer's file and what is published.
"""

from collections import defaultdict
from collections.abc import Mapping

from twinboard.disagreements.disagreement import Disagreement
from twinboard.disagreements.made_of import unlike_parts
from twinboard.disagreements.official import far_from_official
from twinboard.disagreements.same import different_values, overlapping_visits
from twinboard.disagreements.since import different_beginnings
from twinboard.models import Record, Rows
from twinboard.names import split_list

RULES = (different_values, different_beginnings, overlapping_visits, unlike_parts, far_from_official)


def disagreements(rows: Rows) -> tuple[Disagreement, ...]:
    """All that the rules find, rule by rule, in the order of the rows."""
    return tuple(found for rule in RULES for found in rule(rows))


def marked(rows: Rows) -> tuple[tuple[Disagreement, tuple[str, ...]], ...]:
    """All that the rules find, each with the ids of the rows of the sheet Conflicts that are about all its rows."""
    marks = Marks(rows.get("Conflicts", {}))
    return tuple((found, marks.of(found)) for found in disagreements(rows))


class Marks:
    """Rows of the sheet Conflicts by what they are about."""

    def __init__(self, conflicts: Mapping[str, Record]) -> None:
        self._about = {identity: _about(record) for identity, record in conflicts.items()}
        self._naming: dict[str, list[str]] = defaultdict(list)
        for identity, about in self._about.items():
            for one in about:
                self._naming[one].append(identity)

    def of(self, found: Disagreement) -> tuple[str, ...]:
        """The ids of those rows that are about all rows of a disagreement."""
        ids = found.ids
        fewest = min((self._naming.get(one, []) for one in ids), key=len)
        return tuple(identity for identity in fewest if ids <= self._about[identity])


def _about(record: Record) -> frozenset[str]:
    return frozenset(split_list(str(record.values.get("about") or "")))
