"""The declared models on the method page: each with its formula, its inputs, and an example that is worked out here."""

import pandas as pd

from twinboard.arithmetic import Carried, Stated, words
from twinboard.bounds import quantity_words
from twinboard.estimates import Model, models, said
from twinboard.models import Bound
from twinboard.numerals import read_quantity
from twinboard.ui.method.sections import paragraphs
from twinboard.ui.tables import table_html

_TYPED = {
    "people": "14 people",
    "nights": "3 nights",
    "spending per visitor and night": "around £90",
    "spending per visit": "around £600",
    "cost per traveller": "£1,000",
    "hours of staff": "at least 40 hours",
    "cost per hour of staff": "£25",
    "cost of the visit": "around £4,000",
    "deadweight": "20 per cent",
    "leakage": "10 per cent",
    "displacement": "25 per cent",
    "substitution": "0 per cent",
    "multiplier": "1.5",
    "money spent": "£6,000",
    "visits": "2 visits",
    "events": "3 events",
    "money won": "over £100,000",
    "budget": "£20,000",
}
"""Numbers of an example, as they are typed: none of them is on record."""


_SAID = (
    "An estimate is no record: it is worked out from what documents state and from assumptions, by a formula that is "
    "written down. It is marked as estimated wherever it stands, with its range from the low to the high of each "
    "assumption, and is never added to a number that a document states. What is around is taken to reach a tenth to "
    "either side. An assumption without a source is the officers’ own, and says so.",
    "From gross to net goes as the Additionality Guide has it: what would have happened anyway (deadweight) is taken "
    "off, then what leaks out of the area, what is displaced, what is substituted; what is left is multiplied by what "
    "it sets off in turn. Each is an assumption: without one there is no net effect.",
    "A reader may move an assumption between its low and its high. What then stands is marked as a what-if, on the "
    "page, in pictures and in papers, and its address keeps what was set.",
)


def estimates_html() -> str:
    """What an estimate is, and a table of all models."""
    frame = pd.DataFrame(
        {
            "What is estimated": [f"{model.title}. {model.purpose}" for model in models()],
            "Formula": [model.formula.words for model in models()],
            "Where its numbers are stated": [
                "; ".join(f"{each.name}: {each.place}" for each in model.inputs) for model in models()
            ],
            "For example": [example(model) for model in models()],
        }
    )
    return paragraphs(*_SAID) + table_html(frame, "The models, each with numbers made up for an example")


def example(model: Model) -> str:
    """ "14 people × 3 nights × around £90: around £3,780"."""
    stated = {each.name: _stated(each.name) for each in model.inputs}
    shown = {name: quantity_words(found.value, found.word, unit) for name, (found, unit) in stated.items()}
    worked = model.formula.worked({name: Carried.as_stated(found) for name, (found, _) in stated.items()})
    result = said(worked, model.unit)
    assert result is not None
    return f"{model.formula.said(shown)}: {words(result, model.unit)}"


def _stated(name: str) -> tuple[Stated, str]:
    read = read_quantity(_TYPED[name])
    return Stated(read.value, read.bound or Bound.EXACT, high=read.high), read.unit or ""
