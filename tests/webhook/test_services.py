"""The system as a turn sees it."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from intake.municipalities import UnknownMunicipality
from tests.webhook.conftest import NOW, Talk
from webhook.services import Services


def test_a_conversation_belongs_to_its_municipality(services: Services, talk: Talk) -> None:
    assert services.municipality(talk.row).id == "gemeente-leek"
    talk.set(municipality="nowhere")
    with pytest.raises(UnknownMunicipality):
        services.municipality(talk.row)


def test_a_conversation_may_have_a_clock_of_its_own(services: Services, talk: Talk) -> None:
    talk.set(clock_offset=timedelta(days=1))
    assert services.now() == NOW
    assert services.now(talk.row) == NOW + timedelta(days=1)


def test_a_sentence_is_worded_for_its_channel(
    services: Services, begin: Callable[..., Talk]
) -> None:
    told = {
        channel: services.prompt("technical_problem", begin(channel=channel).row, reference="1")
        for channel in ("chat", "voice")
    }
    assert all(told.values())
