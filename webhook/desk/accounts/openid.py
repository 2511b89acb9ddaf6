"""Signing in at an organisation's own provider: OpenID Connect, code flow with PKCE and nonce.

Authlib keeps state, nonce and verifier in the signed cookie, and holds the answer to them.
"""

import logging
from typing import Any

from authlib.integrations.flask_client import OAuth, OAuthError
from authlib.oidc.core import CodeIDToken
from flask import Blueprint, Flask, abort, current_app, redirect, request, session, url_for
from joserfc.errors import InvalidClaimError, JoseError
from requests import RequestException
from sqlalchemy.orm import Session

from intake import staff
from intake.contacts import Unreadable, seal, unseal
from intake.database import session_scope
from intake.identity.provider import OpenIdProvider
from intake.municipalities import UnknownMunicipality
from intake.proof import origin
from intake.security import log as security_log
from intake.settings import Settings, SettingsError
from intake.staff import openid as people
from intake.staff import signing_in
from intake.staff.accounts import Rights, check
from intake.staff.administration.acts import OPENID
from intake.staff.errors import AddressTaken, NoRole, NotAClerk
from intake.staff.models import SignIn
from webhook.desk.access import TOKEN
from webhook.desk.accounts.entering import TYPED, Page, begin, browser, go_on, inside
from webhook.desk.page import show
from webhook.guards import current_services
from webhook.ops.sender import sender_address

log = logging.getLogger(__name__)

openid = Blueprint("desk_openid", __name__, url_prefix="/desk/openid")

NAME = "desk"
"""Of the provider, to Authlib and in the app's extensions."""
WANTED = "wanted"
SIGNED = frozenset(f"{kind}{bits}" for kind in ("RS", "PS", "ES") for bits in (256, 384, 512))
"""By a key that only the provider has, whatever its description of itself allows besides."""
TIMEOUT, LEEWAY = 5, 60
"""Seconds: until an answer of the provider, and by which two clocks may differ."""


class IdToken(CodeIDToken):  # type: ignore[misc]  # Authlib has no types
    """An ID token that is held to the clock of the installation (OpenID Connect Core, 3.1.3.7)."""

    def validate(self, now: float | None = None, leeway: int = 0) -> None:
        """Raise a JoseError for one that does not hold."""
        if self.header.get("alg") not in SIGNED:
            raise InvalidClaimError("alg")
        super().validate(int(current_services().now().timestamp()), LEEWAY)


def mount(app: Flask, settings: Settings) -> None:
    """Make the client of the provider that the settings name, if any.

    Raises `SettingsError` where a group has a role or department that there is not.
    """
    provider = settings.openid
    if provider is None:
        return
    _check(app, provider)
    OAuth(app).register(
        NAME,
        client_id=provider.client_id,
        client_secret=provider.client_secret,
        server_metadata_url=provider.metadata_url,
        client_kwargs={
            "scope": "openid email profile",
            "code_challenge_method": "S256",
            "default_timeout": TIMEOUT,
        },
    )


@openid.get("")
def start() -> Page:
    """Send somebody to the provider; they come back with what they wanted."""
    client = _client()
    _forget_attempts()
    session[WANTED] = inside(request.args.get("next"))
    try:
        _refuse_another(client)
        answer: Page = client.authorize_redirect(_address("desk_openid.back"))
    except (OAuthError, RequestException, RuntimeError, ValueError) as error:
        return _failed(error)
    return answer


@openid.get("/back")
def back() -> Page:
    """Let in whoever the provider vouches for, with the rights that it gives them."""
    provider, wanted = _provider(), session.get(WANTED)
    held_to = {
        "iss": {"essential": True, "value": provider.issuer},
        "aud": {"essential": True, "value": provider.client_id},
    }
    client = _client()
    try:
        _refuse_another(client)
        token = client.authorize_access_token(claims_options=held_to, claims_cls=IdToken)
    except (OAuthError, JoseError, RequestException, RuntimeError, ValueError) as error:
        return _failed(error)
    if not token.get("userinfo"):
        return _refused("no id token", "openid_refused")
    return _come_in(people.person(token["userinfo"], provider), token["id_token"], wanted)


@openid.post("/typed")
def typed_again() -> Page:
    """Give back what was typed before a sign-in in another tab; changes nothing, so any form may.

    The words are sealed and bound to their clerk; whoever is not signed in meets the form again.
    """
    token, services, field = session.get(TOKEN), current_services(), request.form.get(TYPED, "")
    if token and staff.signed_in(services.engine, token, services.now()):
        return go_on(token, field, None)
    return show("sign_in.html", 401, told="sign_in_typed", typed=field)


def sign_out_address(entry: SignIn) -> str | None:
    """Return where the provider signs out whoever came by it; None where it cannot be asked.

    OpenID Connect RP-Initiated Logout 1.0; the token tells it who goes.
    """
    if entry.id_token is None or _provider_or_none() is None:
        return None
    try:
        hint = unseal(current_services().settings.data_key, entry.id_token)
        back_to = _address("desk_sign_in.form", out=1)
        made = _client().create_logout_url(post_logout_redirect_uri=back_to, id_token_hint=hint)
    except (Unreadable, OAuthError, RequestException, RuntimeError, ValueError) as error:
        log.warning("no sign-out at the provider: %s", type(error).__name__)
        return None
    return str(made["url"])


def _come_in(person: people.Person, id_token: str, wanted: str | None) -> Page:
    services, now = current_services(), current_services().now()
    sealed = seal(services.settings.data_key, id_token)
    try:
        with session_scope(services.engine) as written:
            clerk = people.come_in(written, services.profiles, person, now)
            token = signing_in.begin(
                written, clerk.id, now, browser=browser(), how=OPENID, id_token=sealed
            )
            _note(written, "signed_in", OPENID, account=clerk.id)
    except NoRole:
        with session_scope(services.engine) as written:
            people.refuse(written, person, now)
        return _refused("no role", "openid_no_role")
    except AddressTaken:
        return _refused("address taken", "openid_taken")
    except NotAClerk:
        return _refused("has left", "openid_no_role")
    begin(token)
    return redirect(inside(wanted), 303)


def _failed(error: Exception) -> Page:
    """Say that it did not work: nothing of what the provider says of somebody gets into the log."""
    away = isinstance(error, RequestException)
    log.warning("sign-in at the provider failed: %s", type(error).__name__)
    status, problem = (503, "openid_away") if away else (403, "openid_refused")
    return show("sign_in.html", status, problem=problem)


def _refused(why: str, problem: str) -> Page:
    log.warning("sign-in at the provider refused: %s", why)
    with session_scope(current_services().engine) as written:
        _note(written, "sign_in_failed", f"{OPENID}: {why}")
    return show("sign_in.html", 403, problem=problem)


def _note(session: Session, event: security_log.Event, detail: str, account: str = "") -> None:
    services = current_services()
    here = origin.of_address(services.settings.data_key, sender_address())
    security_log.note(session, event, services.now(), account=account, origin=here, detail=detail)


def _forget_attempts() -> None:
    """Drop what earlier attempts left in the cookie: a browser refuses one of more than 4 kB."""
    for key in [one for one in session if one.startswith(f"_state_{NAME}_")]:
        session.pop(key)


def _client() -> Any:
    if _provider_or_none() is None:
        abort(404)
    return current_app.extensions["authlib.integrations.flask_client"].create_client(NAME)


def _refuse_another(client: Any) -> None:
    """Raise ValueError where what is found at the provider's address describes another one.

    Its keys and addresses are not to be trusted then (OpenID Connect Discovery 1.0, 4.3).
    """
    if client.load_server_metadata().get("issuer") != _provider().issuer:
        raise ValueError("issuer")


def _provider_or_none() -> OpenIdProvider | None:
    return current_services().settings.openid


def _provider() -> OpenIdProvider:
    return _provider_or_none() or abort(404)


def _address(endpoint: str, **values: object) -> str:
    """Return one of our pages as the world reaches it, whatever the request's Host says."""
    return f"{current_services().settings.public_base_url}{url_for(endpoint, **values)}"  # type: ignore[arg-type]


def _check(app: Flask, provider: OpenIdProvider) -> None:
    profiles = app.extensions["services"].profiles
    for name, group in provider.groups.items():
        try:
            check(profiles.get(group.municipality), Rights(group.role, group.departments))
        except (UnknownMunicipality, staff.StaffError) as error:
            raise SettingsError(f"INTAKE_OIDC_GROUPS: {name}: there is no {error}") from None
