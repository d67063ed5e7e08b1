"""Numbers as officers type them, and how numbers are found in texts again."""

from twinboard.numerals.quantity import (
    LARGEST,
    Quantity,
    TooFine,
    as_decimal,
    as_general,
    checked,
    in_digits,
    ordinal,
    read_quantity,
    says_instead,
    scale_of,
)
from twinboard.numerals.separators import Separator, separators_written
from twinboard.numerals.words import BOUND_WORDS, MONEY, PER_CENT, POUNDS, RANK, SCALES, is_unit, may_be_unit

__all__ = [
    "BOUND_WORDS",
    "LARGEST",
    "MONEY",
    "PER_CENT",
    "POUNDS",
    "RANK",
    "SCALES",
    "Quantity",
    "Separator",
    "TooFine",
    "as_decimal",
    "as_general",
    "checked",
    "in_digits",
    "is_unit",
    "may_be_unit",
    "ordinal",
    "read_quantity",
    "says_instead",
    "scale_of",
    "separators_written",
]
