"""The rows of one sheet that can be named by others, in the file and published: by ids, names, titles and aliases."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from twinboard.models import Record
from twinboard.names import name_keys, split_list
from twinboard.validate.cells import SheetReading
from twinboard.validate.columns.lists import IDS
from twinboard.validate.identity.slugs import slug

_LONGEST_NAME, _MOST_COMPARED = 100, 20_000
"""Longer texts are no names; so many pairs of names are compared, to say which was meant, in less than a second."""
_PARTS = re.compile(r"\s*[;,/()\n]\s*")
"""What stands between a name and what is said more of it: “Hefei, China”."""
_BLANK_IDS = " The sheet has some of its ids blank: type the title or name here, or the id there."
_WITHOUT_ID = ("not-an-id", "error-in-cell", "formula-without-value")


class Directory:
    """Made once the rows of the sheet have their ids.

    Names are gathered when a reference first asks for one: most sheets are never referred to, or by id alone.
    """

    def __init__(
        self, sheet: str, in_file: Iterable[SheetReading], published: Mapping[str, Record], in_question: Iterable[str]
    ) -> None:
        """`in_question`: published rows that a row of the file perhaps is; its names are those of the file's row."""
        self._published, self._in_question = published, frozenset(in_question)
        self._in_file = list(in_file)
        self.sheet = sheet
        self._compared = 0
        self.count_nameless = sum(map(_count_without_id, self._in_file))
        """What is named and not found may be a row whose id has an error, which is told there: so many may be."""
        self._has_blank_ids = any(reading.without_id for reading in self._in_file)
        self.ids = frozenset(self._published).union(*(filter(None, reading.ids) for reading in self._in_file))

    @cached_property
    def rows(self) -> Mapping[str, Record]:
        """Every row by its id, whole; a row in the file stands before the published one."""
        rows = dict(self._published)
        for reading in self._in_file:
            rows |= {record.id: record for record in reading.records(whole=True) if record.id}
        return rows

    @cached_property
    def _spellings(self) -> Mapping[str, str]:
        return {key: name for record in self.rows.values() for name in _names_of(record) for key in name_keys(name)}

    @cached_property
    def _names(self) -> Mapping[str, set[str]]:
        names: dict[str, set[str]] = defaultdict(set)
        for record in self.rows.values():
            for key in (key for name in _names_of(record) for key in name_keys(name)):
                names[key].add(record.id)
        return {key: ids - self._in_question or ids for key, ids in names.items()} if self._in_question else names

    def find(self, typed: str) -> frozenset[str]:
        """The ids that `typed` may stand for: itself if it is one, else those it names, or whose words it has."""
        if typed in self.ids:
            return frozenset({typed})
        found = frozenset[str]().union(*(self._names.get(key, set()) for key in name_keys(typed)))
        return found or self.ids & {slug(typed)}

    def likely(self, typed: str) -> str:
        """The name or id that was perhaps meant, as a sentence; empty where nothing is close.

        A file of very many names that nobody knows is none with slips of the pen: so many are compared and no more.
        """
        if one := next((part for part in _PARTS.split(typed) if part != typed and self.find(part)), ""):
            return f" Did you mean “{one.strip()}”?"
        key = min(name_keys(typed))
        if len(key) > _LONGEST_NAME or self._compared >= _MOST_COMPARED:
            return ""
        self._compared += len(self._spellings)
        close = difflib.get_close_matches(key, self._spellings, n=1, cutoff=0.75)
        if close:
            return f" Did you mean “{self._spellings[close[0]]}”?"
        return _BLANK_IDS if self._has_blank_ids and IDS.fullmatch(typed) else ""


def _count_without_id(reading: SheetReading) -> int:
    id_column = reading.matched.sheet.id_column
    return sum(issue.column == id_column and issue.kind in _WITHOUT_ID for issue in reading.issues)


def _names_of(record: Record) -> Iterator[str]:
    """Of those spelt alike the last is the one that is said."""
    yield record.id
    yield from split_list(str(record.values.get("aliases") or ""))
    for name in ("name", "title", "question"):
        if record.values.get(name):
            yield str(record.values[name])
