"""Runs all parts of the bench, or those that are named, and shows one table; of all parts the figures are kept."""

import argparse
import traceback
from importlib import import_module
from pkgutil import iter_modules

from rich.console import Console

import bench
from bench.figures import Figure, keep, table_of, tell_readme


def parts() -> list[str]:
    """The modules that give figures."""
    names = [each.name for each in iter_modules(bench.__path__) if not each.name.startswith("_")]
    return [name for name in names if name != "figures" and hasattr(import_module(f"bench.{name}"), "figures")]


def main() -> None:
    """A part that fails is said, and the others go on; then nothing is kept."""
    every, console = parts(), Console(width=180)
    asked = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    asked.add_argument("parts", nargs="*", choices=[*every, []], help=", ".join(every))
    named = asked.parse_args().parts
    found: list[Figure] = []
    failed: list[str] = []
    for name in named or every:
        console.print(f"Measuring {name} …")
        try:
            found += import_module(f"bench.{name}").figures()
        except Exception:
            traceback.print_exc()
            failed.append(name)
    console.print(table_of(found))
    if failed:
        raise SystemExit(f"These failed: {', '.join(failed)}.")
    if not named:
        tell_readme(found)
        console.print(f"Kept in {keep(found)}, and told in the README.")


if __name__ == "__main__":
    main()
