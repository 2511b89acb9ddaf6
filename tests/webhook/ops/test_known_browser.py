"""A browser in which a clerk has signed in before is known, and the cookie opens nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from werkzeug.wrappers import Response

from intake.settings import Settings
from webhook.ops import known_browser
from webhook.ops.known_browser import browser_of, know


def cookie(app: Flask, settings: Settings, name: str) -> str:
    """The header with which a browser that this name has signed in from comes back."""
    with app.test_request_context():
        response = Response()
        know(settings, response, name)
    return response.headers["Set-Cookie"].partition(";")[0]


def seen(app: Flask, settings: Settings, sent: str, name: str) -> str | None:
    with app.test_request_context(headers={"Cookie": sent}):
        return browser_of(settings, name)


def test_it_is_known_for_the_name_that_signed_in(app: Flask, settings: Settings) -> None:
    sent = cookie(app, settings, "Fatima@leek.example ")
    assert seen(app, settings, sent, "fatima@leek.example")
    assert seen(app, settings, sent, "joost@leek.example") is None


def test_two_browsers_are_two(app: Flask, settings: Settings) -> None:
    one, other = (cookie(app, settings, "fatima") for _ in range(2))
    assert seen(app, settings, one, "fatima") != seen(app, settings, other, "fatima")


@pytest.mark.parametrize("sent", ["", "desk-known=", "desk-known=made-up", "desk-known=é"])
def test_what_was_made_up_is_no_browser(app: Flask, settings: Settings, sent: str) -> None:
    assert seen(app, settings, sent, "fatima") is None


def test_one_that_was_signed_elsewhere_is_not_known(app: Flask, settings: Settings) -> None:
    sent = cookie(app, settings, "fatima")
    app.secret_key = "another"
    assert seen(app, settings, sent, "fatima") is None


def test_after_half_a_year_it_is_a_stranger_s(
    app: Flask, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = cookie(app, settings, "fatima")
    monkeypatch.setattr(known_browser, "LASTS", timedelta(seconds=-1))
    assert seen(app, settings, sent, "fatima") is None


def test_in_production_it_is_for_this_host_over_tls_alone(app: Flask, settings: Settings) -> None:
    with app.test_request_context():
        response = Response()
        know(replace(settings, environment="production"), response, "fatima")
    told = response.headers["Set-Cookie"]
    assert told.startswith("__Host-desk-known=")
    assert all(part in told for part in ("Secure", "HttpOnly", "SameSite=Strict", "Path=/"))
