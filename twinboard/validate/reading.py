"""What one typed value says, and the issue that it makes."""

import math
from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from twinboard.models import CellValue, Column, Value
from twinboard.numerals import TooFine, as_general
from twinboard.periods import read_period
from twinboard.refusals import Refusal
from twinboard.rules import advice


class Reading(NamedTuple):
    """What a typed value says: its stored value, the bound and unit typed with a number, and the issue it makes.

    `scale` is an abbreviation typed with a number, such as m. `doubt` is the kind of issue that it makes unless the
    row is published so. `seen`: what the officer sees in the cell, where that is not the typed value. `high`: where
    a range ends.
    """

    value: Value
    bound: str | None = None
    unit: str | None = None
    issue: str | None = None
    words: Mapping[str, object] = {}
    scale: str = ""
    doubt: str = ""
    seen: str | None = None
    high: Value = None

    @property
    def is_of_column(self) -> bool:
        """Whether the value is one of those that its column is known to hold."""
        return self.issue is None and self.doubt != NEW_WORD


NEW_WORD = "new-word"
BLANK = Reading(None)


def asked(reading: Reading, kind: str, seen: str, **words: object) -> Reading:
    """The reading with a question to the officer, unless there is an issue at the cell already."""
    return reading if reading.issue else reading._replace(issue=kind, seen=seen, words=words)


def text_of(typed: CellValue) -> str:
    """A cell as text: whole numbers without a decimal point, days in their written form."""
    if isinstance(typed, str):
        return typed.strip()
    if isinstance(typed, bool):
        return str(typed).upper()
    if isinstance(typed, float) and math.isfinite(typed):
        return str(int(typed)) if typed.is_integer() else as_general(typed)
    if isinstance(typed, datetime | date):
        return read_period(typed).text
    return str(typed).strip()


def refused(kind: str, refusal: Refusal, otherwise: str) -> Reading:
    """The issue of a value that is not read, with what to type instead, or what may be typed there at all."""
    instead = advice.type_one_of(refusal.instead) if refusal.instead else "" if refusal.remark else otherwise
    return Reading(
        None, issue=kind, words={"reason": refusal, "advice": f"{instead} {advice.sentence(refusal.remark)}".strip()}
    )


def no_number(column: Column, refusal: Refusal) -> Reading:
    """What is said of a number that cannot be read, or cannot be kept as it is."""
    if isinstance(refusal, TooFine):
        return Reading(None, issue="too-fine", words={"near": refusal.near}, seen=refusal.digits)
    return refused("not-a-number", refusal, advice.ONE_NUMBER.format(example=column.example))
