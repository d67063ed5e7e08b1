"""Statements beside the official series: what is counted, of which year, and how far apart they are, in plain words."""

from collections.abc import Sequence
from decimal import Decimal
from html import escape
from itertools import groupby
from operator import itemgetter

import pandas as pd
import streamlit as st

from twinboard.arithmetic import Stated, difference, may_agree, ratio, rounded, share, words
from twinboard.bounds import sentence_case
from twinboard.charts.wording import listed
from twinboard.frames import Row
from twinboard.models import Bound
from twinboard.numerals import PER_CENT, POUNDS
from twinboard.periods import NOT_STATED, in_period
from twinboard.ui.answers import ask, kept
from twinboard.ui.sources import citations, numbers_address, source_html
from twinboard.ui.tables import details_html, table_html

_HUNDRED = Decimal(100)
_DIGITS = 2


def beside_official(partner: str | None = None, fact: str | None = None) -> tuple[Row, ...]:
    """Each statement with each year of its official series; empty where there is none."""
    return ask("evidence/beside_official", partner=partner, fact=fact)


def show_beside_official(partner: str | None = None, fact: str | None = None) -> None:
    """What the official series says beside each statement."""
    st.html(_beside_html(partner, fact))


@kept
def _beside_html(partner: str | None, fact: str | None) -> str:
    found = beside_official(partner, fact)
    statements = [[*years] for _, years in groupby(found, key=itemgetter("fact_id", "official_scope"))]
    heads = ["" if fact else _head_html(years[0]) for years in statements]
    shown = zip(heads, map(_body_html, statements), strict=True)
    return "".join(f'<div class="tb-beside">{head}{body}</div>' for head, body in shown)


def _head_html(row: Row) -> str:
    """The statement and its quote; its own page has both already."""
    link = f'<a href="{escape(numbers_address([row["fact_id"]]))}" target="_self">{escape(_heading(row))}</a>'
    quote = f'<blockquote class="tb-quote">{escape(row["quote"])}</blockquote>' if row["quote"] else ""
    return f"<h3>{link}</h3>{quote}"


def _heading(row: Row) -> str:
    return sentence_case(f"{words(_stated(row), row['unit'])} {_what(row, 'UK exports')}, {_as_stated(row)}")


def _body_html(years: Sequence[Row]) -> str:
    first = years[0]
    sentences = [_counted(first), _when(first), *_measured(years), *_implied(first)]
    lines = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    table = details_html("Show the years", table_html(_table(years), _heading(first), marked_up=["Official number"]))
    cited = citations({"locators": [first["locator"]], "source_ids": [first["source_id"]]}, *years)
    return f'<ul class="tb-plain">{lines}</ul>{source_html(cited)}{table}'


def _stated(row: Row, name: str = "") -> Stated:
    return Stated(Decimal(str(row[f"{name}value"])), Bound(row[f"{name}bound"]))


def _official(row: Row) -> Stated | None:
    """The official number of a year in the statement's own measure; None where it cannot be stated."""
    if row["unit"] != PER_CENT:
        return _stated(row, "official_")
    return None if row["whole_value"] is None else share(_stated(row, "official_"), _stated(row, "whole_"))


def _what(row: Row, exports: str) -> str:
    return f"of {exports} going to {row['partner']}" if row["unit"] == PER_CENT else f"of {exports} to {row['partner']}"


def _as_stated(row: Row) -> str:
    return f"as stated {in_period(row['period'])}"


def _scope(row: Row, name: str) -> str:
    return str(row[name] or f"what, is {NOT_STATED}").lower()


def _counted(row: Row) -> str:
    stated, official = _scope(row, "scope"), _scope(row, "official_scope")
    if stated == official:
        return f"Both count the same: {official}."
    return f"The statement counts {stated}. Official statistics here count {official}: the measures differ."


def _when(row: Row) -> str:
    when = in_period(row["period"])
    if row["period"] == row["official_period"]:
        return f"Both are of the same time: {when}."
    return f"The statement, made {when}, does not say of which year it is. It may rest on an earlier one."


def _measured(years: Sequence[Row]) -> list[str]:
    """Between what the official numbers lie, the one of the statement's first year, and what may be concluded."""
    first, known = years[0], [(row, official) for row in years if (official := _official(row))]
    if not known:
        return ["The whole that the share is of is not in the official series."]
    ends = [
        f"{words(official, first['unit'])} ({row['official_period']})"
        for row, official in (min(known, key=_size), max(known, key=_size))
    ]
    exports = f"UK exports of {_scope(first, 'official_scope')}"
    what = f"official {'share' if first['unit'] == PER_CENT else 'number'} {_what(first, exports)}"
    span = f"{years[0]['official_period']} to {years[-1]['official_period']}"
    return [
        f"From {span}, the {what} lay between {listed(ends)}.",
        *(_in_its_year(row, official) for row, official in known if row["is_first_year"]),
        _conclusion(first, [row for row, official in known if may_agree(_stated(row), official)]),
    ]


def _size(known: tuple[Row, Stated]) -> Decimal:
    return known[1].value


def _in_its_year(row: Row, official: Stated) -> str:
    apart = _apart(row)
    return f"In {row['official_period']}: {words(official, row['unit'])}{f', {apart}' if apart else ''}."


def _apart(row: Row) -> str:
    """How much less or more the official number is than the statement; empty where that cannot be stated."""
    official, stated = _official(row), _stated(row)
    if official is None:
        return ""
    is_less = official.value < stated.value
    left = difference(stated, official) if is_less else difference(official, stated)
    if left is None:
        return ""
    if not left.value:
        return "as stated"
    return f"{words(left, row['unit'])} {'less' if is_less else 'more'} than stated"


def _conclusion(first: Row, agreeing: Sequence[Row]) -> str:
    if _scope(first, "scope") != _scope(first, "official_scope"):
        return "Since they count different things, official statistics neither confirm nor refute the statement."
    if not agreeing:
        return "The official numbers agree with the statement in none of these years."
    return f"The official numbers agree with the statement in {listed([row['official_period'] for row in agreeing])}."


def _implied(row: Row) -> list[str]:
    """What total an amount and its share, stated together, would make, beside the official total of that year."""
    together = [
        other
        for other in beside_official()
        if other["unit"] == PER_CENT != row["unit"]
        and all(other[name] == row[name] for name in ("source_id", "partner_id", "period", "official_scope"))
    ]
    official = next((other for other in together if other["is_first_year"] and other["whole_value"]), None)
    if official is None:
        return []
    part = _stated(official)
    total = ratio(_stated(row), Stated(part.value / _HUNDRED, part.bound, part.is_signed), 0)
    if total is None:
        return []
    near = rounded(total, _DIGITS - len(f"{total.value:.0f}"))
    whole = words(_stated(official, "whole_"), POUNDS)
    return [
        f"Were {words(_stated(row), POUNDS)} {words(part, PER_CENT)}, all UK exports would be {words(near, POUNDS)}. "
        f"Officially, UK exports of {_scope(row, 'official_scope')} to all countries were {whole} in "
        f"{official['official_period']}. Which total the statement means is not stated."
    ]


def _table(years: Sequence[Row]) -> pd.DataFrame:
    frame = {
        "Year": [row["official_period"] for row in years],
        "Official number": [_link(row) for row in years],
        "Of all such exports": [_share_words(row) for row in years],
        "Beside the statement": [_apart(row) for row in years],
    }
    shown = pd.DataFrame(frame)
    return shown.loc[:, (shown != "").any()]


def _link(row: Row) -> str:
    said = words(_stated(row, "official_"), POUNDS)
    return f'<a href="{escape(numbers_address(row["official_ids"]))}" target="_self">{escape(said)}</a>'


def _share_words(row: Row) -> str:
    part = None if row["whole_value"] is None else share(_stated(row, "official_"), _stated(row, "whole_"))
    return words(part, PER_CENT) if part else NOT_STATED
