"""What an officer is told to do, where that depends on what was typed."""

import re
from collections.abc import Sequence

from twinboard.periods import NOT_STATED, period_words, read_period
from twinboard.refusals import Refusal

ONE_NUMBER = "Type one number, with its word if it has one. For example: {example}."
ONE_COUNT = "Type one whole number from 0 up. For example: {example}."
INSTEAD_OF_NOTHING = {
    False: "Leave the cell blank where there is nothing to say.",
    True: "This cell must be filled. {rule} For example: {example}.",
}
"""By whether the cell must be filled."""
ONE_REFERENCE = {
    False: "leave this cell blank, and name them in the note",
    True: "keep the one that it is mostly about, and name the others in the note",
}
"""What is done where a row belongs to several rows of another sheet; by whether the cell must be filled."""
_BARE_ADDRESS = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)
PERHAPS_NOUGHT = "If it means 0, type 0. {instead}"
WORD_IN_FORMAT = " The word in the cell is a part of its number format."
TYPE, TYPE_AS_TEXT = "Type", "Format the cell as Text, and type"
"""What is done to a cell whose value is typed, and to one whose format says more than its value."""
IN_POUNDS = "Type the amounts in pounds below the header {column}; what the source has goes into the note."
SCALED = {3: "thousands", 6: "millions", 9: "billions"}
IN_FULL = "Type the numbers in full below the header {column}, for example {full} for 5."
IF_IT_IS = "If that is what stands below it, name it {column}; what its words add goes into the note."
SHIFTED_RIGHT = "Delete {cells} here, so that those behind move back to the left."
SHIFTED_LEFT = "Insert {cells} here, so that those behind move back to the right, and type what is missing."
TIME_NOT_STATED = "Where the source does not say when, type not stated."


def type_one_of(forms: Sequence[str]) -> str:
    """ "Type 2018-Q3 (July to September 2018), or 2018-10 to 2018-12 (October to December 2018)." """
    told = [f"{form}{f' ({words})' if len(forms) > 1 and (words := _words(form)) else ''}" for form in forms]
    return f"Type {', or '.join(told)}."


def address_instead_of(text: str) -> str:
    """ "Type https://www.example.org." """
    if _BARE_ADDRESS.fullmatch(text):
        return f"Type https://{text}."
    return "Type the address as the browser shows it, from https:// on; or leave the cell blank."


def sentence(words: str) -> str:
    """The words with a full stop; empty where there are none."""
    return f"{words}." if words else ""


def _words(form: str) -> str:
    """How a time is said, where that is not as it is written."""
    try:
        words = period_words(read_period(form).text)
    except Refusal:
        return ""
    return "" if words in (form, NOT_STATED) else words
