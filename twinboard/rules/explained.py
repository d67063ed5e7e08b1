"""What a reader has to know of the words at numbers: said once, for the method page and for papers."""

from collections.abc import Mapping
from dataclasses import dataclass

from twinboard.rules import method_words


@dataclass(frozen=True)
class Explained:
    """A sort of word: its heading, what is true of all its words, and what each of them means."""

    heading: str
    said: str
    words: Mapping[str, str]


EXACTNESS = Explained(
    "How exact a number is",
    "A number keeps the word with which its source says how exact it is: in headline numbers, charts, tables and "
    "what can be copied. There are five such words, “exact” being the one that is not written out.",
    {bound.value: meaning for bound, meaning in method_words.BOUNDS.items()},
)
STATUS = Explained(
    "Actual, planned, and the like",
    "Every number, visit and milestone says what sort of statement it is. A plan becomes actual only when a "
    "source says so, never because its day is past.",
    method_words.STATUSES,
)
STAGES = Explained(
    "Money, from idea to spent",
    "Money climbs a ladder, from an idea to what is spent, and the same pound may stand on several of its "
    "steps. So nothing is added across stages. An amount is taken as one-off unless its source says that it "
    "returns every year; the words “a year” then stand with it, and the two are never added.",
    method_words.STAGES,
)
ATTRIBUTION = Explained(
    "Whose effect it is",
    "Every indicator says whether the partnership brought about what it measures. Numbers of different "
    "attribution are never added up, and no title claims more than the attribution allows. The visits on "
    "the list, the people who travelled on them, and money have none: they are what the partnership itself did, "
    "cost or was given.",
    method_words.ATTRIBUTIONS,
)
EXPLAINED = (EXACTNESS, STATUS, STAGES, ATTRIBUTION)
