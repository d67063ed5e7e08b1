"""One sentence of a paper: its words, the names and years in it, and the clause in which a number stands."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from twinboard.names import name_keys
from twinboard.papers.checking.word_stems import beginning, stem, words
from twinboard.periods import read_period

Days = tuple[date | None, date | None]
"""From and to; None: open."""

_YEARS = re.compile(r"\b(1[89]\d\d|20\d\d)(?:[/–-](\d\d)(?!\d))?(?!\d)")
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:since|from|until|before|after|founded|established|built|opened|signed|began|begun|started|born|dated|report|"
    r"strategy|plan|act|census|than|paper)\b(?:\s+(?:in|of|the|\w+)){0,2}\s*[(]?$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[;()–—\t]|,\s(?:and|but|while|whereas|which|when|where|who)\b|\.\s")
_SIDE_BREAK = re.compile(rf"{_BREAK.pattern}|,\s(?:with|including|together)\b")
_NAME = re.compile(r"\b[A-Z][\w'’]*(?:-[A-Z]\w*)*")
_NO_NAMES = frozenset(
    {"uk", "britain", "british", "united", "kingdom", "eu", "council", "councils", "city", "county", "province", "i"}
    | {"cabinet", "the", "leader", "mayor", "jobs", "exports", "report", "committee", "board", "member", "members"}
    | {"officer", "officers", "mps", "january", "february", "march", "april", "may", "june", "july", "august"}
    | {"september", "october", "november", "december"}
)


@dataclass(frozen=True)
class Year:
    """A year that a sentence names, where it stands, and the days that it has."""

    at: int
    days: Days


@dataclass(frozen=True)
class Sentence:
    """A sentence. `names` are the beginnings of its names, `plain` its words between blanks, with those of partners."""

    text: str
    plain: str
    stems: frozenset[str]
    names: frozenset[str]
    years: tuple[Year, ...]

    def clause(self, start: int, end: int, *, is_whole: bool = False) -> str:
        """The part of the sentence in which something stands, up to what is said of something else.

        A whole one has what goes along with it, too: "with a further 3,300 jobs".
        """
        breaks = [match.start() for match in (_BREAK if is_whole else _SIDE_BREAK).finditer(self.text)]
        first = max((at for at in breaks if at < start), default=0)
        last = min((at for at in breaks if at >= end), default=len(self.text))
        return self.text[first:last]


def has_strangers(text: str, known: Collection[str]) -> bool:
    """Whether a text names somebody of whom nothing is on record; `known` are the beginnings of names that are.

    A word at its beginning has a capital in any case, so that it is a name only where it looks like one.
    """
    for match in _NAME.finditer(text):
        is_first = not text[: match.start()].strip(" “\"'(")
        next_is_name = bool(re.match(r"\s[A-Z]", text[match.end() :]))
        if is_first and "-" not in match[0] and not next_is_name and not match[0].isupper():
            continue
        spoken = words(re.sub(r"['’]s?$", "", match[0]))
        if any(word not in _NO_NAMES and len(word) > 1 and beginning(word) not in known for word in spoken):
            return True
    return False


def sentence_of(text: str) -> Sentence:
    plain = " | ".join(" ".join(re.findall(r"[a-z0-9]+", key)) for key in name_keys(text))
    names = frozenset(beginning(word) for name in re.findall(r"\b[A-Z][\w'’]+", text) for word in words(name))
    return Sentence(text, f" {plain} ", frozenset(map(stem, words(text))), names, tuple(_years(text)))


def _years(text: str) -> Iterator[Year]:
    """The years that a sentence names for what it says; not those since when, or of which report."""
    for match in _YEARS.finditer(text):
        if _OF_SOMETHING_ELSE.search(text[: match.start()]):
            continue
        try:
            period = read_period(f"{match[1]}/{match[2]}" if match[2] else match[1])
        except ValueError:
            continue
        if period.first_on and period.last_on:
            yield Year(match.start(), (period.first_on, period.last_on))


def overlap(one: Days, other: Days) -> bool:
    """Whether two stretches of days have a day in common; an open end reaches all the way."""
    starts_in_time = one[0] is None or other[1] is None or one[0] <= other[1]
    return starts_in_time and (other[0] is None or one[1] is None or other[0] <= one[1])
