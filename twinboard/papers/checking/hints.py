"""Numbers of a paper beside those on record: which agree, and which say it with another word or are another number.

A number is tied to a fact only where the sentence gives reason: the same thing is counted, and the partner's name or
words that tell the fact from others stand there too. What could mean several facts is passed over: a hint that is
wrong costs more than one that is missing.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from twinboard.bounds import high_of, quantity_words
from twinboard.documents.document import Passage
from twinboard.frames import Row
from twinboard.numerals import PER_CENT, POUNDS
from twinboard.papers.checking.agreement import Kind, is_denied, is_of_the_time, standing, years_of
from twinboard.papers.checking.candidates import Spoken, Tie, is_then, is_told_of
from twinboard.papers.checking.known_facts import Facts, Known
from twinboard.papers.checking.quantities import Mention, mentions
from twinboard.papers.checking.sentence import Sentence, sentence_of
from twinboard.papers.checking.sentences import sentences
from twinboard.periods import period_words

_TELLING, _MANY_DIGITS = 1_000, 3
"""A number from here on is seldom the same by chance, nor is one of so many digits before its noughts."""
_NEAR, _FAR, _SLIPS = Decimal("0.0005"), 20, (1_000, 1_000_000)
_PLAINLY = 3
_DIFFERENCE = re.compile(r"\s(?:more|less|fewer|higher|lower|larger|smaller|up|down)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Hint:
    """A number of a paper, in its own words, beside a fact in the words of our pages."""

    place: str
    words: str
    fact_id: str
    fact_words: str
    kind: Kind


def hints(passages: Iterable[Passage], numbers: Iterable[Row]) -> tuple[Hint, ...]:
    """What is to be said of the numbers in a paper, in its order; `numbers` are rows of `evidence/facts`.

    A row may also have `aliases` of its partner, as the sheet Partners keeps them.
    """
    facts = Facts(numbers)
    return tuple(hint for passage in passages for hint in _of_whole_passage(passage, facts))


def _of_whole_passage(passage: Passage, facts: Facts) -> Iterator[Hint]:
    """Read once more where so many of its numbers are, by their names, of one source that it plainly is about that."""
    found = [*_of_passage(passage, facts, ())]
    agreeing = {hint.fact_id for hint in found if hint.kind is Kind.AGREES}
    sources = [source for source, ids in facts.by_source.items() if len(ids & agreeing) >= _PLAINLY]
    yield from _of_passage(passage, facts, sources) if sources else found


def _of_passage(passage: Passage, facts: Facts, sources: Collection[object]) -> Iterator[Hint]:
    """A sentence that names no partner, and nobody else either, goes on about those of the one before it."""
    before: frozenset[str] = frozenset()
    for text in sentences(passage.text.replace("\u00ad", "")):
        spoken = Spoken(sentence_of(text), facts, before, sources)
        yield from _of_sentence(passage.place, spoken)
        before = spoken.partners


def _of_sentence(place: str, spoken: Spoken) -> Iterator[Hint]:
    """Of several numbers that could each be meant for one fact and are not, the nearest is: others may be sums."""
    sentence, found = spoken.sentence, mentions(spoken.sentence.text)
    tied = [(mention, spoken.ties(mention)) for mention in found]
    if spoken.add(tie.known for mention, ties in tied if (tie := _same(mention, ties, sentence))):
        tied = [(mention, spoken.ties(mention)) for mention in found]
    tied = [(mention, ties) for mention, ties in tied if ties and not is_denied(mention, mention.end, sentence)]
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
            said = sentence.text[mention.start : tie.end].strip()
            yield Hint(place, said, tie.known.row["fact_id"], _fact_words(tie.known, kind), kind)


def _fact_words(known: Known, kind: Kind) -> str:
    """The fact as our pages print it; where there is a newer statement of the same, that as well."""
    if kind is not Kind.AGREES_WITH_OLDER or known.newer is None:
        return known.words
    newer = quantity_words(known.newer["value"], known.newer["bound"], known.unit)
    return f"{known.words}; a newer statement of {period_words(known.newer['period'])} says {newer}"


def _nearest(others: Mapping[Mention, Tie]) -> dict[Mention, Tie]:
    """For each fact the number nearest to it."""
    by_distance = sorted(others.items(), key=lambda each: abs(each[0].value - each[1].known.value), reverse=True)
    return dict({tie.known.position: (mention, tie) for mention, tie in by_distance}.values())


def _same(mention: Mention, ties: Sequence[Tie], sentence: Sentence) -> Tie | None:
    """The fact that a number is: of the same value, that of the same time and with the same word first."""
    equal = [
        tie
        for tie in ties
        if _is_equal(mention.value, tie.known.value)
        and _ends_alike(mention, tie.known)
        and is_told_of(tie, sentence)
        and (_is_telling(mention.value) or tie.strength >= 2)
    ]
    return max(equal, key=lambda tie: _fits(mention, tie, sentence), default=None)


def _fits(mention: Mention, tie: Tie, sentence: Sentence) -> tuple[bool, bool, bool, int]:
    """What is compared between facts of one value, the weightiest first."""
    known = tie.known
    is_then_or_any = is_of_the_time(mention, tie.end, known, sentence)
    return is_then_or_any, known.word == mention.word, is_then(known, sentence), tie.strength


def _kind(mention: Mention, tie: Tie, sentence: Sentence) -> Kind:
    kind = standing(mention, tie.end, tie.known, sentence)
    is_dated = bool(years_of(mention, tie.end, sentence))
    return Kind.AGREES_WITH_OLDER if kind is Kind.AGREES and tie.known.newer and not is_dated else kind


def _contradicted(mention: Mention, ties: Sequence[Tie], taken: Mapping[int, Known], sentence: Sentence) -> Tie | None:
    """The one fact that a number can only be meant for, and is not; `taken` are those that others agree with."""
    if _is_sum(mention.value, ties):
        return None
    ties = [tie for tie in ties if tie.known.position not in taken]
    if any(_is_near(mention.value, tie.known.value) and _ends_alike(mention, tie.known) for tie in ties):
        return None
    able = [tie for tie in ties if _is_meant(mention, tie, sentence)]
    most = max((tie.strength for tie in able), default=0)
    best = [tie for tie in able if tie.strength == most]
    return best[0] if len({tie.known.value for tie in best}) == 1 else None


def _is_meant(mention: Mention, tie: Tie, sentence: Sentence) -> bool:
    known = tie.known
    is_told = known.unit in (POUNDS, PER_CENT) or _is_telling(known.value)
    is_whole = tie.has_partner and is_told and bool(known.tells) and known.tells <= sentence.stems
    is_slip = tie.strength >= (2 if tie.has_partner else 3) and _is_slip(mention.value, known.value)
    is_like = known.value / _FAR < mention.value < known.value * _FAR
    is_tied = is_slip or (is_like and (is_whole or tie.strength >= (3 if is_told else 4)))
    is_timely = is_then(known, sentence) if sentence.years else not known.is_one_of_series
    return is_tied and is_timely and not _DIFFERENCE.match(sentence.text, tie.end)


def _is_slip(value: Decimal, known: Decimal) -> bool:
    """The same digits, thousands or millions of times as much or as little: million for billion."""
    return any(_is_equal(value * slip, known) or _is_equal(value / slip, known) for slip in _SLIPS)


def _ends_alike(mention: Mention, known: Known) -> bool:
    """Whether nothing speaks against two ranges being one: both have another higher end."""
    return mention.high is None or high_of(known.word) in (None, mention.high)


def _is_sum(value: Decimal, ties: Sequence[Tie]) -> bool:
    """Whether a number is what two facts of one partner make together."""
    pairs = combinations([tie.known for tie in ties][:20], 2)
    return any(
        one.value + other.value == value
        for one, other in pairs
        if (one.unit, one.row["partner"]) == (other.unit, other.row["partner"])
    )


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
