"""Questions about a matter: answered from the profile, or offered to the department for it."""

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import repetition
from actions.handover import programme_text
from actions.handover.department import routed
from actions.information import notices, offers, source
from actions.turn_context import ASKED_SITUATION, Citizen
from intake.advice.answers import Answer
from intake.advice.routing import Route


def answer(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Answer what the contact centre would answer itself, and offer what is open next.

    In a form nothing is offered.
    """
    service, topic = subject(citizen)
    found = routed(citizen, service, topic, citizen.intent)
    told = _say(citizen, dispatcher, found, service)
    return [*with_an_offer(citizen, dispatcher, found, service, topic), *told]


def told_situation(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Answer the matter to who tells the legal situation that was asked for; None for others."""
    return answer(citizen, dispatcher) if citizen.told_situation() else None


def with_an_offer(
    citizen: Citizen,
    dispatcher: CollectingDispatcher,
    found: Route,
    service: str | None,
    topic: str | None,
) -> list[EventType]:
    """Say what is open next and offer it, outside a form; return what follow-ups refer to."""
    if not citizen.in_a_form:
        offers.tell_step(citizen, dispatcher, found, service, topic)
    offer = None if citizen.in_a_form else offers.ask(citizen, dispatcher, found, service, topic)
    return [
        *([] if citizen.in_a_form else [SlotSet("service", service)]),
        SlotSet("topic", topic),
        SlotSet("district", citizen.district()),
        SlotSet("legal_status", found.legal_status),
        SlotSet("offer", offer),
        SlotSet("last_answer", "topic"),
        SlotSet("told_unit", None),
        SlotSet("last_place", found.office),
        *_counted(citizen, offer),
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


def subject(citizen: Citizen) -> tuple[str | None, str | None]:
    """Return service and topic of this turn; of the last answer on a repeat, or where this turn
    only tells the situation that the bot asked for."""
    if citizen.slot("offer") == ASKED_SITUATION and citizen.situation():
        return citizen.slot("service"), citizen.slot("topic")
    service, topic = citizen.entity("service"), citizen.topic()
    if service is None and topic is None:
        return citizen.slot("service"), citizen.slot("topic")
    return service, topic


def _say(
    citizen: Citizen, dispatcher: CollectingDispatcher, found: Route, service: str | None
) -> list[EventType]:
    """Tell the answer with its notes, and how full a programme is; return what to remember."""
    told = [found.answer, *(note.text for note in found.notes)]
    named = notices.named(citizen)
    told += [notice.text for notice in named]
    came, words = _origin(found, named), [text for text in told if text]
    first = citizen.remark() if words and came.assumed else []
    words = list(dict.fromkeys([*first, *words, *programme_text.if_full(citizen, found, service)]))
    if not words:
        return []
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
