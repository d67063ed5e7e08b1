"""Sums by funder at each stage, all on one scale; added only where the sum is honest."""

import pandas as pd

from twinboard.bounds import listed, quantity_words, sentence_case
from twinboard.charts.base.chart import Drawing, Empty
from twinboard.charts.base.wording import at_most, counted, headline, subtitle, uncapitalised
from twinboard.charts.money.money_words import (
    NOUNS,
    OPEN,
    STAGES,
    amount_values,
    amount_words,
    largest,
    money_key,
)
from twinboard.frames import Row, rows
from twinboard.periods import NOT_STATED, period_words

NAME = "money_by_funder"
APART = {
    "no funder is named": "no funder is named for them",
    "sources disagree": "the sources disagree about them",
    "perhaps stated twice": "two sources may state the same sum",
    "time not known": "no source says of when some of them are",
    "yearly sums of different periods": "they are yearly sums of different periods",
    "no word is true of the sum": "no word would be true of the sum",
}


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per stage, status and funder, or per amount kept apart, as `charts/money_by_funder` gives it."""
    if frame.empty:
        return Empty(NAME, "No source names an amount of money here.", "Add a row to the sheet Money, with its funder.")
    sums = rows(frame)
    values = amount_values(sums, [_name(row, sums) for row in sums], [STAGES[row["stage"]] for row in sums])
    named = listed([f"{_funder(row)}, {amount_words(row)} ({_standing(row)})" for row in sums])
    return Drawing(
        _title(sums),
        subtitle(
            ", ".join(filter(None, ("Pounds, as stated", _periods(sums)))),
            money_key(values, sums, "actual"),
        ),
        at_most(f"Chart of money by stage and funder: {named}."),
        values.plan.on_screen(),
        pd.DataFrame(
            {
                "Stage": [row["stage"].capitalize() for row in sums],
                "Funder": [_funder(row) for row in sums],
                "Sum": [amount_words(row) for row in sums],
                "Status": [row["status"].capitalize() for row in sums],
                "What for": [listed(row["titles"]) for row in sums],
                "Partner": [listed([*dict.fromkeys(row["partners"])]) for row in sums],
                "Period": [listed([*dict.fromkeys(map(period_words, row["periods"]))]) for row in sums],
                "Added": [_addition(row) for row in sums],
            }
        ),
        _caveats(sums),
        plan=values.plan,
    )


def _title(sums: list[Row]) -> str:
    """Of money that came in or went out if a source says so; else of the first stage drawn."""
    for stage in ("awarded", "received", "spent"):
        if reached := [row for row in sums if row["stage"] == stage and row["status"] not in OPEN]:
            what, briefly, funder = _largest(reached)
            return headline(f"{what}, {funder}" if funder else what, what, briefly)
    alike = [row for row in sums if row["stage"] == sums[0]["stage"] and row["status"] == sums[0]["status"]]
    what, briefly, _ = _largest(alike)
    none = "No actual award" if sums[0]["stage"] == "awarded" else "No award"
    return headline(f"{none} known; {uncapitalised(what)}", what, briefly)


def _largest(sums: list[Row]) -> tuple[str, str, str]:
    """The largest sum of one stage, said in full ("Largest sum of awards: £3 million"), briefly, and whose it is.

    Of several as large as each other no funder is named.
    """
    found = largest(sums)
    first, *others = found.amounts
    status = "" if first["stage"] == "idea" else OPEN.get(first["status"], "")
    noun = f"{status} {NOUNS.get(first['stage'], first['stage'])}".strip()
    funder = "" if others else uncapitalised(_funder(first)) if first["funder"] is None else _funder(first)
    if any(row["has_shares"] for row in sums):
        return found.of(f"sum of {noun}s"), found.of(f"{noun}s"), funder
    if all(row["count_amounts"] == 1 for row in found.amounts):
        return found.of(noun), found.of(noun), funder
    return found.of(f"sum of {noun}s"), found.of(f"{noun}s"), funder


def _funder(row: Row) -> str:
    """Who paid; of what is left of an amount, or of one without shares, that the shares are not stated."""
    if row["part"] == "share" or (not row["unstated"] and row["part"] == "whole"):
        return row["funder"] or "Funder not stated"
    if not row["unstated"]:
        return "Rest, funder not stated"
    named, shares = listed(row["unstated"]), "shares" if len(row["unstated"]) > 1 else "share"
    return (
        f"Rest, {shares} of {named} not stated"
        if row["part"] == "rest"
        else f"{sentence_case(named)}, {shares} not stated"
    )


def _standing(row: Row) -> str:
    return subtitle(row["stage"], row["status"] if row["status"] in OPEN else "")


def _periods(sums: list[Row]) -> str:
    years = sorted({day.year for row in sums for day in (row["first_on"], row["last_on"]) if day})
    missing = any(NOT_STATED in row["periods"] for row in sums)
    span = f"{years[0]} to {years[-1]}" if len(years) > 1 else "".join(str(year) for year in years)
    return subtitle(span, ("some periods not stated" if span else "periods not stated") if missing else "")


def _terms(row: Row) -> str:
    stated = zip(row["amounts_gbp"], row["bounds"], strict=True)
    return " + ".join(quantity_words(amount, bound, "£") for amount, bound in stated)


def _addition(row: Row) -> str:
    if row["judgement"] == "added":
        return f"{_terms(row)} = {amount_words(row)}"
    if row["part"] != "whole":
        whole = quantity_words(row["whole_gbp"], row["whole_bound"], "£")
        return f"Stated share of {whole}" if row["part"] == "share" else f"What the stated shares leave of {whole}"
    return f"Kept apart: {APART[row['judgement']]}" if row["judgement"] in APART else "One amount"


def _caveats(sums: list[Row]) -> tuple[str, ...]:
    said = ["Amounts of different stages or statuses are never added together: a bid is not an award."]
    reasons = {row["judgement"] for row in sums if row["part"] != "rest"} & APART.keys()
    said += [f"Some amounts of one funder are kept apart: {APART[reason]}." for reason in APART if reason in reasons]
    if any(row["has_shares"] for row in sums):
        said.append("Of what several paid together each has its stated share; what is not stated is not divided.")
    if any("none named" in row["partners"] for row in sums):
        said.append("Where the table names no partner, the source ties the money to none.")
    return tuple(said)


def _name(row: Row, sums: list[Row]) -> str:
    """The funder, and what else tells the amount from another of the same."""
    alike = [each for each in sums if _group(each) == _group(row)]
    details = subtitle(
        f"{counted(row['count_amounts'], 'amounts')} added" if row["count_amounts"] > 1 else "",
        row["titles"][0] if len(alike) > 1 and row["count_amounts"] == 1 else "",
    )
    return f"{_funder(row)}{f' ({details})' if details else ''}"


def _group(row: Row) -> tuple[str, str | None]:
    return row["stage"], row["funder"]
