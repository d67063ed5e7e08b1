"""How much rests on each statement of a question: which numbers and charts would read differently without it."""

from collections.abc import Sequence
from html import escape

from twinboard.charts.base.wording import counted
from twinboard.effects import HEADLINE, Effect, effects_without
from twinboard.frames import Row
from twinboard.headlines import NAMES
from twinboard.store import Store
from twinboard.ui.answers import seen_home, version

_NOTHING = "No headline number and no chart would read differently."


def sensitivity_html(sides: Sequence[Row]) -> str:
    """A line for each side of a question; each is left out of a trial version of its own, so this takes a moment."""
    tried = effects_without(Store(seen_home()), version() or 0, [row["id"] for row in sides])
    lines = "".join(
        f"<li><b>Without statement {number}</b><span>{_effects_html(found)}</span></li>"
        for number, found in enumerate(tried, start=1)
    )
    return f'<p class="tb-strong">What would change</p><ul class="tb-lines">{lines}</ul>'


def _effects_html(found: Sequence[Effect]) -> str:
    said = [_moved(effect) for effect in found if effect.before != effect.after]
    same = [effect.before for effect in found if effect.before == effect.after]
    if same:
        titles = "; ".join(f"“{title}”" for title in same)
        keep = "its title" if len(same) == 1 else "their titles"
        said.append(f"{counted(len(same), 'charts')} would keep {keep} and show other content: {titles}.")
    return "<br>".join(escape(each) for each in said) or _NOTHING


def _moved(effect: Effect) -> str:
    if effect.kind == HEADLINE:
        return f"Headline number {NAMES[effect.name]}: {effect.before} would be {effect.after}."
    return f"“{effect.before}” would read “{effect.after}”."
