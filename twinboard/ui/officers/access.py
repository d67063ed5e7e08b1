"""Who may update: officers signed in with the council's provider, or let in by the server's one-time link.

Decided anew on every run and again inside every action, from what the server itself knows: no address, parameter,
widget or session value of a reader can decide it.
"""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import streamlit as st

from twinboard.errors import NotAllowed, TwinboardError
from twinboard.settings import home
from twinboard.store import audit
from twinboard.ui.gate.identities import Identities, identities, normal_id, plain_address
from twinboard.ui.officers.one_time_links import COOKIE, links

SECOND_OFFICER = "second officer"
_GROUPS = ("groups", "roles")


@dataclass(frozen=True)
class Officer:
    """Somebody who may update; `name` is empty where only a link tells who they are.

    `identity` is the address that the provider has verified, or else the provider's own id.
    """

    name: str
    identity: str
    may_approve: bool


def has_provider() -> bool:
    """Whether the secrets name an OpenID Connect provider."""
    return "auth" in _secrets()


def officer() -> Officer | None:
    """The officer of this session; None for a reader."""
    if has_provider():
        return signed_in(dict(st.user), _secrets())
    token = st.context.cookies.get(COOKIE)
    return Officer("", "officer link", may_approve=True) if token and links.is_open(token) else None


def officer_for(action: str) -> Officer:
    """The officer who does this. Raises NotAllowed, and notes the try, where there is none."""
    found = officer()
    if found is None:
        who = str(dict(st.user).get("email") or "not signed in") if has_provider() else "no officer link"
        raise refused(action, who, "Only officers may do this.", refusal())
    return found


def officer_alone(action: str) -> Officer:
    """The officer who does this without another. Raises NotAllowed where a second officer approves each update."""
    found = officer_for(action)
    if needs_approval():
        words = "Each update is approved by a second officer.", "Send it to one."
        raise refused(f"{action} without approval", found.identity, *words)
    return found


def refused(action: str, who: str, message: str, hint: str) -> NotAllowed:
    """The error to raise for somebody who may not do this; the try is noted."""
    audit.note(home(), "refused", action=action, who=who)
    return NotAllowed(message, hint)


def needs_approval() -> bool:
    """Whether a second officer has to approve each update. Raises TwinboardError for settings that do not fit."""
    asked = _secrets().get("approval")
    if asked not in (None, SECOND_OFFICER):
        raise TwinboardError(
            f"The setting approval is “{asked}”.", f"Set it to “{SECOND_OFFICER}” in secrets.toml, or leave it out."
        )
    if asked and not has_provider():
        hint = "Set up the provider, or leave the setting approval out: an officer link does not say who uses it."
        raise TwinboardError("Approval by a second officer needs officers who sign in.", hint)
    return asked is not None


def may_approve(who: Officer, author: str) -> bool:
    """Whether an officer may approve the draft of an author, both known by what they signed in with."""
    return who.may_approve and who.identity != author


def refusal() -> str:
    """What a reader can do to become an officer; to somebody who is signed in, how they would be listed."""
    if not has_provider():
        return "Open the officer link that the server printed at its start."
    known = identities(dict(st.user)) if st.user.get("is_logged_in") else Identities()
    if not known.listed_as:
        return "Sign in, at the top of the page."
    return f"You are signed in. Whoever runs the server can list you as an officer: {' or '.join(known.listed_as)}."


def visibility() -> Literal["visible", "hidden"]:
    """Whether the menu shows what officers do; a page that readers do not see refuses them all the same."""
    return "visible" if officer() else "hidden"


def show_sign_in() -> None:
    """The way in where there is a provider, the way out for an officer."""
    if officer():
        st.button("Sign out", on_click=_sign_out, key="sign-out", type="tertiary")
    elif has_provider():
        st.button("Officers: sign in", on_click=st.login, key="sign-in", type="tertiary")


def _sign_out() -> None:
    if has_provider():
        st.logout()
    else:
        links.close(st.context.cookies.get(COOKIE, ""))


@cache
def _secrets() -> Mapping[str, Any]:
    """The settings that are kept out of the repository; read once, as the server does."""
    return st.secrets.to_dict() if st.secrets.load_if_toml_exists() else {}


def signed_in(claims: Mapping[str, Any], secrets: Mapping[str, Any]) -> Officer | None:
    """The officer that an identity token names; None if it is over, or neither its address, id nor a group is listed.

    Where no approvers are listed, every officer may approve what another prepared.
    """
    if not claims.get("is_logged_in") or float(claims.get("exp") or 0) <= time.time():
        return None
    known = identities(claims)
    groups = [str(group) for name in _GROUPS for group in claims.get(name) or ()]
    is_officer = _is_listed(secrets.get("officers", {}), known, groups)
    approves = _is_listed(secrets["approvers"], known, groups) if "approvers" in secrets else is_officer
    if not known.own or not (approves or is_officer):
        return None
    return Officer(str(claims.get("name") or known.own), known.own, approves)


def _is_listed(listed: Mapping[str, Iterable[str]], known: Identities, groups: Iterable[str]) -> bool:
    addresses = {plain_address(address.strip()) for address in listed.get("addresses", ())}
    ids = {normal_id(typed) for typed in listed.get("ids", ())}
    is_known = (known.address in addresses and known.address != "") or not ids.isdisjoint(known.ids)
    return is_known or not set(listed.get("groups", ())).isdisjoint(groups)
