"""A conversation may run on its own time outside production, and nowhere else."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from intake.settings import Settings
from tests.webhook.api_chat import OPENING, Chat, open_chat, refusal
from tests.webhook.conftest import NOW
from tests.webhook.fake_rasa import FakeRasa
from webhook import create_app
from webhook.services import Services


def test_a_conversation_may_start_at_a_time_of_its_own(client: FlaskClient, rasa: FakeRasa) -> None:
    start = NOW + timedelta(days=3)
    chat = open_chat(client, **{"X-Intake-Now": start.isoformat()})
    assert chat.opened["messages"][0]["at"] == start.isoformat()
    chat.send()
    assert rasa.sent[-1].metadata["now"] == start.isoformat()
    chat.headers["X-Intake-Now"] = (start + timedelta(minutes=6)).isoformat()
    chat.send()
    assert rasa.sent[-1].metadata["now"] == (start + timedelta(minutes=6)).isoformat()


@pytest.mark.parametrize(
    "moment",
    [
        "now",
        "2014-02-06T10:29:00",
        "2014-02-30T10:00:00+01:00",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "9" * 500,
        "",
    ],
)
def test_a_time_that_is_none_is_refused(moment: str, chat: Chat) -> None:
    chat.headers["X-Intake-Now"] = moment
    assert refusal(chat.send()) == (400, "bad_clock")


def test_in_production_no_conversation_has_a_time_of_its_own(
    settings: Settings, services: Services
) -> None:
    real = replace(settings, environment="production")
    client = create_app(real, replace(services, settings=real)).test_client()
    own_time = {"X-Intake-Now": NOW.isoformat()}
    assert refusal(client.post("/api/chat", json=OPENING, headers=own_time)) == (400, "own_clock")
    chat = open_chat(client)
    chat.headers |= own_time
    assert refusal(chat.send()) == (400, "own_clock")
