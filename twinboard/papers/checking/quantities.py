"""Numbers in running text that say of what they are: "over 3,000 people", "around 6 per cent", "£20,000 a year".

A number without pounds, per cent or a thing counted is passed over, and so is what only looks like a quantity: years,
dates, the numbers of paragraphs, tables and telephones. A range of them is one: "between £4,000 and £5,000".
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from twinboard.bounds import word_of
from twinboard.models import Bound
from twinboard.numerals import BOUND_WORDS, PER_CENT, POUNDS, SCALES, read_quantity
from twinboard.spelt import SPELT

OTHER_WORD = "other"
"""What a paper says of a number with a word that none of ours has: nearly, under."""

_MORE_WORDS = {
    "just over": Bound.OVER, "well over": Bound.OVER, "in excess of": Bound.OVER, "upwards of": Bound.AT_LEAST,
    "as many as": Bound.UP_TO, "as much as": Bound.UP_TO, "some": Bound.AROUND, "an estimated": Bound.AROUND,
    "nearly": OTHER_WORD, "almost": OTHER_WORD, "just under": OTHER_WORD, "under": OTHER_WORD,
    "less than": OTHER_WORD, "fewer than": OTHER_WORD, "below": OTHER_WORD,
}  # fmt: skip
_AFTER_WORDS = {"or more": Bound.AT_LEAST, "or so": Bound.AROUND, "or less": Bound.UP_TO, "or fewer": Bound.UP_TO}
_WORDS = {**BOUND_WORDS, **_MORE_WORDS}
_SPELT = {word: number for word, number in SPELT.items() if 0 < number <= 50} | {"a hundred": 100, "one hundred": 100}


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_DASH = "[-–—]"
_FOUND = re.compile(
    rf"(?<![\w£€$¥#/.,:–—-])(?:(?P<bound>{_any_of(_WORDS)})(?:\s+|(?<=[.>~])|(?=£)))?"
    rf"(?P<pounds>£\s?)?(?P<number>(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?|\b(?:{_any_of(_SPELT)})\b)"
    rf"(?:[\s-]?(?P<scale>{_any_of(SCALES)})\b)?(?P<plus>\+)?(?:\s?(?P<per_cent>%|per\s?cent\b))?"
    rf"(?!\w|[.,:/]\d|\s?{_DASH}\s?[£\d])(?P<after>\s(?:{_any_of(_AFTER_WORDS)})\b)?",
    re.IGNORECASE,
)
_GAP = re.compile(rf"\s+|{_DASH}")
_COUNTED = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_UNCOUNTED = re.compile(
    r"(?:\b(?:table|figure|fig|paragraphs?|paras?|section|chapter|page|pages|appendix|item|option|note|version|number|"
    r"no|nos|phase|stage|annex|part|point|ref|room|tel|telephone|phone|age|aged)\.?\s*|\d\s+)$",
    re.IGNORECASE,
)
_END = rf"(?:£\s?)?(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?(?:\s?(?:{_any_of(SCALES)})\b)?(?:\s?(?:%|per\s?cent\b))?"
_RANGED = re.compile(
    rf"(?<![\w£€$¥#/.,:–—-])(?P<lead>between\s+)?(?P<low>{_END})"
    rf"(?:\s?{_DASH}\s?|\s+to\s+|(?P<and>\s+and\s+))(?P<high>{_END})(?!\w|[.,:/]\d|\s?{_DASH}\s?[£\d])",
    re.IGNORECASE,
)
_BEFORE_NONE = re.compile(rf"(?:^|\s)(?:from|{_any_of(_WORDS)})\s*$", re.IGNORECASE)
_RANGE_BEFORE = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)
_POPULATION = re.compile(r"\bpopulation (?:of|is|was)\s+$", re.IGNORECASE)
_FURTHER = re.compile(r"\b(?:further|another|additional)\s+$", re.IGNORECASE)
_LABEL = re.compile(r"(?:^|[.;(]\s*)([^:.;()]*):\s+$")
_DIGITS = re.compile(r"\d+")
_MOST_BETWEEN, _MOST_NUMBERS, _LOOK_BACK = 5, 60, 40
_ENDS_COUNTED = re.compile(
    r"a|about|after|all|also|among|are|as|at|because|been|before|between|but|by|can|could|do|each|for|from|had|"
    r"has|have|he|her|his|if|in|into|is|it|its|may|more|most|no|not|of|on|onto|or|our|out|over|per|she|should|"
    r"since|so|than|that|the|their|them|there|these|they|this|those|through|to|under|until|up|was|we|were|when|"
    r"where|which|while|who|whom|will|with|within|would|you|january|february|march|april|june|july|august|september|"
    r"october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Mention:
    """A number in a sentence, with its words as they stand there, and where. `bound` is a Bound or OTHER_WORD.

    `unit` is pounds, per cent or empty; `counted` are the words that follow, one of which may name what is counted.
    """

    start: int
    end: int
    value: Decimal
    bound: str
    unit: str
    counted: tuple[tuple[str, int], ...] = ()
    is_further: bool = False
    high: Decimal | None = None

    @property
    def word(self) -> str:
        """Its bound, of a range with its higher end, as facts have it."""
        return word_of(self.bound, self.high)


def mentions(sentence: str) -> list[Mention]:
    """The quantities of a sentence, in order; none of a mere row of numbers.

    A range that says of what it is is one of them; the ends of one that does not are none.
    """
    if len(_DIGITS.findall(sentence)) > _MOST_NUMBERS:
        return []
    found = [(match, mention) for match in _FOUND.finditer(sentence) if (mention := _mention(sentence, match))]
    ranged = [pair for pair in pairwise(found) if _is_range(sentence, pair[0][0], pair[1][0])]
    left_out = {mention.start for pair in ranged for _, mention in pair}
    ranges = [each for match in _RANGED.finditer(sentence) if (each := _range(sentence, match))]
    left_out |= {each.start for _, each in found if any(one.start <= each.start < one.end for one in ranges)}
    alone = [mention for _, mention in found if mention.start not in left_out]
    return sorted([*alone, *ranges], key=lambda mention: mention.start)


def _range(sentence: str, match: re.Match[str]) -> Mention | None:
    """A range of pounds, per cent or things; None where it can be something else, or has another word before it: from
    3,000 to 3,300 is a change.
    """
    before = sentence[max(0, match.start() - _LOOK_BACK) : match.start()]
    if _UNCOUNTED.search(before) or _BEFORE_NONE.search(before) or (match["and"] and not match["lead"]):
        return None
    try:
        read = read_quantity(f"{match['low']} to {match['high']}")
    except ValueError:
        return None
    unit = read.unit or ""
    counted = () if unit else tuple(_counted(sentence, match.end())) or tuple(_labelled(before, match.end()))
    is_known = unit in ("", POUNDS, PER_CENT) and read.high is not None
    return (
        Mention(match.start(), match.end(), read.value, Bound.BETWEEN, unit, counted, high=read.high)
        if is_known
        else None
    )


def _mention(sentence: str, match: re.Match[str]) -> Mention | None:
    before, number = sentence[max(0, match.start() - _LOOK_BACK) : match.start()], match["number"]
    is_money, is_share = bool(match["pounds"]), bool(match["per_cent"])
    if _UNCOUNTED.search(before) or (is_money and is_share) or (not is_money and number.startswith("0")):
        return None
    is_bare = not (is_money or is_share or match["scale"] or match["bound"])
    if is_bare and re.fullmatch(r"1[5-9]\d\d|20\d\d", number):
        return None
    try:
        value = read_quantity(f"{_SPELT.get(number.casefold(), number)}{match['scale'] or ''}").value
    except ValueError:
        return None
    unit = POUNDS if is_money else PER_CENT if is_share else ""
    counted = () if unit else tuple(_counted(sentence, match.end())) or tuple(_labelled(before, match.end()))
    if _POPULATION.search(before):
        counted = (*counted, ("people", match.end()))
    return Mention(match.start(), match.end(), value, _bound(match), unit, counted, bool(_FURTHER.search(before)))


def _bound(match: re.Match[str]) -> str:
    if match["plus"]:
        return Bound.AT_LEAST
    if match["after"]:
        return _AFTER_WORDS[match["after"].strip().casefold()]
    return _WORDS.get((match["bound"] or "exact").casefold(), Bound.EXACT)


def _counted(sentence: str, at: int) -> Iterator[tuple[str, int]]:
    """The next few words up to one that ends what is counted, each with where it ends."""
    for _ in range(_MOST_BETWEEN):
        gap = _GAP.match(sentence, at)
        word = _COUNTED.match(sentence, gap.end()) if gap else None
        if not word or _ENDS_COUNTED.fullmatch(word[0]) or word[0].casefold() in _SPELT:
            return
        at = word.end()
        yield word[0], at


def _labelled(before: str, end: int) -> Iterator[tuple[str, int]]:
    """The words of a label before a number that counts nothing itself: "Jobs linked with Toyota City: 6,800"."""
    if label := _LABEL.search(before):
        yield from ((word, end) for word in label[1].split())


def _is_range(sentence: str, first: re.Match[str], second: re.Match[str]) -> bool:
    between = sentence[first.end() : second.start()]
    opened = _RANGE_BEFORE.search(sentence[max(0, first.start() - _LOOK_BACK) : first.start()])
    return bool(re.fullmatch(rf"\s*(?:to|{_DASH})\s*", between) or (opened and between.strip() in ("and", "to")))
