"""The declared models: each a file of `queries/models/`, with its formula in words, its inputs and their units."""

import re
from dataclasses import dataclass
from functools import cache

from twinboard import queries
from twinboard.errors import UnreadableFormula
from twinboard.estimates.formula import Formula

COST, BENEFIT, MEASURE = "cost", "benefit", "measure"
"""On which side a model stands: what a partnership costs, what it may bring, or how the two compare."""
_ALL = "models/99_inputs_of_models"
"""The view of all models' inputs together, which is no model."""
_ALL = "models/99_inputs_of_models"
"""The view of all models' inputs together, which is no model."""
_LINE = re.compile(r"^-- (?P<name>[a-z]+): (?P<said>.+)$", re.MULTILINE)
_INPUT = re.compile(r"(?P<name>.+?), in (?P<unit>.+?): (?P<place>.+)")


@dataclass(frozen=True)
class Input:
    """One input of a model: its name in the formula, its unit, and in which sheet and column officers state it."""

    name: str
    unit: str
    place: str


@dataclass(frozen=True)
class Model:
    """One way to estimate something; `name` is the view that gives its inputs, one row per case and input.

    `title` names what it gives, `purpose` says it in a sentence, `caveat` what must not be read into it, if anything;
    `unit` is that of the result, `side` one of COST, BENEFIT and MEASURE.
    """

    name: str
    title: str
    purpose: str
    formula: Formula
    inputs: tuple[Input, ...]
    unit: str
    side: str
    caveat: str = ""


@cache
def models() -> tuple[Model, ...]:
    """All of them, in the order of their files. Raises UnreadableFormula."""
    return tuple(_read(name) for name in queries.names("models") if name != _ALL)


def model(name: str) -> Model:
    """The model of that name, such as `visitor_spending`."""
    return next(each for each in models() if each.name == name)


def _read(name: str) -> Model:
    query = queries.load(name)
    said = {match["name"]: match["said"] for match in _LINE.finditer(query.sql)}
    inputs = [_INPUT.fullmatch(match["said"]) for match in _LINE.finditer(query.sql) if match["name"] == "input"]
    read = tuple(Input(each["name"], each["unit"], each["place"]) for each in inputs if each)
    if len(read) != len(inputs) or not {"title", "formula", "unit", "side"} <= said.keys():
        raise UnreadableFormula(f"The model {name} lacks its title, formula, inputs, unit or side.")
    formula = Formula(said["formula"], tuple(each.name for each in read))
    own = name.partition("_")[2]
    return Model(own, said["title"], query.purpose, formula, read, said["unit"], said["side"], said.get("caveat", ""))
