"""Whether a sentence says of a number what is on record of it: then and there, come true or not yet.

A number that is the same agrees only where year, stage and status do too.
"""

import re
from enum import StrEnum

from twinboard.papers.checking.known_facts import Known
from twinboard.papers.checking.quantities import Mention
from twinboard.papers.checking.sentence import Days, Sentence, overlap


class Kind(StrEnum):
    """How a number of a paper stands to one on record."""

    AGREES = "agrees"
    AGREES_WITH_OLDER = "agrees with an older statement"
    ANOTHER_WORD = "another word"
    ANOTHER_NUMBER = "another number"
    ANOTHER_PERIOD = "another period"
    ANOTHER_STATUS = "another status"


_NOT_YET = re.compile(
    r"\b(?:will|would|could|may|might|should|shall|if|unless|propos\w+|plan(?:s|ned|ning)?|expect\w*|intend\w*|aims?|"
    r"hopes?|targets?|targeted|forecast\w*|projected|potential\w*|estimat\w+|to be|seeks?|seeking|ambition)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|never|no longer|neither|nor|without|cannot)\b|n['’]t\b", re.IGNORECASE)
_NOT_YET_AFTER = re.compile(r"\s(?:\w+\s){0,2}?(?:will|would|could|may|might|should|shall)\b", re.IGNORECASE)
_AGREED = re.compile(
    r"(?<!to be )(?<!be )(?<!not )(?<!if )(?<!once )\b(?:agreed|approved|adopted|confirmed|signed off|allocated|"
    r"committed|ratified|set aside)\b",
    re.IGNORECASE,
)
_SPENT = re.compile(r"\b(?:spent|spends|spend|spending|paid|pays)\b", re.IGNORECASE)
_RECEIVED = re.compile(r"\b(?:received|receives|got|been paid|was paid|were paid|drew down|banked)\b", re.IGNORECASE)
_AWARDED = re.compile(r"\b(?:award\w*|secured|won|grant(?:ed)?|successful\w*|attracted)\b", re.IGNORECASE)
_BID = re.compile(r"\b(?:bids?|bidding|applied|appl(?:y|ies|ying|ications?)|request\w*|asked for)\b", re.IGNORECASE)
_BUDGET = re.compile(r"\b(?:budget\w*)\b", re.IGNORECASE)
_DONE = re.compile(r"\b(?:met|visited|travelled|took place|was held|were held|went)\b", re.IGNORECASE)
_COST = re.compile(r"\bcost\s(?:\w+\s){0,2}£", re.IGNORECASE)
_NOT_AWARDED = (_RECEIVED, _SPENT, _BID, _BUDGET)
_COME_TRUE = (_SPENT, _RECEIVED, _AWARDED)
_OPENS = re.compile(r"(?:in|during|by|for)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_LONGEST_OPENING, _NEAR_LETTERS, _BEFORE_LETTERS = 30, 60, 75


def standing(mention: Mention, end: int, known: Known, sentence: Sentence) -> Kind:
    """How a number that is the one on record stands to it. The year counts first, then what became of it."""
    if not is_of_the_time(mention, end, known, sentence):
        return Kind.ANOTHER_PERIOD
    if _has_another_status(mention, end, known, sentence):
        return Kind.ANOTHER_STATUS
    return Kind.AGREES if known.word == mention.word else Kind.ANOTHER_WORD


def is_of_the_time(mention: Mention, end: int, known: Known, sentence: Sentence) -> bool:
    """False where the number is said of years that are none of the fact's."""
    said = years_of(mention, end, sentence)
    return not said or known.span is None or any(overlap(known.span, each) for each in said)


def years_of(mention: Mention, end: int, sentence: Sentence) -> list[Days]:
    """The years of which a number is said: those in its clause, or at the beginning of the sentence."""
    clause = sentence.clause(mention.start, end)
    at = sentence.text.find(clause)
    last = min(at + len(clause), end + _NEAR_LETTERS)
    beside = [year.days for year in sentence.years if max(at, mention.start - _NEAR_LETTERS) <= year.at < last]
    return beside or [year.days for year in sentence.years if _opens(year.at, sentence.text)]


def is_denied(mention: Mention, end: int, sentence: Sentence) -> bool:
    """Whether what is said of the number is said not to be so."""
    return bool(_DENIED.search(sentence.clause(mention.start, end)))


def _opens(at: int, text: str) -> bool:
    return at < _LONGEST_OPENING and bool(_OPENS.search(text[:at]))


def _has_another_status(mention: Mention, end: int, known: Known, sentence: Sentence) -> bool:
    clause, stage, status = sentence.clause(mention.start, end, is_whole=True), known.row["stage"], known.row["status"]
    is_open = bool(_NOT_YET.search(clause))
    if status in ("proposed", "planned", "estimate", "target"):
        if _AGREED.search(clause):
            return True
        if not is_open and (_DONE.search(clause) or (stage and _COST.search(clause))):
            return True
    if stage == "awarded":
        return is_open or (not _AWARDED.search(clause) and any(each.search(clause) for each in _NOT_AWARDED))
    if stage in ("idea", "budget", "bid"):
        return not is_open and any(each.search(clause) for each in _COME_TRUE)
    is_to_come = _NOT_YET.search(_before(clause, mention, sentence)) or _NOT_YET_AFTER.match(sentence.text, end)
    return not stage and status in ("actual", "held") and bool(is_to_come)


def _before(clause: str, mention: Mention, sentence: Sentence) -> str:
    """What the clause says before the number: a will that comes after it is of something else."""
    at = sentence.text.find(clause)
    return sentence.text[max(at, mention.start - _BEFORE_LETTERS) : mention.start]
