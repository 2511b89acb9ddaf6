"""An appointment is written and told."""

import pytest

from intake.appointments import NoSuchBooking
from tests.actions.appointments.bookings import begin
from tests.actions.conftest import MONDAY_NINE
from tests.actions.talk import Heard, Talk, Talking


def confirmed(talk: Talk) -> Heard:
    """Say yes to what is read back, and let the booking be written."""
    talk.hears("ja dat klopt", "affirm").turn()
    assert talk.loop is None
    return talk.does("action_book_appointment")


def test_a_yes_writes_the_appointment_and_tells_its_reference(read_back: Talk) -> None:
    heard = confirmed(read_back)
    assert heard.said == ["utter_appointment_booked"]
    told = heard.values("utter_appointment_booked")
    [booking] = read_back.booked(told["reference"])
    assert booking.slot.office == "gemeente-leek/town_hall"
    assert booking.slot.starts_at.isoformat() == "2014-02-10T08:00:00+00:00"
    assert told["place"] == "op het gemeentehuis"
    assert heard.directive("task_closed")


def test_a_card_is_told_of_it(read_back: Talk) -> None:
    heard = confirmed(read_back)
    card = heard.directive("booked")
    assert card == {
        "type": "booked",
        "booking": card["booking"],
        "made_at": "2014-02-05T10:00:00+01:00",
        "reference": heard.values("utter_appointment_booked")["reference"],
        "starts_at": "2014-02-10T08:00:00+00:00",
        "minutes": card["minutes"],
        "service": "Huishoudelijke hulp",
        "place": "Het gemeentehuis",
        "address": "Tolberterstraat 66 in Leek",
    }
    assert int(card["minutes"]) > 0
    [booking] = read_back.booked(card["reference"])
    assert card["booking"] == booking.id


def test_the_card_has_the_plain_name_of_the_service(talking: Talking) -> None:
    talk = talking(language="de")
    begin(talk, "Montag um neun Uhr einen Termin für einen Reisepass", service="passport")
    talk.gives("name", "Anna Becker").turn()
    assert confirmed(talk).directive("booked")["service"] == "Reisepass"


def test_after_booking_nothing_is_held_any_more(read_back: Talk) -> None:
    confirmed(read_back)
    assert read_back.held() is None
    assert read_back.slots["appointment_time"] is None


def test_what_to_bring_is_said_with_the_booking(talking: Talking) -> None:
    talk = talking()
    begin(talk, "maandag om negen uur een afspraak voor een paspoort", service="passport")
    talk.gives("name", "Els de Vries").turn()
    heard = confirmed(talk)
    assert heard.said == ["utter_appointment_booked", "utter_answer"]
    bring = "een pasfoto en, als u het nog hebt, uw oude paspoort of uw identiteitskaart"
    assert heard.answer == f"U neemt {bring} mee."


def test_a_question_once_it_is_booked_is_about_what_was_booked(talking: Talking) -> None:
    talk = talking()
    begin(talk, "maandag om negen uur een afspraak voor een paspoort", service="passport")
    talk.gives("name", "Els de Vries").turn()
    confirmed(talk)
    talk.slots.clear()
    talk.hears("wat moest ik ook alweer meenemen", "check_appointment")
    heard = talk.does("action_start_lookup")
    assert "een pasfoto" in heard.answer
    assert heard.said[-1] == "utter_anything_else"


def test_a_seat_lost_at_the_last_moment_offers_a_person(
    read_back: Talk, take_seat, services
) -> None:
    read_back.does("action_stop_booking")
    read_back.loop = "appointment_form"
    read_back.slots.update(
        service="household_help",
        office="town_hall",
        appointment_time=MONDAY_NINE,
        name_given=True,
        requested_slot="appointment_confirmed",
    )
    take_seat(MONDAY_NINE)
    heard = confirmed(read_back)
    assert heard.said == ["utter_booking_failed"]
    assert read_back.slots["offer"] == "handover"


def test_a_booking_shares_the_conversations_one_reference(read_back: Talk) -> None:
    reference = confirmed(read_back).values("utter_appointment_booked")["reference"]
    begin(read_back, "dinsdag om tien uur een afspraak voor een paspoort", service="passport")
    read_back.hears("", "contact_given", kind="name")
    again = confirmed(read_back).values("utter_appointment_booked")["reference"]
    assert again == reference
    assert len(read_back.booked(reference)) == 2


def test_an_unknown_reference_has_no_booking(at_the_time: Talk) -> None:
    with pytest.raises(NoSuchBooking):
        at_the_time.booked("00000000")
