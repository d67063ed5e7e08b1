"""Which facts a number in a sentence may be: the same thing is counted, and the sentence says whose it is.

A fact belongs to its partner, or to the names in what it measures. A sentence that names others, or nobody, is none of
its own.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from twinboard.numerals import POUNDS
from twinboard.papers.checking.known_facts import Facts, Known
from twinboard.papers.checking.quantities import Mention
from twinboard.papers.checking.sentence import Sentence, has_strangers, overlap
from twinboard.papers.checking.word_stems import words

_EVERY_YEAR = re.compile(r"\s(?:a|per|each|every) (?:year|annum)\b|\s(?:annually|yearly)\b", re.IGNORECASE)
_OURS = re.compile(r"\b(?:UK|U\.K\.|Britain|British|United Kingdom|our|we)\b")
_EXPORTER = re.compile(r"\b([A-Z]\w+)(?:['’]s)? (?:[a-z]+ )?export")
_OPPOSITE = {"export": "import", "inboun": "outbou", "outbou": "inboun"}
_AT_LEAST_TOLD = 3


@dataclass(frozen=True)
class Tie:
    """A fact that a number may be, how much speaks for it, and where the number's words end."""

    known: Known
    strength: int
    has_partner: bool
    end: int


class Spoken:
    """A sentence with those of whom it speaks: partners that it names, or that the one before it spoke of.

    `sources` are those from which the paper plainly takes its numbers: their facts need not be named in each sentence.
    """

    def __init__(
        self, sentence: Sentence, facts: Facts, before: frozenset[str], sources: Collection[object] = ()
    ) -> None:
        self.sentence, self._facts, self._sources = sentence, facts, sources
        self.named = facts.partners_in(sentence.plain)
        goes_on = not self.named and not has_strangers(sentence.text, facts.names_on_record)
        self.partners = before if goes_on else self.named

    def add(self, knowns: Iterable[Known]) -> bool:
        """Facts that the sentence states: it speaks of their partners, too. Whether it spoke of fewer before."""
        before = self.partners
        self.partners |= {known.row["partner"] for known in knowns if known.row["partner"]}
        return self.partners != before

    def ties(self, mention: Mention) -> list[Tie]:
        """The facts that count the same thing and of which the sentence says something."""
        sentence, found = self.sentence, []
        clause = sentence.clause(mention.start, mention.end)
        names_strangers = has_strangers(clause, self._facts.names_on_record)
        for known, has_partner in self._facts.spoken_of(mention.unit, sentence.stems, sentence.plain):
            if (end := _end(mention, known, sentence)) and self._is_meant(known, names_strangers=names_strangers):
                strength = len(known.tells & sentence.stems) + has_partner
                found.append(Tie(known, strength, has_partner, end))
        return sorted(found, key=lambda tie: tie.known.position)

    def _is_meant(self, known: Known, *, names_strangers: bool) -> bool:
        partner, by_name = known.row["partner"], known.proper & self.sentence.names
        if self._is_of_others(known):
            return False
        is_of_a_source = known.row.get("source_id") in self._sources and not names_strangers
        if not partner:
            return is_of_a_source or self._is_told(known, by_name)
        if partner in self.named or by_name & known.acronyms or len(by_name) > 1:
            return True
        if self.named:
            return False
        is_brand = bool(known.own & self.sentence.names) and not names_strangers
        return is_of_a_source or is_brand or partner in self.partners

    def _is_told(self, known: Known, by_name: frozenset[str]) -> bool:
        """Of a fact without a partner: two of its names, a short one in capitals, its only one, or very many words."""
        if by_name & known.acronyms or len(by_name) >= min(2, len(known.proper) or 2):
            return True
        return not known.proper and len(known.tells & self.sentence.stems) >= _AT_LEAST_TOLD

    def _is_of_others(self, known: Known) -> bool:
        """Whether another direction is spoken of, or another country does what ours does in the fact."""
        stems = self.sentence.stems
        if any(one in known.tells and other in stems and one not in stems for one, other in _OPPOSITE.items()):
            return True
        if "UK" not in str(known.row["measure"]).split() or "export" not in known.tells:
            return False
        own = {f" {name} export" for name in known.names} | {f" exports from {name} " for name in known.names}
        if any(each in self.sentence.plain for each in own):
            return True
        exporter = _EXPORTER.search(self.sentence.text)
        is_another = bool(exporter and not _OURS.fullmatch(exporter[1]))
        return is_another or (not _OURS.search(self.sentence.text) and len(self.named) > 1)


def is_then(known: Known, sentence: Sentence) -> bool:
    """Whether the sentence names a year of the fact."""
    return known.days is not None and any(overlap(known.days, year.days) for year in sentence.years)


def is_told_of(tie: Tie, sentence: Sentence) -> bool:
    """Whether a word says what is measured: of pounds and shares the partner's name alone says nothing."""
    return bool(tie.known.tells & sentence.stems) or (tie.known.unit == "people" and "popula" in tie.known.tells)


def _end(mention: Mention, known: Known, sentence: Sentence) -> int:
    """Where the words of a quantity end that is of the fact's kind; 0 where it is not."""
    if mention.unit:
        every_year = _EVERY_YEAR.match(sentence.text, mention.end)
        return every_year.end() if every_year and mention.unit == POUNDS else mention.end
    for at, (word, end) in enumerate(mention.counted):
        if known.counts("".join(words(word)), sentence.stems, is_one=mention.value == 1, is_next=at == 0):
            return max(end, mention.end)
    return mention.end if mention.is_further and known.unit == "jobs" else 0
