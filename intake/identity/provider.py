"""The OpenID Connect provider of an organisation, and what its groups may do at the desk."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

LOOPBACK = ("127.0.0.1", "::1", "localhost")
CLAIM = "roles"


class UnreadableProvider(ValueError):
    """Settings that name no provider; says which of them, and why."""


@dataclass(frozen=True)
class Group:
    """What people of a group may do: a role at one municipality, and for a clerk departments."""

    municipality: str
    role: str
    departments: tuple[str, ...] = ()


@dataclass(frozen=True)
class OpenIdProvider:
    """Where people sign in, who we are there, and what their groups mean here."""

    issuer: str
    """Its address, which its tokens name and from which discovery starts (OpenID Connect Discovery
    1.0)."""
    client_id: str
    client_secret: str
    claim: str
    """The claim of an ID token that holds somebody's groups or roles."""
    groups: Mapping[str, Group]
    """By their name at the provider; the first that somebody is in decides on the role."""

    @property
    def metadata_url(self) -> str:
        """Return where the provider describes itself."""
        return f"{self.issuer.rstrip('/')}/.well-known/openid-configuration"


def read(
    issuer: str, client_id: str, client_secret: str, claim: str, groups: str, *, production: bool
) -> OpenIdProvider | None:
    """Return the provider that these settings name, None where they name none.

    `groups` is "NAME=municipality:role[:department,...] ...", between blanks. Raises
    `UnreadableProvider`.
    """
    if not issuer:
        return None
    if not (client_id and client_secret and groups):
        raise UnreadableProvider("INTAKE_OIDC_ISSUER needs the others of INTAKE_OIDC_ too")
    _refuse_open(issuer, production=production)
    means = dict(_group(word) for word in groups.split())
    return OpenIdProvider(issuer, client_id, client_secret, claim or CLAIM, means)


def _refuse_open(issuer: str, *, production: bool) -> None:
    address = urlsplit(issuer)
    nearby = address.scheme == "http" and address.hostname in LOOPBACK and not production
    if not address.hostname or not (address.scheme == "https" or nearby):
        raise UnreadableProvider("INTAKE_OIDC_ISSUER must be an address that begins with https://")


def _group(word: str) -> tuple[str, Group]:
    name, equals, meaning = word.rpartition("=")
    parts = meaning.split(":")
    if not (name and equals and 2 <= len(parts) <= 3 and all(parts)):
        raise UnreadableProvider(
            f"INTAKE_OIDC_GROUPS: {word} is not NAME=municipality:role[:department,...]"
        )
    departments = tuple(parts[2].split(",")) if len(parts) == 3 else ()
    return name, Group(parts[0], parts[1], departments)
