"""Whether this process lives, and whether the system can serve a citizen now."""

import requests
from flask import Blueprint, Flask, Response, jsonify
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from intake import receipts
from intake.conversations import Conversation
from intake.database import session_scope
from intake.monitoring.heartbeat import Progress, Pulse
from webhook.guards import current_services
from webhook.services import Services

health = Blueprint("health", __name__)
STUCK_SECONDS = 60.0
"""Longer than any request lasts, once it has a seat."""
PROBE_SECONDS = 3.0
PROBE = "readyz"
"""The receipt that is written to see whether anything can be."""


def watch_requests(app: Flask) -> Progress:
    """Count every request of this app from now on."""
    progress = Progress(Pulse(STUCK_SECONDS))
    # Before all others: one of them may refuse the request, and its end is counted all the same.
    app.before_request_funcs.setdefault(None, []).insert(0, progress.begins)
    app.teardown_request(lambda _error: progress.ends())
    return progress


@health.get("/healthz")
def alive() -> Response:
    """Say that this process answers."""
    return jsonify({"status": "alive"})


@health.get("/readyz")
def ready() -> tuple[Response, int]:
    """Say part by part what works; 503 while any part does not."""
    services = current_services()
    parts = {
        "database": _database(services),
        "rasa": _answers(f"{services.settings.rasa_url}/webhooks/gateway/ready"),
        "actions": _answers(f"{services.settings.actions_url}/health"),
    }
    return jsonify({"ready": all(parts.values()), "parts": parts}), 200 if all(
        parts.values()
    ) else 503


def _database(services: Services) -> bool:
    """Read and write: a database without our tables, a full one or a locked one serves nobody."""
    try:
        with session_scope(services.engine) as session:
            session.execute(select(Conversation.id).limit(1))
            receipts.remember(session, PROBE, "", services.now())
        return True
    except SQLAlchemyError:
        return False


def _answers(url: str) -> bool:
    with requests.Session() as loopback:
        loopback.trust_env = False  # never by way of the machine's proxy
        try:
            return loopback.get(url, timeout=PROBE_SECONDS).ok
        except requests.RequestException:
            return False
