"""Webhooks as Twilio sends them."""

from dataclasses import replace

import pytest

from webhook.services import Services
from webhook.simulator.chat_client import Refused, Unreachable
from webhook.simulator.telephone import Telephone


def test_another_token_is_refused(gateway: str, services: Services) -> None:
    stranger = replace(services, settings=replace(services.settings, twilio_auth_token="other"))
    with pytest.raises(Refused, match="403"):
        Telephone(gateway, stranger).open("gemeente-leek", "nl")


def test_a_system_that_is_not_there_is_told(services: Services) -> None:
    with pytest.raises(Unreachable):
        Telephone("http://127.0.0.1:1", services).open("gemeente-leek", "nl")
