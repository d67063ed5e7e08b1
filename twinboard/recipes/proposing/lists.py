"""Officers' own list → which of their columns probably fills which of ours, by its heading and by what stands in it."""

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from twinboard.models import CellValue, Column, Kind, Rows
from twinboard.names import folded
from twinboard.periods import read_period
from twinboard.recipes.listed import as_seen
from twinboard.recipes.page import as_text, label
from twinboard.recipes.proposing.places import Places, places_of
from twinboard.recipes.proposing.stages import in_their_unit, stages_of
from twinboard.recipes.recipe import Listed, Taken
from twinboard.recipes.tables import Found
from twinboard.refusals import Refusal
from twinboard.rules.header_words import names_of, other_words_of, words_of
from twinboard.rules.list_words import ALWAYS, FILLERS, LIST_WORDS, NEEDED
from twinboard.rules.other_words import CHOICE_WORDS
from twinboard.rules.sheets import BY_NAME, MONEY

_ENOUGH, _MOST_LOOKED_AT, _MOST_WORDS = 0.5, 60, 40
_LIKE = 0.78


@dataclass(frozen=True)
class Theirs:
    """One column of a list: its heading and what stands in it, as far as it was looked at."""

    heading: str
    values: tuple[CellValue, ...]
    column: int | None = None

    @property
    def words(self) -> list[str]:
        """The words in it, each once."""
        return list(dict.fromkeys(" ".join(as_text(value).split()) for value in self.values))


def columns_of(table: Found) -> list[Theirs]:
    """The columns of a list that have a heading, from left to right."""
    rows = table.data_rows[:_MOST_LOOKED_AT]
    found = [
        Theirs(
            label(" ".join(table.heading(column)[-1:])),
            tuple(value for row in rows if (value := as_seen(table.page, (row, column))) is not None),
            column,
        )
        for column in table.columns
        if table.heading(column) and column not in table.signs
    ]
    return [each for each in found if each.values]


def propose_list(table: Found, makes: str, published: Rows) -> Listed:
    """The likeliest filling of a sheet of ours; what no column of theirs seems to say is left out."""
    names = places_of(published["Partners"].values())
    theirs = columns_of(table)
    sheet = BY_NAME[makes]
    filled = {ours: each for ours, (each, _) in matched(theirs, makes, names).items()}
    columns = {
        column.name: Taken(columns=[filled[column.name].heading], words=words_for(column, filled[column.name], names))
        for column in sheet.columns
        if column.name in filled
    }
    columns = {name: in_their_unit(table, BY_NAME[makes].column(name), taken) for name, taken in columns.items()}
    headings = {word for each in theirs for word in words_of(each.heading)} | set(words_of(table.name))
    used = {taken.columns[0] for taken in columns.values() if taken.columns}
    others = [(each.heading, each.values) for each in theirs if makes == MONEY and each.heading not in used]
    first, also = stages_of(table, columns, others)
    columns |= first
    for column in sheet.columns:
        if column.name not in columns and (word := _always(makes, column.name, headings)):
            columns[column.name] = Taken(always=word)
    if makes == "Visits" and "title" not in columns and "partner_id" in filled:
        columns["title"] = Taken(always=f"Visit: {{{filled['partner_id'].heading}}}")
    return Listed(columns=columns, needs=[name for name in NEEDED[makes] if name in filled], also=also)


def likeliest_sheet(table: Found, published: Rows) -> str:
    """The sheet that a list is most like; "" for none."""
    names, theirs = places_of(published["Partners"].values()), columns_of(table)
    scores: dict[str, float] = {}
    for makes, needed in NEEDED.items():
        found = matched(theirs, makes, names)
        if all(name in found for name in needed):
            scores[makes] = sum(score for _, score in found.values())
    return max(scores, key=lambda makes: scores[makes], default="")


def matched(theirs: Sequence[Theirs], makes: str, names: Places) -> Mapping[str, tuple[Theirs, float]]:
    """By our column, theirs that fills it best with how sure that is; each of theirs fills one."""
    sheet = BY_NAME[makes]
    wanted = [
        column for column in sheet.columns[1:] if column.name not in ("source_id", "locator", "made_of", "visits")
    ]
    scored = [
        (score, -place, -at, column.name)
        for at, column in enumerate(wanted)
        for place, each in enumerate(theirs)
        if (score := _score(makes, column, each, names)) > 0
    ]
    found: dict[str, tuple[Theirs, float]] = {}
    used: set[int] = set()
    for score, place, _, name in sorted(scored, reverse=True):
        if name not in found and place not in used:
            found[name] = (theirs[-place], score)
            used.add(place)
    return found


def words_for(column: Column, theirs: Theirs, names: Places) -> dict[str, str]:
    """Their words that are ours in another spelling, each with the likeliest of ours; those that are ours are not."""
    if column.kind is Kind.CHOICE:
        found = {word: choice_like(column, word) for word in theirs.words[:_MOST_WORDS]}
        return {word: choice for word, choice in found.items() if choice and folded(choice) != folded(word)}
    if column.refers_to == "Partners":
        return {word: partner for word in theirs.words if (partner := names.partner_of(word) or names.like(word))}
    return {}


@lru_cache(maxsize=2**14)
def choice_like(column: Column, word: str) -> str:
    """The word of a closed list that theirs means: the same, one of its other words, or one spelt much like it."""
    own = folded(word)
    spelt = {folded(each): choice for choice in column.choices for each in (choice, *CHOICE_WORDS.get(choice, ()))}
    if own in spelt:
        return spelt[own]
    near = difflib.get_close_matches(own, spelt, n=1, cutoff=_LIKE)
    return spelt[near[0]] if near else ""


def _always(makes: str, column: str, headings: Iterable[str]) -> str:
    meant = ALWAYS.get((makes, column), {})
    found = [choice for choice, words in meant.items() if not words or not set(words).isdisjoint(headings)]
    return found[0] if len(found) == 1 else ""


def _score(makes: str, column: Column, theirs: Theirs, names: Places) -> float:
    """How well a column of theirs fills one of ours: by its heading, as far as what stands in it can be that."""
    by_content = _share(column, theirs, names)
    if by_content is not None and by_content < _ENOUGH and not column.grows:
        return 0
    by_heading = _by_heading(makes, column, theirs.heading)
    if column.kind is Kind.CHOICE or column.refers_to == "Partners":
        return by_heading + (by_content or 0)
    return by_heading


def _by_heading(makes: str, column: Column, heading: str) -> float:
    sheet, words = BY_NAME[makes], words_of(heading)
    if not words:
        return 0
    joined = "".join(words)
    if joined in names_of(sheet)[column.name]:
        return 1.0
    said = [tuple(each.split()) for each in LIST_WORDS.get(column.name, ())]
    plain = [word for word in words if word not in FILLERS]
    for place, each in enumerate(said):
        sure = 0.95 - place / 100
        if words == each:
            return sure
        if plain and plain == [word for word in each if word not in FILLERS]:
            return sure - 0.1
    if joined in other_words_of(sheet)[column.name]:
        return 0.8
    within = [each for each in said if set(each) - FILLERS and set(each) <= set(words)]
    return 0.5 + max(map(len, within)) / 100 if within and len(words) <= 6 else 0


def _share(column: Column, theirs: Theirs, names: Places) -> float | None:
    """How much of a column can be what ours holds; None where anything can."""
    if column.kind is Kind.CHOICE:
        return _part(theirs, lambda value: bool(choice_like(column, str(value))))
    if column.refers_to == "Partners":
        return _part(theirs, lambda value: bool(names.partner_of(str(value)) or names.like(str(value))))
    if column.kind is Kind.PERIOD:
        return _part(theirs, _is_period)
    if column.kind in (Kind.QUANTITY, Kind.BARE, Kind.COUNT):
        return _part(theirs, lambda value: any(letter.isdigit() for letter in str(value)) and not _is_day(value))
    return None


def _part(theirs: Theirs, holds: Callable[[CellValue], bool]) -> float:
    return sum(map(holds, theirs.values)) / len(theirs.values)


def _is_day(value: CellValue) -> bool:
    return not isinstance(value, int | float) and _is_period(value)


def _is_period(value: CellValue) -> bool:
    try:
        read_period(value)
    except Refusal:
        return False
    return True
