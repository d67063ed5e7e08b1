"""A key message: a sentence, the rows that it rests on, and how it stands in a paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from twinboard.citations import cite, document_words, every_place
from twinboard.frames import Row
from twinboard.models import Citation, Question

LONGEST = 30
"""Words, those about disagreement included."""
_SINCE = "/since"
"""Charts tell the start of a link from what else the row of a partner says; a sentence rests on the whole row."""
_DISAGREED = " Sources disagree."
"""Whether the question is on the very number or date told is not known: questions name rows. The footnote asks it."""


@dataclass(frozen=True)
class Message:
    """What may be said in a committee paper: by which rule, and resting on which numbers and other rows."""

    rule: str
    sentence: str
    number_ids: tuple[str, ...]
    row_ids: tuple[str, ...]
    citations: tuple[Citation, ...]
    questions: tuple[Question, ...]

    @property
    def in_a_paper(self) -> str:
        """The sentence where no mark can stand behind it that says that sources disagree."""
        return f"{self.sentence}{_DISAGREED if self.questions else ''}"


def message(
    rule: str, sentences: Sequence[str], told: Sequence[Row], sources: Sequence[Row], contested: Sequence[Row]
) -> Message:
    """The first of these sentences that is short enough, or the last one, with what all the rows told rest on.

    Each row has the lists `ids`, `number_ids`, `locators` and `source_ids`; `contested` are the rows that sources
    disagree about, as charts take them. That one of those told is among them is kept here, so that no rule forgets it.
    """
    ids, numbers = (_distinct(told, name) for name in ("ids", "number_ids"))
    asked = [(row["id"].removesuffix(_SINCE), Question(row["conflict_id"], row["question"])) for row in contested]
    questions = tuple(dict.fromkeys(question for identity, question in asked if identity in {*ids, *numbers}))
    disagreed = _DISAGREED if questions else ""
    sentence = next((each for each in sentences if has_room(each + disagreed)), sentences[-1])
    others = tuple(each for each in ids if each not in numbers)
    return Message(rule, sentence, numbers, others, cite(told, sources), questions)


def copy_words(said: Message, number: int, version: str) -> str:
    """The sentence and its footnote, as they are pasted into a paper; `version` in words, with its day."""
    return f"{said.in_a_paper} [{number}]\n\n[{number}] {footnote_words(said, version)}"


def footnote_words(said: Message, version: str) -> str:
    """What a sentence rests on, as a footnote has it: every place, and the questions on which its sources disagree."""
    places = ". ".join(f"{document_words(citation)}, {every_place(citation)}" for citation in said.citations)
    asked = f" Sources disagree: {' '.join(each.question for each in said.questions)}" if said.questions else ""
    source = f"{places}. " if places else ""
    return f"{source}Twinboard, {version}.{asked}"


def _distinct(told: Sequence[Row], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for row in told for each in row[name]))


def has_room(words: str) -> bool:
    """Whether a sentence is short enough."""
    return len(words.split()) <= LONGEST
