"""A request is read whole, or given up; Flask gets it as it was sent."""

import asyncio
from typing import Any

import pytest
from flask import Flask, jsonify, request

from tests.webhook.edge.asked import Asked, scope_of
from webhook import arrival
from webhook.arrival import Arrival
from webhook.edge.requests import Incoming, TooSlow, answer, environ, read

MOST = 100


def taken(asked: Asked, seconds: float = 30.0) -> Incoming:
    return asyncio.run(read(asked.scope, asked.receive, seconds, MOST))


def test_a_body_that_comes_in_parts_is_one() -> None:
    assert taken(Asked(scope_of("POST", "/"), [b"a=", b"1", b""])).body == b"a=1"


def test_half_a_body_is_given_up() -> None:
    with pytest.raises(TooSlow):
        taken(Asked(scope_of("POST", "/"), [b"a="], half=True), seconds=0.01)


def test_nobody_waits_for_a_sender_who_went_away() -> None:
    asked = Asked(scope_of("POST", "/"), [b"a="], half=True)
    asked.gone.set()
    with pytest.raises(TooSlow):
        taken(asked)


def test_what_is_too_long_is_read_no_further() -> None:
    endless = Asked(scope_of("POST", "/"), [b"x" * 60] * 9)
    assert MOST < len(taken(endless).body) <= 2 * MOST
    announced = Asked(scope_of("POST", "/", [("Content-Length", "999")]), [b"x" * 60] * 9)
    assert taken(announced).body == b""
    assert environ(taken(announced))["CONTENT_LENGTH"] == "999"


@pytest.fixture
def app() -> Flask:
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = MOST

    @app.route("/a/<path:rest>", methods=["GET", "POST"])
    def told(rest: str) -> Any:
        return jsonify(
            path=rest,
            args=request.args.to_dict(),
            form=request.form.to_dict(),
            raw=request.environ["RAW_URI"],
            address=request.remote_addr,
            headers=dict(request.headers),
            late=arrival.current().late,
        )

    return app


def test_flask_gets_it_as_it_was_sent(app: Flask) -> None:
    headers = [
        ("Content-Type", "application/x-www-form-urlencoded"),
        ("X-One", "1"),
        ("X-One", "2"),
        ("Transfer-Encoding", "chunked"),
    ]
    address = "/a/s%C3%BCd%2Fost?turn=1&q=%2B"
    incoming = Incoming(scope_of("POST", address, headers), b"Body=%C3%BC", 0.0)
    told = answer(app.wsgi_app, incoming, Arrival(late=True)).get_json()
    assert told["path"] == "süd/ost"
    assert told["args"] == {"turn": "1", "q": "+"}
    assert told["form"] == {"Body": "ü"}
    assert told["raw"] == address
    assert told["address"] == "127.0.0.9"
    assert told["headers"]["X-One"] == "1,2"
    assert "Transfer-Encoding" not in told["headers"]
    assert told["late"] is True
    assert arrival.current().late is False


def test_what_is_too_long_is_refused_by_flask(app: Flask) -> None:
    headers = [("Content-Type", "application/x-www-form-urlencoded")]
    for extra, body in (([("Content-Length", "999")], b""), ([], b"x" * (MOST + 1))):
        incoming = Incoming(scope_of("POST", "/a/b", [*headers, *extra]), body, 0.0)
        assert answer(app.wsgi_app, incoming, Arrival()).status_code == 413
