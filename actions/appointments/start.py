"""The start of a booking, unless there is nothing to book here: then that is answered instead."""

from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import information
from actions.answers import circumstances
from actions.answers.chain import BEFORE_AN_ANSWER, Link, first_answer
from actions.appointments.stop import let_go
from actions.base import LEFT, TurnAction, cleared, then_listens
from actions.information import notices, topics
from actions.turn_context import Citizen


class ActionStartBooking(TurnAction):
    """Begins with what this turn says; a name given earlier in the conversation is kept."""

    def name(self) -> str:
        return "action_start_booking"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        answered = _answered_instead(citizen, dispatcher)
        if answered is not None:
            return then_listens(answered)
        named = citizen.entity("service") or citizen.slot("service")
        service = named if named and _bookable(citizen, named) else None
        begun = {"service": service, "purpose": "book", "district": citizen.district()}
        return [*cleared(), *(SlotSet(name, value) for name, value in begun.items())]


def _answered_instead(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Answer somebody for whom there is nothing to book here; None where there may be.

    Who answers which situation applies, who lives elsewhere, and who names what another body does
    or a programme gives places for. An appointment about one's own file is no question about it.
    """
    service = citizen.entity("service")
    links: tuple[Link, ...] = ("again", "municipality", *(() if service else ("situation",)))
    answered = first_answer(citizen, dispatcher, *links)
    if answered is not None:
        return answered
    if service is None and _walks_in(citizen):
        return information.tell_hours(citizen, dispatcher)
    if service is None:
        if notices.named(citizen):
            notices.say(citizen, dispatcher)
        return None
    if not _bookable(citizen, service):
        return topics.answer(citizen, dispatcher)
    circumstances.say(citizen, dispatcher)
    return None


def left_for_a_matter(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Leave the booking for who names what is not booked here, and answer that instead.

    None where there is no booking to leave, what is named can be booked, or is only asked about.
    """
    service = citizen.entity("service")
    if citizen.form != "appointment_form" or not service or _bookable(citizen, service):
        return None
    if citizen.slot("requested_slot") != "service" and citizen.intent != "book_appointment":
        return None
    let_go(citizen)
    named = citizen.service_name(service)
    dispatcher.utter_message(response="utter_not_bookable", service=named)
    told = _answered(citizen.out_of_forms(), dispatcher)
    return [*LEFT, *cleared(), *told, FollowupAction("action_listen")]


def _answered(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Answer a matter, or book it for who says when; the notices that are asked for are told with
    that of a service."""
    also: tuple[Link, ...] = ("booking",) if citizen.entity("service") else ("notice",)
    answered = first_answer(citizen, dispatcher, *BEFORE_AN_ANSWER, *also)
    return topics.answer(citizen, dispatcher) if answered is None else answered


def _bookable(citizen: Citizen, service: str) -> bool:
    rule = citizen.municipality.services.get(service)
    return rule is not None and rule.bookable


def _walks_in(citizen: Citizen) -> bool:
    """Say whether a department is named that gives no appointments, or is there no more."""
    named = citizen.municipality.departments.get(next(iter(citizen.places()), ""))
    if named is None:
        return False
    return not named.holds_on(citizen.now.date()) or "appointment" not in named.reach


class ActionAnswerTopic(TurnAction):
    """Answers a matter; in the middle of booking it is left for one that cannot be booked."""

    def name(self) -> str:
        return "action_answer_topic"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        left = left_for_a_matter(citizen, dispatcher)
        return _answered(citizen, dispatcher) if left is None else left
