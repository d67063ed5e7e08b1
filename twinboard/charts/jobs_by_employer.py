"""Jobs at each employer and in its supply chain."""

import pandas as pd

from twinboard.bounds import quantity_words
from twinboard.charts.bars import Bar, bar_figure, bound_key
from twinboard.charts.chart import Drawing, Empty
from twinboard.charts.look import Label
from twinboard.charts.wording import at_most, attribution_note, headline, listed, named, subtitle
from twinboard.frames import Row, rows
from twinboard.periods import period_words

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
    linked = f"jobs linked with {named(sorted(frame['partner']), 'partners')}"
    periods = named(sorted(period_words(row["period"]) for row in employers), "periods")
    described = listed([f"{_name(row)}, {_jobs(row)}" for row in employers])
    return Drawing(
        _title(employers),
        subtitle("People employed", linked, periods, bound_key([*frame["bound"]])),
        at_most(f"Bar chart of jobs by employer: {described}."),
        bar_figure([_bar(row, several) for row in employers]),
        pd.DataFrame(
            {
                "Employer": [_name(row) for row in employers],
                "Partner": [row["partner"] for row in employers],
                "Jobs": [_jobs(row) for row in employers],
                "Period": [period_words(row["period"]) for row in employers],
            }
        ),
        _caveats(employers),
    )


def _caveats(employers: list[Row]) -> tuple[str, ...]:
    kinds = sorted({row["attribution"] for row in employers})
    said = [attribution_note(kind, "These jobs", "these jobs") for kind in kinds]
    if len(employers) > 1 and employers[0]["total_value"] is not None:
        said.append("The sum is added up here: the sources state its parts.")
    if any(row["is_total"] for row in employers):
        said.append("A total that a source states stands beside its parts and is not added to them.")
    return tuple(said)


def _name(row: Row) -> str:
    return f"{row['employer']}, a total as stated" if row["is_total"] else str(row["employer"])


def _jobs(row: Row) -> str:
    return quantity_words(row["value"], row["bound"], row["unit"])


def _title(employers: list[Row]) -> str:
    first = employers[0]
    if first["total_value"] is not None:
        total = quantity_words(first["total_value"], first["total_bound"], "jobs")
        return headline(f"{first['partner']} is linked with {total}", f"A partner is linked with {total}")
    return headline(f"{first['employer']}: {_jobs(first)}", f"An employer has {_jobs(first)}")


def _bar(row: Row, several: bool) -> Bar:
    name = f"{_name(row)} ({row['partner']})" if several else _name(row)
    hover = f"{name}: {_jobs(row)}, {period_words(row['period'])}"
    return Bar(Label(f"{name}: {_jobs(row)}", _jobs(row)), row["value"], row["bound"], hover)
