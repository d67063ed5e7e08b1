"""What stands below, above and between the rows of a table, and is no row of it: the words by which it is known."""

import re

_BEFORE = r"(?:(?:grand|overall|sub|running|net|gross|annual|yearly|final|combined|column|cumulative)[\s-]*)*"
_SUMS = (
    r"(?:(?:sub[\s-]?)?totals?|sum(?:s|med)?|averages?|mean|median|overall|count|maximum|minimum"
    r"|(?:brought|carried) forward|[bc]/f)"
)
_BEHIND = r"(?:\W+(?:\(?[\w£%/.,–-]+\)?)){0,4}"

TOTAL = re.compile(rf"\W*(?:{_BEFORE}{_SUMS}{_BEHIND}|(?:[\w/–-]+\s+){{1,3}}(?:sub-?)?totals?)\W*", re.IGNORECASE)
"""The label of a total: “Total”, “Grand total:”, “Subtotal 2018”, “2018/19 totals”, “Average per visit”."""

NOTE = re.compile(
    r"\W*(?:sources?|(?:foot)?notes?(?:\s*\d+)?|n\.?\s?b\.?|key|legend|caveats?|disclaimer|guidance|instructions?"
    r"|contact|enquiries|(?:prepared|compiled|produced|updated|published) by|author|owner|version"
    r"|last\s+(?:updated?|revised|edited|saved)|updated|(?:data |position |correct )?as at|date (?:of|last)"
    r"|extracted|downloaded|provisional|revised|estimated|(?:crown )?copyright|continued|page \d+|see (?:also|note)"
    r"|end of (?:table|sheet|data|list|file|report|worksheet)|[a-z]\s*=)(?:\W.*|$)"
    r"|\W*\[[\w\s]{1,12}\].*|\W*\(?\d{1,2}[.)]\s+\w.*|[*†‡¹²³§©#^]+.*|https?://.*",
    re.IGNORECASE | re.DOTALL,
)
"""The beginning of a note: “Source: …”, “Notes”, “* provisional”, “[note 1] …”, “Last updated …”, “1. …”."""

NOTE_BESIDE = re.compile(
    r"\W*(?:sources?|(?:foot)?notes?(?:\s*\d+)?|key|contact|(?:last )?updated[\w\s]*|prepared by)\W*", re.IGNORECASE
)
"""A note whose words stand in the next cell: “Source:” before the name of a report."""

RULED = re.compile(r"[\s\-–—―=_*.·•~+|/\\]+")
"""A row of dashes, dots or stars."""

NIL = re.compile(r"[£$€]?\s?-?0+(?:[.,]0+)?\s?%?|-|–|—|nil|false", re.IGNORECASE)
"""What a formula or a form shows where nothing is entered."""

NUMBER = re.compile(r"[£$€(]{0,2}\s?[-−]?\d[\d.,]*\s?(?:%|\)|k|m|bn)?", re.IGNORECASE)
"""What is typed as a number."""

YEAR = re.compile(r"(?:19|20)\d{2}(?:[/–-]\d{2}(?:\d{2})?)?(?:\.0)?")
"""What may head a column of numbers."""

DESCRIBES = frozenset(
    {"required", "optional", "mandatory", "must be filled", "yes", "no", "text", "free text", "number", "numeric"}
    | {"integer", "whole number", "decimal", "date", "id", "unique id", "list", "drop-down", "dropdown", "choose"}
    | {"choice", "select", "unit", "units", "n/a", "string", "currency", "conditional", "if known", "column", "field"}
)
"""What stands below headers and says what may be entered under them."""

LONG = 40
"""A text alone in its row that is longer is a note; a shorter one may be a heading."""
