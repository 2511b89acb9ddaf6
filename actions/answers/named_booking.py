"""A line that names what can be booked and when is a booking, whatever else it sounds like."""

from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.answers.taken_up import booked
from actions.information import asked_time
from actions.turn_context import TOPIC_OF_INTENT, Citizen
from intake.recognition import asides
from intake.spoken import When

BOOKING = "book_appointment"
OF_ONE_THAT_STANDS = frozenset({"change_appointment", "cancel_appointment", "check_appointment"})
"""Readings that count only where the words themselves speak of that, or none is likelier."""
OF_ANOTHER_KIND = OF_ONE_THAT_STANDS | {
    "ask_status", "ask_opening_hours", "make_complaint", "speak_to_human"
}  # fmt: skip
"""Readings that a day and a service speak of as well."""
DOUBT = "clarify"
"""The decision where two readings are likely; where none is, none of them counts."""


def with_a_service(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Begin to book for who names a service that can be booked and a time for it.

    The form reads place, day and name from the same words. A line that clearly asks about the
    matter names a day and an hour; None where the words may be about an appointment that is made.
    """
    service = citizen.entity("service")
    rule = citizen.municipality.services.get(service or "")
    if citizen.in_a_form or rule is None or not rule.bookable or _of_another_kind(citizen):
        return None
    wish = asked_time.wish(citizen)
    if (
        wish is None
        or wish.exclude
        or (citizen.clear_intent in TOPIC_OF_INTENT and not _exact(citizen, wish))
    ):
        return None
    return booked(service)


def _of_another_kind(citizen: Citizen) -> bool:
    likely = set(citizen.readings) if citizen.decision == DOUBT else {citizen.clear_intent}
    if citizen.readings[:1] == [BOOKING]:
        likely -= OF_ONE_THAT_STANDS
    said = (citizen.text, citizen.language, citizen.data_dir)
    stands = asides.asks("own_appointment", *said) or asides.asks("other_appointment", *said)
    return stands or bool(likely & OF_ANOTHER_KIND)


def _exact(citizen: Citizen, wish: When) -> bool:
    """Say whether one day is named with an hour: "mijn paspoort verloopt vrijdag" wants none."""
    moments = wish.value if wish.kind == "ambiguous" and isinstance(wish.value, tuple) else (wish,)
    return all(one.kind == "moment" for one in moments)
