"""Whoever finds a weakness finds whom to tell."""

from dataclasses import replace

from flask.testing import FlaskClient

from webhook import create_app
from webhook.services import Services
from webhook.site.security_txt import PATH


def client_of(services: Services, contact: str) -> FlaskClient:
    base = "https://intake.example.org"
    settings = replace(services.settings, security_contact=contact, public_base_url=base)
    return create_app(settings, replace(services, settings=settings)).test_client()


def test_the_contact_of_the_settings_is_named(services: Services) -> None:
    answer = client_of(services, "mailto:cert@leek.example").get(PATH)
    assert answer.mimetype == "text/plain"
    assert answer.text.splitlines() == [
        "Contact: mailto:cert@leek.example",
        "Expires: 2014-05-07T00:00:00Z",
        "Preferred-Languages: nl, de, en",
        "Canonical: https://intake.example.org/.well-known/security.txt",
    ]


def test_without_a_contact_there_is_no_file(services: Services) -> None:
    assert client_of(services, "").get(PATH).status_code == 404
