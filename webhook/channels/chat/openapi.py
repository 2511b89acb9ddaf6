"""What the chat API promises, for programs that talk to it (OpenAPI 3.1)."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from flask import Blueprint, Response, jsonify

api_document = Blueprint("api_document", __name__, url_prefix="/api")
FILE = Path(__file__).with_name("openapi.yml")


@api_document.get("/openapi.json")
def document() -> Response:
    """Serve webhook/channels/chat/openapi.yml as JSON."""
    return jsonify(read_document())


@lru_cache(maxsize=1)
def read_document() -> dict[str, Any]:
    """Return webhook/channels/chat/openapi.yml, read once a process."""
    return dict(yaml.load(FILE.read_bytes(), Loader=yaml.CSafeLoader))
