"""What yes means outside a form: taking up what the bot offered."""

from rasa_sdk.events import EventType, FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from actions import handover, known_number
from actions.answers import disagreement, taken_up, telling
from actions.answers.chain import BEFORE_AN_ANSWER, first_answer
from actions.appointments import cancel
from actions.base import TurnAction
from actions.handover import escalation
from actions.handover.case import PROGRAMME_INTEREST
from actions.information import topics
from actions.smalltalk.choices import WHICH, ask_which
from actions.turn_context import ASKED_SITUATION, Citizen

REASONS = {"handover": "topic_to_specialist", "interest": PROGRAMME_INTEREST}
"""Why a case is opened, by what was offered."""


class ActionTakeUpOffer(TurnAction):
    def name(self) -> str:
        return "action_take_up_offer"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        # "Waar is dat juist?" sounds like a yes, and is none.
        answered = first_answer(citizen, dispatcher, *BEFORE_AN_ANSWER, "hours", "place")
        return _accepted(citizen, dispatcher) if answered is None else answered


def accepted_with_thanks(
    citizen: Citizen, dispatcher: CollectingDispatcher
) -> list[EventType] | None:
    """Do what was offered, for who opens with a yes and thanks; None for any other thanks."""
    first = set(citizen.text.casefold().replace(",", " ").split()[:1])
    says_yes = first & set(citizen.prompt("voice_yes_words").split())
    return _accepted(citizen, dispatcher) if says_yes and citizen.slot("offer") else None


def _accepted(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Do what was offered; a yes to "can I do anything else?" is asked what."""
    if citizen.asked_if_again:
        return known_number.ask_whose(known_number.AGAIN)
    kind, _, service = str(citizen.slot("offer") or "").partition(":")
    if kind == ASKED_SITUATION:
        # A mere yes tells no situation.
        return topics.offer_again(citizen, dispatcher)
    if kind == WHICH:
        # A mere yes says not which of the two.
        dispatcher.utter_message(response="utter_answer", answer=citizen.prompt("one_of_these"))
        return ask_which(citizen, dispatcher, service.split(","))
    if kind == taken_up.BOOKING:
        return taken_up.booked(service)
    if kind == telling.MORE:
        return telling.more(citizen, dispatcher, service)
    if kind in REASONS:
        begun = handover.begin(citizen, REASONS[kind], _matter(citizen, service))
        return [*begun, FollowupAction("handover_form")]
    if kind == disagreement.WHAT_IS_WRONG:
        return disagreement.passed_on(citizen, dispatcher)
    if kind == "cancel":
        return cancel(citizen, dispatcher)
    return escalation.ask(citizen, dispatcher, "utter_help")


def _matter(citizen: Citizen, offered: str) -> str | None:
    """Return what a person was offered for: as the offer has it, else in the citizen's words."""
    known = offered or citizen.slot("service") or citizen.slot("topic")
    return known or handover.first_words(citizen) or None
