"""The unit of a published table, and what it measures: one of our measures, or a new one that goes along."""

import msgspec

from twinboard.recipes.proposing.measures import new_id, propose_measure
from twinboard.recipes.proposing.numbers import likely_unit, others_left_out, units_of
from twinboard.recipes.proposing.units import indicators_like
from twinboard.recipes.recipe import NO_UNIT, Measure, Numbers, Places
from twinboard.recipes.said.labels import said_by
from twinboard.recipes.said.units import Unit
from twinboard.rules.vocabularies import ATTRIBUTION, INDICATOR_KIND, POLARITY
from twinboard.ui.frame.page import quiet
from twinboard.ui.importing.choices import Form, choose, typed
from twinboard.ui.importing.opened import published_now

_AS_THEY_STAND, _NEW = "as they stand", "a new measure"
_ELSEWHERE = {"thousands, said elsewhere": 1000, "millions, said elsewhere": 10**6}
_PLAINLY = {
    "As they stand: the table says no unit": _AS_THEY_STAND,
    "In thousands, which is said elsewhere": "thousands, said elsewhere",
    "In millions, which is said elsewhere": "millions, said elsewhere",
}
_KINDS = {
    "How it stands at a time, such as people or jobs": "stock",
    "What comes together over a time, such as exports or visits": "flow",
    "A share or a rate, such as per cent": "rate",
}
_POLARITIES = {"Neither is better": "neutral", "Higher is better": "higher", "Lower is better": "lower"}
_ATTRIBUTIONS = {
    "Background: not an effect of a partnership": "context",
    "A partnership helped": "contributed",
    "A partnership caused it": "caused",
}
assert {*_KINDS.values()} == {*INDICATOR_KIND}
assert {*_POLARITIES.values()} == {*POLARITY} and {*_ATTRIBUTIONS.values()} == {*ATTRIBUTION}


def ask_for_measure(form: Form, first: Numbers, places: Places) -> Numbers:
    """The unit, first that of most of what was picked, and the measure in it; numbers in other units are left out."""
    likely = likely_unit(form.table, [*places.picked])
    by_words = {unit.words: unit for unit in units_of(form.table)}
    options = {unit.told: unit.words for unit in by_words.values()} | _PLAINLY
    stood = likely.words if likely else _AS_THEY_STAND
    words = choose("The unit that the table says", options, stood, form.field("unit", stood))
    unit = by_words.get(words)
    units = others_left_out(form.table, unit)
    if units:
        told = [each if each != NO_UNIT else "no unit" for each in units]
        quiet(f"The table has numbers in {' and '.join(told)} as well. They are left out: they are another measure.")
    said = msgspec.structs.replace(
        first,
        unit=unit.words if unit else "",
        multiplier=unit.multiplier if unit else _ELSEWHERE.get(words, 1),
        units=units,
    )
    fitting = indicators_like([*published_now()["Indicators"].values()], unit, said_by(form.table))
    indicators = {f"{each.values['name']} ({each.values['unit']})": each.id for each in fitting}
    options = {"A new measure, which is not in this list": _NEW, **indicators}
    chosen = choose("What it measures", options, first.indicator, form.field("indicator", stood))
    if chosen != _NEW:
        return msgspec.structs.replace(said, indicator=chosen, measure=None)
    measure = _ask_for_new(form, unit)
    identity = new_id(measure.name, published_now()["Indicators"], "measure") if measure.name else ""
    return msgspec.structs.replace(said, indicator=identity, measure=measure)


def _ask_for_new(form: Form, unit: Unit | None) -> Measure:
    """The fields of a new measure, filled as far as the table says them."""
    first, of = propose_measure(form.table, unit), unit.words if unit else ""
    quiet("It is published together with its numbers.")
    return Measure(
        name=typed("Its name", first.name, form.field("measure", of, "name"), "Visits to the UK"),
        unit=typed("Its unit", first.unit, form.field("measure", of, "unit"), "visits, per cent or £"),
        kind=choose("What sort of number", _KINDS, first.kind, form.field("measure", of, "kind")),
        definition=typed("What exactly is counted", first.definition, form.field("measure", of, "definition")),
        polarity=choose("Which is better", _POLARITIES, first.polarity, form.field("measure", of, "polarity")),
        attribution=choose(
            "What it has to do with partnerships", _ATTRIBUTIONS, first.attribution, form.field("measure", of, "why")
        ),
    )


def lacks(numbers: Numbers) -> list[str]:
    """What is still missing of the measure."""
    measure = numbers.measure
    if measure is None:
        return [] if numbers.indicator else ["what it measures"]
    asked = {
        "the name of the measure": measure.name,
        "the unit of the measure": measure.unit,
        "what sort of number it is": measure.kind,
        "what exactly is counted": measure.definition,
    }
    return [words for words, said in asked.items() if not said]
