"""The gateway counts each request that it has in hand."""

from flask import Flask
from flask.testing import FlaskClient

from webhook.ops.health import watch_requests


def test_every_request_is_counted_and_ends(app: Flask, client: FlaskClient) -> None:
    progress = watch_requests(app)
    for path in ("/healthz", "/nowhere", "/readyz", "/chat?municipality=%00"):
        client.get(path)
    assert progress._in_hand == 0
