"""The shape of a bar says its bound: open at the right, striped or dotted; filled where it is firm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twinboard.charts.base.bound_shapes import OPEN, Shaped, bar_traces, beyond, open_ends
from twinboard.charts.rows.value_rows import Valued, values_of
from twinboard.models import Bound

BARS = [Shaped(value, value, bound, "said") for value, bound in enumerate(Bound, start=1)]


def test_only_what_may_be_more_ends_in_an_arrow_which_the_plot_does_not_cut() -> None:
    [ends] = open_ends(BARS)
    assert [list(Bound)[value - 1] for value in ends.x] == [Bound.OVER, Bound.AT_LEAST]
    assert ends.cliponaxis is False
    assert open_ends([bar for bar in BARS if bar.bound not in OPEN]) == []


def test_words_begin_beyond_an_arrow() -> None:
    assert beyond(Bound.OVER) > beyond(Bound.EXACT) > 0


def test_only_uncertain_bars_are_patterned_and_each_in_its_own_way() -> None:
    [bars] = bar_traces(BARS)
    patterns = dict(zip(Bound, bars.marker.pattern.shape, strict=True))
    assert patterns.pop(Bound.AROUND) != patterns.pop(Bound.UP_TO)
    assert set(patterns.values()) == {""}


@pytest.mark.parametrize("is_firm", [True, False])
def test_what_is_not_firm_is_hollow(is_firm: bool) -> None:
    [bars] = bar_traces([Shaped(5, 0, Bound.EXACT, "", is_firm=is_firm)])
    assert (bars.marker.color == "white") != is_firm


@given(st.text("<>/br&# ", max_size=40))
def test_text_from_a_workbook_is_no_markup_in_a_row(text: str) -> None:
    row = Valued(name=text, value=5, bound=Bound.EXACT, words=text, hover=text, group=text)
    figure = values_of([row], "£").plan.on_screen()
    said = [
        *figure.layout.yaxis.ticktext,
        *(note.text for note in figure.layout.annotations),
        *figure.data[0].hovertext,
    ]
    assert not set("<>") & set("".join(said).replace("<br>", "").replace("<b>", "").replace("</b>", ""))


def test_a_row_without_a_value_has_words_and_no_mark() -> None:
    rows = [
        Valued(name=name, value=value, bound="", words=name, hover=name)
        for name, value in (("known", 5), ("none", None))
    ]
    figure = values_of(rows, "visits").plan.on_screen()
    assert [list(trace.x) for trace in figure.data] == [[5]]
    assert [note.text for note in figure.layout.annotations] == ["known", "none"]
