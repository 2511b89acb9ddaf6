"""Questions about a matter: answered from the profile, or offered to the department for it."""

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import repetition
from actions.base import TurnAction
from actions.handover import programme_text
from actions.handover.department import routed
from actions.information import follow_ups, notices, offers, other_municipality, source
from actions.turn_context import ASKED_SITUATION, Citizen
from intake.advice.answers import Answer
from intake.advice.routing import Route
from intake.recognition import asides
from intake.recognition.asides import Aside

FOR_A_PERSON: tuple[Aside, ...] = ("letter", "entitlement", "personal_file")
"""What the bot never answers; each has a prompt `person_<aside>`."""


class ActionTellSource(TurnAction):
    def name(self) -> str:
        return "action_tell_source"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        return [*source.tell(citizen, dispatcher), *offer_again(citizen, dispatcher)]


def answer(
    citizen: Citizen, dispatcher: CollectingDispatcher, *, leaving: bool = False
) -> list[EventType]:
    """Answer what the contact centre would answer itself, and offer what is open next.

    In a form nothing is offered, unless it is being left (`leaving`) for this answer.
    """
    if other_municipality.lives_elsewhere(citizen):
        return other_municipality.tell(citizen, dispatcher)
    if citizen.entity("service") is None and notices.named(citizen):
        return notices.tell(citizen, dispatcher)
    personal = only_a_person_may_say(citizen)
    if personal is None and follow_ups.asked(citizen):
        return follow_ups.tell(citizen, dispatcher)
    service, topic = _subject(citizen)
    found = routed(citizen, service, topic, "speak_to_human" if personal else citizen.intent)
    told = [] if personal else _say(citizen, dispatcher, found, service)
    if personal:
        words = citizen.prompt(f"person_{personal}")
        dispatcher.utter_message(response="utter_answer", answer=words)
    in_a_form = citizen.in_a_form and not leaving
    if not in_a_form:
        offers.tell_step(citizen, dispatcher, found, service, topic)
    offer = None if in_a_form else offers.ask(citizen, dispatcher, found, service, topic)
    return [
        *([] if in_a_form else [SlotSet("service", service)]),
        SlotSet("topic", topic),
        SlotSet("district", citizen.district()),
        SlotSet("legal_status", citizen.situation()),
        SlotSet("offer", offer),
        SlotSet("last_answer", "topic"),
        SlotSet("last_place", found.office),
        *_counted(citizen, offer),
        *told,
    ]


def _counted(citizen: Citizen, offer: str | None) -> list[EventType]:
    """Count how often in a row the situation was asked: the third time a person is offered."""
    return [repetition.counted(citizen, ASKED_SITUATION)] if offer == ASKED_SITUATION else []


def offer_again(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Ask once more what was offered after an answer, where something came in between."""
    if citizen.in_a_form or not citizen.slot("offer") or citizen.slot("last_answer") != "topic":
        return []
    service, topic = citizen.slot("service"), citizen.slot("topic")
    found = routed(citizen, service, topic)
    offer = offers.ask(citizen, dispatcher, found, service, topic)
    return [SlotSet("offer", offer), *_counted(citizen, offer)]


def only_a_person_may_say(citizen: Citizen) -> Aside | None:
    """Return what makes this a person's: entitlement, or somebody's own file or letter."""
    for aside in FOR_A_PERSON:
        if asides.asks(aside, citizen.text, citizen.language, citizen.data_dir):
            return aside
    return None


def _subject(citizen: Citizen) -> tuple[str | None, str | None]:
    """Return service and topic of this turn; of the last answer on a repeat, or where this turn
    only tells the situation that the bot asked for."""
    if citizen.slot("offer") == ASKED_SITUATION and citizen.situation():
        return citizen.slot("service"), citizen.slot("topic")
    service, topic = citizen.entity("service"), citizen.topic()
    # "How much would I get, then?" is asked about what was just talked about.
    same = only_a_person_may_say(citizen) and topic == citizen.slot("topic")
    if service is None and (topic is None or same):
        return citizen.slot("service"), citizen.slot("topic")
    return service, topic


def _say(
    citizen: Citizen, dispatcher: CollectingDispatcher, found: Route, service: str | None
) -> list[EventType]:
    """Tell the answer with its notes, and how full a programme is; return what to remember."""
    told = [found.answer, *(note.text for note in found.notes)]
    named = notices.named(citizen)
    told += [notice.text for notice in named]
    words = [text for text in told if text] + programme_text.if_full(citizen, found, service)
    if not words:
        return []
    words = list(dict.fromkeys(words))
    came = _origin(found, named)
    dispatcher.utter_message(response="utter_answer", answer=source.framed(citizen, words, came))
    return [source.remembered(came)]


def _origin(found: Route, named: list[Answer]) -> source.Origin:
    if found.answer is None and found.notes:
        return source.of_answers(list(found.notes), assumed=found.assumed)
    if found.answer is None and named:
        return source.of_answers(named, assumed=any(one.assumed for one in named))
    # What is assumed and names a source all the same has it for a part: "expected in September".
    own = source.Origin(
        found.source,
        found.as_of,
        found.assumed,
        temporary=found.valid_until == "unknown",
        partly=found.assumed and found.answer is not None,
    )
    return source.including(own, [*found.notes, *named])
