"""Who paid, each with its share where that is stated: how it is typed, how it is kept, how it is said.

A cell lists payers with semicolons between them, and behind each the pounds that it paid: “Derby City Council £2,000;
Derbyshire County Council over £1,500; the host”. It is kept as it is said there, one form for all: the view
`paid_shares` takes it apart in the same way, and a test holds the two together. A payer without pounds has no share:
none is worked out, and nothing is divided.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from twinboard.bounds import listed, quantity_words, word_of
from twinboard.models import Bound
from twinboard.numerals import MONEY, POUNDS, Quantity, Separator, in_digits, read_quantity, separators_written
from twinboard.refusals import Refusal

NOT_STATED = "share not stated"
_BETWEEN = re.compile(r"\s*[;；\n\r|•\u2028\u2029]+\s*")
_KEPT = re.compile(
    r"(?P<payer>.*?)(?: (?P<bound>over|at least|up to|around)| between £(?P<low>[\d,]+(?:\.\d+)?) and)?"
    r" £(?P<digits>[\d,]+(?:\.\d+)?)"
)
_STARTS = re.compile(r"(?:(?<=\s)|(?<=[:=–—]))(?=[^\s:=–—-]|[-−]\s?£?\d)")
_BRACKETED = re.compile(r"(?P<payer>.*\S)\s*[(\[](?P<amount>[^()\[\]]*)[)\]]")
_SIGNS = " \t\u00a0:=,–—-"
_FROM = re.compile(r"^(?:paid |met |borne |given )?(?:by|from|of)\s+", re.IGNORECASE)
_PAID = re.compile(r"\s+(?:paid|pays|gave|gives|met|contributed|contributes|will pay|to pay)$", re.IGNORECASE)
_OTHER_WORD = re.compile(
    r"(?:^|.*[\s(])(?:under|below|less than|fewer than|nearly|almost|between|just|only|not|minus|plus|max|min|"
    r"maximum|minimum|est|estimated|say|some|per|each|and|or|to|from|than|half|of|up|least|&|\+|<|=<|x)\W*",
    re.IGNORECASE,
)
"""What stands before an amount and changes it, and is none of the words that are kept with a number."""
_AMOUNT = re.compile(
    rf"[£€$¥₹]\s*\d|\b\d[\d,.]*\s*(?:{'|'.join(word for word in MONEY if word.isalpha())}|pounds?)\b", re.IGNORECASE
)
_BARE = re.compile(r"(?:.*\s)?(?:\d{1,3}(?:,\d{3})+(?:\.\d\d)?|\d+\.\d\d|\d+k)\)?", re.IGNORECASE)
_PART = re.compile(
    r".*(?:\d\s?%|\bper ?cent|\b(?:a |one )?hal(?:f|ves)|\b(?:a |one |two )?thirds?|\bquarters?|\bequally|50[/:]50)\W*",
    re.IGNORECASE,
)
_BEHIND_AMOUNT = re.compile(r"(?<=[\dkmn)])\s*(?:,|&|\+|/|\band\b)\s*(?:and\s+)?(?=[^\W\d])", re.IGNORECASE)
_BEFORE_AMOUNT = re.compile(r"\s*(?:,|&|\+|/|\band\b)\s*(?:and\s+)?(?=[£€$¥])", re.IGNORECASE)
_BODIES = re.compile(
    r"\b(?:council|university|college|school|ltd|limited|plc|chamber|trust|board|department|ministry|office|embassy|"
    r"consulate|agency|authority|association|society|company|fund|hosts?)\b",
    re.IGNORECASE,
)
_PERHAPS = re.compile(r"\s*,\s*|\s*/\s*|\s+(?:and|&|\+)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Share:
    """A payer, and the pounds that it is stated to have paid; `value` is None where its share is not stated."""

    payer: str
    value: Decimal | None = None
    bound: Bound = Bound.EXACT
    high: Decimal | None = None

    @property
    def word(self) -> str:
        """Its bound, of a range with its higher end."""
        return word_of(self.bound, self.high)

    @property
    def kept(self) -> str:
        """As it is kept: “Derby City Council over £2,000”."""
        if self.value is None:
            return self.payer
        if self.high is not None:
            return f"{self.payer} between £{in_digits(self.value)} and £{in_digits(self.high)}"
        word = "" if self.bound is Bound.EXACT else f"{self.bound} "
        return f"{self.payer} {word}£{in_digits(self.value)}"

    @property
    def words(self) -> str:
        """As readers see it: “Derby City Council (over £2,000)”."""
        return f"{self.payer} ({NOT_STATED if self.value is None else quantity_words(self.value, self.word, POUNDS)})"


@dataclass(frozen=True)
class Shares:
    """What a cell says: its payers in order, and what is to be asked about it.

    `unread` is the first entry with a share that is not read, and `why`; `is_refused`: as it stands it would be taken
    for one. `is_taken_apart`: where no semicolon stood; `may_be_several`: one entry may name several.
    """

    entries: tuple[Share, ...]
    unread: str = ""
    why: str = ""
    is_refused: bool = False
    is_taken_apart: bool = False
    may_be_several: bool = False

    @property
    def kept(self) -> str:
        return "; ".join(entry.kept for entry in self.entries)


def read_shares(text: str) -> Shares:
    """Reads what stands in a cell; what is not plainly a share in pounds stays part of the name, and is asked about.

    Raises Refusal where an amount stands without anybody who paid it.
    """
    entries: list[Share] = []
    unread = why = ""
    refused = apart = several = False
    for typed in filter(None, map(str.strip, _BETWEEN.split(text))):
        share, reason = _read(typed)
        pieces = _taken_apart(typed) if reason or share.value is None else ()
        if pieces:
            apart = True
            entries += pieces
            continue
        if reason and not (unread and refused):
            unread, why, refused = typed, reason, _KEPT.fullmatch(typed) is not None
        several |= sum(bool(_BODIES.search(each)) for each in _PERHAPS.split(share.payer)) > 1
        entries.append(share)
    return Shares(tuple(entries), unread, why, refused, apart, several)


def kept_shares(kept: str | None) -> tuple[Share, ...]:
    """The payers of a cell as it is kept."""
    found = (_KEPT.fullmatch(entry.strip()) or entry.strip() for entry in (kept or "").split(";") if entry.strip())
    return tuple(Share(one) if isinstance(one, str) else _share(one) for one in found)


def _share(match: re.Match[str]) -> Share:
    digits = _digits(match["digits"])
    if match["low"]:
        return Share(match["payer"], _digits(match["low"]), Bound.BETWEEN, digits)
    return Share(match["payer"], digits, Bound(match["bound"] or "exact"))


def payers_words(kept: str | None) -> str:
    """Who paid, for readers: each with its share, or that it is not stated; of a single payer only its name then."""
    shares = kept_shares(kept)
    if len(shares) == 1 and shares[0].value is None:
        return shares[0].payer
    return listed([share.words for share in shares])


def payer_names(kept: str | None) -> str:
    """Who paid, without the shares."""
    return listed([share.payer for share in kept_shares(kept)])


def _digits(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _read(typed: str) -> tuple[Share, str]:
    """One entry, and why what looks like a share in it is not read as one."""
    ways = (found for look in (_bracketed, _behind, _before) if (found := look(typed)))
    found = next((way for way in ways if not _AMOUNT.search(way[0])), None)
    payer, quantity = found or (typed, None)
    payer = payer.strip(_SIGNS)
    if found and not payer:
        raise Refusal("names no payer")
    if quantity is None or _AMOUNT.search(payer):
        return Share(typed), _why_not(typed)
    if _OTHER_WORD.fullmatch(payer):
        return Share(typed), "has another word than over, at least, up to or around before the amount"
    if quantity.unit not in (None, POUNDS):
        return Share(typed), f"is in {quantity.unit}"
    if Separator.LONE_POINT in separators_written(typed):
        return Share(typed), "can be read in two ways"
    if quantity.value < 0:
        return Share(typed), "is below zero"
    return Share(payer, quantity.value, quantity.bound or Bound.EXACT, quantity.high), ""


def _why_not(typed: str) -> str:
    if len(_AMOUNT.findall(typed)) > 1:
        return "has more than one amount"
    if _AMOUNT.search(typed):
        return "stands in the midst of words"
    if _PART.fullmatch(typed):
        return "is a part, not pounds"
    return "may be a number of something else than pounds" if _BARE.fullmatch(typed) else ""


def _bracketed(typed: str) -> tuple[str, Quantity] | None:
    match = _BRACKETED.fullmatch(typed)
    quantity = _money(match["amount"]) if match else None
    return (match["payer"], quantity) if match and quantity else None


def _behind(typed: str) -> tuple[str, Quantity] | None:
    """The longest end of the entry that is an amount; behind a colon a number is one without the sign of pounds."""
    if quantity := _money(typed):
        return "", quantity
    for start in (match.start() for match in _STARTS.finditer(typed)):
        before, behind = typed[:start], typed[start:]
        is_named = before.rstrip().endswith((":", "="))
        if behind.startswith("C ") or not (quantity := _money(behind, may_be_bare=is_named)):
            continue
        return _PAID.sub("", before.strip(_SIGNS)), quantity
    return None


def _before(typed: str) -> tuple[str, Quantity] | None:
    """An amount before the name: “£2,000 from Derby City Council”."""
    for start in reversed([match.start() for match in _STARTS.finditer(typed)]):
        if quantity := _money(typed[:start].rstrip(_SIGNS)):
            return _FROM.sub("", typed[start:], count=1), quantity
    return None


def _money(text: str, *, may_be_bare: bool = False) -> Quantity | None:
    try:
        quantity = read_quantity(text)
    except Refusal:
        return None
    if quantity.unit is None:
        return quantity if may_be_bare else None
    return quantity if quantity.unit in (POUNDS, *MONEY.values()) else None


def _taken_apart(typed: str) -> tuple[Share, ...]:
    """Payers with commas or “and” between them, where an amount stands before each of those; else none."""
    for between in (_BEHIND_AMOUNT, _BEFORE_AMOUNT):
        pieces = [piece for piece in between.split(typed) if piece.strip()]
        if len(pieces) > 1 and (read := _all_read(pieces)):
            return read
    return ()


def _all_read(pieces: Sequence[str]) -> tuple[Share, ...]:
    try:
        found = [_read(piece.strip()) for piece in pieces]
    except Refusal:
        return ()
    is_read = not any(reason for _, reason in found) and any(share.value is not None for share, _ in found)
    return tuple(share for share, _ in found) if is_read else ()


def twice_named(entries: Iterable[Share], key: Callable[[str], str]) -> str:
    """The first payer that stands there twice, as people read it."""
    seen: set[str] = set()
    for entry in entries:
        if key(entry.payer) in seen:
            return entry.payer
        seen.add(key(entry.payer))
    return ""
