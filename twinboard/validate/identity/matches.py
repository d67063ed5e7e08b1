"""What was found of the rows of a file: the published rows that they are, and those that they perhaps are."""

from dataclasses import dataclass, field


@dataclass
class Matches:
    """The published id of each row that is surely known again; the ids that others may be, which are asked about."""

    ids: dict[int, str] = field(default_factory=dict)
    perhaps: dict[int, tuple[str, ...]] = field(default_factory=dict)
