"""The toggles of a card: filters of its chart that a reader sets there. What is set stands in the address."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from twinboard.chart_filters import canonical
from twinboard.charts import Chart
from twinboard.rules.chart_pages import TOGGLES
from twinboard.ui.answers import seen_home, version
from twinboard.ui.card.drawn import drawn
from twinboard.ui.filters import say_unknown
from twinboard.ui.frame.page import quiet
from twinboard.ui.markdown import label

_MOST_OPEN = 4
"""More to choose from than this is folded."""
Parameters = Mapping[str, str | None]
Choices = Mapping[str, Mapping[str, str]]


def choices(name: str, parameters: Parameters) -> Choices:
    """What there is to choose in a chart, whatever is chosen: of each filter the values and their words, if several."""
    chart = drawn(name, **{each: value for each, value in parameters.items() if each not in TOGGLES})
    found = chart.drawing.choices if isinstance(chart, Chart) else {}
    return {each: values for each, values in found.items() if len(values) > 1}


def most_drawn(name: str, parameters: Parameters) -> Mapping[str, int]:
    """Of which filters no more than so many values are drawn at a time."""
    chart = drawn(name, **{each: value for each, value in parameters.items() if each not in TOGGLES})
    return chart.drawing.most_drawn if isinstance(chart, Chart) else {}


def toggled(toggles: Choices, slot: str, parameters: Parameters) -> dict[str, str | None]:
    """The filters of a chart as the page gives them, and in their place what the reader has set."""
    chosen = dict(parameters)
    for each, values in toggles.items():
        found = _set(slot, each, values, parameters)
        is_all = "" not in values and len(found) in (0, len(values))
        if value := None if is_all else ",".join(found):
            chosen[each] = value
        else:
            chosen.pop(each, None)
    number = version()
    return {**canonical(seen_home(), chosen, number)} if number and chosen != parameters else chosen


def show_toggles(toggles: Choices, slot: str, parameters: Parameters, most: Mapping[str, int]) -> None:
    """A control for each filter that has more than one thing to choose; `most` is how many are drawn at a time."""
    for each, values in toggles.items():
        if len(values) > _MOST_OPEN:
            found = _set(slot, each, values, parameters)
            several = chosen_words(len(found), len(values), most.get(each))
            words = f"{TOGGLES[each]}: {values[found[0]] if '' in values else several}"
            with st.popover(label(words), type="tertiary", key=f"folded-{slot}-{each}"):
                if each in most:
                    quiet(f"No more than {most[each]} are drawn at a time: choose which. The table has all of them.")
                _show_toggle(slot, each, values, parameters)
        else:
            _show_toggle(slot, each, values, parameters)


def chosen_words(count: int, there: int, most: int | None) -> str:
    """How many are chosen of those there, and how many of them are drawn where that is fewer; none chosen are all."""
    if most is not None and (count or there) > most:
        return f"first {most} of {count} chosen" if count else f"first {most} of {there}"
    return f"{count} of {there}" if count else "all"


def _show_toggle(slot: str, each: str, values: Mapping[str, str], parameters: Parameters) -> None:
    """The control; what the address asks for in vain is said."""
    key, options = f"{slot}-{each}", [*map(label, values.values())]
    default = [label(values[value]) for value in _given(each, values, parameters)]
    if key not in st.session_state:
        say_unknown(TOGGLES[each], st.query_params.get_all(key), options)
    show: Callable[..., object] = partial(st.pills, default=default, selection_mode="multi")
    if "" in values:
        one = st.pills if len(values) > _MOST_OPEN else st.segmented_control
        show = partial(one, default=default[0], required=True)
    show(TOGGLES[each], options, key=key, bind="query-params", label_visibility="collapsed")


def _set(slot: str, each: str, values: Mapping[str, str], parameters: Parameters) -> Sequence[str]:
    """The values that are set, below the chart; at first those that the address has, else those of the page."""
    key, named = f"{slot}-{each}", {label(words): value for value, words in values.items()}
    is_shown = key in st.session_state
    asked = st.session_state[key] if is_shown else st.query_params.get_all(key)
    found = [named[one] for one in ([asked] if isinstance(asked, str) else asked or []) if one in named]
    return found if found or (is_shown and "" not in values) else _given(each, values, parameters)


def _given(each: str, values: Mapping[str, str], parameters: Parameters) -> list[str]:
    given = (parameters.get(each) or "").split(",")
    return [value for value in given if value in values]
