"""The words of numbers that are not exact, what is added up, and how results are rounded, each with examples."""

import pandas as pd

from twinboard.bounds import sentence_case
from twinboard.rules import explained, method_words
from twinboard.ui.method import sections
from twinboard.ui.method.examples import EXAMPLES, OF_EACH_BOUND
from twinboard.ui.method.sections import method_link, paragraphs
from twinboard.ui.tables import table_html

_EXAMPLES_OF = {
    sections.BOUNDS: "Examples of differences, shares, ratios and means",
    sections.TOTALS: "Examples of sums",
    sections.ROUNDING: "Examples of rounded numbers",
}


def bounds() -> str:
    said = paragraphs(explained.EXACTNESS.said)
    frame = {
        "Word": [sentence_case(bound) for bound in method_words.BOUNDS],
        "What it means": [*method_words.BOUNDS.values()],
        "For example": [OF_EACH_BOUND[bound] for bound in method_words.BOUNDS],
    }
    after = paragraphs(
        "What is worked out from such numbers has the word that is true of it. Where no word is true, or "
        "where so little would be known that it would mislead, nothing is stated. In what is taken away, or divided "
        "by, the word turns round.",
    )
    return f"{said}{table_html(pd.DataFrame(frame), 'The words')}{after}{_examples(sections.BOUNDS)}"


def _examples(section: str) -> str:
    shown = EXAMPLES[section]
    frame = {
        "From these numbers": [sentence_case(each.question()) for each in shown],
        "What is stated": [sentence_case(each.answer()) for each in shown],
        "Why": [each.why for each in shown],
    }
    return table_html(pd.DataFrame(frame), _EXAMPLES_OF[section])


def totals() -> str:
    said = paragraphs(
        "Where the words “added up here” stand, no source states the sum: it is made from the numbers of its "
        "sources, which are one click away. Numbers are added only if all of these are so:",
    )
    rules = (
        f"They are of the same {method_link(sections.STATUS, 'status')}: what is planned is never added to what is "
        "actual.",
        f"Money is at the same {method_link(sections.STAGES, 'stage')}: what is bid for is never added to what is "
        "awarded. What returns every year is never added to what comes once.",
        f"They are of the same {method_link(sections.ATTRIBUTION, 'attribution')}: context is never added to an "
        "effect.",
        "They are of the same kind: what is there is never added to what came or went in a year.",
        "They are of the same time, and it is known when that is.",
        "Sources do not disagree about them where that would count the same thing twice.",
        f"One of the {method_link(sections.BOUNDS, 'words')} is true of the sum.",
    )
    listed = "".join(f"<li>{rule}</li>" for rule in rules)
    return f'{said}<ul class="tb-plain tb-prose">{listed}</ul>{_examples(sections.TOTALS)}'


def rounding() -> str:
    said = paragraphs(
        "What a source states is never rounded. Of what is worked out, sums and differences are not rounded, but for "
        "those of numbers that are around: they are no more exact than these are, as long as that moves them by a "
        "tenth at most. Shares have whole per cents, and one decimal below ten; a cost for each person and night has "
        "whole pounds, and pence below £10; a distance has tens of kilometres. Rounding never makes a statement "
        "stronger: over and at least go down, up to goes up."
    )
    return said + _examples(sections.ROUNDING)
