"""The commands that take any spreadsheet: import, by a remembered recipe; and recipe, to see, save and remove them."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from twinboard.cli.asking import FrameFormat
from twinboard.cli.call import OVERTAKEN, WITH_ISSUES, content_of, counts_words, err, out, write
from twinboard.cli.said import headlines_moved, print_changes, print_crossed, print_issues
from twinboard.cli.workbooks import ACCEPT, Accept
from twinboard.errors import TwinboardError
from twinboard.importing import Import, keep_original, other_edition, propose_import
from twinboard.intake import carry_out
from twinboard.models import Rows, column_letters
from twinboard.publish import published_records
from twinboard.recipes.find import find_tables
from twinboard.recipes.fit import Fit, Row
from twinboard.recipes.kept import find_recipe, kept_recipes, remove_recipe, save_recipe
from twinboard.recipes.open import fit, fitting, open_pages
from twinboard.recipes.page import Page, as_text
from twinboard.recipes.recipe import read_recipe, written
from twinboard.recipes.tables import Found
from twinboard.settings import home
from twinboard.store import Store

app = typer.Typer()
recipe_app = typer.Typer(no_args_is_help=True, help="Remembered ways from a spreadsheet to rows.")
app.add_typer(recipe_app, name="recipe")

File = Annotated[Path, typer.Argument(help="Any spreadsheet: .xlsx, .xlsm, .xls, .ods or .csv.")]
Names = Annotated[list[str] | None, typer.Option("--recipe", help="The recipe to read it by; may be repeated.")]
Out = Annotated[Path | None, typer.Option("--out", help="Write the rows here, as a workbook of ours.")]
Publish = Annotated[bool, typer.Option("--publish", help="Publish the rows, if nothing is asked and nothing amiss.")]
_MOST_TABLES, _MOST_ASKED = 40, 30
_MAIN = ("value", "amount_gbp", "starts", "date", "name", "title")
"""The columns whose cell stands for a row."""


@app.command("import")
def import_(  # noqa: PLR0913, PLR0917  the options of a command are its arguments
    file: File,
    recipe: Names = None,
    format: Annotated[FrameFormat, typer.Option(help="How to print the rows.")] = FrameFormat.TABLE,
    published: Annotated[str, typer.Option(help="When the file was published, if it is a newer edition.")] = "",
    out_workbook: Out = None,
    publish: Publish = False,
    author: Annotated[str, typer.Option(help="Who publishes.")] = "",
    message: Annotated[str, typer.Option(help="Why, in a sentence.")] = "",
    accept_warnings: Accept = False,
    older: Annotated[bool, typer.Option("--older", help="Publish although the file is of an older edition.")] = False,
) -> None:
    """Reads a table of any spreadsheet by a recipe, row by row with its cells, and checks it.

    Without a recipe it lists the tables that it finds, and the recipes that fit.
    """
    store = Store(home())
    content = content_of(file)
    pages, base = open_pages(content, file.name), store.base()
    known = published_records(store, base) if base else {}
    if not recipe:
        _print_tables(pages, fitting(kept_recipes(store.home).recipes.values(), pages, file.name, known))
        return
    if publish and not (author and message):
        raise TwinboardError("Publishing needs a name and a reason.", "Add --author and --message.")
    fits = [fit(find_recipe(store.home, name), pages, file.name, known) for name in recipe]
    _print_rows(fits, format)
    if _print_asked(fits):
        err.print("Nothing was published. Mend the recipe: recipe show NAME prints it, recipe save FILE saves it.")
        raise SystemExit(WITH_ISSUES)
    if _is_older(known, fits, pages, file.name, published) and publish and not older:
        raise SystemExit(WITH_ISSUES)
    proposed = propose_import(store, fits, file.name, content, published)
    if out_workbook:
        write(out_workbook, proposed.imported.content, err)
    if publish or format is FrameFormat.TABLE:
        _check(store, proposed, publish=publish, accepts=accept_warnings)
    if publish:
        keep_original(store, file.name, content)
        _publish(store, proposed, author, message)


@recipe_app.command("list")
def list_recipes() -> None:
    """Lists the recipes, and what each makes."""
    kept = kept_recipes(home())
    for name, recipe in sorted(kept.recipes.items()):
        out.print(f"{name}: {recipe.makes}. {recipe.about}".strip())
    for name, why in kept.unreadable.items():
        err.print(f"{name} cannot be read: {why}")


@recipe_app.command("show")
def show_recipe(name: str) -> None:
    """Prints a recipe as a file that can be read, changed and saved."""
    typer.echo(written(find_recipe(home(), name)).decode(), nl=False)


@recipe_app.command("save")
def save(file: Annotated[Path, typer.Argument(help="A recipe, as `recipe show` prints one.")]) -> None:
    """Saves a recipe in the store, in the place of one of its name."""
    recipe = read_recipe(content_of(file))
    save_recipe(home(), recipe)
    out.print(f"Saved the recipe {recipe.name}.")


@recipe_app.command("remove")
def remove(name: str) -> None:
    """Removes a saved recipe."""
    remove_recipe(home(), name)
    out.print(f"Removed the recipe {name}.")


def _print_tables(pages: Sequence[Page], fits: Sequence[Fit]) -> None:
    tables = [table for page in pages for table in find_tables(page)]
    if not tables:
        out.print("No table was found: no two rows of it belong together.")
    for table in tables[:_MOST_TABLES]:
        out.print(_table_line(table))
    if (more := len(tables) - _MOST_TABLES) > 0:
        out.print(f"… and {more:,} more.")
    for found in fits:
        asks = f", and {_counted(len(found.asked), 'question')} to answer" if found.asked else ""
        out.print(f"Fits the recipe {found.recipe.name}: {_counted(len(found.rows), 'row')}{asks}.")
    if not fits and tables:
        out.print("No recipe fits. An officer makes one on the page Import, or from another: recipe show NAME.")


def _table_line(table: Found) -> str:
    ends = f"{column_letters(min(table.columns))}{table.first + 1}:{column_letters(max(table.columns))}{table.last + 1}"
    kinds = f"{_counted(len(table.data_rows), 'row')}, {_counted(len(table.values), 'column')} of numbers"
    return f"{table.page.sheet}, {ends}: {table.name} ({kinds})"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun if count == 1 else noun + 's'}"


def _line(row: Row) -> dict[str, str]:
    """A row as it is printed: the cell of its main value first, then our columns that it fills."""
    main = next((name for name in _MAIN if name in row.cells), next(iter(row.cells), ""))
    values = {name: as_text(value) for name, value in row.values.items() if value is not None}
    return {"cell": row.cells.get(main, ""), "sheet": row.sheet, **values}


def _print_rows(fits: Sequence[Fit], format: FrameFormat) -> None:
    lines = [_line(row) for found in fits for row in found.rows]
    names = list(dict.fromkeys(name for line in lines for name, value in line.items() if value))
    if format is FrameFormat.JSON:
        asked = [asdict(each) for found in fits for each in found.asked]
        missing = [asdict(each) for found in fits for each in found.missing]
        told = {"rows": lines, "missing": missing, "asked": asked}
        typer.echo(json.dumps(told, ensure_ascii=False, indent=2))
    elif format is FrameFormat.CSV:
        import pandas as pd  # noqa: PLC0415  slow to import, and the other forms do without

        typer.echo(pd.DataFrame(lines, columns=names).to_csv(index=False), nl=False)
    else:
        table = Table(*names)
        for line in lines:
            table.add_row(*(line.get(name, "") for name in names))
        Console(width=None if sys.stdout.isatty() else 400, markup=False).print(table)
        for found in fits:
            for gap in found.missing:
                out.print(f"Missing: {gap.cell} says {gap.mark} ({gap.of}).")


def _print_asked(fits: Sequence[Fit]) -> bool:
    """Says what has to be answered before the rows can be used; whether there is any."""
    asked = [each for found in fits for each in found.asked]
    for each in asked[:_MOST_ASKED]:
        where = f"{each.cell}  " if each.cell else ""
        near = f" Perhaps: {', '.join(each.likely)}." if each.likely else ""
        err.print(f"Asked  {where}{each.message}{near}  [{each.kind}]")
    if more := max(len(asked) - _MOST_ASKED, 0):
        err.print(f"… and {more:,} more.")
    for words in dict.fromkeys(words for found in fits for words in (*found.noticed, found.left_out) if words):
        err.print(f"Notice {words}")
    return bool(asked)


def _is_older(known: Rows, fits: Sequence[Fit], pages: Sequence[Page], name: str, published: str) -> bool:
    """Says that a file is of another day than its source, where the call does not say what to make of it."""
    other = other_edition(fits, pages, name, known) if known and not published else None
    if other is None:
        return False
    said = f"Notice The file says “{other.words}”,"
    if other.is_older:
        err.print(f"{said} older than what is published, which is of {other.than}. To publish it, add --older.")
    else:
        day = other.day or "DAY"
        err.print(f"{said} a newer edition than the published one, of {other.than}: add --published {day}.")
    return other.is_older


def _check(store: Store, proposed: Import, *, publish: bool, accepts: bool) -> None:
    proposal = proposed.proposal
    print_issues(proposed.issues)
    if not proposal.checked.is_valid:
        err.print("Nothing was published.")
        raise SystemExit(WITH_ISSUES)
    if not publish:
        print_changes(proposal, headlines_moved(store, proposal))
    elif proposal.checked.has_doubts and not accepts:
        err.print(f"Nothing was published. {ACCEPT}")
        raise SystemExit(WITH_ISSUES)
    elif proposal.crossed:
        print_crossed(proposal, err)
        raise SystemExit(OVERTAKEN)


def _publish(store: Store, proposed: Import, author: str, message: str) -> None:
    number = carry_out(store, proposed.proposal, author=author, message=message)
    if number is None:
        out.print(f"Nothing to publish: the rows agree with version {proposed.proposal.base}.")
    else:
        out.print(f"Published version {number}: {counts_words(proposed.proposal.difference.counts())}.")
