"""What shows once every row is right in itself: totals made of other sorts of numbers, and unmarked disagreements."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from twinboard.disagreements import marked, unmarked
from twinboard.disagreements.found import Disagreement
from twinboard.disagreements.made_of import mixture, parts_of
from twinboard.disagreements.numbers import Number, made_of_others
from twinboard.models import Rows
from twinboard.rules.sheets import BY_NAME, FACTS
from twinboard.validate.cells import SheetReading

_KINDS = {"total": "total-unlike-parts", "share": "total-unlike-parts", "official": "far-from-official"}
"""The kind of issue of each kind of disagreement; of all others it is that sources disagree."""


def compare_rows(readings: Sequence[SheetReading], sent: Rows, published: Rows) -> None:
    """Adds the issues that show when the rows sent stand among those that are published.

    A disagreement that is published unmarked already is not told again. One that only a published row of the sheet
    Conflicts marks is, where the file has that sheet without the row.
    """
    rows = {name: {**published.get(name, {}), **sent.get(name, {})} for name in BY_NAME}
    by_name = {reading.matched.sheet.name: _Places(reading) for reading in readings}
    for found in made_of_others(sent):
        _refuse_mixture(found, parts_of(found, rows), by_name[found.record.sheet])
    conflicts = sent.get("Conflicts") or rows["Conflicts"]
    disagreeing = unmarked({**rows, "Conflicts": conflicts})
    known = {found.ids for found in unmarked(published)} if disagreeing and published else set()
    marks = dict(marked(rows)) if len(conflicts) < len(rows["Conflicts"]) else {}
    for disagreement in disagreeing:
        if disagreement.ids not in known:
            _report(disagreement, marks.get(disagreement, ()), by_name, sent)


class _Places:
    """One sheet of the file, and where each of its rows stands; most files have no issue to report there."""

    def __init__(self, reading: SheetReading) -> None:
        self.reading = reading

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {identity: position for position, identity in enumerate(self.reading.ids)}

    def report(self, kind: str, identity: str, column: str, **words: object) -> None:
        position = self._positions[identity]
        self.reading.report(kind, column, position, self.reading.columns[column][position], **words)


def _refuse_mixture(found: Number, parts: tuple[Number, ...], places: _Places) -> None:
    sorts = mixture(found, parts)
    if found.is_rate and (sorts or len(parts) != 2):
        words = {"found": sorts or f"{len(parts)} of them", "example": BY_NAME[FACTS].column("made_of").example}
        places.report("share-of-others", found.record.id, "made_of", **words)
    elif sorts:
        places.report("mixed-total", found.record.id, "made_of", sorts=sorts)


def _report(found: Disagreement, kept: Sequence[str], by_name: Mapping[str, _Places], sent: Rows) -> None:
    """At the row that does not go with the others or, where the file has only one of those, at that.

    `kept` are the published rows of the sheet Conflicts that mark it, and that the file lacks.
    """
    if found.id in sent.get(found.sheet, {}):
        sheet, identity, column = found.sheet, found.id, found.column
    else:
        there = ((name, other) for name in sent for other in found.others if other in sent[name])
        sheet, identity = next(there, ("", ""))
        column = BY_NAME[sheet].id_column if sheet else ""
    if sheet:
        words = {"finding": found.finding, "about": "; ".join((found.id, *found.others)), "conflict": ", ".join(kept)}
        kind = "mark-missing" if kept else _KINDS.get(found.kind, "sources-disagree")
        by_name[sheet].report(kind, identity, column, **words)
