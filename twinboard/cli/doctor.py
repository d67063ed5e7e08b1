"""The command that says what is wrong with a store, file by file, and what to do."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console

from twinboard.cli.call import AMISS, Format, out
from twinboard.errors import NewerRelease, TwinboardError
from twinboard.settings import home
from twinboard.store import Store
from twinboard.store.condition import Fault, faults
from twinboard.store.standing import is_new, unsaid

app = typer.Typer()


@app.command()
def doctor(format: Annotated[Format, typer.Option(help="text for people, json for programs.")] = Format.TEXT) -> None:
    """Names each file of the store that is damaged, missing, cut short or foreign: what it means and what to do."""
    with unsaid():
        found, shown = faults(home()), _shown()
    if format is Format.JSON:
        told = {"store": str(home()), **shown, "faults": [asdict(fault) for fault in found]}
        typer.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        out.print(f"The store: {home()}")
        print_faults(found, out)
        out.print(_summary(found, shown))
    if found:
        raise SystemExit(AMISS)


def print_faults(found: Sequence[Fault], told: Console) -> None:
    """Three lines a fault: the file and what is wrong, what follows, what to do."""
    for fault in found:
        told.print(f"{fault.file or 'The store'}: {fault.says}")
        told.print(f"    It means: {fault.means}")
        told.print(f"    To do: {fault.remedy}")


def _shown() -> dict[str, object]:
    """Which version is shown, the newest that was published, and why nothing can be published, if so."""
    store = Store(home())
    try:
        standing = store.standing()
    except TwinboardError as error:
        return {"version": None, "newest_published": None, "cannot_publish": error.message}
    return {"version": standing.current, "newest_published": standing.newest, "cannot_publish": _why_not(store)}


def _why_not(store: Store) -> str | None:
    try:
        store.base()
    except NewerRelease as error:
        return error.message
    except TwinboardError as error:
        return f"{error.message} {error.hint}"
    return None


def _summary(found: Sequence[Fault], shown: dict[str, object]) -> str:
    version, newest = shown["version"], shown["newest_published"]
    if version is None:
        words = "Nothing is published yet." if not found and is_new(home()) else "Nothing can be shown."
    elif version == newest:
        words = f"Version {version} is shown, the newest published."
    else:
        words = f"Version {version} is shown; the newest published is version {newest}."
    if shown["cannot_publish"]:
        words += f" Nothing can be published: {shown['cannot_publish']}"
    count = (
        "Nothing is wrong" if not found else "1 thing is wrong" if len(found) == 1 else f"{len(found)} things are wrong"
    )
    return f"{count}. {words}"
