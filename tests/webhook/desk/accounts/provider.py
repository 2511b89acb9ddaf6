"""An OpenID Connect provider on loopback: signs in whom it is told, and can be made to lie."""

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any
from uuid import uuid4

from flask import Flask, redirect, request
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from intake.clock import Clock
from intake.identity.provider import read
from intake.settings import Settings

CLIENT, SECRET = "intake", "a-secret-of-the-client"
GROUPS = (
    "wmo=gemeente-leek:clerk:wmo,kcc leads=gemeente-leek:lead beheer=gemeente-leek:administrator"
)


@cache
def own_key() -> RSAKey:
    """Return the key that every provider signs with: to make one takes longer than to sign in."""
    return RSAKey.generate_key(2048, {"kid": "one"})


@dataclass
class Provider:
    """Its keys, who is sitting at the browser, and what it says wrongly of them."""

    clock: Clock
    issuer: str = ""
    key: RSAKey = field(default_factory=own_key)
    person: dict[str, Any] = field(
        default_factory=lambda: {
            "sub": "17",
            "name": "Sanne Mulder",
            "email": "sanne@leek.example",
            "groups": ["wmo"],
        }
    )
    lies: dict[str, Any] = field(default_factory=dict)
    """Claims that an ID token has instead of the right ones; None leaves one out."""
    signs_with: RSAKey | OctKey | None = None
    alg: str = "RS256"
    asks: bool = False
    """Whether somebody presses a button there first."""
    names_itself: str = ""
    """The issuer in its description; empty for the right one."""
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    signed_out: list[dict[str, str]] = field(default_factory=list)
    """What came to its sign-out page."""

    def id_token(self, nonce: str) -> str:
        """Return what it says of the person, signed."""
        now = int(self.clock.now().timestamp())
        right = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": nonce}
        claims = {**right, **self.person, **self.lies}
        claims = {name: value for name, value in claims.items() if value is not None}
        header = {"alg": self.alg, "kid": "one"}
        return jwt.encode(header, claims, self.signs_with or self.key, algorithms=[self.alg])

    def in_settings(self, settings: Settings) -> Settings:
        """Return settings of an installation whose staff sign in here."""
        named = read(self.issuer, CLIENT, SECRET, "groups", GROUPS, production=False)
        return replace(settings, openid=named)


def app_of(provider: Provider) -> Flask:
    """Return the provider's pages: description, sign-in, tokens, keys, sign-out."""
    app = Flask(__name__)

    @app.get("/.well-known/openid-configuration")
    def describes() -> dict[str, Any]:
        pages = {
            "authorization_endpoint": "authorize",
            "token_endpoint": "token",
            "jwks_uri": "keys",
            "end_session_endpoint": "logout",
        }
        found = {name: f"{provider.issuer}/{path}" for name, path in pages.items()}
        algs = ["RS256", "HS256", "none"]
        named = provider.names_itself or provider.issuer
        return {"issuer": named, "id_token_signing_alg_values_supported": algs, **found}

    @app.get("/keys")
    def keys() -> dict[str, Any]:
        return {"keys": [provider.key.as_dict(private=False)]}

    @app.get("/authorize")
    def authorize() -> Any:
        if provider.asks and "yes" not in request.args:
            address = f"{request.url}&yes=1"
            return f'<title>Provider</title><main><h1>Provider</h1><a href="{address}">Sign in</a>'
        code = str(uuid4())
        provider.codes[code] = request.args.to_dict()
        state = request.args["state"]
        return redirect(f"{request.args['redirect_uri']}?code={code}&state={state}")

    @app.post("/token")
    def token() -> Any:
        asked = provider.codes.pop(request.form["code"], None)
        who = request.authorization
        known = who is not None and (who.username, who.password) == (CLIENT, SECRET)
        if asked is None or not known or not _proved(asked):
            return {"error": "invalid_grant"}, 400
        given = {"access_token": "opaque", "token_type": "Bearer", "expires_in": 300}
        return {**given, "id_token": provider.id_token(asked["nonce"])}

    @app.get("/logout")
    def logout() -> Any:
        provider.signed_out.append(request.args.to_dict())
        return redirect(request.args["post_logout_redirect_uri"])

    return app


def start(serve: Callable[[Flask], str], clock: Clock) -> Provider:
    """Return a provider that runs on loopback."""
    provider = Provider(clock)
    provider.issuer = serve(app_of(provider))
    return provider


def _proved(asked: dict[str, str]) -> bool:
    """Say whether whoever brings a code is who asked for it (PKCE, RFC 7636)."""
    digest = hashlib.sha256(request.form.get("code_verifier", "").encode()).digest()
    challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    same_place = request.form.get("redirect_uri") == asked["redirect_uri"]
    return (
        asked["code_challenge_method"] == "S256"
        and challenge == asked["code_challenge"]
        and same_place
    )
