"""Who may update: officers signed in with the council's provider or, without one, invited by name.

Decided anew on every run and again inside every action, from what the server itself knows: no address, parameter,
widget or session value of a reader can decide it.
"""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Literal

import streamlit as st

from twinboard.errors import NotAllowed, TwinboardError
from twinboard.periods import days_words
from twinboard.settings import home
from twinboard.store import audit
from twinboard.store.officers.acts import end, holder
from twinboard.store.officers.invitations import PREPARE, Invitation
from twinboard.store.officers.lines import SIGNED_OUT
from twinboard.store.officers.named import officer_identity
from twinboard.ui.gate.identities import Identities, identities, normal_id, plain_address
from twinboard.ui.gate.officer_page import COOKIE
from twinboard.ui.markdown import label
from twinboard.ui.officers.unsaved import unsaved

SECOND_OFFICER = "second officer"
_GROUPS = ("groups", "roles")
_ASKED = "asked_to_sign_out"


@dataclass(frozen=True)
class Officer:
    """Somebody who may update; what they do stands in the history under their `name`.

    `identity` is the address that the provider has verified, or else the provider's own id; of who was invited, their
    name, so that nobody approves their own from a second browser. `until` is when an invitation ends. `prepares`: was
    invited to prepare drafts and no more, whatever the settings say.
    """

    name: str
    identity: str
    may_approve: bool
    until: datetime | None = None
    prepares: bool = False


def has_provider() -> bool:
    """Whether the secrets name an OpenID Connect provider."""
    return "auth" in _secrets()


def officer() -> Officer | None:
    """The officer of this session; None for a reader."""
    if has_provider():
        return signed_in(dict(st.user), _secrets())
    try:
        found = _invitation()
    except TwinboardError:
        return None
    identity = f"invited: {officer_identity(found.name)}"
    prepares = found.may == PREPARE
    return Officer(found.name, identity, may_approve=not prepares, until=found.ends_at, prepares=prepares)


def officer_for(action: str) -> Officer:
    """The officer who does this. Raises NotAllowed, and notes the try, where there is none."""
    found = officer()
    if found is None:
        who = str(dict(st.user).get("email") or "not signed in") if has_provider() else "no invitation"
        raise refused(action, who, "Only officers may do this.", refusal())
    return found


def officer_alone(action: str) -> Officer:
    """The officer who does this without another. Raises NotAllowed where a second officer approves their updates."""
    found = officer_for(action)
    if needs_second(found):
        words = "Each update is approved by a second officer.", "Send it to one."
        if not needs_approval():
            words = "You were invited to prepare drafts; another officer publishes them.", "Keep it as a draft."
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
    return asked is not None


def needs_second(who: Officer) -> bool:
    """Whether another officer has to approve what this one prepares: always, or because they only prepare."""
    return needs_approval() or who.prepares


def may_approve(who: Officer, author: str) -> bool:
    """Whether an officer may approve the draft of an author, both known by what they signed in with."""
    return who.may_approve and who.identity != author


def refusal() -> str:
    """What a reader can do to become an officer; to who was one, why not any more; to who is signed in, how listed."""
    if not has_provider():
        return _why_not_invited()
    known = identities(dict(st.user)) if st.user.get("is_logged_in") else Identities()
    if not known.listed_as:
        return "Sign in, at the top of the page."
    return f"You are signed in. Whoever runs the server can list you as an officer: {' or '.join(known.listed_as)}."


def visibility() -> Literal["visible", "hidden"]:
    """Whether the menu shows what officers do; a page that readers do not see refuses them all the same."""
    return "visible" if officer() else "hidden"


def standing_words(who: Officer) -> str:
    """As whom an officer updates and, if invited, until when."""
    until = f", to the end of {days_words(who.until)}" if who.until else ""
    then = " You prepare drafts; an officer who may approve publishes them." if who.prepares else ""
    return f"You update as {who.name}{until}.{then}"


def way_in() -> str:
    """What a reader who is an officer finds at the end of every page; empty where the way in stands at its top."""
    return "" if has_provider() or officer() else "Officers: how to update"


def show_sign_in() -> None:
    """The way in where there is a provider, the way out for an officer."""
    if officer():
        if has_provider():
            st.button("Sign out", on_click=_ask_to_sign_out, key="sign-out", type="tertiary")
        else:
            words = "This ends your invitation. To update again you need a new one."
            st.button("Sign out", on_click=_ask_to_sign_out, key="sign-out", type="tertiary", help=label(words))
    elif has_provider():
        st.button("Officers: sign in", on_click=st.login, key="sign-in", type="tertiary")


def sign_out_notice() -> str:
    """What signing out would lose, once somebody wants to; empty where that is nothing."""
    if not (unsaved() and st.session_state.get(_ASKED)):
        return ""
    lost = "; ".join(unsaved())
    return f"You have neither published nor kept: {lost}. Keep it as a draft first; or sign out, and lose it."


def stay() -> None:
    """Forgets that somebody wanted to sign out: what they were asked about is published, or kept."""
    st.session_state.pop(_ASKED, None)


def show_sign_out_all_the_same() -> None:
    """The way out for who was asked."""
    st.button("Sign out, and lose it", on_click=_sign_out, key="sign-out-all-the-same")


def _ask_to_sign_out() -> None:
    if unsaved():
        st.session_state[_ASKED] = True
    else:
        _sign_out()


def _sign_out() -> None:
    stay()
    if has_provider():
        st.logout()
        return
    try:
        end(home(), _invitation(), SIGNED_OUT)
    except NotAllowed:  # it is over already
        return
    except TwinboardError as error:
        st.toast(label(str(error)))


def _invitation() -> Invitation:
    """The invitation that this browser has taken up. Raises NotAllowed with why there is none that stands."""
    sent = st.context.cookies.get(COOKIE)
    return holder(home(), sent if isinstance(sent, str) else "")


def _why_not_invited() -> str:
    try:
        _invitation()
    except TwinboardError as error:
        return str(error)
    return ""


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
