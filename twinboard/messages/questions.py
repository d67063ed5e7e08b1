"""Questions to put to officers, made by rules from what the documents leave open: the weightiest first.

Each has a short spoken question, what is known and what is not, and where the evidence stands. None says more than
the rows do.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from twinboard.bounds import quantity_words
from twinboard.citations import cite
from twinboard.frames import Row
from twinboard.messages.disputes import Ask, Dispute
from twinboard.messages.leads import EVERYTHING
from twinboard.messages.phrases import many, spelt
from twinboard.models import Citation
from twinboard.periods import NOT_STATED, for_period, in_period, period_words, written_period

MOST = 5
_OLD = timedelta(days=2 * 365)
_LATER = {"idea": ("budget", "bid", "awarded", "received", "spent"), "bid": ("awarded", "received", "spent")}
_AGREED = ("actual", NOT_STATED, None)
"""Of a budget: the documents say nothing that would leave it open."""
_NOT_AGREED = {"estimate": "an estimate", "target": "a target"}


@dataclass(frozen=True)
class ToAsk:
    """A question, why it is open, what it rests on, and the address of the page with the evidence."""

    rule: str
    question: str
    why: str
    path: str
    parameters: tuple[tuple[str, str], ...]
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class _Page:
    """A partner, a strand or everything; `row` is one of `explore/partners`."""

    ask: Ask
    path: str
    name: str
    partner: str | None = None
    strand: str | None = None
    row: Row | None = None

    def of_page(self, query: str, **parameters: str) -> list[Row]:
        """The rows of a query by page; of everything each once, whatever the pages on which it stands."""
        found = [row for row in self.ask(query, **parameters) if not self.path or row["page"] == self.path]
        return [*{tuple(row["ids"]): row for row in found}.values()]

    def money(self) -> Sequence[Row]:
        return self.ask("charts/money_by_stage", partner=self.partner, strand=self.strand)

    def visits(self, *statuses: str) -> list[Row]:
        found = self.ask("charts/visits_over_time", partner=self.partner, strand=self.strand)
        return [row for row in found if row["status"] in statuses]

    def costs(self) -> list[Row]:
        """What visits that took place are said to have cost."""
        found = self.ask("charts/cost_of_visit", partner=self.partner)
        return [row for row in found if row["visit_status"] == "held"]

    def to_ask(self, rule: str, question: str, why: str, rows: Sequence[Row], **at: str) -> ToAsk:
        """`at` is what the page with the evidence is asked; without it, it is the partner's or strand's own."""
        path, asked = (at.pop("path"), at) if at else (self.path, {"tab": "Evidence"} if self.path else {})
        return ToAsk(rule, question, why, path, tuple(asked.items()), cite(rows, self.ask("explore/sources")))

    @property
    def events(self) -> dict[str, str]:
        """Where its visits and milestones stand."""
        return {"path": self.path, "tab": "Visits and events"} if self.path else {"path": "visits"}


def questions(ask: Ask, page: str, disputes: Sequence[Dispute] = ()) -> tuple[ToAsk, ...]:
    """The questions of a page: the id of a partner or strand, or nothing for everything.

    `disputes` are those of the page, the weightiest first; at most two become questions.
    """
    about = _page(ask, page)
    [*signing] = _signing(about)
    planned = {each for row in _unsigned(about) for each in row["ids"]}
    disputed = [_disputed(about, one) for one in disputes if not planned & one.row_ids]
    others = (rule(about) for rule in (_money, _age, _people, _plans, _planned_visits, _payers, _jobs))
    found = (*signing, *disputed[:1], *(each for found in others for each in found), *disputed[1:2])
    return tuple(islice(found, MOST))


def _page(ask: Ask, page: str) -> _Page:
    if not page:
        return _Page(ask, "", "all links")
    for row in ask("explore/partners", partner=page):
        return _Page(ask, page, row["name"], partner=page, row=row)
    [row] = ask("explore/strands", strand=page, partner=None)
    return _Page(ask, page, row["name"], strand=page)


def _unsigned(page: _Page) -> list[Row]:
    return page.of_page("evidence/key_agreements", happened="no")


def _signing(page: _Page) -> Iterator[ToAsk]:
    """Of agreements that were planned, the newest."""
    found = _unsigned(page)
    if found:
        first, more = found[0], len(found) - 1
        others = f" The same holds for {many(more, 'other agreements')}." if more else ""
        why = f"Planned {for_period(first['period'])}; no document here says that it was signed.{others}"
        yield page.to_ask("signing", f"Was “{first['title']}” signed?", why, found, **page.events)


def _disputed(page: _Page, one: Dispute) -> ToAsk:
    if not one.is_entered:
        question, why = "Which of these two statements is right?", one.question
    elif one.preferred:
        said = one.preferred["statement"]
        question, why = one.question, f"Sources disagree. Officers rely on “{said}”{_when(one.preferred)}."
    else:
        question, why = one.question, "Sources disagree, and officers have chosen no side."
    return page.to_ask("disagreement", question, why, one.sides, path="conflicts", conflict=one.id)


def _when(row: Row) -> str:
    return "" if period_words(row["period"]) == NOT_STATED else f" ({period_words(row['period'])})"


def _money(page: _Page) -> Iterator[ToAsk]:
    """What was proposed or asked for and has no outcome here; of a linked partner without money, what it costs."""
    found = page.money()
    for stage, outcome in (("budget", _agreed), ("bid", _outcome), ("idea", _outcome)):
        first = next((row for row in found if row["stage"] == stage), None)
        if first and (said := outcome(page, found, first)):
            yield page.to_ask("money", *said, [first], path="fact", id=first["money_id"])
            return
    if not found and page.row and page.row["is_linked"] and not page.costs():
        why = f"No document here states a budget or spending for {page.name} alone."
        yield page.to_ask("cost", f"What does the link with {page.name} cost a year?", why, (), path="money")


def _amount(row: Row) -> str:
    return f"{quantity_words(row['amount_gbp'], row['bound'], '£')}{' a year' if row['is_recurring'] else ''}"


def _agreed(_: _Page, found: Sequence[Row], row: Row) -> tuple[str, str] | None:
    if any(each["stage"] == "budget" and each["status"] in _AGREED for each in found):
        return None
    standing = _NOT_AGREED.get(row["status"], row["status"])
    why = f"“{row['title']}” is {standing}; no document here says that a budget was agreed."
    return f"Was the budget of {_amount(row)} agreed?", why


def _outcome(page: _Page, found: Sequence[Row], row: Row) -> tuple[str, str] | None:
    later = _LATER[row["stage"]]
    if any(each["stage"] in later for each in found) or page.costs():
        return None
    if row["stage"] == "bid":
        return f"Was the bid for {_amount(row)} won?", f"“{row['title']}”: no document here says."
    return f"What came of “{row['title']}”?", f"It is an idea of {_amount(row)}; no document here says what came of it."


def _age(page: _Page) -> Iterator[ToAsk]:
    """Where the newest council document was old when this version was published."""
    newest = next(
        (row for row in page.ask("evidence/newest_documents") if row["page"] == (page.path or EVERYTHING)), None
    )
    if newest is None:
        return
    [published] = page.ask("explore/published")
    known, words = _known_on(newest["published"]), period_words(newest["published"])
    is_open = words.startswith(("before ", "after "))
    source = {"path": "sources", "source": newest["source_ids"][0]}
    if known is None:
        why = "No council document here bears a date."
        yield page.to_ask("age", "How old is what we know?", why, [newest], **source)
    elif published["published_at"].date() - known >= _OLD:
        since = "the newest document here" if is_open else words
        why = f"It is undated, from {words}." if is_open else "The newest council document here is from then."
        yield page.to_ask("age", f"What has happened since {since}?", why, [newest], **source)


def _known_on(published: str) -> date | None:
    if published == NOT_STATED:
        return None
    period = written_period(published)
    return period.last_on or period.first_on


def _people(page: _Page) -> Iterator[ToAsk]:
    """Of visits that took place, those for which no number of people is stated."""
    held = page.visits("held")
    found = [row for row in held if row["people"] is None]
    if not found:
        return
    way = {"inbound": "came from", "outbound": "went to"}[found[0]["direction"]]
    if len(found) == 1:
        timed = period_words(found[0]["starts"]) != NOT_STATED
        when = f" {in_period(found[0]['starts'])}" if timed else ""
        question = f"How many people {way} {found[0]['partner']}{when}?"
        why = f"“{found[0]['title']}”: no document here says."
    else:
        of = "" if len(found) == len(held) else f"{spelt(len(found))} of "
        question = f"How many people travelled on {of}the {many(len(held), 'visits')}?"
        why = "No document here says."
    yield page.to_ask("people", question, why, found, **page.events)


def _payers(page: _Page) -> Iterator[ToAsk]:
    """Of visits that took place, those of which nobody says who paid."""
    held = page.visits("held")
    found = [row for row in held if not row["is_payer_stated"]]
    if found:
        of = "" if len(found) == len(held) else f"{spelt(len(found))} of "
        who = f"“{found[0]['title']}”" if len(found) == 1 else f"{of}the {many(len(held), 'visits')}"
        yield page.to_ask("payers", f"Who paid for {who}?", "No document here says who did.", found, **page.events)


def _plans(page: _Page) -> Iterator[ToAsk]:
    """Aims without a number, or else plans of which nobody says that they were carried out."""
    found = page.of_page("evidence/key_ahead")
    aims = [row for row in found if row["is_aim"]]
    plans = [row for row in found if not row["is_aim"]]
    has_targets = not page.strand and page.ask("charts/targets_and_actuals", partner=page.partner)
    if aims and not has_targets:
        if len(aims) == 1:
            question, why = f"How will we know that “{aims[0]['title']}” is met?", "This aim has no number."
        else:
            question = f"How will we know that the {many(len(aims), 'aims')} are met?"
            why = "None of them has a number."
        yield page.to_ask("aims", question, why, aims)
    elif plans:
        them = "it was" if len(plans) == 1 else "any was"
        sort = "plans" if all(row["kind"] != "advice" for row in plans) else "plans and pieces of advice"
        what = f"“{plans[0]['title']}”" if len(plans) == 1 else f"the {many(len(plans), sort)}"
        why = f"No document here says that {them} carried out."
        yield page.to_ask("plans", f"What came of {what}?", why, plans)


def _planned_visits(page: _Page) -> Iterator[ToAsk]:
    found = page.visits("planned", "invited")
    if found:
        more = f" The same holds for {many(len(found) - 1, 'other visits')}." if len(found) > 1 else ""
        why = f"It was {found[0]['status']} {for_period(found[0]['starts'])}; no document here says that it did.{more}"
        question = f"Did this visit take place: “{found[0]['title']}”?"
        yield page.to_ask("planned visits", question, why, found, **page.events)


def _jobs(page: _Page) -> Iterator[ToAsk]:
    if page.row and page.row["is_linked"] and not page.ask("charts/jobs_by_employer", partner=page.partner):
        why = f"No document here states jobs for {page.name}."
        yield page.to_ask("jobs", f"Does the link with {page.name} bring any jobs?", why, ())
