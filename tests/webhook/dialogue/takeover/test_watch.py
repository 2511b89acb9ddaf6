"""Who waits for a person is told the truth about it, also when nobody presses anything."""

from datetime import timedelta

import pytest

from intake.database import session_scope
from intake.staff import Clerk
from tests.clocks import SetClock
from tests.webhook.conftest import NOW
from tests.webhook.fake_rasa import FakeRasa, offers
from tests.webhook.live_chats import LiveChat, at_the_desk
from webhook.dialogue.takeover import handing
from webhook.dialogue.takeover.watch import watch
from webhook.services import Services

SILENT = "De medewerker heeft nog niet geantwoord."


@pytest.fixture
def taken(live: LiveChat, fatima: Clerk, services: Services) -> LiveChat:
    """A chat in which Fatima answers."""
    with session_scope(services.engine) as session:
        handing.take_over(services, session, live.reference, fatima, "bot")
    return live


@pytest.fixture
def waiting(live: LiveChat, fatima: Clerk, rasa: FakeRasa) -> LiveChat:
    """A chat that waits for a clerk."""
    rasa.answers.append(offers("Uw naam?", expect="name"))
    live.chat.send(text="een mens")
    live.press("Nu met een medewerker chatten")
    return live


def later(clock: SetClock, services: Services, minutes: int, *there: Clerk) -> None:
    clock.set(NOW + timedelta(minutes=minutes))
    for clerk in there:
        at_the_desk(services, clerk)


def test_a_clerk_silent_for_three_minutes_is_told_of_once(
    taken: LiveChat, fatima: Clerk, services: Services, clock: SetClock
) -> None:
    taken.chat.send(text="bent u er nog?")
    later(clock, services, 2, fatima)
    watch(services)
    assert SILENT not in taken.last()
    later(clock, services, 3, fatima)
    watch(services)
    watch(services)
    assert [SILENT in text for _, text in taken.lines()].count(True) == 1


def test_a_clerk_who_has_answered_is_not_silent(
    taken: LiveChat, fatima: Clerk, services: Services, clock: SetClock
) -> None:
    taken.chat.send(text="bent u er nog?")
    with session_scope(services.engine) as session:
        handing.write(services, session, taken.reference, fatima, "Ja.", "l1", 1)
    later(clock, services, 4, fatima)
    watch(services)
    assert taken.last() == "Ja."


def test_a_clerk_without_a_page_for_ten_minutes_has_gone(
    taken: LiveChat, fatima: Clerk, services: Services, clock: SetClock
) -> None:
    later(clock, services, 9)
    watch(services)
    assert taken.row.owner == f"staff:{fatima.id}"
    later(clock, services, 10)
    watch(services)
    assert (taken.row.owner, taken.case.status) == ("bot", "open")
    assert "Uw vraag ligt bij ons" in taken.last()


def test_who_waits_while_nobody_is_left_hears_how_they_are_reached(
    waiting: LiveChat, services: Services, clock: SetClock
) -> None:
    later(clock, services, 2)
    watch(services)
    assert (waiting.row.owner, waiting.case.wants) == ("bot", "callback")
    assert waiting.last().endswith("Op welk telefoonnummer kunnen we u bellen?")


def test_who_waits_for_long_is_told_how_many_are_before_them(
    waiting: LiveChat, fatima: Clerk, services: Services, clock: SetClock
) -> None:
    later(clock, services, 3, fatima)
    assert watch(services) == 1
    watch(services)
    told = [text for _, text in waiting.lines() if text.startswith("De medewerkers zijn nog bezig")]
    assert len(told) == 1
    assert waiting.titles() == ["Niet meer wachten"]


def test_a_chat_of_the_bot_is_left_alone(live: LiveChat, services: Services) -> None:
    before = live.lines()
    assert watch(services) == 0
    assert live.lines() == before
