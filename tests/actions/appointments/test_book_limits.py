"""A program that books and books."""

import logging

import pytest

from intake import conversations
from intake.database import session_scope
from intake.proof import origin
from tests.actions.appointments.bookings import begin
from tests.actions.talk import Heard, Talk, Talking

WISH = "een afspraak op het gemeentehuis voor huishoudelijke hulp"
REFUSED = "Er zijn vandaag al veel afspraken gemaakt"


def from_one_address(talk: Talk) -> Talk:
    with session_scope(talk.services.engine) as session:
        where = origin.of_address(talk.services.settings.data_key, "192.0.2.1")
        conversations.get(session, talk.id).origin = where
    return talk


def books(talk: Talk, when: str, name: str) -> Heard:
    begin(talk, WISH, service="household_help")
    talk.hears(when).turn()
    talk.gives("name", name).turn()
    talk.hears("ja dat klopt", "affirm").turn()
    return talk.does("action_book_appointment")


def test_the_fourth_of_one_name_is_left_to_a_person(
    talking: Talking, caplog: pytest.LogCaptureFixture
) -> None:
    times = ("negen uur", "half tien", "tien uur", "half elf")
    with caplog.at_level(logging.WARNING):
        talks = [from_one_address(talking()) for _ in times]
        heard = [
            books(talk, f"maandag om {time}", "Els de Vries")
            for talk, time in zip(talks, times, strict=True)
        ]
    assert [one.said[0] for one in heard[:3]] == ["utter_appointment_booked"] * 3
    assert heard[3].answer.startswith(REFUSED)
    assert [b["command"]["name"] for b in heard[3].buttons] == ["affirm", "deny"]
    assert talks[3].slots["offer"] == "handover"
    assert talks[3].held() is None
    told = [one for one in caplog.records if one.getMessage() == "limit reached"]
    assert [one.facts["by"] for one in told] == ["person"]  # type: ignore[attr-defined]
