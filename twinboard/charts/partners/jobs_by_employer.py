"""Jobs at each employer and in its supply chain: what is summed as the parts of one bar, all else a bar each."""

import pandas as pd

from twinboard.bounds import listed, quantity_words, sentence_case
from twinboard.charts.base.bound_shapes import OPEN, range_key
from twinboard.charts.base.chart import Drawing, Empty
from twinboard.charts.base.wording import at_most, attribution_note, headline, named, subtitle
from twinboard.charts.rows.stacked_rows import Part, StackedRow, stacked_plan
from twinboard.frames import Row, rows
from twinboard.periods import in_period, period_words

NAME = "jobs_by_employer"


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per partner and employer, as `charts/jobs_by_employer` gives it."""
    if frame.empty:
        return Empty(
            NAME,
            "No source states how many jobs are linked to this partner.",
            "Add a row to the sheet Facts with an indicator whose unit is jobs.",
        )
    employers = rows(frame)
    several = frame["partner_id"].nunique() > 1
    linked = f"Jobs linked with {named(sorted(frame['partner']), 'partners')}"
    periods = named(sorted(period_words(row["period"]) for row in employers), "periods")
    dated = {row["period"] for row in employers}
    bars = _bars(employers, several, when=len(dated) > 1)
    plan = stacked_plan(bars, "jobs")
    described = listed([f"{_name(row)}, {_jobs(row)}{_in(row) if len(dated) > 1 else ''}" for row in employers])
    return Drawing(
        _title(employers),
        subtitle(
            f"{linked}, {periods}",
            "arrow: or more" if {*frame["bound"]} & {*OPEN} else "",
            range_key(part.bound for bar in bars if bar.most > bar.value for part in bar.parts),
        ),
        at_most(f"Bar chart of jobs by employer: {described}."),
        plan.on_screen(),
        pd.DataFrame(
            {
                "Employer": [_name(row) for row in employers],
                "Partner": [row["partner"] for row in employers],
                "Jobs": [_jobs(row) for row in employers],
                "Period": [period_words(row["period"]) for row in employers],
            }
        ),
        _caveats(employers),
        plan=plan,
    )


def _caveats(employers: list[Row]) -> tuple[str, ...]:
    kinds = sorted({row["attribution"] for row in employers})
    said = [attribution_note(kind, "These jobs", "these jobs") for kind in kinds]
    if len(employers) > 1 and employers[0]["total_value"] is not None:
        said.append("The sum is added up here: the sources state its parts.")
    if any(row["is_newer"] and not row["is_total"] for row in employers) and employers[0]["total_value"] is not None:
        said.append("What is newer is of a part only: it stands beside the sum and is not added.")
    if any(row["is_total"] for row in employers):
        said.append("A total that a source states stands beside its parts and is not added to them.")
    return tuple(said)


def _name(row: Row) -> str:
    return f"{row['employer']}, a total as stated" if row["is_total"] else str(row["employer"])


def _jobs(row: Row) -> str:
    return quantity_words(row["value"], row["bound"], row["unit"])


def _title(employers: list[Row]) -> str:
    """The sum, of which the time is told where other numbers are of another; else the first number."""
    first = employers[0]
    when = _in(first) if len({row["period"] for row in employers}) > 1 else ""
    if first["total_value"] is not None:
        total = f"{quantity_words(first['total_value'], first['total_bound'], 'jobs')}{when}"
        linked = "was linked with" if when else "is linked with"
        return headline(f"{first['partner']} {linked} {total}", f"A partner {linked} {total}")
    jobs = f"{_jobs(first)}{when}"
    return headline(f"{_name(first)}: {jobs}", f"{'A total as stated' if first['is_total'] else 'An employer'}: {jobs}")


def _in(row: Row) -> str:
    return f" {in_period(row['period'])}"


def _bars(employers: list[Row], several: bool, *, when: bool) -> list[StackedRow]:
    """In the order of the rows: the parts of a partner's sum where the first of them stands, the largest first."""
    found: list[StackedRow] = []
    parts: dict[str, list[Part]] = {}
    for row in employers:
        group = row["partner"] if several else ""
        said = f"{_name(row)} ({row['partner']}): {_jobs(row)}, {period_words(row['period'])}"
        words = quantity_words(row["value"], row["bound"])
        part = Part(_name(row), row["value"], row["bound"], words, said, ("fact", row["fact_id"]))
        if row["total_value"] is None:
            name = f"{_name(row)}{_in(row) if when else ''}"
            found.append(StackedRow(name=name, group=group, parts=(part,), words=words))
        elif row["partner_id"] not in parts:
            parts[row["partner_id"]] = [part]
            total = quantity_words(row["total_value"], row["total_bound"])
            name = sentence_case(in_period(row["period"])) if when else ""
            found.append(StackedRow(name=name, group=group, parts=parts[row["partner_id"]], words=total))
        else:
            parts[row["partner_id"]].append(part)
    return found
