"""Conversations in which the bot has asked something."""

from collections.abc import Callable

import pytest

from tests.webhook.conftest import Talk
from tests.webhook.fake_rasa import FakeRasa, says


@pytest.fixture
def asked(talk: Talk, rasa: FakeRasa) -> Callable[[str], Talk]:
    """Lets the bot ask for a kind of contact data."""

    def ask(kind: str) -> Talk:
        rasa.answers.append(says("Mag ik dat weten?", expect=kind))
        talk.say("hoi")
        return talk

    return ask
