"""Jobs at each employer and in its supply chain."""

import pandas as pd

from twinboard.bounds import quantity_words, sentence_case
from twinboard.charts.chart import Drawing, Empty
from twinboard.charts.look import Bar, bar_figure, bound_key, wrapped
from twinboard.charts.wording import at_most, attribution_note, listed, subtitle
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
    rows = frame.to_dict("records")
    several = frame["partner_id"].nunique() > 1
    title = _title(rows[0])
    periods = listed(sorted({period_words(row["period"]) for row in rows}))
    words = [quantity_words(row["value"], row["bound"], row["unit"]) for row in rows]
    bars = [_bar(row, said, several) for row, said in zip(rows, words, strict=True)]
    named = listed([f"{row['employer']}, {said}" for row, said in zip(rows, words, strict=True)])
    return Drawing(
        title,
        subtitle("People employed", listed(sorted(set(frame["partner"]))), periods, bound_key([*frame["bound"]])),
        at_most(f"Bar chart of jobs by employer: {named}.", 220),
        bar_figure(bars),
        pd.DataFrame(
            {
                "Employer": frame["employer"],
                "Partner": frame["partner"],
                "Jobs": words,
                "Period": frame["period"].map(period_words),
            }
        ),
        tuple(attribution_note(kind, "These jobs", "these jobs") for kind in sorted(set(frame["attribution"]))),
    )


def _title(row: dict[str, object]) -> str:
    if pd.notna(row["total_value"]):
        total = quantity_words(row["total_value"], row["total_bound"], "jobs")
        return f"{sentence_case(total)} are linked to {row['partner']}"
    said = quantity_words(row["value"], row["bound"], "people")
    return f"{row['employer']} employs {said}"


def _bar(row: dict[str, object], said: str, several: bool) -> Bar:
    place = f" ({row['partner']})" if several else ""
    label = f"{wrapped(f'{row["employer"]}{place}')}: <b>{said}</b>"
    return Bar(label, row["value"], row["bound"], f"{row['employer']}: {said}, {period_words(row['period'])}")
