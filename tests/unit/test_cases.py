"""The files of the manifest of workbooks, made after public bug reports: each is told of, or read, as it must be.

A line of `CASES` is a file and what must be so of it; a file of the manifest without a line fails. What must happen is
told in words in the manifest itself.
"""

import csv
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import pytest

from twinboard.addresses import address
from twinboard.models import Issue, Value
from twinboard.publish import published_records
from twinboard.reading.apart import read_apart
from twinboard.settings import ROOT
from twinboard.store import Store
from twinboard.validate.check import Checked, check
from twinboard.workbook.marks import places

FOLDER = ROOT.parent / "shared" / "cases" / "workbooks"
TODAY = date(2026, 11, 29)

At = tuple[str, str, str]
"""Sheet, id and column."""


@dataclass(frozen=True)
class Case:
    """What must be so of one file: `told` are kinds of issues with sheet and cell, `untold` kinds that are not there;
    `reads` are stored values."""

    told: tuple[tuple[str, str, str], ...] = ()
    untold: tuple[str, ...] = ()
    reads: Mapping[At, Value] = field(default_factory=dict)


AS_SHIPPED: Mapping[At, Value] = {
    ("Facts", "jobs-tmuk-burnaston", "value"): 3000,
    ("Facts", "ons-goods-exports-rest-of-world-2020", "value"): 166_606_000_000,
    ("Facts", "ons-goods-exports-rest-of-world-2020", "scope"): "Goods, to all other countries",
    ("Visits", "mission-to-china-2016", "starts"): "2016-11",
    ("Visits", "mission-to-china-2016", "locator"): "Essential information for public sector partners, bullet 2",
}
"""The first and last values of the shipped workbook, in files that are it in another form."""

CASES: dict[str, Case] = {
    "31-hidden-exact-visible-new.xlsx": Case(
        told=(("sheet-passed-over", "Visits 2026", "A1"), ("hidden-was-read", "Visits", "A1")),
        untold=("unknown-sheet",),
    ),
    "41b-duplicate-visit.xlsx": Case(told=(("same-but-id", "Visits", "A9"),), untold=("same-thing",)),
    "12-title-above-header.xlsx": Case(
        told=(("header-found", "Visits", "A3"),),
        untold=("header-doubtful", "missing-column", "unknown-column", "merged-cells", "column-without-header"),
        reads={("Visits", "mission-to-china-2016", "starts"): "2016-11"},
    ),
    "13-totals-row.xlsx": Case(
        told=(("total-row", "Visits", "A9"),),
        untold=("not-an-id", "blank-required", "parts-differ"),
        reads={("Visits", "mission-to-china-2016", "starts"): "2016-11"},
    ),
    "24b-csv-sep-line.csv": Case(
        told=(("sheet-by-headers", "Money", "A1"),),
        untold=("no-known-sheet", "unknown-sheet", "uneven-row", "short-row", "missing-column"),
        reads={("Money", "m-1", "title"): "Test grant", ("Money", "m-1", "locator"): "para 9"},
    ),
    "44-ods-no-mimetype.ods": Case(reads=AS_SHIPPED),
    "45-ods-white-space-between-cells.ods": Case(reads=AS_SHIPPED),
    "01-euro-format.xlsx": Case(told=(("other-currency", "Money", "G9"),)),
    "02-suffix-m.xlsx": Case(
        told=(("read-as-shown", "Money", "G9"),), reads={("Money", "m-1", "amount_gbp"): Decimal(1_200_000)}
    ),
    "02f-prefix-over-fact.xlsx": Case(told=(("bound-disagrees", "Facts", "F134"),)),
    "03-percent-112.xlsx": Case(
        untold=("unit-disagrees", "shown-rounder"), reads={("Facts", "t-1", "value"): Decimal(112)}
    ),
    "04-superscript-3001.xlsx": Case(
        told=(("raised-mark", "Facts", "F134"),), reads={("Facts", "t-1", "value"): Decimal(300)}
    ),
    "05b-strike-part-noblank.xlsx": Case(
        told=(("struck-letters", "Facts", "F134"),), reads={("Facts", "t-1", "value"): Decimal(33)}
    ),
    "06-locator-date.xlsx": Case(told=(("made-a-day", "Facts", "N134"),)),
    "30-strike-row.xlsx": Case(told=(("struck-row", "Visits", "A9"),), untold=("struck-cell",)),
    "43-iso-date-cells-z.xlsx": Case(
        told=(("link-read", "Sources", "F8"), ("other-currency", "Money", "G9")),
        untold=("not-a-period", "made-a-day", "shown-otherwise"),
        reads={
            ("Money", "m-date1", "period"): "2018-11",
            ("Money", "m-date2", "period"): "2018-11-14",
            ("Money", "m-date3", "period"): "2018-11",
            ("Money", "m-date4", "period"): "2018",
        },
    ),
    "24k-csv-excel-uk-dates.csv": Case(
        untold=("not-a-period", "day-or-month-first", "month-first"),
        reads={("Money", "m-1", "period"): "2018-11-14"},
    ),
    "26b-zwsp-choice.xlsx": Case(untold=("not-in-list",), reads={("Facts", "t-1", "bound"): "exact"}),
    "27b-aliases-comma.xlsx": Case(
        told=(("list-taken-apart", "Partners", "C2"),),
        reads={("Partners", "toyota-city", "aliases"): "Toyota; Toyota-shi; 豊田市"},
    ),
    "33-financial-years-hyphen.xlsx": Case(
        untold=("month-or-financial-year", "not-a-period"),
        reads={
            ("Money", f"m-{row}", "period"): year
            for row, year in enumerate(("2010/11", "2010/11", "2011/12", "2012/13", "2013/14"))
        },
    ),
    "37-12m-months.xlsx": Case(told=(("unit-or-scale", "Facts", "F134"),)),
    "38-count-8,4.xlsx": Case(told=(("not-a-count", "Visits", "M9"),)),
    "47-typed-periods.xlsx": Case(
        told=(
            *(("month-or-financial-year", "Money", f"F{row}") for row in range(11, 16)),
            *(("not-a-period", "Money", f"F{row}") for row in (19, 20, 21, 22, 25, 30, 38, 55, 62, 69, 71, 73, 81, 92)),
            *(("stands-for-nothing", "Money", f"F{row}") for row in (75, 76, 77, 105, 106)),
            *(("quarter-of-calendar", "Money", f"F{row}") for row in (39, 40, 41, 43)),
            ("month-first", "Money", "F46"),
        ),
        reads={
            ("Money", f"m-{row - 9}", "period"): period
            for row, period in {
                9: "2018/19", 10: "2018/19", 16: "2018/19", 17: "2018/19", 23: "2018-11", 34: "1990 to 1999",
                42: "2018-10 to 2018-12", 44: "2018-11-14", 46: "2018-11-14", 52: "2018-11-14", 54: "2018-11-14",
                61: "2018-11-14", 65: "2018-11-14 to 2018-11-20", 68: "2018 to 2020", 88: "2018/19", 91: "2018",
                93: "2016/17", 109: "2018", 111: "2018-11-14", 113: "2018", 116: "2018-11-14",
            }.items()
        },
    ),
}  # fmt: skip


@pytest.fixture(autouse=True)
def cases_are_there() -> None:
    if not FOLDER.is_dir():
        assert not os.environ.get("CI"), f"{FOLDER} is not there, and these tests must run here"
        pytest.skip("the cases are not part of the project's own files")


def checked(store: Store, name: str) -> Checked:
    """The file as an upload of it would be checked, beside the shipped workbook."""
    tables = read_apart((FOLDER / name).read_bytes(), name)
    return check(tables, published_records(store, store.current()), TODAY)


def told(issues: tuple[Issue, ...]) -> set[tuple[str, str, str]]:
    return {(issue.kind, issue.sheet, address(place)) for issue in issues for place in places(issue)}


def test_every_file_of_the_manifest_has_its_line() -> None:
    with (FOLDER / "MANIFEST.csv").open(encoding="utf-8", newline="") as manifest:
        names = [row["file"] for row in csv.DictReader(manifest)]
    assert sorted(names) == sorted(CASES)


@pytest.mark.thinned(3)
@pytest.mark.parametrize("name", sorted(CASES))
def test_a_file_of_the_manifest_is_told_of_or_read_as_it_must_be(name: str, shipped: Store) -> None:
    case, found = CASES[name], checked(shipped, name)
    assert set(case.told) <= told(found.issues), found.issues
    assert not {kind for kind, *_ in told(found.issues)}.intersection(case.untold)
    values = {(record.sheet, record.id): record.values for rows in found.records.values() for record in rows}
    assert {at: values[at[:2]][at[2]] for at in case.reads} == dict(case.reads)
