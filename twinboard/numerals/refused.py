"""What to type instead of a number that is not read: each form that is named here is read."""

import re
from collections.abc import Callable
from decimal import Decimal

from twinboard.numerals.words import OTHER_SCALES
from twinboard.refusals import Refusal
from twinboard.spelt import SPELT

_FRACTIONS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "1/2": "0.5", "1/4": "0.25", "3/4": "0.75"}
_MOST_SPELT = 21
_RAISED = "¹²³⁰⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ᵃᵇᶜ*†‡§"
_OTHER_WORDS = {
    "less than": "up to", "fewer than": "up to", "under": "up to", "below": "up to", "<": "up to",
    "just under": "up to", "as many as": "up to", "as much as": "up to", "max": "up to", "max.": "up to",
    "nearly": "around", "almost": "around", "some": "around", "an estimated": "around", "estimated": "around",
    "est.": "around", "est": "around", "just over": "over", "well over": "over", "in excess of": "over",
    "greater than": "over", "upwards of": "at least", "min": "at least", "min.": "at least",
    "not less than": "at least", "from": "at least",
}  # fmt: skip
_OTHER = "|".join(re.escape(word) for word in sorted(_OTHER_WORDS, key=len, reverse=True))
_RANGE = re.compile(
    r"(?:between |from )?(?P<from>.*?\d[\d,.]*\s?[a-z%]{0,8}?) ?(?:-|–|—|to|and|\.\.|/) ?(?P<to>\D{0,4}\d.*)",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\D*(?:19|20)\d\d ?(?:-|to|/)")
_THOUSANDS = re.compile(r"(?<![\d.,])(\d)(?=\d{3}(?![\d.,]))")
"""Where the comma of four bare digits stands."""
_ESTIMATED = ("est", "estimate", "estimated", "ish", "e", "circa", "ca")
NO_UNITS = frozenset({*OTHER_SCALES, *_ESTIMATED})
"""What stands behind a number and is nothing that is counted."""
_MULTIPLIED = re.compile(
    r"(?P<before>[^\d]*)(?P<number>\d+(?:,\d{3})*(?:\.\d+)?) ?"
    rf"(?P<scale>{'|'.join(sorted(OTHER_SCALES, key=len, reverse=True))})\.?",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"\d[\d.,'’´`_ ]*\d|\d")


def refusal_of(text: str, refusal: Refusal, is_read: Callable[[str], bool]) -> Refusal:
    """The refusal with what to type instead, where something is likely; forms that are not read are left out."""
    if str(refusal) != "cannot be read as one number":
        return refusal
    for look in (
        _estimated,
        _multiplied,
        _signed,
        _raised,
        _power,
        _fraction,
        _without_blank,
        _spelt,
        _separators,
        _in_brackets,
        _another_word,
        _range,
        _the_only_one,
    ):
        if advised := look(text):
            forms = [form for each in advised.instead if _reads(form := each.strip(), is_read)]
            if forms:
                return Refusal(str(advised), *forms, remark=advised.remark)
    return refusal


def _reads(form: str, is_read: Callable[[str], bool]) -> bool:
    try:
        return is_read(form)
    except Refusal:
        return False


def _estimated(text: str) -> Refusal | None:
    """What says behind a number that it is estimated."""
    match = re.fullmatch(
        rf"(.*?\d[^\d()\[\]]*?)[ ,]*[(\[]?(?<![^\W\d_])(?:{'|'.join(_ESTIMATED)})\.?[)\]]?", text, re.IGNORECASE
    )
    return Refusal("has a word behind it that no bound means", f"around {match[1]}") if match else None


def _multiplied(text: str) -> Refusal | None:
    if not (match := _MULTIPLIED.fullmatch(text)):
        return None
    number = Decimal(match["number"].replace(",", "")) * OTHER_SCALES[match["scale"].casefold()]
    return Refusal("is not written in full", f"{match['before']}{number.normalize():,f}")


def _signed(text: str) -> Refusal | None:
    """A sign in a place where none is read: £-5, +5, '5."""
    if match := re.fullmatch(r"(£|€|\$) ?[-−] ?(\d.*)", text):
        return Refusal("has its minus behind the currency", f"-{match[1]}{match[2]}")
    plain = re.fullmatch(r"(?:[+='’‘`]|=?\"(?=.*\"$)) ?([£€$]?\d.*?)\"?", text)
    return Refusal("has a sign before its digits", plain[1]) if plain else None


def _raised(text: str) -> Refusal | None:
    plain = re.sub(rf"[{re.escape(_RAISED)}]+|(?<=\d) ?[\[(](?:\d|note \d+|[a-z])[\])]$", "", text).strip()
    return Refusal("has a mark at its digits, perhaps of a footnote", plain) if plain != text else None


def _power(text: str) -> Refusal | None:
    match = re.fullmatch(r"(\D*)(\d+(?:\.\d+)?)e\+?(\d{1,2})", text, re.IGNORECASE)
    if not match:
        return None
    return Refusal(
        "is written as a power of ten", f"{match[1]}{Decimal(match[2]).scaleb(int(match[3])).normalize():,f}"
    )


def _fraction(text: str) -> Refusal | None:
    match = re.fullmatch(rf"(\D*?)(\d*) ?({'|'.join(_FRACTIONS)})(\D*)", text)
    if not match:
        return None
    number = Decimal(match[2] or 0) + Decimal(_FRACTIONS[match[3]])
    return Refusal("is a fraction", f"{match[1]}{number}{match[4]}")


def _without_blank(text: str) -> Refusal | None:
    apart = re.sub(r"(?<=\d)(?!(?:st|nd|rd|th)\b)(?=[^\W\d_]{2,}(?: [^\d]+)?$)", " ", text)
    return Refusal("has no blank before its unit", apart) if apart != text else None


def _spelt(text: str) -> Refusal | None:
    word = text.casefold()
    return Refusal("is spelt out", str(SPELT[word])) if SPELT.get(word, _MOST_SPELT) < _MOST_SPELT else None


def _separators(text: str) -> Refusal | None:
    """A number whose commas, points, blanks or apostrophes are not commas between thousands and a decimal point."""
    tokens = _TOKEN.findall(text)
    if len(tokens) != 1:
        return None
    [token] = tokens
    for pattern, reason, plainly in _WRITTEN:
        if re.fullmatch(pattern, token):
            forms = (text.replace(token, _with_commas(plain)) for plain in plainly(token))
            return Refusal(reason, *forms)
    if re.search(r"(?<!\d)\.\d", text):
        return Refusal("begins with a point", re.sub(r"(?<!\d)\.(?=\d)", "0.", text))
    if re.search(r"\d[.,](?!\d)", text):
        return Refusal("has a sign behind its digits", re.sub(r"(?<=\d)[.,](?!\d)", "", text))
    return None


def _with_commas(digits: str) -> str:
    return f"{Decimal(digits):,f}"


def _digits(token: str) -> str:
    return re.sub(r"\D", "", token)


_BLANKS = "has blanks between its digits, and can be one number or several"
_NOT_THOUSANDS = "has a comma that does not stand between thousands"
_WRITTEN: tuple[tuple[str, str, Callable[[str], tuple[str, ...]]], ...] = (
    (r"\d{1,3}(?: \d{3})+", _BLANKS, lambda token: (_digits(token),)),
    (r"\d{1,3}(?: \d{3})+[.,]\d+", _BLANKS, lambda token: (token.replace(" ", "").replace(",", "."),)),
    (
        r"\d{1,3}(?:['’´`_]\d{3})+(?:\.\d+)?",
        "has other signs than commas between its thousands",
        lambda token: (re.sub(r"[^\d.]", "", token),),
    ),
    (
        r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?",
        "has commas that do not stand between thousands",
        lambda token: (token.replace(",", ""),),
    ),
    (
        r"\d{1,3}(?:\.\d{3})+,\d+",
        "has a comma for its decimal sign",
        lambda token: (token.replace(".", "").replace(",", "."),),
    ),
    (r"\d{1,3}(?:\.\d{3}){2,}", "has points between its thousands", lambda token: (_digits(token),)),
    (
        r"\d+,\d{1,2}|0+,\d+",
        f"{_NOT_THOUSANDS}: a decimal sign, or two numbers",
        lambda token: (token.replace(",", "."),),
    ),
    (
        r"\d{4,},\d{3}|\d+,\d{4,}",
        f"{_NOT_THOUSANDS}: a decimal sign, or a slip",
        lambda token: (token.replace(",", "."), _digits(token)),
    ),
)
"""What can stand between digits, the reason why it is refused, and the number that it may be in plain digits."""


def _in_brackets(text: str) -> Refusal | None:
    match = re.fullmatch(r"\((.+)\)|([^-−]+)[-−]", text)
    return Refusal("is written as accounts write a number below zero", f"-{match[1] or match[2]}") if match else None


def _another_word(text: str) -> Refusal | None:
    match = re.fullmatch(rf"({_OTHER}) ?(?=[\d£€$])(.+)", text, re.IGNORECASE)
    if not match:
        return None
    return Refusal("has a word that no bound means", f"{_OTHER_WORDS[match[1].casefold()]} {match[2]}")


def _range(text: str) -> Refusal | None:
    """What is written like a range and can be something else: the range in its own words, or one of its ends."""
    match = _RANGE.fullmatch(text)
    if not match:
        return None
    low, high = (_THOUSANDS.sub(r"\1,", match[end].strip()) for end in ("from", "to"))
    years = "; years belong into a column of times" if _YEARS.match(text) else ""
    remark = f"If one end is meant, say the other in the note{years}"
    forms = (f"between {low} and {high}", f"up to {match['to']}", f"at least {match['from']}")
    return Refusal("is a range or two numbers", *forms, remark=remark)


def _the_only_one(text: str) -> Refusal | None:
    """The number with what stands before it, where words stand behind it."""
    match = re.fullmatch(r"(?P<number>[^\d]*\d[\d,.]*?(?: ?(?:k|m|bn|million|billion|%))?)(?!\w)[ ,.;:]*[^\d]+", text)
    return Refusal("has more than a number", match["number"]) if match else None
