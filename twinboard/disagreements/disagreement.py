"""A disagreement between rows, as a rule finds it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Disagreement:
    """A row that does not go with others: the column in which that shows, the other rows, and what does not agree.

    `finding` is a sentence for readers, without ids.
    """

    kind: str
    sheet: str
    id: str
    column: str
    others: tuple[str, ...]
    finding: str

    @property
    def ids(self) -> frozenset[str]:
        return frozenset({self.id, *self.others})
