"""What the partnerships are worth: estimates by declared models, each with its formula, its inputs and its range."""

from twinboard.estimates.estimate import Estimate, Given, estimates_of, said, total_of
from twinboard.estimates.formula import Formula
from twinboard.estimates.models import Input, Model, model, models

__all__ = ["Estimate", "Formula", "Given", "Input", "Model", "estimates_of", "model", "models", "said", "total_of"]
