"""The appointment system is down: the citizen hears so, is offered a person, and loses nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from actions.services import Services, use
from intake import references
from intake.appointments import Backend, Slot
from intake.database import session_scope
from tests.actions.conftest import LEEK, MONDAY_NINE, WEDNESDAY
from tests.actions.talk import Heard, Talk, Talking
from tests.intake.appointments.down import Down, DownFor

Fails = Callable[..., None]


@pytest.fixture
def fails(services: Services) -> Fails:
    """Lets the appointment system be down from now on, for all it is asked or for some verbs."""

    def fail(*verbs: str) -> None:
        def appointments(municipality: Any) -> Backend:
            real = services.appointments(municipality)
            return DownFor(real, *verbs) if verbs else Down()

        use(replace(services, appointments=appointments))

    return fail


def begun(talk: Talk, words: str = "een afspraak op het gemeentehuis") -> Heard:
    talk.hears(words, "book_appointment", service="household_help").does("action_start_booking")
    return talk.turn("appointment_form")


def refused(heard: Heard, *, words: str) -> None:
    """One sentence, and a person offered: no form is open and no other action follows."""
    assert heard.said == ["utter_answer"]
    assert words in heard.answer
    assert [button["command"]["name"] for button in heard.buttons] == ["affirm", "deny"]
    assert heard.directive("expect") == {"type": "expect", "kind": "choice"}
    assert heard.followup == "action_listen"


@pytest.mark.parametrize("channel", ["chat", "sms", "voice"])
@pytest.mark.parametrize(
    ("language", "words"),
    [("nl", "Een afspraak maken lukt nu even niet"), ("de", "Termin kann ich gerade nicht machen")],
)
def test_on_every_channel_in_both_languages(
    talking: Talking, fails: Fails, channel: str, language: str, words: str
) -> None:
    talk = talking(channel=channel, language=language)
    fails()
    refused(begun(talk), words=words)
    assert talk.loop is None
    assert talk.slots["requested_slot"] is None


def test_who_then_wants_a_person_need_not_tell_again(talking: Talking, fails: Fails) -> None:
    talk = talking()
    begun(talk)
    fails()
    refused(talk.hears("nee, later", "deny").turn(), words="lukt nu even niet")
    assert talk.loop is None
    talk.hears("ja graag", "affirm").does("action_take_up_offer")
    case = talk.case()
    assert case is not None
    assert (case.service, case.reason) == ("household_help", "topic_to_specialist")
    assert case.summary == (
        "Huishoudelijke hulp: Wil een afspraak, op het gemeentehuis. "
        "De agenda was niet te bereiken."
    )


def test_a_time_that_cannot_be_kept_is_told_to_the_clerk(talking: Talking, fails: Fails) -> None:
    talk = talking()
    begun(talk)
    talk.hears("maandag om negen uur").turn()
    talk.gives("name", "Els de Vries").turn()
    fails("book")
    talk.hears("ja dat klopt", "affirm").turn()
    refused(talk.does("action_book_appointment"), words="lukt nu even niet")
    talk.hears("ja graag", "affirm").does("action_take_up_offer")
    case = talk.case()
    assert case is not None
    assert "Wil een afspraak, maandag 10 februari om 9.00 uur, op het gemeentehuis." in case.summary


def test_a_seat_that_cannot_be_held_is_not_promised(talking: Talking, fails: Fails) -> None:
    talk = talking()
    begun(talk)
    fails("hold", "free_slots")
    refused(talk.hears("maandag om negen uur").turn(), words="lukt nu even niet")
    assert talk.slots["appointment_time"] is None


def test_a_booking_is_stopped_all_the_same(talking: Talking, fails: Fails) -> None:
    talk = talking()
    begun(talk)
    fails()
    assert talk.hears("laat maar", "stop_dialogue").does("action_stop_booking").said == [
        "utter_booking_stopped"
    ]


@pytest.fixture
def booked(talking: Talking, services: Services) -> Talk:
    """Who has an appointment on Monday at nine."""
    talk = talking()
    slot = Slot(f"{LEEK}/town_hall", "passport", datetime.fromisoformat(MONDAY_NINE), 10)
    with session_scope(services.engine) as session:
        reference = references.reference_for(session, talk.id)
        backend = services.appointments(services.profiles.get(LEEK)).within(session)
        backend.book(slot, reference, WEDNESDAY, talk.id)
    return talk


@pytest.mark.parametrize(
    ("intent", "wanted"),
    [
        ("change_appointment", "Wil een afspraak verzetten"),
        ("cancel_appointment", "Wil een afspraak afzeggen"),
        ("check_appointment", "Wil weten wanneer de afspraak is"),
    ],
)
def test_what_is_asked_of_an_appointment_is_passed_on_with_its_number(
    booked: Talk, fails: Fails, services: Services, intent: str, wanted: str
) -> None:
    with session_scope(services.engine) as session:
        reference = references.reference_for(session, booked.id)
    fails()
    booked.slots["purpose"] = intent.partition("_")[0]
    booked.hears(reference, "inform").turn("reference_form")
    refused(booked.does("action_use_reference"), words="Aan uw afspraak is niets veranderd")
    booked.hears("ja graag", "affirm").does("action_take_up_offer")
    case = booked.case()
    assert case is not None
    assert case.summary.startswith(f"{wanted}, {references.spaced(reference)}.")


def test_the_number_is_not_called_unknown(talking: Talking, fails: Fails) -> None:
    talk = talking(purpose="change")
    fails()
    reference = references.new_reference()
    heard = talk.hears(reference, "inform").turn("reference_form")
    assert heard.answer.startswith("Op welke naam")
    assert talk.slots["offer"] == f"holder:{reference}"


def test_a_cancelling_that_fails_leaves_the_appointment(
    booked: Talk, fails: Fails, services: Services
) -> None:
    backend = services.appointments(services.profiles.get(LEEK))
    with session_scope(services.engine) as session:
        reference = references.reference_for(session, booked.id)
    (booking,) = backend.look_up(reference)
    fails("cancel")
    booked.slots.update(purpose="cancel", offer="cancel", booking=booking.id)
    refused(booked.hears("ja", "affirm").does("action_take_up_offer"), words="niets veranderd")
    assert backend.look_up(reference) == [booking]


def test_a_running_matter_is_told_without_the_appointments(talking: Talking, fails: Fails) -> None:
    talk = talking()
    talk.hears("ik wil iemand spreken over mijn aanvraag", "speak_to_human")
    talk.does("action_start_handover")
    case = talk.case()
    assert case is not None
    fails()
    talk.hears("hoe staat het ermee", "ask_status").does("action_start_lookup")
    assert talk.slots["reference_given"] == case.reference
    assert talk.does("action_use_reference").said == ["utter_status"]


def test_what_has_nothing_to_do_with_appointments_is_answered(booked: Talk, fails: Fails) -> None:
    fails()
    heard = booked.hears("wat zijn de openingstijden", "ask_opening_hours")
    assert "agenda" not in heard.does("action_opening_hours").answer
