"""Labels of a table that name a partner: by its id, name and aliases; countries also by their ISO codes and names."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import pycountry

from twinboard.models import Record
from twinboard.names import folded, name_keys, split_list
from twinboard.recipes.page import label
from twinboard.recipes.proposing.measures import new_id
from twinboard.recipes.recipe import NewPartner
from twinboard.rules.vocabularies import PARTNER_KIND

NEW_PARTNERS = {f"Add it here as a {kind}": f"new {kind}" for kind in reversed(PARTNER_KIND)}
"""The answers for a place that is no partner of ours yet: their words, and what they put in place of an id."""
_KINDS = {f"new {kind}": kind for kind in PARTNER_KIND}
_CODED = re.compile(r"[a-z]{2,8}:\s*(?=\S)")
_TURNED = re.compile(r"(?P<name>[^,]+), (?P<title>.+)")


@dataclass(frozen=True)
class Places:
    """The partners by each spelling of their names, and the countries among them by their ISO code."""

    by_name: Mapping[str, str]
    by_code: Mapping[str, str]

    def partner_of(self, text: str) -> str:
        """The id of the partner that a label names; "" where it names none, or two."""
        plain = plain_name(text)
        if not plain:
            return ""
        found = {self.by_name[key] for key in name_keys(plain) if key in self.by_name}
        if not found and (code := _country_code(plain)):
            found = {self.by_code[code]} if code in self.by_code else set()
        return found.pop() if len(found) == 1 else ""

    def like(self, text: str) -> str:
        """The one partner whose name has all words of a label, as “Toyota” of Toyota City; only ever proposed."""
        words = {*folded(label(text)).split()}
        found = {partner for name, partner in self.by_name.items() if words and words <= {*name.split()}}
        return found.pop() if len(found) == 1 else ""

    def matched(self, texts: Iterable[str]) -> dict[str, str]:
        """The labels that name a partner, each with its id."""
        return {text: partner for text in dict.fromkeys(texts) if (partner := self.partner_of(text))}


def plain_name(text: str) -> str:
    """The name that a label has for a new place: without its code (ladu:Derby) and footnotes."""
    return _CODED.sub("", label(text))


def with_new_partner(
    text: str, said: str, known: Collection[str], new: Mapping[str, NewPartner]
) -> tuple[str, Mapping[str, NewPartner]]:
    """The id that a label means, and the partners that go along: with one more, where a new one was said.

    The new one has an id that none of the known has; a label that names one of `new` again means that one.
    """
    if said not in _KINDS:
        return said, new
    made = NewPartner(name=plain_name(text), kind=_KINDS[said])
    if again := next((identity for identity, one in new.items() if one == made), ""):
        return again, new
    identity = new_id(made.name, {*known, *new}, made.kind)
    return identity, {**new, identity: made}


def places_of(partners: Iterable[Record]) -> Places:
    """All names of the partners."""
    by_name: dict[str, str] = {}
    by_code: dict[str, str] = {}
    for partner in partners:
        names = [str(partner.values["name"]), *split_list(str(partner.values.get("aliases") or "")), partner.id]
        by_name |= {key: partner.id for name in names for key in name_keys(name)}
        if partner.values.get("kind") == "country":
            by_code |= {code: partner.id for name in names if (code := _country_code(name))}
    return Places(by_name, by_code)


@lru_cache(maxsize=2**14)
def _country_code(name: str) -> str:
    """The ISO code of a country by one of its names or codes, exactly; “Korea, Republic of” as “Republic of Korea”."""
    turned = _TURNED.fullmatch(name)
    for written in (name, f"{turned['title']} {turned['name']}" if turned else name):
        try:
            return str(pycountry.countries.lookup(written).alpha_3)
        except LookupError:
            continue
    return ""
