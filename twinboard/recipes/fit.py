"""A recipe laid on a file: the rows that come of it, each with its cell, and what has to be asked first."""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from twinboard.addresses import address
from twinboard.models import CellValue
from twinboard.names import folded
from twinboard.periods.period import MONTHS
from twinboard.recipes.find import find_tables
from twinboard.recipes.page import Page, label, same
from twinboard.recipes.recipe import Recipe
from twinboard.recipes.tables import Found

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?:[-/]\d{2,4})?(?!\d)")
_ENOUGH, _MOST_NAMED = 0.5, 4
"""How much of what a recipe names a table must hold to be thought of at all."""


@dataclass(frozen=True)
class Row:
    """One row of ours: what is typed in each column, and the cell (“Annual Exports!C79”) that each was taken from."""

    sheet: str
    values: Mapping[str, CellValue]
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Asked:
    """What does not fit and is not guessed: at which cell, in words, and the likeliest answers.

    `kind` says which part of the recipe answers it, and `about` the label or word in question.
    """

    kind: str
    message: str
    cell: str = ""
    about: str = ""
    likely: tuple[str, ...] = ()


@dataclass(frozen=True)
class Missing:
    """A cell with a mark where a number could stand."""

    cell: str
    mark: str
    of: str


@dataclass(frozen=True)
class Fit:
    """What a recipe makes of a file. With anything asked, the rows are only what is certain, and not to be published.

    `table` is None where none, or more than one, fits; `noticed` says what is otherwise than when the recipe was made;
    `left_out` says which labels nobody was asked about.
    """

    recipe: Recipe
    table: Found | None = None
    rows: tuple[Row, ...] = ()
    missing: tuple[Missing, ...] = ()
    asked: tuple[Asked, ...] = ()
    noticed: tuple[str, ...] = ()
    left_out: str = ""

    @property
    def is_sure(self) -> bool:
        return not self.asked and bool(self.rows)


@dataclass
class Findings:
    """Gathers what is asked and noticed, each once."""

    asked: dict[tuple[str, str], Asked] = field(default_factory=dict)
    noticed: list[str] = field(default_factory=list)
    left_out: str = ""

    def ask(self, kind: str, message: str, cell: str = "", about: str = "", likely: Sequence[str] = ()) -> None:
        self.asked.setdefault((kind, about or message), Asked(kind, message, cell, about, tuple(likely)))


def named_labels(recipe: Recipe) -> tuple[str, ...]:
    """Every label of the table that a recipe names."""
    if recipe.numbers:
        numbers = recipe.numbers
        columns = [numbers.places.column, *numbers.periods.columns, *(where.column for where in numbers.where)]
        return tuple(filter(None, (*numbers.places.picked, *(where.label for where in numbers.where), *columns)))
    taken = recipe.listed.taken if recipe.listed else ()
    return tuple(name for each in taken for name in (*each.columns, *([each.below] if each.below else ())))


def choose_table(recipe: Recipe, pages: Sequence[Page], findings: Findings) -> Found | None:
    """The table that a recipe is of: the one with its labels that is called so, by its sheet, its title or both.

    Asks where none holds its labels, where several do, and where the one that does is called otherwise altogether: the
    imports of a country stand under the same labels as the exports.
    """
    wanted = {folded(label(name)) for name in named_labels(recipe)}
    shares = [(_share(wanted, table), table) for page in pages for table in find_tables(page)]
    near = [(share, table) for share, table in shares if share >= _ENOUGH]
    called = [table for _, table in shares if recipe.sheet and same_sheet(table.page.sheet, recipe.sheet)]
    if not near and len(called) == 1:
        return called[0]
    if not near:
        names = ", ".join(f"“{name}”" for name in named_labels(recipe)[:4])
        findings.ask("no-table", f"No table of this file holds what the recipe names: {names}.")
        return None
    chosen = _called_so(recipe, near)
    if chosen is None:
        places = tuple(f"{table.page.sheet} (“{table.name}”)" for _, table in near)
        one = "A table fits that is called otherwise than when the recipe was made: say whether it is the one meant."
        several = f"{len(places)} tables fit: say which one is meant."
        findings.ask("several-tables", several if len(places) > 1 else one, likely=places[:6])
    else:
        _notice_names(recipe, chosen, findings)
        _notice_others(recipe, chosen, near, findings)
        _look_at_cells(chosen, findings)
    return chosen


def _look_at_cells(table: Found, findings: Findings) -> None:
    """Asks about formulas without a value in a table; says what of its sheet is hidden, and was read."""
    rows = range(table.first, table.last + 1)
    if blank := sorted(place for place in table.page.unvalued if place[0] in rows and place[1] in table.columns):
        formulas = "1 formula has" if len(blank) == 1 else f"{len(blank):,} formulas have"
        message = f"{formulas} no value in the file. Open it in Excel, save it, and send it again."
        findings.ask("no-value", message, f"{table.page.sheet}!{address(blank[0])}")
    if table.page.hidden:
        findings.noticed.append(f"Hidden in the file, and read: {', '.join(table.page.hidden[:_MOST_NAMED])}.")


def _notice_others(recipe: Recipe, chosen: Found, near: Sequence[tuple[float, Found]], findings: Findings) -> None:
    """Says which tables of the sheet have the same labels, and are not read; asks where each is of another time."""
    share = next(share for share, table in near if table is chosen)
    others = [table for each, table in near if each >= share and table is not chosen and table.page is chosen.page]
    if others:
        rows = ", ".join(f"{table.first + 1} to {table.last + 1}" for table in others[:_MOST_NAMED])
        more = f", and {len(others) - _MOST_NAMED} more" if len(others) > _MOST_NAMED else ""
        one = f"Another table of the sheet has the same labels, and is not read: rows {rows}."
        several = f"Other tables of the sheet have the same labels, and are not read: rows {rows}{more}."
        said = one if len(others) == 1 else several
        if recipe.numbers and recipe.numbers.periods.at == "lines":
            advice = "Its headings are not those of the table above it: make them alike in the file."
            cell = f"{chosen.page.sheet}!{address((others[0].first, min(others[0].columns)))}"
            findings.ask("other-blocks", f"{said} {advice}", cell)
        else:
            findings.noticed.append(said)


def _called_so(recipe: Recipe, near: Sequence[tuple[float, Found]]) -> Found | None:
    """The one table, of those with enough of the labels, that is called as the recipe says; None if not sure."""
    by_sheet = [each for each in near if recipe.sheet and same_sheet(each[1].page.sheet, recipe.sheet)]
    by_title = [each for each in near if recipe.title and same_title(each[1].name, recipe.title)]
    both = [each for each in by_sheet if each in by_title]
    if by_sheet and by_title and not both:
        return None
    called = both or by_sheet or by_title or ([] if recipe.sheet or recipe.title else list(near))
    best = [table for share, table in called if share == max(share for share, _ in called)]
    return best[0] if len(best) == 1 else None


def same_sheet(one: str, other: str) -> bool:
    """Whether two sheets are called the same but for a year: Visits 2024 and Visits 2025, not Table 1 and Table 2."""
    return same(_YEAR.sub("", one), _YEAR.sub("", other))


def same_title(one: str, other: str) -> bool:
    """Whether two titles are the same but for years, numbers and months."""
    return _wordy(one) == _wordy(other)


def _wordy(title: str) -> str:
    words = re.findall(r"[^\W_]+", folded(label(title)))
    return " ".join(word for word in words if not any(letter.isdigit() for letter in word) and word not in MONTHS)


def _notice_names(recipe: Recipe, table: Found, findings: Findings) -> None:
    if recipe.sheet and not same_sheet(table.page.sheet, recipe.sheet):
        findings.noticed.append(f"The sheet was called “{recipe.sheet}” and is now “{table.page.sheet}”.")
    if recipe.title and not same_title(table.name, recipe.title):
        findings.noticed.append(f"The table was called “{recipe.title}” and is now “{table.name}”.")


def _share(wanted: set[str], table: Found) -> float:
    return len(wanted & held_labels(table)) / len(wanted) if wanted else 0.0


def held_labels(table: Found) -> set[str]:
    """All labels of a table, folded: of its headings, rows and lines."""
    page = table.page
    rows = (*table.headings, *range(table.first, table.last + 1))
    held = {
        folded(label(page.text(row, column)))
        for row in rows
        for column in page.cells[row]
        if column not in table.values or row in table.headings
    }
    return held | {folded(line.text) for line in table.title_lines}


def likely(word: str, words: Iterable[str]) -> list[str]:
    """The words most like one that is not there, the likest first."""
    known = {folded(each): each for each in words}
    within = [known[each] for each in known if folded(word) in each or (each in folded(word) and len(each) > 3)]
    near = [known[each] for each in difflib.get_close_matches(folded(word), known, n=3, cutoff=0.6)]
    return list(dict.fromkeys([*within, *near]))[:3]
