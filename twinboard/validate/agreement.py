"""Rows that cannot all be right once those of a file stand among the published ones, and that nobody has marked so."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from twinboard.disagreements import Marks, marked
from twinboard.disagreements.disagreement import Disagreement
from twinboard.disagreements.numbers import NUMBER_COLUMNS, text
from twinboard.models import Issue, Record, Rows
from twinboard.names import split_list
from twinboard.rules.sheets import BY_NAME, FACTS, INDICATORS, SOURCES
from twinboard.validate.revision import Place, Revision
from twinboard.validate.twice.things import same_but_id

_KINDS = {"total": "total-unlike-parts", "share": "total-unlike-parts", "official": "far-from-official"}
"""The kind of issue of each kind of disagreement; of all others it is that sources disagree."""
_CONFLICTS, _SERIES = "Conflicts", "indicator_id"


def unmarked_disagreements(rows: Revision) -> Iterator[Issue]:
    """What disagrees in other words than it is published in, and what is published with a mark that it would lose.

    A row of the sheet Conflicts marks its rows as they were when it was entered or last changed: one of this file
    that is not published so marks all that is found of them; an older one only what was found of them before.
    """
    unjudged = rows.unjudged.get(_CONFLICTS, ())
    entered = rows.sent.get(_CONFLICTS) or ({} if unjudged else rows.after[_CONFLICTS])
    can_be_told = _can_be_told(rows)
    found = [(one, by) for one, by in marked({**rows.after, _CONFLICTS: entered}) if can_be_told(one)]
    if not found:
        return
    published = rows.before[_CONFLICTS]
    known = {(one.ids, one.finding): by for one, by in marked(rows.before)}
    before, lost = (
        Marks(published),
        Marks(
            {
                name: row
                for name, row in published.items()
                if name not in entered and not rows.is_unjudged(_CONFLICTS, name)
            }
        ),
    )
    new = {identity for identity, record in entered.items() if _is_new(record, rows)}
    for one, by in found:
        by_before = known.get((one.ids, one.finding))
        is_known = by_before is not None and bool(by or not by_before)
        if not is_known and new.isdisjoint(by):
            yield _issue(one, by, lost.of(one), before.of(one), rows)


def _can_be_told(rows: Revision) -> Callable[[Disagreement], bool]:
    """Whether no row with errors may mark a disagreement, or belong to the series that it is about.

    Of two visits that are the same but for their ids that is told, and not that their days are.
    """
    about = [
        [
            one
            for one in split_list(text(conflict.record, "about"))
            if any(one in found for found in rows.after.values())
        ]
        for conflict in rows.unjudged.get(_CONFLICTS, ())
    ]
    in_question = frozenset(chain.from_iterable(about))
    numbers = rows.unjudged.get(FACTS, ())
    series = frozenset("" if _SERIES in one.faulty else text(one.record, _SERIES) for one in numbers)

    def can_be_told(found: Disagreement) -> bool:
        if not all(about) or not in_question.isdisjoint(found.ids):
            return False
        if found.kind == "visit" and same_but_id(*(rows.after[found.sheet][one] for one in found.ids)):
            return False
        of = text(rows.after[FACTS][found.id], _SERIES) if found.kind == "official" else None
        return not series or of is None or series.isdisjoint({"", of})

    return can_be_told


def _is_new(record: Record, rows: Revision) -> bool:
    before = rows.before[record.sheet].get(record.id)
    return before is None or before.values != record.values


def _issue(
    found: Disagreement, by: Sequence[str], dropped: Sequence[str], marking: Sequence[str], rows: Revision
) -> Issue:
    kind = "mark-older" if by else "mark-missing" if dropped else _KINDS.get(found.kind, "sources-disagree")
    said = {
        "finding": found.finding,
        "about": "; ".join((found.id, *found.others)),
        "conflict": ", ".join(by or dropped),
    }
    return rows.first_issue(kind, _places(found, rows.after, marking), _CONFLICTS, **said)


def _places(found: Disagreement, after: Rows, marking: Sequence[str]) -> Iterator[Place]:
    """The row that does not go with the others, those others, what marked them, and what they are numbers of."""
    yield found.sheet, found.id, found.column
    for sheet, of_sheet in BY_NAME.items():
        for identity in found.others:
            yield sheet, identity, NUMBER_COLUMNS.get(sheet, of_sheet.id_column)
    yield from ((_CONFLICTS, identity, "about") for identity in marking)
    facts = [after[FACTS][identity] for identity in (found.id, *found.others) if identity in after[FACTS]]
    for fact in facts:
        yield INDICATORS, str(fact.values["indicator_id"]), "kind"
        yield SOURCES, str(fact.values["source_id"]), "kind"
