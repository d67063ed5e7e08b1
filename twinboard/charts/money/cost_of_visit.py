"""What visits cost or were expected to cost, and per person and night with the working; nothing is added."""

import pandas as pd

from twinboard.bounds import bound_and_high, listed, most_of, quantity_words, sentence_case
from twinboard.charts.base.bound_shapes import range_key
from twinboard.charts.base.chart import Drawing, Empty
from twinboard.charts.base.scale import LOG_KEY
from twinboard.charts.base.wording import at_most, counted, headline, subtitle
from twinboard.charts.rows.value_rows import Valued, values_of
from twinboard.frames import Row, rows
from twinboard.models import Bound
from twinboard.numerals import POUNDS
from twinboard.periods import NOT_STATED, span_words
from twinboard.shares import payers_words

NAME = "cost_of_visit"


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per visit, cost of several visits or costed example, as `charts/cost_of_visit` gives it."""
    if frame.empty:
        return Empty(
            NAME,
            "No source states what a visit cost or would cost.",
            "Fill in cost_gbp on the sheet Visits, with the head counts and the exact days in starts and ends.",
        )
    costs = rows(frame)
    divided = [row for row in costs if row["per_person_night_gbp"] is not None]
    values = values_of([*map(_valued, costs)], POUNDS, may_be_log=True)
    described = "; ".join(f"{row['title']}, {_working(row) or _cost(row)} ({row['status']})" for row in costs)
    paid = [payers_words(row["paid_by"]) for row in costs]
    return Drawing(
        _title(costs),
        subtitle(
            f"Cost of a visit in pounds, {_periods(costs)}",
            LOG_KEY if values.scale.is_log else "",
            range_key((row["cost_bound"] for row in costs), of_points=values.scale.is_log),
            "hollow: estimate" if any(row["status"] == "estimate" for row in costs) else "",
        ),
        at_most(f"Chart of the cost of visits: {described}."),
        values.plan.on_screen(),
        pd.DataFrame(
            {
                "Visit": [": ".join(filter(None, (row["title"], listed(row["visit_titles"])))) for row in costs],
                "Partner": [row["partner"] or "none named" for row in costs],
                "When": [_when(row) for row in costs],
                "Status": [_status(row).capitalize() for row in costs],
                "Cost": [_cost(row) for row in costs],
                **({"Paid by": [words or NOT_STATED for words in paid]} if any(paid) else {}),
                "People": [_count(row, "people") for row in costs],
                "Nights": [_count(row, "nights") for row in costs],
                "Per person and night": [_working(row) or _why_not(row) for row in costs],
            }
        ),
        _caveats(costs, divided),
        plan=values.plan,
    )


def _title(costs: list[Row]) -> str:
    """What was paid, if any source says so; else what was expected."""
    costs = [row for row in costs if not row["shared_by"]] or costs
    actual = [row for row in costs if row["status"] == "actual"]
    verb = "cost" if actual else "was expected to cost"
    said = sorted(actual or costs, key=lambda row: float(most_of(row["cost_gbp"], row["cost_bound"])))
    least, most = _cost(said[0]), _cost(said[-1])
    if any(row["shared_by"] for row in said):
        return _shared_title(said, verb)
    if len(said) == 1:
        plainly = f"A visit {verb} {most}"
        return headline(f"{said[0]['partner']}: a visit {verb} {most}", plainly) if said[0]["partner"] else plainly
    visits = counted(len(said), "visits")
    words = {bound_and_high(row["cost_bound"])[0] for row in said}
    if words & {Bound.OVER, Bound.AT_LEAST, Bound.UP_TO, Bound.BETWEEN}:
        return f"Highest {'' if actual else 'expected '}cost stated, of {visits}: {most}"
    if actual:
        said_of_all = f"{visits} cost {least} each" if least == most else f"{visits} cost from {least} to {most}"
        return headline(said_of_all, f"{visits} have an actual cost stated")
    return headline(f"Expected cost of {visits}: {least} to {most}", f"{visits} have an expected cost stated")


def _shared_title(said: list[Row], verb: str) -> str:
    """Where only costs are stated that visits share, each is said with how many share it, and none of them as one's."""
    if len(said) == 1:
        visits = counted(said[0]["shared_by"], "visits")
        return headline(f"{sentence_case(visits)} together {verb} {_cost_alone(said[0])}", f"A cost of {visits}")
    return f"{counted(len(said), 'costs')} are stated, each of several visits"


def _cost(row: Row) -> str:
    """The cost with its word; of one that visits share, that they do: it is not what each of them cost."""
    shared = f", shared by {counted(row['shared_by'], 'visits')}" if row["shared_by"] > 1 else ""
    return f"{_cost_alone(row)}{shared}"


def _cost_alone(row: Row) -> str:
    return quantity_words(row["cost_gbp"], row["cost_bound"], "£")


def _status(row: Row) -> str:
    planned = row["visit_status"] not in (None, "held")
    return f"{row['status']}, visit {row['visit_status']}" if planned else str(row["status"])


def _count(row: Row, unit: str) -> str:
    return NOT_STATED if row[unit] is None else quantity_words(row[unit], row[f"{unit}_bound"], unit)


def _working(row: Row) -> str:
    """The division in words; empty where the facts do not allow it."""
    if row["per_person_night_gbp"] is None:
        return ""
    return f"{_cost(row)} ÷ ({_count(row, 'people')} × {_count(row, 'nights')}) = {_each(row)}"


def _each(row: Row) -> str:
    return quantity_words(row["per_person_night_gbp"], row["per_person_night_bound"], "£")


def _why_not(row: Row) -> str:
    if row["shared_by"]:
        return "not worked out: it is not of one visit" if row["shared_by"] > 1 else "not worked out"
    missing = [unit for unit in ("people", "nights") if row[unit] is None]
    if missing:
        return f"not worked out: {listed(missing)} {NOT_STATED}"
    return "not worked out: no night away" if row["nights"] == 0 else "not worked out: no word is true of it"


def _when(row: Row) -> str:
    return span_words(row["starts"], row["ends"])


def _periods(costs: list[Row]) -> str:
    years = sorted({row["first_on"].year for row in costs if row["first_on"]})
    return (f"{years[0]} to {years[-1]}" if len(years) > 1 else "".join(map(str, years))) or "time not stated"


def _caveats(costs: list[Row], divided: list[Row]) -> tuple[str, ...]:
    said = []
    if any(row["status"] == "estimate" for row in costs):
        said.append("An estimate is what a visit was expected to cost, not what was paid.")
    if any(row["shared_by"] > 1 for row in costs):
        said.append("A cost that several visits share stands once, and is not divided among them.")
    if divided:
        said.append("The whole stated cost is divided, with its word; the result is not the price of a room.")
    if any(row["is_sum_of_roles"] for row in divided):
        said.append(
            "Where a source counts people by role only, they are added up; those of roles not stated may come on top."
        )
    return tuple(said)


def _valued(row: Row) -> Valued:
    """The cost as a mark; what it comes to for a person and a night is words, for it is another measure."""
    when = "" if _when(row) == NOT_STATED else f", {_when(row)}"
    payers = payers_words(row["paid_by"])
    paid = f", paid by {payers}" if payers else ""
    each = f" ({_each(row)} a person a night)" if row["per_person_night_gbp"] is not None else ""
    return Valued(
        name=f"{row['title']}{when}",
        value=float(row["cost_gbp"]),
        bound=row["cost_bound"],
        words=f"{_cost(row)}{each}",
        hover=f"{row['title']}: {_working(row) or _cost(row)}, {_status(row)}{paid}",
        is_firm=row["status"] == "actual",
        link=("visit" if row["visit_status"] and not row["shared_by"] else "money", row["cost_id"]),
    )
