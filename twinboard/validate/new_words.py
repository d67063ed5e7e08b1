"""Words that are not known yet, of the vocabularies that grow, and the known one that is likest to each."""

import difflib
from collections.abc import Iterable, Mapping, Sequence

from twinboard.models import Column, Record, Rows
from twinboard.names import folded, split_list
from twinboard.validate.cells import SheetReading
from twinboard.validate.choices import others

_NEAR, _SURELY_NEAR, _MOST_SAID, _MOST_COMPARED = 0.5, 0.75, 12, 50_000


def known_words(column: Column, published: Iterable[Record]) -> tuple[str, ...]:
    """Those declared, then those published."""
    texts = dict.fromkeys(str(record.values.get(column.name) or "") for record in published)
    entries = [entry for text in texts for entry in (split_list(text) if column.listed else (text,)) if entry]
    return tuple(dict.fromkeys((*column.choices, *entries)))


def words_beside(word: str, known: Sequence[str]) -> dict[str, str]:
    """What is said of a new word: those known, and the likest of them."""
    more = f" and {len(known) - _MOST_SAID} more" if len(known) > _MOST_SAID else ""
    found = likest_word(word, known, _NEAR)
    return {
        "choices": ", ".join(known[:_MOST_SAID]) + more,
        "likely": f" Did you mean “{found}”?" if found else "",
    }


def likest_word(word: str, known: Sequence[str], least: float) -> str:
    """The known word that another stands for, or is spelt like; empty where none is near."""
    words = set(word.casefold().split())
    if meant := [one for one in known if word.casefold() in others(one) or words >= set(one.casefold().split())]:
        return meant[0]
    return next(iter(difflib.get_close_matches(word, known, n=1, cutoff=least)), "")


def ask_of_entries(readings: Iterable[SheetReading], published: Rows) -> None:
    """Adds a doubt where an entry of a list is new and is nearly a known one; other new entries are nobody's doubt."""
    for reading in readings:
        rows = published.get(reading.matched.sheet.name, {})
        for column in (one for one in reading.matched.sheet.columns if one.grows and one.listed):
            if column.name in reading.matched.positions:
                _ask(reading, column, rows)


def _ask(reading: SheetReading, column: Column, published: Mapping[str, Record]) -> None:
    known = known_words(column, published.values())
    spelt = {folded(one) for one in known}
    near: dict[str, str] = {}
    for position, value in enumerate(reading.columns[column.name]):
        for entry in split_list(str(value or "")):
            if folded(entry) not in spelt and (entry in near or len(near) * len(known) < _MOST_COMPARED):
                if entry not in near:
                    near[entry] = likest_word(entry, known, _SURELY_NEAR)
                if near[entry]:
                    reading.report("new-word", column.name, position, entry, **words_beside(entry, known))
