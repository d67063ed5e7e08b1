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

INPUT_WORDS = {
    "spending per visitor and night": "What one visitor spends for each night of a stay.",
    "spending per visit": "What one visitor spends on a whole visit, however long it is.",
    "nights of a visitor": "Used where the days of a visit to us are not stated.",
    "nights of a traveller": "Used where the days of a visit of ours are not stated.",
    "cost per traveller": "Used where the cost of a visit of ours is not stated.",
    "cost per hour of staff": "What an hour of council staff costs.",
    "deadweight": "What would have happened anyway, without the partnership.",
    "leakage": "What goes to people or places that are not meant to gain.",
    "displacement": "What is only moved here from others in the area.",
    "substitution": "What only takes the place of something else, by those who gain.",
    "multiplier": "How much each pound comes to with what it sets off in turn.",
}
"""What an estimate may assume, in a sentence each; see `vocabularies.INPUT`."""
