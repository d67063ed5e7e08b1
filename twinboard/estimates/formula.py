"""A formula in words, such as “people × nights × spending per visitor and night”, and what it comes to."""

import ast
import operator
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from twinboard.arithmetic import Carried, Stated
from twinboard.errors import UnreadableFormula
from twinboard.models import Bound

_SIGNS = str.maketrans({"×": "*", "÷": "/", "−": "-"})
_OPERATIONS: Mapping[type[ast.operator], Callable[[Carried, Carried], Carried]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


@dataclass(frozen=True)
class Formula:
    """Names of inputs, whole numbers and brackets, joined by + − × ÷, with × and ÷ before + and − as usual.

    Each input stands in it once: what is carried through it then reaches no farther than it must. Raises
    UnreadableFormula for anything else.
    """

    words: str
    inputs: Collection[str]

    def __post_init__(self) -> None:
        found = [*ast.walk(self._tree)]
        known = (ast.BinOp, ast.Name, ast.Load, *_OPERATIONS)
        if not all(isinstance(node, known) or _is_whole(node) for node in found):
            raise UnreadableFormula(f"“{self.words}” has what is no input, no whole number and none of + − × ÷.")
        if sorted(node.id for node in found if isinstance(node, ast.Name)) != sorted(self._names.values()):
            raise UnreadableFormula(f"“{self.words}” does not have each of its inputs once: {', '.join(self.inputs)}.")

    def worked(self, given: Mapping[str, Carried]) -> Carried:
        """The result. Raises NoWord where nothing can be said of it, KeyError for an input that is not given."""
        return _worked(self._tree, {name: given[each] for each, name in self._names.items()})

    def said(self, given: Mapping[str, str]) -> str:
        """The formula with words in place of the names of inputs; those that are not given stay."""
        return self._with_names("{{{}}}").format(**{name: given.get(each, each) for each, name in self._names.items()})

    @cached_property
    def _names(self) -> dict[str, str]:
        return {each: f"_{at}" for at, each in enumerate(self.inputs)}

    @cached_property
    def _tree(self) -> ast.expr:
        try:
            return ast.parse(self._with_names("{}").translate(_SIGNS), mode="eval").body
        except SyntaxError as error:
            raise UnreadableFormula(f"“{self.words}” cannot be read as a formula.") from error

    def _with_names(self, form: str) -> str:
        """The words with each input's own name in this form; the longest first, for one may stand within another."""
        said = self.words
        for each, name in sorted(self._names.items(), key=lambda pair: -len(pair[0])):
            said = re.sub(rf"\b{re.escape(each)}\b", form.format(name), said)
        return said


def _is_whole(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) is int


def _worked(node: ast.expr, given: Mapping[str, Carried]) -> Carried:
    if isinstance(node, ast.BinOp):
        return _OPERATIONS[type(node.op)](_worked(node.left, given), _worked(node.right, given))
    if isinstance(node, ast.Name):
        return given[node.id]
    assert isinstance(node, ast.Constant) and isinstance(node.value, int)
    return Carried.as_stated(Stated(Decimal(node.value), Bound.EXACT))
