"""The start of a conversation, the same on every channel."""

from datetime import timedelta

import pytest

from intake.database import session_scope
from tests.webhook.conftest import NOW
from webhook.dialogue.start import open_conversation
from webhook.services import Services


@pytest.mark.parametrize(
    ("wanted", "spoken"), [("de", "de"), ("nl", "nl"), ("fr", "nl"), ("", "nl"), (None, "nl")]
)
def test_it_is_in_the_language_wanted_where_that_is_spoken(
    services: Services, wanted: str | None, spoken: str
) -> None:
    leek = services.profiles.get("gemeente-leek")
    with session_scope(services.engine) as session:
        opened = open_conversation(services, session, leek, "chat", language=wanted)
        assert (opened.language, opened.locale) == (spoken, leek.locale(spoken))
        assert (opened.created_at, opened.clock_offset) == (NOW, timedelta())


def test_a_script_brings_its_own_time_and_is_found_by_its_thread(services: Services) -> None:
    antwerp, at = services.profiles.get("stad-antwerpen"), NOW + timedelta(days=7)
    with session_scope(services.engine) as session:
        opened = open_conversation(services, session, antwerp, "voice", at=at, thread="CA1")
        assert (opened.created_at, opened.thread, opened.locale) == (at, "CA1", "nl-BE")
        assert opened.clock_offset == timedelta(days=7)
