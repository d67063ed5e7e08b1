"""Words and sums that the charts of worth share: totals of a model, ranges, workings, and the mark of a what-if."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

import plotly.graph_objects as go

from twinboard.arithmetic import Carried, Stated, words
from twinboard.bounds import listed, quantity_words
from twinboard.charts.base.look import TEXT
from twinboard.charts.base.wording import at_most, counted, headline
from twinboard.estimates import Estimate, Given, Model, said, total_of
from twinboard.models import Bound

WHAT_IF = "What if: "
_TALL = 26
_ONE_THING = (
    ("visitor_spending", "visitor_spending_by_visit"),
    ("net_effect", "net_effect_by_visit"),
)
"""Models that say the same in two ways, by nights stayed and by visit: gross, then net."""
OWN = "the officers’ own assumption, which no document states"


@dataclass(frozen=True)
class Total:
    """What the estimates of one model come to, of as many of its cases as can be computed."""

    model: Model
    estimates: Sequence[Estimate]

    @cached_property
    def known(self) -> list[Estimate]:
        return [each for each in self.estimates if each.central is not None]

    @cached_property
    def central(self) -> Stated | None:
        return said(total_of([each.central for each in self.known]), self.model.unit)

    @cached_property
    def widest(self) -> Stated | None:
        """With every assumption from its low to its high."""
        return said(total_of([each.widest for each in self.known]), self.model.unit)

    @property
    def assumptions(self) -> dict[str, Given]:
        return assumptions_of(self.known)

    @property
    def words(self) -> str:
        """ "around £8,750, between £7,000 and £10,500"."""
        central = words(self.central, self.model.unit) if self.central else ""
        return ", ".join(filter(None, [central, self.range_words]))

    @property
    def range_words(self) -> str:
        return range_words(self.widest, self.central, self.model.unit)

    @property
    def cases_words(self) -> str:
        """Of how many cases it is, and how many are left out: "1 visit, 1 more left out"."""
        left_out = len(self.estimates) - len(self.known)
        return f"{counted(len(self.known), 'visits')}{f', {left_out} more left out' if left_out else ''}"


def range_words(widest: Stated | None, central: Stated | None, unit: str) -> str:
    """ "between £7,000 and £10,500"; of what has no upper end the lowest that it may be. Nothing where that says no
    more than the central one does.
    """
    if widest is None or widest == central or widest.bound in (Bound.EXACT, Bound.AROUND):
        return ""
    said = words(widest, unit)
    return f"at its lowest {said}" if widest.bound in (Bound.OVER, Bound.AT_LEAST) else said


def printed(carried: Carried | None, unit: str) -> str:
    """As it is printed; nothing where it is not known."""
    found = said(carried, unit)
    return words(found, unit) if found else ""


def totals_of(estimates: Iterable[Estimate]) -> list[Total]:
    """One for each model, in their order."""
    return [Total(model, [*some]) for model, some in groupby(estimates, lambda estimate: estimate.model)]


def chosen(totals: Sequence[Total]) -> list[Total]:
    """Those that can be computed; of two ways to say one thing the one for more visits, else that by nights stayed."""
    known = {total.model.name: total for total in totals if total.central is not None}
    for by_night, by_visit in _ONE_THING:
        if by_night in known and by_visit in known:
            is_fuller = len(known[by_visit].known) > len(known[by_night].known)
            del known[by_night if is_fuller else by_visit]
    return [*known.values()]


def best_of(totals: Sequence[Total]) -> Total | None:
    """The net effect, before what is gross."""
    known = {total.model.name: total for total in chosen(totals)}
    return next((known[name] for net in reversed(_ONE_THING) for name in net if name in known), None)


def assumptions_of(estimates: Iterable[Estimate]) -> dict[str, Given]:
    """The assumptions that estimates use, by id."""
    return {
        given.assumption_id: given for estimate in estimates for given in estimate.given.values() if given.assumption_id
    }


def given_words(given: Given) -> str:
    """ "around £625 spending per visit"."""
    said = words(given.stated, given.input.unit)
    return said if given.input.unit == given.input.name else f"{said} {given.input.name}"


def on_record(estimates: Iterable[Estimate]) -> str:
    """What they take from numbers on record, each as it is stated: "14 people; 6 people"."""
    return "; ".join(
        listed([words(given.stated, given.input.unit) for given in estimate.given.values() if not given.assumption_id])
        for estimate in estimates
    )


def working(estimate: Estimate) -> str:
    """The formula with its numbers in place of its names: "14 people × around £625"."""
    return estimate.model.formula.said({
        name: quantity_words(given.stated.value, given.stated.word, given.input.unit)
        for name, given in estimate.given.items()
    })  # fmt: skip


def missing_words(estimate: Estimate) -> str:
    """What is missing, and where it would be stated."""
    places = dict.fromkeys(each.place for each in estimate.missing)
    return "; ".join(
        f"{listed([each.name for each in estimate.missing if each.place == place])} ({place})" for place in places
    )


def what_if(assumptions: Iterable[Given]) -> str:
    """What a reader set, or nothing: "What if: spending per visit is £700, not £625 as the officers set it."."""
    changed = [
        f"{each.assumption} is {words(each.stated, each.input.unit)}, not {words(each.published, each.input.unit)}"
        for each in assumptions
        if each.published
    ]
    return f"{WHAT_IF}{'; '.join(changed)} as the officers set it." if changed else ""


def as_set(values: Sequence[float], at: Sequence[float]) -> go.Scatter:
    """An upright line at each estimate, with every assumption as it is set."""
    return go.Scatter(
        x=[*values],
        y=[*at],
        mode="markers",
        marker={"symbol": "line-ns-open", "size": _TALL, "line": {"width": 3, "color": TEXT}, "color": TEXT},
        hoverinfo="skip",
        cliponaxis=False,
    )


def marked(changed: str, *titles: str) -> str:
    """The first of the titles that is short enough, which says so where a reader changed something."""
    return headline(*(f"{WHAT_IF if changed else ''}{each}" for each in titles))


def alternative(changed: str, words: str) -> str:
    """The words in place of the picture, within their limit, which say so where a reader changed something."""
    return at_most(f"{'What if. ' if changed else ''}{words}.")


def caveats(totals: Sequence[Total]) -> tuple[str, ...]:
    """What a reader must know of estimates, the what-if first."""
    used = assumptions_of(estimate for total in totals for estimate in total.known)
    lacking = [
        f"{total.model.title}: {counted(len(total.estimates) - len(total.known), 'visits')} left out, for want of "
        f"{listed(sorted({each.name for estimate in total.estimates for each in estimate.missing}))}."
        for total in totals
        if total.known and len(total.known) < len(total.estimates)
    ]
    said = (what_if(used.values()), _assumed(used.values()), *lacking)
    return tuple(each for each in said if each)


def _assumed(assumptions: Collection[Given]) -> str:
    """On what it rests, each assumption as it is set here and whose it is; and that it is no record."""
    are_all_own = all(each.is_own for each in assumptions)
    used = dict.fromkeys(
        f"{given_words(each)}{'' if are_all_own or not each.is_own else ' (the officers’ own)'}" for each in assumptions
    )
    whose = ", all of them the officers’ own" if are_all_own else ""
    return f"Estimated, on these assumptions{whose}: {'; '.join(used)}. No document states the result."
