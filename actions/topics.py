"""Questions about a matter: answered from the profile, or offered to the department for it."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import directives
from actions.citizen import TOPIC_OF_INTENT, Citizen, button
from intake.routing import Question, Route, route

MOST_CHOICES = 5
INTENT_OF_TOPIC = {topic: intent for intent, topic in TOPIC_OF_INTENT.items()}


class ActionAnswerTopic(Action):
    def name(self) -> str:
        return "action_answer_topic"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        return answer(Citizen(tracker), dispatcher)


def answer(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Answer what the contact centre would answer itself, and offer what is open next."""
    service, topic = _subject(citizen)
    found = route(
        citizen.municipality,
        Question(
            at=citizen.now,
            topic=topic,
            service=service,
            district=citizen.slot("district"),
            language=citizen.language,
            intent=citizen.intent or None,
        ),
    )
    _say(citizen, dispatcher, found)
    offer = None if _in_a_form(citizen) else _offer_next(citizen, dispatcher, found, service)
    return [
        SlotSet("service", service) if not _in_a_form(citizen) else SlotSet("topic", topic),
        SlotSet("topic", topic),
        SlotSet("offer", offer),
        SlotSet("last_answer", "topic"),
    ]


def _in_a_form(citizen: Citizen) -> bool:
    return bool((citizen.tracker.active_loop or {}).get("name"))


def _subject(citizen: Citizen) -> tuple[str | None, str | None]:
    """Return service and topic of this turn; on a repeat those of the last answer."""
    service, topic = citizen.entity("service"), citizen.topic()
    if service is None and topic is None:
        return citizen.slot("service"), citizen.slot("topic")
    return service, topic


def _say(citizen: Citizen, dispatcher: CollectingDispatcher, found: Route) -> None:
    told = [found.answer] if found.answer else []
    told += [note.text for note in found.notes]
    if not told:
        return
    if found.assumed:
        told.insert(0, citizen.prompt("assumed"))
    if found.valid_until == "unknown":
        told.append(citizen.prompt("valid_for_now", date=found.as_of.strftime("%d-%m-%Y")))
    if citizen.channel == "chat" and found.source and not found.assumed:
        date = found.as_of.strftime("%d-%m-%Y")
        told.append(citizen.prompt("source", source=found.source, date=date))
    dispatcher.utter_message(response="utter_answer", answer=" ".join(told))


def _offer_next(
    citizen: Citizen, dispatcher: CollectingDispatcher, found: Route, service: str | None
) -> str:
    """Ask one question, which yes or no answers; return what yes would accept."""
    step = found.next_step
    if step.kind == "book" and service:
        directives.expect(dispatcher, "choice")
        yes = citizen.press("press_book", "book_appointment", service=service)
        dispatcher.utter_message(
            response="utter_offer_booking", buttons=[yes, *_person_or_not(citizen)]
        )
        return f"book:{service}"
    if not found.answer and not service:
        choices = _services(citizen, found)
        if choices:
            directives.expect(dispatcher, "choice")
            choices.append(citizen.press("press_person", "speak_to_human"))
            dispatcher.utter_message(response="utter_which_service", buttons=choices)
            return "handover"
    if found.other_body:
        body = found.other_body.name.say(citizen.language)
        dispatcher.utter_message(response="utter_other_body", body=body)
    department = citizen.office_name(found.department)
    directives.expect(dispatcher, "choice")
    dispatcher.utter_message(
        response="utter_offer_person",
        department=department,
        buttons=[citizen.press("press_yes", "affirm"), citizen.press("press_no", "deny")],
    )
    return "handover"


def _person_or_not(citizen: Citizen) -> list[dict[str, Any]]:
    return [citizen.press("press_person", "speak_to_human"), citizen.press("press_no", "deny")]


def _services(citizen: Citizen, found: Route) -> list[dict[str, Any]]:
    """Return a button for each service of this topic that the profile knows."""
    catalogue, topic = citizen.house.catalogue, citizen.topic()
    if topic is None:
        return []
    names, intent = citizen.house.service_names, INTENT_OF_TOPIC[topic]
    return [
        button(names.name(service, citizen.locale).capitalize(), intent, service=service)
        for service in citizen.municipality.services
        if catalogue.topic_of(service) == topic
    ][:MOST_CHOICES]
