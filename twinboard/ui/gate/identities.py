"""Who an identity token speaks of: the address that the provider has verified, and the provider's own ids.

Nothing else of a token names a person: an address that nobody has verified, a user name and a display name are what
their owner typed, with some providers. An id is two words, whose it is and which: `tid` and `oid` of Microsoft Entra
ID, `iss` and `sub` of any provider.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_VERIFIED = ("email_verified", "xms_edov")
"""Who says that an address is verified: OpenID Connect, and Entra ID where the application asks for it."""
_OF_ENTRA, _OF_ANY = ("tid", "oid"), ("iss", "sub")


@dataclass(frozen=True)
class Identities:
    """What may be listed of somebody; `address` is empty where none is verified."""

    address: str = ""
    ids: tuple[str, ...] = ()

    @property
    def own(self) -> str:
        """The one by which what they do is theirs; empty where the token names nobody."""
        return self.address or next(iter(self.ids), "")

    @property
    def listed_as(self) -> tuple[str, ...]:
        """Each of them as it stands among the officers."""
        return (*([f"addresses “{self.address}”"] if self.address else []), *(f"ids “{one}”" for one in self.ids[:1]))


def identities(claims: Mapping[str, Any]) -> Identities:
    """What a token's claims say; text alone counts."""
    is_verified = any(claims.get(name) in (True, "true") for name in _VERIFIED)
    address = claims.get("email")
    found = [tuple(claims.get(name) for name in names) for names in (_OF_ENTRA, _OF_ANY)]
    whole = [" ".join(map(str, pair)) for pair in found if all(isinstance(part, str) and part for part in pair)]
    verified = plain_address(address) if is_verified and isinstance(address, str) else ""
    return Identities(verified, tuple(normal_id(words) for words in whole))


def plain_address(address: str) -> str:
    """An address as it is compared: NFC, small letters.

    Empty for one that becomes another's by that alone, such as with the sign for kelvin in place of a K.
    """
    normal = unicodedata.normalize("NFC", address)
    return "" if normal.lower().isascii() and not address.isascii() else normal.lower()


def normal_id(words: str) -> str:
    """An id as it is compared: one blank between its words; ids of Entra ID, in hexadecimal, in small letters."""
    whose, _, which = unicodedata.normalize("NFC", words).strip().partition(" ")
    is_of_any = "://" in whose
    return f"{whose} {which.strip()}" if is_of_any else f"{whose} {which.strip()}".lower()
