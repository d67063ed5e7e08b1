"""Examples of what follows from numbers that are not exact: declared as they are typed, worked out when shown."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from twinboard.arithmetic import Stated, difference, mean, printed, ratio, rounded, share, total, words
from twinboard.bounds import quantity_words, word_of
from twinboard.models import Bound
from twinboard.numerals import PER_CENT, read_quantity
from twinboard.ui.method.sections import BOUNDS, ROUNDING, TOTALS

CANNOT = "cannot be stated"


@dataclass(frozen=True)
class Example:
    """What is asked of some numbers, in words with a gap for each, and why the answer, or none, is what is true.

    The answer is in the unit of the first number, unless it has one of its own.
    """

    asked: str
    typed: tuple[str, ...]
    make: Callable[..., Stated | None]
    why: str
    unit: str | None = None

    def question(self) -> str:
        return self.asked.format(*(words(*read_term(each)) for each in self.typed))

    def answer(self) -> str:
        """The number with its word, as a committee prints it, or that there is none."""
        terms = [read_term(each) for each in self.typed]
        made = self.make(*(term for term, _ in terms))
        return words(made, terms[0][1] if self.unit is None else self.unit) if made else CANNOT


def read_term(typed: str) -> tuple[Stated, str]:
    """A number as an officer types it, and its unit."""
    read = read_quantity(typed)
    return Stated(read.value, read.bound or Bound.EXACT, high=read.high), read.unit or ""


def _sum(*terms: Stated) -> Stated | None:
    summed = total(terms)
    return summed and printed(summed, terms)


def _mean(*terms: Stated) -> Stated | None:
    return mean(terms)


_NEAR = "Less than half of the larger number is left, and “around” may leave more than that open."
_HUNDREDS = partial(rounded, places=-2)

EXAMPLES = {
    TOTALS: (
        Example("{} and {}", ("over 3,000 jobs", "3,300 jobs"), _sum, "An exact number leaves the word as it is."),
        Example("{} and {}", ("over 10 visits", "at least 5 visits"), _sum, "The one is more, so the sum is more."),
        Example("{} and {}", ("up to 4 people", "up to 6 people"), _sum, "Neither can be more."),
        Example("{} and {}", ("around £750,000", "around £750,000"), _sum, "Both are near, and so is their sum."),
        Example(
            "{} and {}", ("between £4,000 and £5,000", "£1,000"), _sum, "The ends are added, the lower and the higher."
        ),
        Example("{} and {}", ("over 10 people", "up to 5 people"), _sum, "One is more, the other may be less."),
        Example("{} and {}", ("around 10 people", "over 5 people"), _sum, "One may be less, the other is more."),
    ),
    BOUNDS: (
        Example(
            "{} less {}", ("10 visits", "at least 3 visits"), difference, "The more is taken away, the less is left."
        ),
        Example("{} less {}", ("over 10 visits", "over 3 visits"), difference, "Either may be more by any amount."),
        Example("{} less {}", ("around 10 tonnes", "around 6 tonnes"), difference, _NEAR),
        Example(
            "{} as a share of {}", ("over 20 pupils", "80 pupils"), share, "The word of the part is kept.", PER_CENT
        ),
        Example("{} as a share of {}", ("1 pupils", "3 pupils"), share, "Rounded, which it says.", PER_CENT),
        Example("{} for {}, each", ("around £4,000", "16 people"), ratio, "The word of the cost is kept."),
        Example("{} for {}, each", ("£20", "up to 5 people"), ratio, "The fewer they are, the more it is for each."),
        Example("{} for {}, each", ("over £20", "over 5 people"), ratio, "Either may be more by any amount."),
        Example("The mean of {}, {} and {}", ("1 visits", "1 visits", "2 visits"), _mean, "Rounded, which it says."),
    ),
    ROUNDING: (
        Example(
            "{} and {}",
            ("around 3,000 jobs", "3,347 jobs"),
            _sum,
            "No more exact than the number around 3,000.",
        ),
        Example("{}, in hundreds", ("over 3,456 jobs",), _HUNDREDS, "Down: over 3,500 might not be true."),
        Example("{}, in hundreds", ("up to £3,456",), _HUNDREDS, "Up: up to £3,400 might not be true."),
        Example("{}, in hundreds", ("between £3,420 and £3,456",), _HUNDREDS, "Outward: down below, up above."),
        Example("{}, in hundreds", ("3,456 people",), _HUNDREDS, "What was exact and is rounded is around."),
    ),
}

OF_EACH_BOUND = {bound: quantity_words(3000, word_of(bound, 3500), "jobs") for bound in Bound}
"""One number with each of the six words."""
