"""The chat may be shown by pages of the profile's own sites, and by nobody else's."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from intake.settings import Settings
from tests.webhook.api_chat import OPENING, refusal
from webhook import create_app
from webhook.services import Services

LEEK = "https://www.gemeente-leek.example"
ANTWERP = "https://www.stad-antwerpen.example"
ALLOW = "Access-Control-Allow-Origin"
PREFLIGHT = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "x"}


def test_a_page_of_the_profiles_site_reads_the_answer(client: FlaskClient) -> None:
    answer = client.post("/api/chat", json=OPENING, headers={"Origin": LEEK})
    assert answer.status_code == 201
    assert answer.headers[ALLOW] == LEEK
    assert "Origin" in answer.headers["Vary"]


def test_a_browser_may_ask_before_it_sends_the_token(client: FlaskClient) -> None:
    path = "/api/chat/7c8bd9c4-7d0b-4f5e-9d0a-2f7a4f6f1f00/messages"
    answer = client.options(path, headers={"Origin": LEEK, **PREFLIGHT})
    assert answer.status_code == 204
    assert "Authorization" in answer.headers["Access-Control-Allow-Headers"]
    assert answer.headers[ALLOW] == LEEK


@pytest.mark.parametrize("origin", [f"{LEEK}.evil.example", "http://www.gemeente-leek.example"])
def test_no_other_origin_is_let_in(origin: str, client: FlaskClient) -> None:
    answer = client.post("/api/chat", json=OPENING, headers={"Origin": origin})
    assert refusal(answer) == (403, "foreign_site")
    assert ALLOW not in answer.headers


def test_a_municipality_is_shown_on_its_own_site_only(client: FlaskClient) -> None:
    answer = client.post("/api/chat", json=OPENING, headers={"Origin": ANTWERP})
    assert refusal(answer) == (403, "foreign_site")


def test_who_comes_from_no_page_is_let_in(client: FlaskClient) -> None:
    assert client.post("/api/chat", json=OPENING).status_code == 201


def test_nothing_but_the_chat_is_shared(client: FlaskClient) -> None:
    assert ALLOW not in client.get("/api/municipalities", headers={"Origin": LEEK}).headers


def test_this_machine_has_two_names_outside_production_only(
    client: FlaskClient, settings: Settings, services: Services
) -> None:
    asked = {"base_url": "http://localhost:8080", "headers": {"Origin": "http://127.0.0.1:8080"}}
    assert client.get("/widget/gemeente-leek/nl.json", **asked).headers.get(ALLOW)
    serious = replace(settings, environment="production")
    there = create_app(serious, replace(services, settings=serious)).test_client()
    assert ALLOW not in there.get("/widget/gemeente-leek/nl.json", **asked).headers
