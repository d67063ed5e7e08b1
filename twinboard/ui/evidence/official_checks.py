"""Statements beside the official series: what is counted, of which year, and how far apart they are, in plain words."""

from collections.abc import Sequence
from decimal import Decimal
from html import escape
from itertools import groupby
from operator import itemgetter

import pandas as pd
import streamlit as st

from twinboard.arithmetic import Stated, difference, may_agree, printed, ratio, rounded, share, words
from twinboard.bounds import listed, sentence_case
from twinboard.frames import Row
from twinboard.numerals import PER_CENT, POUNDS
from twinboard.periods import NOT_STATED, in_period, period_words
from twinboard.ui.answers import ask, cached
from twinboard.ui.evidence.source_lines import citations, numbers_address, source_html
from twinboard.ui.tables import details_html, table_html

EXPORTS = "uk-exports"
"""How the ids of the indicators of exports and of their share begin."""
_HUNDRED = Decimal(100)
_DIGITS = 2


def beside_official(
    partner: str | None = None, fact: str | None = None, indicator: str | None = None
) -> tuple[Row, ...]:
    """Each statement with each year of its official series; of the indicators whose ids begin so, or of all."""
    return ask("evidence/beside_official", partner=partner, fact=fact, indicator=indicator)


def show_beside_official(partner: str | None = None, fact: str | None = None, indicator: str | None = None) -> None:
    """What the official series says beside each statement."""
    st.html(_beside_html(partner, fact, indicator))


@cached
def said_beside() -> dict[tuple[str, str], tuple[str, tuple[str, ...]]]:
    """What is said of each statement, by its id and what the statistics count: its heading, the verdict, the rest."""
    statements = [[*years] for _, years in groupby(beside_official(), key=itemgetter("fact_id", "official_scope"))]
    return {
        (years[0]["fact_id"], years[0]["official_scope"]): (_heading(years[0]), (_verdict(years), *_sentences(years)))
        for years in statements
    }


@cached
def _beside_html(partner: str | None, fact: str | None, indicator: str | None) -> str:
    found = beside_official(partner, fact, indicator)
    statements = [[*years] for _, years in groupby(found, key=itemgetter("fact_id", "official_scope"))]
    heads = ["" if fact else _head_html(years[0]) for years in statements]
    shown = zip(heads, map(_body_html, statements), strict=True)
    statements_html = "".join(f'<div class="tb-beside">{head}{body}</div>' for head, body in shown)
    return f'<div class="tb-besides">{statements_html}</div>'


def _head_html(row: Row) -> str:
    """The statement and its quote; its own page has both already."""
    link = f'<a href="{escape(numbers_address([row["fact_id"]]))}" target="_self">{escape(_heading(row))}</a>'
    quote = f'<blockquote class="tb-quote">{escape(row["quote"])}</blockquote>' if row["quote"] else ""
    return f"<h3>{link}</h3>{quote}"


def _heading(row: Row) -> str:
    said = words(_stated(row), row["unit"])
    what = f"{said} of {_exports(row)}" if _is_of_exports(row) else f"{said} ({_subject(row)})"
    return sentence_case(f"{what}, as stated {in_period(row['period'])}")


def _body_html(years: Sequence[Row]) -> str:
    first = years[0]
    sentences = _sentences(years)
    verdict = f'<p class="tb-strong">{escape(_verdict(years))}</p>'
    lines = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    table = details_html("Show the years", table_html(_table(years), _heading(first), marked_up=["Official number"]))
    cited = citations({"locators": [first["locator"]], "source_ids": [first["source_id"]]}, *years)
    return f'{verdict}<ul class="tb-plain">{lines}</ul>{source_html(cited)}{table}'


def _sentences(years: Sequence[Row]) -> list[str]:
    return [_counted(years[0]), _when(years), *_measured(years), *_implied(years[0])]


def _stated(row: Row, name: str = "") -> Stated:
    return Stated.of(row[f"{name}value"], row[f"{name}bound"])


def _official(row: Row) -> Stated | None:
    """The official number of a year in the statement's own measure; None where it cannot be stated."""
    return _share(row) if row["is_share"] else _stated(row, "official_")


def _share(row: Row) -> Stated | None:
    """The official number in per cent of the whole; None where there is no whole."""
    return None if row["whole_value"] is None else share(_stated(row, "official_"), _stated(row, "whole_"))


def _is_of_exports(row: Row) -> bool:
    return str(row["indicator_id"]).startswith(EXPORTS)


def _exports(row: Row, counted: str = "") -> str:
    return f"UK exports{counted} {'going to' if row['is_share'] else 'to'} {row['partner']}"


def _subject(row: Row) -> str:
    return ", ".join(filter(None, (str(row["measure"]).lower(), row["partner"])))


def _scope(row: Row, name: str) -> str:
    return str(row[name] or f"what, is {NOT_STATED}").lower()


def _counted(row: Row) -> str:
    official = _scope(row, "official_scope")
    if row["is_same_scope"]:
        return f"Both count the same: {official}."
    stated = f"counts “{_scope(row, 'scope')}”" if row["scope"] else "does not say what it counts"
    known = f"count “{official}”" if row["official_scope"] else "do not say what they count"
    return f"The statement {stated}. Official statistics here {known}."


def _when(years: Sequence[Row]) -> str:
    first, when = years[0], in_period(years[0]["period"])
    if first["period"] == first["official_period"]:
        return f"Both are of the same time: {when}."
    if first["is_open"]:
        return f"The statement, made {when}, does not say of which year it is. It may rest on an earlier year."
    return f"The statement is of {period_words(first['period'])}, and the official numbers are of {_span(years)}."


def _span(years: Sequence[Row]) -> str:
    ends = dict.fromkeys(row["official_period"] for row in (years[0], years[-1]))
    return " to ".join(period_words(end) for end in ends)


def _measured(years: Sequence[Row]) -> list[str]:
    """Between what the official numbers lie, and the one of the statement's first year."""
    known = [(row, official) for row in years if (official := _official(row))]
    if not known:
        return ["The whole that the share is of is not in the official series."]
    return [
        *([_between(years, known)] if len(known) > 1 else []),
        *(_in_its_year(row, official) for row, official in known if row["is_first_year"] or len(known) == 1),
    ]


def _between(years: Sequence[Row], known: Sequence[tuple[Row, Stated]]) -> str:
    first = years[0]
    low, high = (
        f"in {row['official_period']} ({words(official, first['unit'])})"
        for row, official in (min(known, key=_size), max(known, key=_size))
    )
    exports = _exports(first, f" of {_scope(first, 'official_scope')}")
    what = f"{'share' if first['is_share'] else 'number'} of {exports}"
    counted = what if _is_of_exports(first) else f"number ({_subject(first)})"
    return f"From {_span(years)}, the official {counted} was lowest {low} and highest {high}."


def _size(known: tuple[Row, Stated]) -> Decimal:
    return known[1].value


def _in_its_year(row: Row, official: Stated) -> str:
    apart = _apart(row)
    counted = f" ({row['official_scope'].lower()})" if row["official_scope"] and not row["is_same_scope"] else ""
    return f"In {row['official_period']}: {words(official, row['unit'])}{counted}{f', {apart}' if apart else ''}."


def _apart(row: Row) -> str:
    """How much less or more the official number is than the statement, and where that is not like with like, so."""
    official, stated = _official(row), _stated(row)
    if official is None:
        return ""
    is_less = official.value < stated.value
    than_stated = f"{'less' if is_less else 'more'} than stated"
    left = difference(stated, official) if is_less else difference(official, stated)
    if left is None:
        return "" if may_agree(stated, official) else f"{than_stated}; by how much is not known"
    if not left.value:
        return "as stated"
    if row["is_same_scope"]:
        return f"{words(printed(left, [official, stated]), row['unit'])} {than_stated}"
    near = rounded(left, _DIGITS - len(f"{left.value:.0f}"))
    counted = f"which counts {row['scope'].lower()}" if row["scope"] else "of which it is not known what it counts"
    return f"{words(near, row['unit'])} {than_stated}, {counted}"


def _verdict(years: Sequence[Row]) -> str:
    """What may be concluded, said first."""
    first = years[0]
    if not (first["scope"] and first["official_scope"]):
        return "Official statistics neither confirm nor refute it: it is not known whether they count the same."
    if not first["is_same_scope"]:
        return "Official statistics neither confirm nor refute it: they count something else."
    agreeing = [row["official_period"] for row in years if (one := _official(row)) and may_agree(_stated(row), one)]
    if not agreeing:
        return f"The official numbers of {_span(years)} do not agree with it."
    return f"The official number agrees with it in {listed(agreeing)}."


def _implied(row: Row) -> list[str]:
    """What total an amount and its share, stated together, would make, beside the official total of that year."""
    together = [
        other
        for other in beside_official(indicator=EXPORTS)
        if other["is_share"] > row["is_share"]
        and all(other[name] == row[name] for name in ("source_id", "partner_id", "period", "official_scope"))
    ]
    official = next((other for other in together if other["is_first_year"] and other["whole_value"]), None)
    if official is None:
        return []
    part = _stated(official)
    high = None if part.high is None else part.high / _HUNDRED
    total = ratio(_stated(row), Stated(part.value / _HUNDRED, part.bound, part.is_signed, high), 0)
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
        "Share of all UK exports of its kind": [_share_words(row) for row in years],
        "Beside the statement": [_apart(row) for row in years],
    }
    shown = pd.DataFrame(frame)
    return shown.loc[:, (shown != "").any()]


def _link(row: Row) -> str:
    said = words(_stated(row, "official_"), row["official_unit"])
    return f'<a href="{escape(numbers_address(row["official_ids"]))}" target="_self">{escape(said)}</a>'


def _share_words(row: Row) -> str:
    part = _share(row)
    return words(part, PER_CENT) if part else ""
