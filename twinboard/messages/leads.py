"""The first sentences of a page: what it comes to and how old it is, by rules, from what the documents state."""

from collections.abc import Callable, Sequence

from twinboard.bounds import listed, quantity_words, sentence_case
from twinboard.charts.worth.worth_words import best_of, totals_of
from twinboard.estimates import estimates_of
from twinboard.frames import Row
from twinboard.messages.partners import activity_words, link_words, relationship_words
from twinboard.messages.phrases import many, spelt
from twinboard.periods import NOT_STATED, in_period, period_words

Ask = Callable[..., Sequence[Row]]
EVERYTHING = "*"
_NONE = {"partner": None, "strand": None}
_MOST_NAMED = 4


def lead(ask: Ask, page: str) -> str:
    """The sentences of a page: the word for one with everything on it, or the id of a partner or a strand.

    `ask` gives the rows of a query by its name and parameters.
    """
    if page in _COMMON:
        return _joined(_COMMON[page](ask), _age(ask, EVERYTHING))
    found = ask("explore/partners", partner=page)
    said = _partner(ask, found[0]) if found else _strand(ask, page)
    return _joined(said, _age(ask, page))


def _joined(*sentences: str) -> str:
    return " ".join(sentence_case(f"{each}.") for each in sentences if each)


def _worth(ask: Ask) -> str:
    """What is estimated, with its range."""
    totals = totals_of(estimates_of(ask("explore/worth", partner=None, assume=None)))
    best = best_of(totals)
    if not best:
        return "nothing can be estimated yet, and no document states what the partnerships are worth"
    left_out = len(best.estimates) - len(best.known)
    visits = f"{many(len(best.known), 'visits')}{f', {spelt(left_out)} more left out' if left_out else ''}"
    said = f"{best.model.title}, of {visits}: {best.words}, estimated on the officers’ assumptions"
    return f"{said}. No document states what the partnerships are worth"


def _age(ask: Ask, page: str) -> str:
    """From when the newest council document is that says anything of the page."""
    for row in ask("evidence/newest_documents"):
        if row["page"] == page:
            words = period_words(row["published"])
            return "No council document bears a date" if words == NOT_STATED else f"Newest council document: {words}"
    return ""


def _linked(ask: Ask) -> list[Row]:
    return [row for row in ask("explore/partners", partner=None) if row["is_linked"]]


def _tile(ask: Ask, name: str) -> Row | None:
    return next((row for row in ask("explore/tiles", **_NONE) if row["tile"] == name), None)


def _quantity(row: Row) -> str:
    return quantity_words(row["value"], row["bound"], row["unit"])


def _overview(ask: Ask) -> str:
    links = _linked(ask)
    if not links:
        return "No link with a place abroad is recorded yet"
    said = f"{many(len(links), 'links')}{_countries(ask, links)}. {sentence_case(_beside_jobs(ask, links))}"
    return f"{said}. {_not_spent(ask)}" if _not_spent(ask) else said


def _countries(ask: Ask, links: Sequence[Row]) -> str:
    """In how many countries they are; nothing where that is not known of each."""
    kinds = {row["partner_id"]: row["kind"] for row in ask("explore/partners", partner=None)}
    around = [[row["partner_id"], *row["part_of_ids"]] for row in links]
    found = [next((place for place in places if kinds.get(place) == "country"), None) for places in around]
    return f" in {many(len({*found}), 'countries')}" if all(found) else ""


def _beside_jobs(ask: Ask, links: Sequence[Row]) -> str:
    names = {row["name"] for row in links}
    stated = {row["partner"] for row in ask("charts/jobs_by_employer", partner=None)} & names
    tile = _tile(ask, "jobs")
    if not stated:
        return f"no document states jobs beside {'it' if len(names) == 1 else 'them'}"
    if tile is None or {tile["partner"]} != stated:
        return f"jobs are stated for {spelt(len(stated))} of them"
    which = "it" if len(names) == 1 else str(tile["partner"])
    return f"{which} stands beside {_quantity(tile)}"


def _not_spent(ask: Ask) -> str:
    """That nothing is recorded as spent, where neither money nor a visit that took place says so."""
    spent = any(row["stage"] == "spent" for row in ask("charts/money_by_stage", **_NONE))
    costed = any(row["visit_status"] == "held" for row in ask("charts/cost_of_visit", partner=None))
    return "" if spent or costed else "No spending is recorded"


def _partner(ask: Ask, row: Row) -> str:
    """What the labels below the name leave to be said: of the link only what they have no room for."""
    if not row["is_linked"]:
        within = [each["name"] for each in _linked(ask) if row["partner_id"] in each["part_of_ids"]]
        places = listed(within) if len(within) <= _MOST_NAMED else many(len(within), "places in it")
        links = "the link here is" if len(within) == 1 else "the links here are"
        return f"{links} with {places}" if within else "no link of its own"
    visits = _visit_words(ask("charts/visits_over_time", partner=row["partner_id"], strand=None))
    link = relationship_words(row).replace(" (sources disagree)", "")
    head = "" if link == link_words(row) else f"{link}. "
    return f"{head}{sentence_case(visits or activity_words(row))}{_ahead(ask, row['partner_id'])}"


def _visit_words(found: Sequence[Row]) -> str:
    """Those that took place, with the last where each has a day; apart from them those only planned."""
    visits = [row for row in found if row["visit_id"]]
    held = [row for row in visits if row["status"] == "held"]
    ahead = len(visits) - len(held)
    later = f"{spelt(ahead)} more {'was' if ahead == 1 else 'were'} only planned" if ahead else ""
    if not held:
        words = "was planned; it is not" if ahead == 1 else "were planned; none is"
        return f"{many(ahead, 'visits')} {words} known to have taken place" if ahead else ""
    known = [row for row in held if row["first_on"] and row["last_on"]]
    last = max(known, key=lambda row: (row["first_on"], row["last_on"])) if len(known) == len(held) else None
    when = f", {'' if len(held) == 1 else 'the last '}{in_period(last['starts'])}" if last else ""
    return "; ".join(filter(None, [f"{many(len(held), 'visits')} took place{when}", later]))


def _ahead(ask: Ask, page: str) -> str:
    aims = sum(row["page"] == page and row["is_aim"] for row in ask("evidence/key_ahead"))
    if not aims:
        return ""
    return f"; {many(aims, 'aims')}, {'without' if aims == 1 else 'none with'} a number"


def _strand(ask: Ask, page: str) -> str:
    [done] = [row for row in ask("evidence/key_activity") if row["page"] == page]
    counts = [(done["count_milestones"], "milestones"), (done["count_visits"], "visits")]
    said = listed([many(count, plural) for count, plural in counts if count])
    partners = [*done["partners"]]
    named = listed(partners) if len(partners) <= _MOST_NAMED else many(len(partners), "partners")
    whom = f", with {named}" if partners else ""
    return f"{said} so far{whom}{_ahead(ask, page)}" if said else f"nothing recorded as done yet{_ahead(ask, page)}"


def _visits(ask: Ask) -> str:
    words = _visit_words(ask("charts/visits_over_time", **_NONE)) or "no visit is recorded yet"
    tile = _tile(ask, "travelled")
    return f"{words}. {sentence_case(_quantity(tile))} travelled {in_period(tile['period'])}" if tile else words


def _money(ask: Ask) -> str:
    amounts = ask("charts/money_by_stage", **_NONE)
    if not amounts:
        return "no money is recorded yet"
    budgets = [row for row in amounts if row["stage"] == "budget"]
    agreed = [row for row in budgets if row["status"] in ("actual", NOT_STATED, None)]
    missing = [*([] if agreed else ["no agreed budget"]), *(["no spending"] if _not_spent(ask) else [])]
    tile, open_words = _tile(ask, "budget"), ""
    if tile and tile["status"] in ("proposed", "actual"):
        open_words = f"{_quantity(tile)} a year is {'proposed' if tile['status'] == 'proposed' else 'agreed'}"
    rest = "; ".join(filter(None, [open_words, f"{listed(missing)} is recorded" if missing else ""]))
    return f"{_won(ask)}. {sentence_case(rest)}" if rest else _won(ask)


def _won(ask: Ask) -> str:
    tile = _tile(ask, "won")
    if tile is None:
        return "no award is recorded"
    count, tied = len(tile["part_values"]), int(tile["count_with_partner"])
    a_year = " a year" if tile["is_recurring"] else ""
    one = f"{_quantity(tile)}{a_year}"
    is_whole = tile["is_sum"] or count == 1
    won = f"{one} was won" if is_whole else f"the largest of {many(count, 'awards')} was {one}"
    if not tied:
        return f"{won}, {'none of it' if is_whole else 'none'} tied to a partner"
    if count == 1:
        return f"{won}, tied to a partner"
    return f"{won}; {spelt(tied)} of {spelt(count)} {'is' if tied == 1 else 'are'} tied to a partner"


def _trade(ask: Ask) -> str:
    tile = _tile(ask, "exports")
    if tile is None:
        return "no document states what the UK exports to the partners’ countries"
    exports, when = f"UK exports to {tile['partner']}", in_period(tile["period"])
    if tile["is_official"]:
        said = f"{exports} were {_quantity(tile)} {when} by official statistics"
    else:
        said = f"{exports} are stated as {_quantity(tile)} a year, {when}{_official(tile)}"
    national = tile["attribution"] == "context"
    return f"{said}. National numbers: no document ties them to a partnership" if national else said


def _official(tile: Row) -> str:
    columns = (tile[f"official_{name}"] for name in ("values", "bounds", "periods", "scopes"))
    found = [
        f"{quantity_words(value, bound, tile['unit'])}{f' of {scope.lower()}' if scope else ''} {in_period(period)}"
        for value, bound, period, scope in zip(*columns, strict=True)
    ]
    return f"; official statistics have {listed(found)}" if found else ""


def _compare(ask: Ask) -> str:
    links = _linked(ask)
    if not links:
        return "no link with a place abroad is recorded yet"
    names = {row["name"] for row in links}
    with_jobs = len({row["partner"] for row in ask("charts/jobs_by_employer", partner=None)} & names)
    counts = [
        (sum(1 for row in links if row["since"]), "a known start"),
        (with_jobs, "jobs stated"),
        (sum(1 for row in links if row["count_visits_held"]), "visits that took place"),
    ]
    said = listed([f"{spelt(count) if count else 'none'} with {what}" for count, what in counts])
    return f"{many(len(links), 'links')}: {said}. A gap is what no document states; it is not a nought"


_COMMON: dict[str, Callable[[Ask], str]] = {
    "overview": _overview,
    "visits": _visits,
    "money": _money,
    "trade": _trade,
    "compare": _compare,
    "worth": _worth,
}
