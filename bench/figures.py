"""Figures of a bench, measured in rounds, beside a peer or a limit; their table, the file kept, and the README's."""

import csv
import os
import statistics
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.table import Table

from twinboard.settings import ROOT

RESULTS = ROOT / "bench" / "results"
_README = ROOT / "README.md"
_BEGINS, _ENDS = "<!-- bench: begins -->", "<!-- bench: ends -->"
_COLUMNS = ("part", "what", "unit", "median", "lowest", "highest", "peer", "peer_median", "ratio", "limit", "is_met")


@dataclass(frozen=True)
class Figure:
    """One thing measured. The limit is of the ratio to the peer where there is one, else of the median in its unit."""

    part: str
    what: str
    unit: str
    rounds: tuple[float, ...]
    peer: str = ""
    peer_rounds: tuple[float, ...] = ()
    limit: float | None = None

    @property
    def median(self) -> float:
        return statistics.median(self.rounds)

    @property
    def peer_median(self) -> float | None:
        return statistics.median(self.peer_rounds) if self.peer_rounds else None

    @property
    def ratio(self) -> float | None:
        """How many times the peer."""
        return self.median / self.peer_median if self.peer_median else None

    @property
    def is_met(self) -> bool | None:
        """Whether it is within its limit; None without one."""
        found = self.median if self.ratio is None else self.ratio
        return None if self.limit is None else found <= self.limit

    @property
    def of_limit(self) -> float:
        """Which part of its limit it takes; 0 without one."""
        return (self.median if self.ratio is None else self.ratio) / self.limit if self.limit else 0.0

    def values(self) -> dict[str, object]:
        """What is kept of it, by the same columns as its words."""
        numbers = {"median": self.median, "lowest": min(self.rounds), "highest": max(self.rounds)}
        beside = {"peer_median": self.peer_median, "ratio": self.ratio, "limit": self.limit}
        return {**self.cells(), **numbers, **beside}

    def cells(self) -> dict[str, str]:
        """What a row of the table says, by its columns."""
        limit = "" if self.limit is None else f"{self.limit:g}{'' if self.ratio is None else ' ×'}"
        return {
            "part": self.part,
            "what": self.what,
            "unit": self.unit,
            "median": _said(self.median),
            "lowest": _said(min(self.rounds)),
            "highest": _said(max(self.rounds)),
            "peer": self.peer,
            "peer_median": "" if self.peer_median is None else _said(self.peer_median),
            "ratio": "" if self.ratio is None else f"{self.ratio:.2f}",
            "limit": limit,
            "is_met": {None: "", True: "yes", False: "no"}[self.is_met],
        }


def _said(value: float) -> str:
    return f"{value:,.2f}" if value < 10 else f"{value:,.0f}"


def table_of(found: Iterable[Figure]) -> Table:
    """All of them as one table for the console."""
    table = Table(*(name.replace("_", " ") for name in _COLUMNS))
    for figure in found:
        table.add_row(*figure.cells().values(), style="red" if figure.is_met is False else "")
    return table


def keep(found: Sequence[Figure]) -> Path:
    """Writes them to a file of today, with the commit and the machine's cores and load in each row."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()
    about = {"commit": commit, "cores": str(os.cpu_count()), "load": f"{os.getloadavg()[0]:.1f}"}
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{date.today().isoformat()}.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, [*_COLUMNS, *about])
        writer.writeheader()
        writer.writerows(figure.values() | about for figure in found)
    return path


def tell_readme(found: Iterable[Figure]) -> None:
    """Puts those that have a limit into the README, between its two marks: of many with one limit the worst."""
    before, _, rest = _README.read_text("utf-8").partition(_BEGINS)
    _, _, after = rest.partition(_ENDS)
    alike: dict[tuple[object, ...], list[Figure]] = {}
    for figure in found:
        if figure.limit is not None:
            alike.setdefault((figure.part, figure.unit, figure.peer, figure.limit), []).append(figure)
    lines = ["| What | Measured | Beside | Ratio | Limit |", "| --- | --- | --- | --- | --- |"]
    for several in alike.values():
        figure = max(several, key=lambda one: one.of_limit)
        cells = figure.cells()
        words = figure.what if len(several) == 1 else f"{figure.what} (the worst of {len(several)})"
        beside = f"{cells['peer_median']} {figure.unit}, {figure.peer}" if figure.peer else ""
        said = f"{cells['limit']}{'' if figure.is_met else ' (missed)'}"
        lines.append(f"| {words} | {cells['median']} {figure.unit} | {beside} | {cells['ratio']} | {said} |")
    told = f"Measured on {date.today().isoformat()}, on {os.cpu_count()} cores."
    written = "\n".join([_BEGINS, "", told, "", *lines, "", _ENDS])
    _README.write_text(f"{before}{written}{after}", "utf-8")
