"""Rings: ids that name one another round, so that each leads back to itself."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

Named = Mapping[str, Sequence[str]]
_LONGEST = 4
"""Of a ring of more steps the first ones are said."""


def way_round(start: str, ring: frozenset[str], named: Named) -> str:
    """The steps from an id through its ring back to it: “a” of “b”, and “b” of “a”."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    for way in ways:
        for following in (one for one in named[way[-1]] if one in ring):
            if following == start:
                return _said((*way, start))
            if len(way) < _LONGEST and following not in seen:
                seen.add(following)
                ways.append((*way, following))
    return f"{_said(ways[-1])}, and so on until “{start}” is named again"


def _said(way: Sequence[str]) -> str:
    return ", and ".join(f"“{one}” of “{other}”" for one, other in pairwise(way))


def rings(named: Named) -> Iterator[frozenset[str]]:
    """The ids of each ring; those of two rings that share one are together. By Tarjan, each step looked at once."""
    entered: dict[str, int] = {}
    lowest: dict[str, int] = {}
    open_ids: dict[str, None] = {}
    for start in named:
        path = [] if start in entered else [(start, iter(named[start]))]
        while path:
            identity, following = path[-1]
            if identity not in entered:
                entered[identity] = lowest[identity] = len(entered)
                open_ids[identity] = None
            for one in following:
                if one in named and one not in entered:
                    path.append((one, iter(named[one])))
                    break
                if one in open_ids:
                    lowest[identity] = min(lowest[identity], entered[one])
            else:
                path.pop()
                if path:
                    lowest[path[-1][0]] = min(lowest[path[-1][0]], lowest[identity])
                if lowest[identity] == entered[identity]:
                    ring = _taken(open_ids, identity)
                    if len(ring) > 1 or identity in named[identity]:
                        yield ring


def _taken(open_ids: dict[str, None], last: str) -> frozenset[str]:
    """Takes away what was entered last, up to an id."""
    taken: list[str] = []
    while not taken or taken[-1] != last:
        taken.append(open_ids.popitem()[0])
    return frozenset(taken)
