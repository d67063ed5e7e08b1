"""The commands for officers where there is no sign-in provider: invite, list, revoke."""

import json
from datetime import UTC
from enum import StrEnum
from typing import Annotated

import typer

from twinboard.cli.call import Format, err, out
from twinboard.periods import days_words
from twinboard.rules.officer_words import MAY, SOMEBODY, STATES
from twinboard.settings import home
from twinboard.store import audit
from twinboard.store.officers.acts import LONGEST_DAYS, USUAL_DAYS, revoke
from twinboard.store.officers.acts import invite as make
from twinboard.store.officers.invitations import APPROVE, PREPARE, Invitation, kept, unreadable

_SITE = "http://localhost:8501"
app = typer.Typer()
_officer = typer.Typer(no_args_is_help=True, help="Who may update, where there is no sign-in provider.")
app.add_typer(_officer, name="officer")


class May(StrEnum):
    """What the invited may do."""

    APPROVE = APPROVE
    PREPARE = PREPARE


@_officer.command()
def invite(
    name: Annotated[str, typer.Argument(help="Who is invited, as the history is to show it: “Ann Example”.")],
    days: Annotated[int, typer.Option(help=f"How long they may update; {LONGEST_DAYS} at most.")] = USUAL_DAYS,
    may: Annotated[
        May, typer.Option(help="approve: publish, and approve what others prepared; prepare: keep drafts for those.")
    ] = May.APPROVE,
    again: Annotated[
        bool, typer.Option("--again", help="The same person once more, for another browser, beside what stands.")
    ] = False,
    site: Annotated[str, typer.Option(help="The address of the pages, for the link.")] = _SITE,
) -> None:
    """Prints a link that lets one browser update in this name, once somebody clicks on its page."""
    from twinboard.ui.gate.officer_page import link_of  # noqa: PLC0415  other commands need no server

    made, key = make(home(), name, days, may, is_again=again)
    audit.note(home(), "invited", name=made.name, until=made.ends_at.isoformat(), may=made.may)
    err.print(f"Send this link to {made.name} alone. It works once, and lasts to the end of {_day(made)} (UTC):")
    out.print(link_of(site, key))


@_officer.command("list")
def list_officers(
    format: Annotated[Format, typer.Option(help="text for people, json for programs.")] = Format.TEXT,
) -> None:
    """Lists the invitations, the newest first, and what became of each."""
    found = kept(home())
    if format is Format.JSON:
        typer.echo(json.dumps([_told(one) for one in found], ensure_ascii=False, indent=2))
    for one in found if format is Format.TEXT else ():
        out.print(f"{one.name or SOMEBODY} · {STATES[one.state]} · until {_day(one)} · {MAY[one.may]} · {one.id}")
    if not found:
        err.print("Nobody is invited. To invite somebody: python -m twinboard officer invite NAME")
    for name, why in unreadable(home()):
        err.print(f"officers/{name}: {why} It lets nobody in.")


@_officer.command("revoke")
def revoke_officer(
    name: Annotated[str, typer.Argument(help="Who was invited; or the id of one invitation, as listed.")],
) -> None:
    """Ends all invitations of a name; the next thing that they do is refused."""
    for one in revoke(home(), name):
        audit.note(home(), "revoked", name=one.name)
        out.print(f"Revoked: {one.name or SOMEBODY}, invited on {days_words(one.invited_at)}.")


def _day(one: Invitation) -> str:
    return days_words(one.ends_at)


def _told(one: Invitation) -> dict[str, object]:
    moments = {"invited": one.invited_at, "ends": one.ends_at, "taken": one.taken_at, "over": one.over_at}
    told = {name: moment and moment.astimezone(UTC).isoformat(timespec="seconds") for name, moment in moments.items()}
    return {"id": one.id, "name": one.name, "state": one.state, "may": one.may, **told}
