"""What an officer pointed at, by name: which table, what its rows and columns are, and what is made of it.

A recipe is a readable file. Everything in it is a label as the spreadsheet has it, or a word of ours; it holds no
number of a row or column, so that it fits the next file in which these have moved.
"""

import re
from typing import Annotated, Literal

import msgspec

from twinboard.errors import TwinboardError

MISSING = "missing"
"""What a mark means in whose place there is no number."""
LEAVE_OUT = "leave out"
"""In place of a word of ours: what has this word is not wanted."""
SAME_UNIT = "no other unit"
"""Of words that look like another unit than the recipe’s: they are none."""
NO_UNIT = "no unit"
"""Where a table says no unit of some of its numbers."""
NUMBERS = "numbers"
LISTS = ("Visits", "Money", "Milestones", "Organisations")
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
At = Literal["rows", "columns", "lines", "stated"]


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    pass


class Where(_Part, frozen=True):
    """A label that tells the wanted rows, columns or blocks from the others.

    `column`: the heading of the column in which the label of a row stands; blank: any.
    """

    at: Literal["rows", "columns", "lines"]
    label: str
    column: str = ""


class Places(_Part, frozen=True):
    """Where it stands what place a number is of, and which of ours it is.

    `picked`: the labels wanted, each with the id of a partner, or blank where the label itself says what is counted.
    `left_out`: labels that the officer has seen and does not want; `others`: what becomes of labels never seen.
    `before`: what stands before the name of each place and is no part of it, as “ladu:” does in tables of Nomis.
    """

    at: At = "stated"
    column: str = ""
    picked: dict[str, str] = {}
    left_out: list[str] = []
    others: Literal["ask", "leave out"] = "ask"
    before: str = ""
    partner: str = ""


class Periods(_Part, frozen=True):
    """Where it stands when a number holds. `columns`: of rows, the headings of the columns that say it together.

    `stated`: the period of all numbers, where no label says it. `first`: earlier ones are left out. `left_out`: labels
    that are no period, such as “Latest three months”. `provisional_from`: later ones are estimates.
    """

    at: At = "columns"
    columns: list[str] = []
    stated: str = ""
    first: str = ""
    last: str = ""
    left_out: list[str] = []
    provisional_from: str = ""


class Measure(_Part, frozen=True):
    """What a table measures, where that is no indicator of ours yet: the columns of its row of Indicators."""

    name: str
    unit: str
    kind: str
    definition: str
    polarity: str = "neutral"
    attribution: str = "context"


class Numbers(_Part, frozen=True):
    """A published table: what it measures (the id of an indicator; `measure` makes it), and the unit of its numbers.

    `unit`: the words by which the table says its unit; a file that says another is asked about. `multiplier`: what its
    numbers are to be multiplied by. `units`: what becomes of numbers in another unit, by its words or by the label that
    says it. `marks`: what each mark means that stands for a number or beside it: missing, or a status. `flags`: the
    heading of columns beside the numbers in which such marks stand; `margin`: of those in which it stands how far a
    number of a sample survey may be off. `reads`: whether a cell whose format shows thousands counts as it is stored
    or as it is shown.
    """

    indicator: str
    measure: Measure | None = None
    places: Places = Places()
    periods: Periods = Periods()
    where: list[Where] = []
    unit: str = ""
    multiplier: Annotated[int, msgspec.Meta(ge=1, le=10**12)] = 1
    units: dict[str, Literal["leave out", "no other unit"]] = {}
    status: str = "actual"
    marks: dict[str, str] = {}
    flags: str = ""
    margin: str = ""
    reads: Literal["", "stored", "shown"] = ""
    strand: str = ""
    scope: str = ""
    note: str = ""
    id: str = ""


class Taken(_Part, frozen=True):
    """What fills one of our columns: their columns by heading (joined, where several), or the same words on each row.

    `blank`: what a blank cell means; `words`: what their words are in ours. `unit`: the words by which the list says
    the unit of amounts, and `multiplier` what makes pounds of them. `below`: of a form, the words above or before the
    cell that holds it.
    """

    columns: list[str] = []
    always: str = ""
    blank: str = ""
    words: dict[str, str] = {}
    unit: str = ""
    multiplier: Annotated[int, msgspec.Meta(ge=1, le=10**12)] = 1
    below: str = ""


class Listed(_Part, frozen=True):
    """The officers' own list, or a filled-in form: what fills each of our columns.

    `needs`: our columns without which a line is no row of the list (a total, a heading, a second line).
    `incomplete`: what becomes of lines that lack one of these and say something else. `also`: of a list with two
    amounts on a line, such as a budget and what was spent, what fills the columns of each further row that it makes.
    """

    columns: dict[str, Taken]
    also: list[dict[str, Taken]] = []
    needs: list[str] = []
    incomplete: Literal["ask", "leave out"] = "ask"
    is_form: bool = False

    @property
    def rows(self) -> list[dict[str, Taken]]:
        """What fills the columns of each row that a line makes."""
        return [self.columns, *(self.columns | other for other in self.also)]

    @property
    def taken(self) -> list[Taken]:
        """All that fills a column, of whichever row."""
        return [*self.columns.values(), *(taken for other in self.also for taken in other.values())]


class Source(_Part, frozen=True):
    """The source that the rows rest on: its id or title; the other words make it where it is new."""

    title: str = ""
    id: str = ""
    publisher: str = ""
    published: str = ""
    kind: str = "official statistics"
    document_url: str = ""
    licence: str = ""


class NewPartner(_Part, frozen=True):
    """A place that is no partner of ours yet: the columns of its row of Partners; it is context at first."""

    name: str
    kind: str = "country"
    relationship: str = "none"
    status: str = "context"


class Recipe(_Part, frozen=True):
    """A remembered way from a spreadsheet to rows. `makes`: numbers, or one of the sheets Visits, Money, … .

    `partners`: those that go along, by the id that the labels are given, until they are published.
    `sheet` and `title` are what the table was called; another name is no reason not to fit.
    """

    name: str
    makes: Literal["numbers", "Visits", "Money", "Milestones", "Organisations"]
    source: Source
    sheet: str = ""
    title: str = ""
    about: str = ""
    numbers: Numbers | None = None
    listed: Listed | None = None
    partners: dict[str, NewPartner] = {}


def read_recipe(content: bytes) -> Recipe:
    """The recipe that a file holds. Raises TwinboardError that names the part which is not one."""
    try:
        recipe = msgspec.json.decode(content, type=Recipe)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        hint = "Send the file as it was exported, or mend that part of it."
        raise TwinboardError(f"This is no recipe: {error}.", hint) from error
    checked_name(recipe.name)
    is_whole = recipe.numbers if recipe.makes == NUMBERS else recipe.listed
    if is_whole is None:
        part = "numbers" if recipe.makes == NUMBERS else "listed"
        raise TwinboardError(
            f"This recipe makes {recipe.makes} and has no part “{part}”.", "Add it, as in an exported one."
        )
    return recipe


def written(recipe: Recipe) -> bytes:
    """The recipe as a file that people can read and compare."""
    return msgspec.json.format(msgspec.json.encode(recipe), indent=2) + b"\n"


def checked_name(name: str) -> str:
    """A name that a recipe may have. Raises TwinboardError."""
    if not NAME.fullmatch(name) or len(name) > 80:
        hint = "Use small letters, digits and single hyphens, such as ons-goods-exports."
        raise TwinboardError(f"“{name}” is no name for a recipe.", hint)
    return name
