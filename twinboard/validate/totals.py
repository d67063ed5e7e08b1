"""What numbers say that they are made of: parts of their own sort, and not themselves."""

from collections.abc import Iterator, Sequence

from twinboard.disagreements.made_of import parts_of
from twinboard.disagreements.mixed import Mixed, mixed
from twinboard.disagreements.numbers import NUMBER_COLUMNS, made_of_others, text
from twinboard.models import Issue
from twinboard.names import split_list
from twinboard.rules.sheets import BY_NAME, FACTS
from twinboard.validate.revision import Place, Revision
from twinboard.validate.rings import rings, way_round

_MADE_OF = "made_of"


def mixed_totals(rows: Revision) -> Iterator[Issue]:
    """Totals and shares of parts of other sorts, at each cell that would make them so."""
    for found in made_of_others(rows.after):
        if not (parts := parts_of(found, rows.after)):
            continue
        place = (found.record.sheet, found.record.id, _MADE_OF)
        differing = mixed(found, parts)
        said = "; ".join(one.words for one in differing)
        if found.is_rate and not said and len(parts) != 2 and rows.has(place):
            said = f"{len(parts)} of them"
        if said:
            kind = "share-of-others" if found.is_rate else "mixed-total"
            words = {"made": f"“{found.record.id}”", "found": said, "example": BY_NAME[FACTS].column(_MADE_OF).example}
            for at in _changed(place, differing, rows):
                yield rows.first_issue(kind, [at, place], found.record.sheet, **words)


def _changed(place: Place, differing: Sequence[Mixed], rows: Revision) -> list[Place]:
    """The cells by which it is mixed since this file; that in which the parts are named, if it is new itself."""
    if rows.is_new(place):
        return [place]
    cells = (cell for one in differing for cell in one.cells() if rows.is_new(cell))
    return list(dict.fromkeys(cells)) or [place]


def made_of_themselves(rows: Revision) -> Iterator[Issue]:
    """Rows of the file that name themselves, or that name rows which name them."""
    named = {one.record.id: split_list(text(one.record, _MADE_OF)) for one in made_of_others(rows.after)}
    ring_of = {identity: ring for ring in rings(named) for identity in ring}
    for sheet in NUMBER_COLUMNS:
        for identity in (one for one in rows.sent.get(sheet, {}) if one in ring_of):
            path = way_round(identity, ring_of[identity], named)
            yield rows.issue("made-of-itself", (sheet, identity, _MADE_OF), path=path)
