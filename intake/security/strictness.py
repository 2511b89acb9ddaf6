"""What an installation for citizens is refused to start with: weak secrets and loose settings."""

import base64
import binascii
import re
from collections.abc import Collection, Iterator, Mapping

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

KEY_BYTES = 32
"""Of a Fernet key (github.com/fernet/spec)."""
SHORTEST, FEWEST = 32, 10
"""Characters of a secret, and how many of them differ: 32 random hexadecimal digits have 128 bits,
and fewer than ten different ones once in a million times."""
TWILIOS = re.compile(r"[0-9a-f]{32}")
"""An auth token (twilio.com/docs/iam/api/authtoken)."""
ACCOUNT = re.compile(r"AC[0-9a-f]{32}")
"""An account's SID (twilio.com/docs/glossary/what-is-a-sid)."""
NEARBY = ("", "localhost", "127.0.0.1", "::1")
SEALED = ("verify-ca", "verify-full")
"""Ways of `sslmode` in which nobody between can read or answer."""
ADDRESS = re.compile(r"https://[A-Za-z0-9.-]+(:[0-9]+)?")
DATA_KEY, TOKEN, METRICS = "INTAKE_DATA_KEY", "TWILIO_AUTH_TOKEN", "INTAKE_METRICS_TOKEN"
PROVIDER = "INTAKE_OIDC_CLIENT_SECRET"


def faults(environ: Mapping[str, str], secrets: Collection[str]) -> list[str]:
    """Return what keeps these settings from production, a sentence each, never with a value.

    `secrets` are the names of those that every installation has; one that is missing is not told.
    """
    return [*_of_secrets(environ, secrets), *_of_the_rest(environ)]


def keys(text: str) -> tuple[str, ...]:
    """Return the data keys of a setting, the newest first (`intake.security.keys`)."""
    return tuple(text.split())


def is_key(key: str) -> bool:
    """Say whether this is a Fernet key: 32 bytes in URL-safe base64."""
    try:
        return len(base64.urlsafe_b64decode(key.encode())) == KEY_BYTES
    except (ValueError, binascii.Error):
        return False


def _of_secrets(environ: Mapping[str, str], secrets: Collection[str]) -> Iterator[str]:
    names = [*secrets, TOKEN, METRICS, PROVIDER]
    given = {name: environ[name] for name in names if environ.get(name)}
    single = {
        name: (*keys(value),) if name == DATA_KEY else (value,) for name, value in given.items()
    }
    for name, values in single.items():
        yield from (f"{name} {fault}" for value in values if (fault := _fault(name, value)))
    everything = [value for values in single.values() for value in values]
    if len(set(everything)) < len(everything):
        yield "two secrets are equal: each opens something of its own"


def _fault(name: str, value: str) -> str:
    if name == DATA_KEY and not is_key(value):
        return "must be Fernet keys (32 bytes, URL-safe base64), between blanks"
    if name == TOKEN and not TWILIOS.fullmatch(value):
        return "must be the auth token of Twilio's console: 32 hexadecimal digits"
    if len(value) < SHORTEST or len(set(value)) < FEWEST:
        return f"is weak: take {SHORTEST} random characters or more (openssl rand -hex 32)"
    return ""


def _of_the_rest(environ: Mapping[str, str]) -> Iterator[str]:
    yield from _of_the_database(environ.get("INTAKE_DATABASE_URL", ""))
    if not ADDRESS.fullmatch(environ.get("PUBLIC_BASE_URL", "")):
        yield "PUBLIC_BASE_URL must say https:// and a host, without a path"
    if environ.get("INTAKE_NOW"):
        yield "INTAKE_NOW stops the clock, and with it every term"
    account = environ.get("TWILIO_ACCOUNT_SID", "")
    if account and not ACCOUNT.fullmatch(account):
        yield "TWILIO_ACCOUNT_SID must be AC and 32 hexadecimal digits"


def _of_the_database(address: str) -> Iterator[str]:
    if not address.startswith("postgresql"):
        yield "INTAKE_DATABASE_URL must be PostgreSQL's: SQLite serves one machine without spare"
        return
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        yield "INTAKE_DATABASE_URL cannot be read"
        return
    if _is_elsewhere(url) and url.query.get("sslmode") not in SEALED:
        yield "INTAKE_DATABASE_URL must say sslmode=verify-full: the database is another machine's"


def _is_elsewhere(url: URL) -> bool:
    """Whether another machine is asked; a host in the query wins, and one with a slash is a socket.

    As libpq reads them (postgresql.org/docs/current/libpq-connect.html, host).
    """
    named = url.query.get("hostaddr") or url.query.get("host") or url.host or ""
    hosts = named if isinstance(named, tuple) else named.split(",")
    return any(host not in NEARBY and not host.startswith("/") for host in hosts)
