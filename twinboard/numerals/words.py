"""The words that are typed with a number: how exact it is, how large, in which money, of what."""

import re

from twinboard.models import Bound
from twinboard.plurals import singular

POUNDS, PER_CENT, RANK = "£", "per cent", "rank"
BOUND_WORDS = {
    "over": Bound.OVER,
    "more than": Bound.OVER,
    "above": Bound.OVER,
    ">": Bound.OVER,
    "≥": Bound.AT_LEAST,
    ">=": Bound.AT_LEAST,
    "≤": Bound.UP_TO,
    "<=": Bound.UP_TO,
    "at least": Bound.AT_LEAST,
    "a minimum of": Bound.AT_LEAST,
    "minimum of": Bound.AT_LEAST,
    "no fewer than": Bound.AT_LEAST,
    "up to": Bound.UP_TO,
    "at most": Bound.UP_TO,
    "no more than": Bound.UP_TO,
    "a maximum of": Bound.UP_TO,
    "maximum of": Bound.UP_TO,
    "around": Bound.AROUND,
    "about": Bound.AROUND,
    "approximately": Bound.AROUND,
    "approx.": Bound.AROUND,
    "approx": Bound.AROUND,
    "roughly": Bound.AROUND,
    "circa": Bound.AROUND,
    "ca.": Bound.AROUND,
    "c.": Bound.AROUND,
    "c": Bound.AROUND,
    "~": Bound.AROUND,
    "exactly": Bound.EXACT,
    "exact": Bound.EXACT,
}
SCALES = {
    "k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "billion": 9,
}  # fmt: skip
ABBREVIATIONS = frozenset({"k", "m", "mn", "bn"})
"""Scales of which the letters may begin a unit as well: 12m of months."""
AFTER_WORDS = {
    "or more": Bound.AT_LEAST, "at least": Bound.AT_LEAST, "minimum": Bound.AT_LEAST, "plus": Bound.AT_LEAST,
    "or so": Bound.AROUND, "approx": Bound.AROUND, "approximately": Bound.AROUND, "or thereabouts": Bound.AROUND,
    "or less": Bound.UP_TO, "or fewer": Bound.UP_TO, "at most": Bound.UP_TO, "maximum": Bound.UP_TO,
}  # fmt: skip
OTHER_SCALES = {
    "hundred": 100, "dozen": 12, "lakh": 10**5, "crore": 10**7, "mill": 10**6, "mln": 10**6, "mio": 10**6, "kk": 10**6,
    "mrd": 10**9, "trillion": 10**12, "trn": 10**12, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "億": 10**8,
    "亿": 10**8,
}  # fmt: skip
"""What is written behind a number and multiplies it, and is not read: the number in full is proposed."""
MONEY = {
    "£": POUNDS, "gbp": POUNDS, "€": "euros", "eur": "euros", "$": "dollars", "us$": "US dollars", "usd": "US dollars",
    "¥": "yen or yuan", "jpy": "yen", "円": "yen", "cny": "yuan", "rmb": "yuan", "元": "yuan", "₹": "rupees",
    "inr": "rupees", "chf": "Swiss francs", "a$": "Australian dollars", "aud": "Australian dollars",
    "hk$": "Hong Kong dollars", "hkd": "Hong Kong dollars", "c$": "Canadian dollars", "cad": "Canadian dollars",
    "₩": "won", "krw": "won", "zł": "zloty", "pln": "zloty",
}  # fmt: skip
POUNDS_WORDS = ("pound", "pounds", "pounds sterling", "sterling")

_IN_SHORT = {
    "years": {"yr", "yrs"}, "months": {"mth", "mths", "mo", "mos"}, "weeks": {"wk", "wks"}, "hours": {"hr", "hrs"},
    "minutes": {"min", "mins"}, "kilometres": {"km", "kms", "kilometers"}, "miles": {"mi"},
    "people": {"ppl", "pax", "persons"},
}  # fmt: skip


def is_unit(typed: str, unit: str) -> bool:
    """Whether words typed behind a number name that unit, in the plural, in the singular or in short."""
    named = {unit.casefold(), singular(unit).casefold()} | _IN_SHORT.get(unit.casefold(), set())
    return typed.casefold().rstrip(".") in named or (typed == POUNDS and unit.casefold() in POUNDS_WORDS)


def may_be_unit(scale: str, unit: str) -> bool:
    """Whether an abbreviated scale may stand for a word of that unit: m of months or square miles, k of km."""
    letters = ".*".join(map(re.escape, scale.casefold()))
    return bool(scale) and any(re.match(letters, word) for word in unit.casefold().split())
