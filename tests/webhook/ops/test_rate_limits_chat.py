"""How many chats an address may open."""

from flask.testing import FlaskClient

from tests.webhook.api_chat import refusal
from webhook import OPENINGS_A_MINUTE


def test_too_many_openings_are_refused_for_a_while(client: FlaskClient) -> None:
    for _ in range(OPENINGS_A_MINUTE):
        assert client.get("/api/municipalities").status_code == 200
    refused = client.get("/api/municipalities")
    assert refusal(refused) == (429, "too_many_requests")
    assert 0 < int(refused.headers["Retry-After"]) <= 60


def test_another_address_is_not_held_back(client: FlaskClient) -> None:
    for _ in range(OPENINGS_A_MINUTE + 1):
        client.get("/api/municipalities")
    elsewhere = {"REMOTE_ADDR": "192.0.2.7"}
    answer = client.get("/api/municipalities", environ_overrides=elsewhere)
    assert answer.status_code == 200
