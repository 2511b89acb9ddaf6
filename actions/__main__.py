"""Serves the actions to Rasa: on loopback only, and only to who knows the shared secret."""

import hmac
import os
from functools import partial
from typing import Any

from prometheus_client import generate_latest
from rasa_sdk.endpoint import create_app
from sanic import Request, Sanic
from sanic.response import HTTPResponse, json, text
from sanic.worker.loader import AppLoader

from actions import services
from actions.telemetry import WatchedExecutor
from intake import logs
from intake.monitoring import heartbeat
from intake.monitoring.meters import Meters
from intake.settings import OF_ACTIONS, Settings

AnySanic = Sanic[Any, Any]
LOOPBACK = "127.0.0.1"


def build(
    secret: str, meters: Meters | None = None, executor: WatchedExecutor | None = None
) -> AnySanic:
    """Return the action server; without the secret only `/health` answers."""
    meters = meters or Meters()
    executor = executor or WatchedExecutor(meters)
    executor.register_package("actions")
    app: AnySanic = create_app(executor, cors_origins=None)
    app.add_route(partial(_metrics, meters), "/metrics", name="metrics")
    app.register_middleware(partial(_refuse_strangers, secret), "request")
    app.register_middleware(_keep_quiet, "response")
    return app


def _refuse_strangers(secret: str, request: Request) -> HTTPResponse | None:
    if request.path == "/health":
        return None
    # Bytes of a header that are no UTF-8 arrive as lone surrogates.
    given = request.headers.get("Authorization", "").encode("utf-8", "surrogateescape")
    if hmac.compare_digest(given, f"Bearer {secret}".encode()):
        return None
    return json({"error": "unauthorized"}, status=401)


async def _metrics(meters: Meters, _request: Request) -> HTTPResponse:
    """Tell the gateway, which answers Prometheus for both."""
    return text(generate_latest(meters.registry).decode())


def _keep_quiet(_request: Any, answer: Any) -> HTTPResponse | None:
    """Drop the sdk's own body of an error: it echoes the whole request, with it the tracker."""
    return json({"error": "action_failed"}, status=500) if answer.status == 500 else None


def main() -> None:
    """Run until told to stop."""
    logs.set_up("actions")
    settings = Settings.from_env(os.environ, needs=OF_ACTIONS)
    ours = services.build(settings)
    services.use(ours)
    executor = WatchedExecutor(ours.meters)
    # On a port and thread of its own: actions run in the loop that answers /health.
    heartbeat.answer(settings.var_dir, "actions", executor.progress.is_made)
    loader = AppLoader(factory=partial(build, settings.actions_secret, ours.meters, executor))
    app = loader.load()
    app.prepare(host=LOOPBACK, port=settings.actions_port, single_process=True, access_log=False)
    Sanic.serve_single(primary=app)


if __name__ == "__main__":
    main()
