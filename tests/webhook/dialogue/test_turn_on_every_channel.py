"""A turn costs no more on the telephone or by text message than it does in a chat."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from intake.settings import Settings
from tests.webhook.api_chat import open_chat
from tests.webhook.channels.counted import Counted
from tests.webhook.channels.sms.conftest import Phone
from tests.webhook.channels.voice.conftest import Telephone
from tests.webhook.fake_rasa import FakeRasa, says
from tests.webhook.twilio.conftest import PUBLIC, TOKEN
from webhook.services import Services

Say = Callable[[str], object]
Begun = Callable[[], Say]
"""Begins a conversation, and returns what says something in it."""


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return replace(settings, twilio_auth_token=TOKEN, public_base_url=PUBLIC)


@pytest.fixture
def channels(client: FlaskClient, services: Services) -> dict[str, Begun]:
    def chat() -> Say:
        begun = open_chat(client)
        return lambda words: begun.send(text=words)

    def voice() -> Say:
        telephone = Telephone(client, services)
        telephone.call()
        return telephone.say

    return {"chat": chat, "sms": lambda: Phone(client).text, "voice": voice}


def costs(services: Services, act: Callable[[], object]) -> tuple[int, int]:
    """Return how many transactions only read, and how many may write."""
    counted = Counted(services)
    act()
    return counted.reads, counted.writes


def no_dearer(found: dict[str, tuple[int, int]]) -> bool:
    reads, writes = found["chat"]
    return all(r <= reads and w <= writes for r, w in found.values())


def test_a_turn_costs_no_more_than_in_a_chat(
    services: Services, channels: dict[str, Begun], rasa: FakeRasa
) -> None:
    found = {}
    for channel, begin in channels.items():
        say = begin()
        say("hallo")
        rasa.answers[:] = [says("Een paspoort kost 50 euro.")]
        found[channel] = costs(services, lambda say=say: say("wat kost een paspoort"))  # type: ignore[misc]
        assert rasa.heard[-1] == "wat kost een paspoort"
    assert found["chat"] == (1, 2)
    assert no_dearer(found), found


def test_a_first_turn_costs_no_more_than_in_a_chat(
    services: Services, channels: dict[str, Begun], rasa: FakeRasa
) -> None:
    found = {
        channel: costs(services, lambda begin=begin: begin()("hallo"))  # type: ignore[misc]
        for channel, begin in channels.items()
    }
    assert rasa.heard == ["hallo"] * 3
    assert found["chat"] == (1, 3)
    assert no_dearer(found), found


def test_a_turn_without_rasa_costs_no_more_than_in_a_chat(
    services: Services, channels: dict[str, Begun], rasa: FakeRasa
) -> None:
    found = {}
    for channel, begin in channels.items():
        say = begin()
        say("hallo")
        rasa.goes_down()
        found[channel] = costs(services, lambda say=say: say("ik heb hulp nodig"))  # type: ignore[misc]
    assert no_dearer(found), found
