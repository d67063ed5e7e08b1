"""What differs between a chart at an earlier version and the same chart now, in a line: the rows of its table."""

from twinboard.charts import Chart
from twinboard.charts.base.wording import at_most
from twinboard.drawing import chart_at, reference_at
from twinboard.papers.checking.compared import NOT_THERE, Difference, cells_that_differ
from twinboard.ui.answers import cached, seen_home, version
from twinboard.ui.changes.change_words import moved_words

MOST_NAMED = 3
_LONGEST = 160


@cached
def differing_words(name: str, before: str) -> str:
    """ "China, 2016: £13.344 billion, now £13.5 billion; and 4 more"; empty where one of the two is not drawn."""
    then, now = (chart_at(seen_home(), reference_at(name, {}, number)) for number in (int(before), version() or 0))
    if not (isinstance(then, Chart) and isinstance(now, Chart)):
        return ""
    found = cells_that_differ(then.drawing.table, now.drawing.table)
    if not found:
        return "The table is the same; what is said around it differs."
    named = [at_most(_words(difference), _LONGEST) for difference in found[:MOST_NAMED]]
    more = [f"and {len(found) - MOST_NAMED} more"] if len(found) > MOST_NAMED else []
    return f"{'; '.join([*named, *more])}."


def _words(difference: Difference) -> str:
    if difference.after == NOT_THERE:
        return f"{difference.what} ({difference.before}): no longer there"
    if difference.before == NOT_THERE:
        return f"{difference.what} ({difference.after}): new"
    return f"{difference.what}: {moved_words(difference.before, difference.after)}"
