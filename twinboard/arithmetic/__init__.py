"""What follows from numbers that are not exact: sums, differences, shares, ratios and means, each with its word.

A result is never narrower than the truth. Where no word of the six is true of it, or where the words of its terms say
too little, there is no result: None means that it cannot be stated. Values are as the store keeps them: below 10^18,
with at most six decimal places.
"""

from twinboard.arithmetic.carried import Carried, NoWord
from twinboard.arithmetic.results import (
    bound_of_sum,
    difference,
    mean,
    printed,
    ratio,
    rounded,
    share,
    total,
)
from twinboard.arithmetic.rounding import decimals_of
from twinboard.arithmetic.stated import (
    Reach,
    Stated,
    may_agree,
    may_be_quotient,
    may_be_sum,
    reach,
    words,
)

__all__ = [
    "Carried",
    "NoWord",
    "Reach",
    "Stated",
    "bound_of_sum",
    "decimals_of",
    "difference",
    "may_agree",
    "may_be_quotient",
    "may_be_sum",
    "mean",
    "printed",
    "ratio",
    "reach",
    "rounded",
    "share",
    "total",
    "words",
]
