"""On whose sites the chat may stand: those of a profile, exactly, and nobody else's."""

from flask import Flask, Request, Response, request

from intake.municipalities import Municipality
from intake.settings import Settings
from webhook.guards import current_services
from webhook.services import Services

SHARED = ("/api/chat", "/widget/")
"""What a page of another origin may read; the script itself is everybody's."""
METHODS = "GET, POST, DELETE"
HEADERS = "Authorization, Content-Type, Last-Event-ID"
HOUR = "3600"
NEARBY = ("127.0.0.1", "localhost")


def sites_of(profile: Municipality, settings: Settings, asked: Request) -> set[str]:
    """Return the origins whose pages may show this municipality's chat, our own among them.

    Outside production this machine under its other name is one, too: so the demonstration is of
    another origin than the chat in it.
    """
    own = asked.host_url.rstrip("/")
    twins = {twin(own)} if settings.environment != "production" else set()
    return {own, *profile.sites, *twins}


def twin(origin: str) -> str:
    """Return the origin of the same server by this machine's other name; else the origin."""
    for name, other in (NEARBY, NEARBY[::-1]):
        if f"//{name}:" in origin:
            return origin.replace(f"//{name}:", f"//{other}:")
    return origin


def is_foreign(profile: Municipality, services: Services) -> bool:
    """Say whether this request comes from a page that may not show this municipality's chat.

    What comes from no page says no origin: a terminal, a program.
    """
    origin = request.headers.get("Origin")
    return origin is not None and origin not in sites_of(profile, services.settings, request)


def share_with_sites(app: Flask) -> None:
    """Let browsers read what the chat needs on pages of the profiles' sites (Fetch, CORS)."""

    # Before every guard: a browser asks without the token whether it may send it.
    @app.before_request
    def preflight() -> Response | None:
        wanted = request.headers.get("Access-Control-Request-Method")
        if request.method != "OPTIONS" or wanted is None or not _shared():
            return None
        return Response(status=204)

    @app.after_request
    def allow(response: Response) -> Response:
        if not _shared():
            return response
        response.vary.add("Origin")
        origin = request.headers.get("Origin")
        if origin and _known(origin):
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers["Access-Control-Allow-Methods"] = METHODS
            response.headers["Access-Control-Allow-Headers"] = HEADERS
            response.headers["Access-Control-Max-Age"] = HOUR
        return response


def _shared() -> bool:
    return request.path.startswith(SHARED)


def _known(origin: str) -> bool:
    services = current_services()
    return any(
        origin in sites_of(profile, services.settings, request)
        for profile in services.profiles.all()
    )
