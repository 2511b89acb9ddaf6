"""Questions about a matter: answered from the profile, or offered to the department for it."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import directives
from actions.citizen import ASKED_SITUATION, INTENT_OF_TOPIC, Citizen, button
from actions.hours_told import capitalised
from intake.routing import Question, Route, route

MOST_CHOICES = 5


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
    district, situation = citizen.district(), citizen.situation()
    found = route(
        citizen.municipality,
        Question(
            at=citizen.now,
            topic=topic,
            service=service,
            district=district,
            legal_status=situation,
            language=citizen.language,
            intent=citizen.intent or None,
        ),
    )
    _say(citizen, dispatcher, found)
    offer = None if _in_a_form(citizen) else _offer_next(citizen, dispatcher, found, service)
    return [
        SlotSet("service", service) if not _in_a_form(citizen) else SlotSet("topic", topic),
        SlotSet("topic", topic),
        SlotSet("district", district),
        SlotSet("legal_status", situation),
        SlotSet("offer", offer),
        SlotSet("last_answer", "topic"),
    ]


def _in_a_form(citizen: Citizen) -> bool:
    return bool((citizen.tracker.active_loop or {}).get("name"))


def _subject(citizen: Citizen) -> tuple[str | None, str | None]:
    """Return service and topic of this turn; of the last answer on a repeat, or where this turn
    only tells the situation that the bot asked for."""
    if citizen.slot("offer") == ASKED_SITUATION and citizen.situation():
        return citizen.slot("service"), citizen.slot("topic")
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
    if step.kind == "ask_legal_status":
        directives.expect(dispatcher, "choice")
        dispatcher.utter_message(response="utter_ask_situation", buttons=_situations(citizen))
        return ASKED_SITUATION
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


def _situations(citizen: Citizen) -> list[dict[str, Any]]:
    return [
        button(capitalised(status.name.say(citizen.language)), "situation_given", legal_status=id_)
        for id_, status in citizen.municipality.legal_statuses.items()
    ]


def _person_or_not(citizen: Citizen) -> list[dict[str, Any]]:
    return [citizen.press("press_person", "speak_to_human"), citizen.press("press_no", "deny")]


def _services(citizen: Citizen, found: Route) -> list[dict[str, Any]]:
    """Return a button for each service of this topic that the profile knows."""
    catalogue, topic = citizen.house.catalogue, citizen.topic()
    if topic is None:
        return []
    names, intent = citizen.house.service_names, INTENT_OF_TOPIC[topic]
    return [
        button(capitalised(names.name(service, citizen.locale)), intent, service=service)
        for service in citizen.municipality.services
        if catalogue.topic_of(service) == topic
    ][:MOST_CHOICES]
