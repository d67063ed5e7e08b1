"""What sources disagree about on a page: each question with its sides, the weightiest first."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from twinboard.contested import Found
from twinboard.frames import Row
from twinboard.messages.message import Message

Ask = Callable[..., Sequence[Row]]


@dataclass(frozen=True)
class Dispute:
    """A question, the rows of both sides, the one that officers rely on, and whether officers have entered it.

    One that no officer has entered has what the program found in place of a question.
    """

    id: str
    question: str
    sides: tuple[Row, ...]
    preferred: Row | None
    is_entered: bool

    @property
    def row_ids(self) -> frozenset[str]:
        return frozenset(row["id"] for row in self.sides)


def disputes(
    ask: Ask, unmarked: Sequence[Found], said: Sequence[Message], *, partner: str | None, strand: str | None
) -> tuple[Dispute, ...]:
    """Those of a partner, a strand or everything.

    `unmarked` are those that the rules found and no officer has entered. `said` are the key messages of the page: what
    the first of them rests on weighs most. Then come numbers before other words, what officers have left open before
    what they have settled, and the order of the workbook.
    """
    rests = {each.conflict_id: at for at, one in reversed([*enumerate(said)]) for each in one.questions}
    found = [*_entered(ask, partner, strand), *_found(ask, unmarked, partner, strand)]
    return tuple(
        sorted(found, key=lambda one: (rests.get(one.id, len(said)), not _is_number(one), bool(one.preferred)))
    )


def _is_number(one: Dispute) -> bool:
    """Whether two sides state different numbers of one unit."""
    stated = {(row["unit"], row["value"]) for row in one.sides if row["value"] is not None}
    return len({unit for unit, _ in stated}) < len(stated)


def _entered(ask: Ask, partner: str | None, strand: str | None) -> Iterable[Dispute]:
    asked = ask("explore/conflicts", partner=partner, strand=strand, conflict=None)
    for identity, rows in groupby(asked, itemgetter("conflict_id")):
        sides = tuple(rows)
        preferred = next((row for row in sides if row["is_preferred"]), None)
        yield Dispute(identity, str(sides[0]["question"]), sides, preferred, is_entered=True)


def _found(ask: Ask, unmarked: Sequence[Found], partner: str | None, strand: str | None) -> Iterable[Dispute]:
    for one in unmarked:
        sides = tuple(ask("evidence/cited", ids=",".join(one.row_ids)))
        if any(partner in (None, row["partner_id"]) and strand in (None, row["strand_id"]) for row in sides):
            yield Dispute(one.id, one.finding, sides, None, is_entered=False)
