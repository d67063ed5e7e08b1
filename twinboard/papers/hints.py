"""Numbers of a paper beside those on record: which agree, and which say it with another word or are another number.

A number is tied to a fact only where the sentence gives reason: the same thing is counted, and the partner's name or
words that tell the fact from others stand there too. What could mean several facts is passed over: a hint that is
wrong costs more than one that is missing.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from twinboard.documents.document import Passage
from twinboard.frames import Row
from twinboard.names import name_keys
from twinboard.numerals import PER_CENT, POUNDS
from twinboard.papers.known import Facts, Known, beginning, stem, words
from twinboard.papers.quantities import Mention, mentions
from twinboard.papers.sentences import sentences
from twinboard.periods import read_period

_TELLING, _MANY_DIGITS = 1_000, 3
"""A number from here on is seldom the same by chance, nor is one of so many digits before its noughts."""
_NEAR, _FAR = Decimal("0.0005"), 20
_YEARS = re.compile(r"\b(1[89]\d\d|20\d\d)(?:[/–-](\d\d)(?!\d))?(?!\d)")
_EVERY_YEAR = re.compile(r"\s(?:a|per|each|every) (?:year|annum)\b|\s(?:annually|yearly)\b", re.IGNORECASE)
_DIFFERENCE = re.compile(r"\s(?:more|less|fewer|higher|lower|larger|smaller|up|down)\b", re.IGNORECASE)
_CAME_TRUE = re.compile(r"\b(?:spent|paid|received|awarded|secured|won)\b", re.IGNORECASE)
_NOT_YET = re.compile(
    r"\b(?:budget\w*|propos\w+|plan\w*|estimat\w+|would|will|could|may|might|should|bids?|if|not|no|never)\b",
    re.IGNORECASE,
)
_STAGES_NOT_YET = ("idea", "budget", "bid")


class Kind(StrEnum):
    """How a number of a paper stands to one on record."""

    AGREES = "agrees"
    ANOTHER_WORD = "another word"
    ANOTHER_NUMBER = "another number"
    ANOTHER_PERIOD = "another period"
    ANOTHER_STATUS = "another status"


@dataclass(frozen=True)
class Hint:
    """A number of a paper, in its own words, beside a fact in the words of our pages."""

    place: str
    words: str
    fact_id: str
    fact_words: str
    kind: Kind


@dataclass(frozen=True)
class _Sentence:
    text: str
    plain: str
    stems: frozenset[str]
    names: frozenset[str]
    years: tuple[tuple[int, date, date], ...]


@dataclass(frozen=True)
class _Tie:
    """A fact that a number may be, how much speaks for it, and where the number's words end."""

    known: Known
    strength: int
    has_partner: bool
    is_named: bool
    end: int


def hints(passages: Iterable[Passage], numbers: Iterable[Row]) -> tuple[Hint, ...]:
    """What is to be said of the numbers in a paper, in its order; `numbers` are rows of `evidence/facts`.

    A row may also have `aliases` of its partner, as the sheet Partners keeps them.
    """
    facts = Facts(numbers)
    return tuple(
        hint
        for passage in passages
        for text in sentences(passage.text)
        for hint in _of_sentence(passage.place, text, facts)
    )


def _of_sentence(place: str, text: str, facts: Facts) -> Iterator[Hint]:
    """Of several numbers that could each be meant for one fact and are not, the nearest is: others may be sums."""
    found = mentions(text)
    if not found:
        return
    sentence = _sentence(text)
    tied = [(mention, _ties(mention, sentence, facts)) for mention in found]
    same = {mention: tie for mention, ties in tied if (tie := _same(mention, ties, sentence))}
    taken = {tie.known.position: tie.known for tie in same.values()}
    others = _nearest(
        {
            mention: tie
            for mention, ties in tied
            if mention not in same and (tie := _contradicted(mention, ties, taken, sentence))
        }
    )
    for mention, tie in sorted({**same, **others}.items(), key=lambda each: each[0].start):
        kind = _kind(mention, tie, sentence) if mention in same else Kind.ANOTHER_NUMBER
        if kind is Kind.AGREES or tie.strength >= 2:
            yield Hint(place, text[mention.start : tie.end].strip(), tie.known.row["fact_id"], tie.known.words, kind)


def _nearest(others: Mapping[Mention, _Tie]) -> dict[Mention, _Tie]:
    """For each fact the number nearest to it."""
    by_distance = sorted(others.items(), key=lambda each: abs(each[0].value - each[1].known.value), reverse=True)
    return dict({tie.known.position: (mention, tie) for mention, tie in by_distance}.values())


def _sentence(text: str) -> _Sentence:
    plain = " | ".join(" ".join(re.findall(r"[a-z0-9]+", key)) for key in name_keys(text))
    names = frozenset(beginning(word) for name in re.findall(r"\b[A-Z][\w'’]+", text) for word in words(name))
    return _Sentence(text, f" {plain} ", frozenset(map(stem, words(text))), names, tuple(_years(text)))


def _years(text: str) -> Iterator[tuple[int, date, date]]:
    """The years that a sentence names, each with where it stands."""
    for match in _YEARS.finditer(text):
        try:
            period = read_period(f"{match[1]}/{match[2]}" if match[2] else match[1])
        except ValueError:
            continue
        if period.first_on and period.last_on:
            yield match.start(), period.first_on, period.last_on


def _ties(mention: Mention, sentence: _Sentence, facts: Facts) -> list[_Tie]:
    """The facts that count the same thing and of which the sentence says something."""
    found = []
    for known, has_partner in facts.spoken_of(mention.unit, sentence.stems, sentence.plain):
        if end := _end(mention, known, sentence):
            is_named = has_partner or bool(known.proper & sentence.names) or not known.names
            strength = len(known.tells & sentence.stems) + has_partner
            found.append(_Tie(known, strength, has_partner, is_named, end))
    return sorted(found, key=lambda tie: tie.known.position)


def _end(mention: Mention, known: Known, sentence: _Sentence) -> int:
    """Where the words of a quantity end that is of the fact's kind; 0 where it is not."""
    if mention.unit:
        every_year = _EVERY_YEAR.match(sentence.text, mention.end)
        return every_year.end() if every_year else mention.end
    for at, (word, end) in enumerate(mention.counted):
        if known.counts("".join(words(word)), sentence.stems, is_one=mention.value == 1, is_next=at == 0):
            return end
    return mention.end if mention.is_further and known.unit == "jobs" else 0


def _same(mention: Mention, ties: Sequence[_Tie], sentence: _Sentence) -> _Tie | None:
    """The fact that a number is: of the same value, that with the same word first."""
    equal = [
        tie
        for tie in ties
        if _is_equal(mention.value, tie.known.value)
        and (_is_telling(mention.value) or (tie.strength >= 2 and tie.is_named))
        and (not tie.known.is_one_of_series or _is_of_the_time(tie.known, sentence))
    ]
    return max(equal, key=lambda tie: _fits(mention, tie, sentence), default=None)


def _fits(mention: Mention, tie: _Tie, sentence: _Sentence) -> tuple[bool, bool, int]:
    """What is compared between facts of one value, the weightiest first."""
    return tie.known.row["bound"] == mention.bound, _is_of_the_time(tie.known, sentence), tie.strength


def _kind(mention: Mention, tie: _Tie, sentence: _Sentence) -> Kind:
    row, days = tie.known.row, tie.known.days
    if row["bound"] != mention.bound:
        return Kind.ANOTHER_WORD
    beside = _year_beside(mention, tie.end, sentence)
    if days and beside and not _overlap(days, beside):
        return Kind.ANOTHER_PERIOD
    if row["stage"] in _STAGES_NOT_YET and _CAME_TRUE.search(sentence.text) and not _NOT_YET.search(sentence.text):
        return Kind.ANOTHER_STATUS
    return Kind.AGREES


def _contradicted(
    mention: Mention, ties: Sequence[_Tie], taken: Mapping[int, Known], sentence: _Sentence
) -> _Tie | None:
    """The one fact that a number can only be meant for, and is not; `taken` are those that others agree with."""
    partners = {known.row["partner"] for known in taken.values() if known.row["partner"]}
    ties = [tie for tie in ties if tie.known.position not in taken]
    if any(_is_near(mention.value, tie.known.value) for tie in ties):
        return None
    able = [tie for tie in ties if _is_meant(mention, tie, sentence, partners)]
    most = max((tie.strength for tie in able), default=0)
    best = [tie for tie in able if tie.strength == most]
    return best[0] if len({tie.known.value for tie in best}) == 1 else None


def _is_meant(mention: Mention, tie: _Tie, sentence: _Sentence, partners: Collection[str]) -> bool:
    known = tie.known
    is_told = known.unit in (POUNDS, PER_CENT) or _is_telling(known.value)
    is_named = tie.is_named or known.row["partner"] in partners
    is_whole = tie.has_partner and is_told and bool(known.tells) and known.tells <= sentence.stems
    is_like = known.value / _FAR < mention.value < known.value * _FAR
    is_tied = is_whole or (is_named and tie.strength >= (3 if is_told else 4))
    is_then = _is_of_the_time(known, sentence) if sentence.years else not known.is_one_of_series
    return is_like and is_tied and is_then and not _DIFFERENCE.match(sentence.text, tie.end)


def _is_of_the_time(known: Known, sentence: _Sentence) -> bool:
    return known.days is not None and any(_overlap(known.days, (first, last)) for _, first, last in sentence.years)


def _overlap(one: tuple[date, date], other: tuple[date, date]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _year_beside(mention: Mention, end: int, sentence: _Sentence) -> tuple[date, date] | None:
    """The year that is said of the number: "over 3,000 people in 2019", or at the beginning, "In 2019, …"."""
    for at, first, last in sentence.years:
        opens = re.match(r"(?:In|During|By) (?:\w+ )?$", sentence.text[:at])
        if opens or (at > end and re.fullmatch(r"\s(?:\w+\s){0,3}in (?:\w+ )?", sentence.text[end:at])):
            return first, last
    return None


def _is_equal(value: Decimal, known: Decimal) -> bool:
    """The same, or the same to the three or more digits that a paper gives."""
    digits = _digits(value)
    return value == known or (digits >= _MANY_DIGITS and _rounded(known, digits) == value)


def _is_near(value: Decimal, known: Decimal) -> bool:
    """So close that it may be the same number, rounded: no reason to speak of another."""
    return _rounded(known, _digits(value)) == value or abs(value - known) < _NEAR * known


def _rounded(value: Decimal, digits: int) -> Decimal:
    return round(value, digits - 1 - value.adjusted()) if value else value


def _is_telling(value: Decimal) -> bool:
    return value >= _TELLING or _digits(value) >= _MANY_DIGITS


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)
