"""What the environment tells gateway, actions and worker: one frozen object, made once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path

from intake.clock import Clock
from intake.identity import provider
from intake.identity.provider import OpenIdProvider
from intake.keeping import terms
from intake.keeping.terms import RetentionPolicy
from intake.security import strictness

Network = IPv4Network | IPv6Network

ROOT = Path(__file__).resolve().parent.parent

SECRETS = ("INTAKE_CHANNEL_SECRET", "INTAKE_ACTIONS_SECRET", "INTAKE_SECRET_KEY", "INTAKE_DATA_KEY")
IN_PRODUCTION = ("TWILIO_AUTH_TOKEN",)
"""Needed in production only: without it every webhook of Twilio is refused."""
ALL = (*SECRETS, *IN_PRODUCTION)
OF_ACTIONS = ("INTAKE_ACTIONS_SECRET", "INTAKE_DATA_KEY")
OF_WORKER = ("INTAKE_DATA_KEY", *IN_PRODUCTION)
"""What these processes are told of them (`deploy/roster.py`), and no more."""
PROXIES = "127.0.0.0/8 ::1"
"""A proxy on this very machine."""
PAGES = frozenset({"demo", "documentation"})
"""Pages for those who try the system: no citizen of an installation needs them."""


class SettingsError(ValueError):
    """The environment lacks a setting, or holds one that cannot be read; says which."""


@dataclass(frozen=True)
class Settings:
    """What an installation is told from outside; `docs/operations.md` lists every name.

    A secret that a process does not need is empty there.
    """

    environment: str
    database_url: str
    rasa_store_url: str
    """Where Rasa keeps its events, in which the worker forgets."""
    port: int
    rasa_port: int
    actions_port: int
    public_base_url: str
    channel_secret: str
    actions_secret: str
    secret_key: str
    data_key: str
    """The newest and those before it, between blanks (`intake.security.keys`)."""
    twilio_account_sid: str
    """Empty where there is no account: messages then go to the log."""
    twilio_auth_token: str
    """Signs Twilio's webhooks; where it is empty, no webhook is taken for Twilio's."""
    twilio_api_url: str
    """Another region's, such as https://api.dublin.ie1.twilio.com to keep data in Ireland."""
    metrics_token: str
    """What a reader of /metrics must send; where it is empty, only callers from nearby may read,
    and in production nobody."""
    open_pages: frozenset[str]
    """Which of `PAGES` production shows; elsewhere all are shown."""
    security_contact: str
    """Whom to tell of a weakness, as a mailto: or https: address; empty where nobody is named."""
    texts_an_hour: int
    """How many text messages the installation begins within an hour, before it stops."""
    proxies: tuple[Network, ...]
    """Whose `X-Forwarded-For` is believed (`webhook/ops/sender.py`)."""
    openid: OpenIdProvider | None
    """Where people of the desk sign in besides here; None where nowhere."""
    second_factor: bool
    """Whether every account with a password needs a second factor."""
    data_dir: Path
    var_dir: Path
    clock: Clock
    """Stands still where INTAKE_NOW says at what moment."""
    retention: RetentionPolicy
    """For how long each kind of data is kept."""
    retention_share: float
    """The part of a kind that may go at once (`intake.keeping.brake`), between 0 and 1."""

    @property
    def production(self) -> bool:
        """True where assumed facts are refused and clocks cannot be moved."""
        return self.environment == "production"

    @property
    def has_twilio_account(self) -> bool:
        """True where messages leave the system; else they are only written to the log.

        Who only records them need not know the token by which they are sent.
        """
        return bool(self.twilio_account_sid)

    @property
    def rasa_url(self) -> str:
        """Where the gateway reaches Rasa: always loopback."""
        return f"http://127.0.0.1:{self.rasa_port}"

    @property
    def actions_url(self) -> str:
        """Where the health of the actions is asked: always loopback."""
        return f"http://127.0.0.1:{self.actions_port}"

    @classmethod
    def from_env(cls, environ: Mapping[str, str], needs: Collection[str] = ALL) -> "Settings":
        """Read every setting; raise SettingsError naming the first that is missing or unreadable.

        Secrets have no default: `make run` makes them under var/ on a development machine. `needs`
        are those without which this process does not start. In production it names everything that
        `intake.security.strictness` finds.
        """
        environment = environ.get("INTAKE_ENV", "development")
        if environment not in ("development", "test", "production"):
            raise SettingsError("INTAKE_ENV must be development, test or production")
        optional = () if environment == "production" else IN_PRODUCTION
        missing = [name for name in needs if not environ.get(name) and name not in optional]
        if missing:
            raise SettingsError(f"missing: {', '.join(missing)} (make run makes them)")
        if environment == "production":
            _refuse(strictness.faults(environ, SECRETS))
        _refuse_half_an_account(environ, needs)
        var_dir = Path(environ.get("INTAKE_VAR_DIR") or ROOT / "var")
        port = _number(environ, "PORT", 8080)
        return cls(
            environment=environment,
            database_url=environ.get("INTAKE_DATABASE_URL") or f"sqlite:///{var_dir}/intake.db",
            rasa_store_url=environ.get("RASA_TRACKER_URL") or f"sqlite:///{var_dir}/rasa.db",
            port=port,
            rasa_port=_number(environ, "RASA_PORT", 5005),
            actions_port=_number(environ, "ACTIONS_PORT", 5055),
            public_base_url=environ.get("PUBLIC_BASE_URL") or f"http://127.0.0.1:{port}",
            channel_secret=environ.get("INTAKE_CHANNEL_SECRET", ""),
            actions_secret=environ.get("INTAKE_ACTIONS_SECRET", ""),
            secret_key=environ.get("INTAKE_SECRET_KEY", ""),
            data_key=environ.get("INTAKE_DATA_KEY", ""),
            twilio_account_sid=environ.get("TWILIO_ACCOUNT_SID", ""),
            twilio_auth_token=environ.get("TWILIO_AUTH_TOKEN", ""),
            twilio_api_url=environ.get("TWILIO_API_URL") or "https://api.twilio.com",
            metrics_token=environ.get("INTAKE_METRICS_TOKEN", ""),
            open_pages=_pages(environ.get("INTAKE_OPEN_PAGES", "")),
            security_contact=_contact(environ.get("INTAKE_SECURITY_CONTACT", "")),
            texts_an_hour=_number(environ, "INTAKE_TEXTS_AN_HOUR", 600),
            proxies=_networks(environ.get("INTAKE_PROXIES") or PROXIES),
            openid=_openid(environ, environment == "production"),
            second_factor=_second_factor(environ, environment == "production"),
            data_dir=data_folder(environ),
            var_dir=var_dir,
            clock=clock_of(environ),
            retention=_terms(environ.get("INTAKE_RETENTION", "")),
            retention_share=_share(_number(environ, "INTAKE_RETENTION_SHARE", terms.SHARE)),
        )


def _refuse(faults: list[str]) -> None:
    if faults:
        raise SettingsError(f"not for production: {'; '.join(faults)}")


def _refuse_half_an_account(environ: Mapping[str, str], needs: Collection[str]) -> None:
    given = environ.get("TWILIO_ACCOUNT_SID") and not environ.get("TWILIO_AUTH_TOKEN")
    if given and "TWILIO_AUTH_TOKEN" in needs:
        raise SettingsError("TWILIO_ACCOUNT_SID needs its TWILIO_AUTH_TOKEN")


def _pages(names: str) -> frozenset[str]:
    if not (chosen := frozenset(names.split())) <= PAGES:
        raise SettingsError(f"INTAKE_OPEN_PAGES may name {' and '.join(sorted(PAGES))}")
    return chosen


def _contact(address: str) -> str:
    if address and not (address.isprintable() and address.startswith(("mailto:", "https://"))):
        raise SettingsError("INTAKE_SECURITY_CONTACT must begin with mailto: or https://")
    return address


def data_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder of all words and facts, for commands that need no other setting."""
    return Path(environ.get("INTAKE_DATA_DIR") or ROOT / "data")


def clock_of(environ: Mapping[str, str]) -> Clock:
    """Return a clock that runs, or stands at INTAKE_NOW: an ISO time with offset.

    Raises SettingsError for what is none.
    """
    value = environ.get("INTAKE_NOW")
    if not value:
        return Clock()
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise SettingsError("INTAKE_NOW must be an ISO time with offset") from None
    if moment.tzinfo is None:
        raise SettingsError("INTAKE_NOW must carry an offset, such as +01:00")
    return Clock(moment)


def _openid(environ: Mapping[str, str], production: bool) -> OpenIdProvider | None:
    try:
        return provider.read(
            environ.get("INTAKE_OIDC_ISSUER", ""),
            environ.get("INTAKE_OIDC_CLIENT_ID", ""),
            environ.get("INTAKE_OIDC_CLIENT_SECRET", ""),
            environ.get("INTAKE_OIDC_CLAIM", ""),
            environ.get("INTAKE_OIDC_GROUPS", ""),
            production=production,
        )
    except provider.UnreadableProvider as error:
        raise SettingsError(str(error)) from None


def _second_factor(environ: Mapping[str, str], production: bool) -> bool:
    said = environ.get("INTAKE_SECOND_FACTOR") or ("required" if production else "optional")
    if said not in ("required", "optional"):
        raise SettingsError("INTAKE_SECOND_FACTOR must be required or optional")
    return said == "required"


def _terms(text: str) -> RetentionPolicy:
    try:
        return terms.changed(text)
    except terms.UnreadableTerms as error:
        raise SettingsError(f"INTAKE_RETENTION cannot be read: {error}") from None


def _share(percent: int) -> float:
    if not 0 < percent <= 100:
        raise SettingsError("INTAKE_RETENTION_SHARE must be a percentage, 1 to 100")
    return percent / 100


def _number(environ: Mapping[str, str], name: str, default: int) -> int:
    try:
        return int(environ.get(name) or default)
    except ValueError:
        raise SettingsError(f"{name} must be a whole number") from None


def _networks(names: str) -> tuple[Network, ...]:
    try:
        return tuple(ip_network(name) for name in names.split())
    except ValueError:
        raise SettingsError("INTAKE_PROXIES must be addresses or networks") from None
