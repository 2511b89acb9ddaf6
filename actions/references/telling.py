"""What lies under a reference, told: an appointment, also to be moved, and who has a matter."""

from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.moments import moment_in_words
from actions.turn_context import Citizen
from intake import cases, references
from intake.appointments import Booking


def start_move(
    citizen: Citizen, dispatcher: CollectingDispatcher, booking: Booking
) -> list[EventType]:
    """Say which appointment it is, and ask for another time."""
    dispatcher.utter_message(response="utter_appointment_is", **in_words(citizen, booking))
    return [
        SlotSet("booking", booking.id),
        SlotSet("service", booking.slot.service),
        SlotSet("office", booking.slot.office.partition("/")[2]),
        SlotSet("persons", booking.slot.persons),
        SlotSet("name_given", True),
        SlotSet("appointment_time", None),
        SlotSet("appointment_confirmed", None),
        SlotSet("offered_times", None),
        FollowupAction("appointment_form"),
    ]


def say_status(citizen: Citizen, dispatcher: CollectingDispatcher, case: cases.Case) -> None:
    """Say where a matter lies, or that it is dealt with."""
    dispatcher.utter_message(
        response="utter_status_closed" if case.status == "closed" else "utter_status",
        reference=references.spaced(case.reference),
        department=citizen.office_name(case.department),
    )


def in_words(citizen: Citizen, booking: Booking) -> dict[str, str]:
    """Return an appointment as it is said: for what, when and where."""
    return {
        "service": citizen.service_name(booking.slot.service),
        "when": moment_in_words(citizen, booking.slot.starts_at),
        "place": citizen.at_office(booking.slot.office.partition("/")[2]),
    }
