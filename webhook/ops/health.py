"""Whether this process lives, and whether the system can serve a citizen now."""

import requests
from flask import Blueprint, Response, jsonify
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from intake.conversations import Conversation
from intake.database import read_scope
from webhook.guards import current_services
from webhook.services import Services

health = Blueprint("health", __name__)
PROBE_SECONDS = 2.0


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
        "rasa": _answers(f"{services.settings.rasa_url}/webhooks/gateway/health"),
        "actions": _answers(f"{services.settings.actions_url}/health"),
    }
    return jsonify({"ready": all(parts.values()), "parts": parts}), 200 if all(
        parts.values()
    ) else 503


def _database(services: Services) -> bool:
    """Read from a table: a database without ours, or an empty one, serves nobody."""
    try:
        with read_scope(services.engine) as session:
            session.execute(select(Conversation.id).limit(1))
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
