"""What yes means outside a form: taking up what the bot offered."""

from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import handover, information
from actions.answers import telling
from actions.appointments import cancel, cleared
from actions.base import TurnAction
from actions.handover import escalation
from actions.handover.case import PROGRAMME_INTEREST
from actions.information import asked_time, topics
from actions.smalltalk import disagreement
from actions.smalltalk.answerers import first_answer
from actions.turn_context import ASKED_SITUATION, Citizen

REASONS = {"handover": "topic_to_specialist", "interest": PROGRAMME_INTEREST}
"""Why a case is opened, by what was offered."""


class ActionTakeUpOffer(TurnAction):
    def name(self) -> str:
        return "action_take_up_offer"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        answered = first_answer(citizen, dispatcher, "person")
        if answered is not None:
            return answered
        # "Waar is dat juist?" sounds like a yes, and is none.
        told = information.told_next(citizen, dispatcher)
        if told is not None:
            return told
        kind, _, service = str(citizen.slot("offer") or "").partition(":")
        if kind == ASKED_SITUATION:
            return _situation(citizen, dispatcher)
        if kind == "book":
            return _booked(service)
        if kind == telling.MORE:
            return telling.more(citizen, dispatcher, service)
        if kind in REASONS:
            subject = service or citizen.slot("service") or citizen.slot("topic")
            begun = handover.begin(citizen, REASONS[kind], subject)
            return [*begun, FollowupAction("handover_form")]
        if kind == disagreement.WHAT_IS_WRONG:
            return disagreement.passed_on(citizen, dispatcher)
        if kind == "cancel":
            return cancel(citizen, dispatcher)
        # Yes to "can I do anything else?".
        return escalation.ask(citizen, dispatcher, "utter_help")


def taken_up_with_a_time(citizen: Citizen) -> list[EventType] | None:
    """Take "yes, tomorrow morning" and "at ten" for a yes to an appointment that was offered.

    None where none was offered, or the words say neither yes nor a time.
    """
    kind, _, service = str(citizen.slot("offer") or "").partition(":")
    if kind != "book" or citizen.in_a_form:
        return None
    first = citizen.text.casefold().replace(",", " ").split()[:1]
    yes = set(first) & set(citizen.prompt("voice_yes_words").split())
    return _booked(service) if yes or asked_time.wish(citizen) else None


def _booked(service: str) -> list[EventType]:
    start = [SlotSet("service", service), SlotSet("purpose", "book")]
    return [*cleared(), *start, FollowupAction("appointment_form")]


def _situation(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Answer "yes, granted"; ask once more after a mere yes."""
    if citizen.told_situation():
        return topics.answer(citizen, dispatcher)
    return topics.offer_again(citizen, dispatcher)
