"""What is offered after an answer: one question, which yes or no answers."""

from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from actions import directives, repetition
from actions.information import next_steps
from actions.moments import capitalised
from actions.turn_context import ASKED_SITUATION, INTENT_OF_TOPIC, Citizen, button
from intake.advice.routing import Route
from intake.recognition import asides

MOST_CHOICES = 5


def tell_step(
    citizen: Citizen,
    dispatcher: CollectingDispatcher,
    found: Route,
    service: str | None,
    topic: str | None,
) -> None:
    """Say what can be done now, before the question; nothing where that question says it all."""
    if found.other_body or _choices(citizen, found, service, topic):
        return
    words = next_steps.in_words(citizen, found.next_step)
    if words:
        dispatcher.utter_message(response="utter_next_step", step=words)


def ask(
    citizen: Citizen,
    dispatcher: CollectingDispatcher,
    found: Route,
    service: str | None,
    topic: str | None,
) -> str:
    """Ask one question; return what yes would accept."""
    kind = found.next_step.kind
    if (
        kind == "ask_legal_status"
        and repetition.before(citizen, ASKED_SITUATION) < repetition.TWICE
    ):
        return _situation(citizen, dispatcher)
    if pressing(citizen):
        return person(citizen, dispatcher, found)
    if kind == "book" and service:
        return _booking(citizen, dispatcher, service)
    choices = _choices(citizen, found, service, topic)
    if choices:
        return _which(citizen, dispatcher, choices)
    if kind == "register_interest" and service:
        return _interest(citizen, dispatcher, found, service)
    return person(citizen, dispatcher, found)


def person(citizen: Citizen, dispatcher: CollectingDispatcher, found: Route) -> str:
    """Offer somebody of the department that deals with it; return what yes would accept."""
    if found.other_body:
        return _not_ours(citizen, dispatcher, found, found.other_body.name.say(citizen.language))
    put_through = citizen.channel == "voice" and found.next_step.kind == "call"
    directives.expect(dispatcher, "choice")
    dispatcher.utter_message(
        response="utter_offer_transfer" if put_through else "utter_offer_person",
        department=citizen.office_name(found.department),
        buttons=_yes_no(citizen),
    )
    return "handover"


def pressing(citizen: Citizen) -> bool:
    """Say whether a time limit runs out with something not done yet: no appointment is soon enough.

    A passport that expires is made anew at an appointment.
    """
    return runs_out(citizen, citizen.text) and citizen.topic() != "documents"


def runs_out(citizen: Citizen, text: str) -> bool:
    """Say whether these words tell of a time limit, and of what is not done by then."""
    said = (text, citizen.language, citizen.data_dir)
    return asides.asks("runs_out", *said) and asides.asks("not_done", *said)


def _situation(citizen: Citizen, dispatcher: CollectingDispatcher) -> str:
    known = citizen.municipality.legal_statuses.items()
    situations = [
        button(capitalised(status.name.say(citizen.language)), "situation_given", legal_status=id_)
        for id_, status in known
    ]
    directives.expect(dispatcher, "choice")
    dispatcher.utter_message(response="utter_ask_situation", buttons=situations)
    return ASKED_SITUATION


def _booking(citizen: Citizen, dispatcher: CollectingDispatcher, service: str) -> str:
    yes = citizen.press("press_book", "book_appointment", service=service)
    no = [citizen.press("press_person", "speak_to_human"), citizen.press("press_no", "deny")]
    directives.expect(dispatcher, "choice")
    dispatcher.utter_message(response="utter_offer_booking", buttons=[yes, *no])
    return f"book:{service}"


def _which(
    citizen: Citizen, dispatcher: CollectingDispatcher, choices: list[dict[str, Any]]
) -> str:
    choices.append(citizen.press("press_person", "speak_to_human"))
    directives.expect(dispatcher, "choice")
    dispatcher.utter_message(response="utter_which_service", buttons=choices)
    return "handover"


def _interest(
    citizen: Citizen, dispatcher: CollectingDispatcher, found: Route, service: str
) -> str:
    directives.expect(dispatcher, "choice")
    dispatcher.utter_message(
        response="utter_offer_interest",
        department=citizen.office_name(found.department),
        buttons=_yes_no(citizen),
    )
    return f"interest:{service}"


def _not_ours(citizen: Citizen, dispatcher: CollectingDispatcher, found: Route, body: str) -> str:
    """Name the authority that decides, unless the answer did; offer a person of ours all the same.

    Ours is not the department that deals with it, so none is named.
    """
    if body.casefold() not in (found.answer or "").casefold():
        dispatcher.utter_message(response="utter_other_body", body=body)
    question = citizen.prompt("offer_person_anyway")
    directives.expect(dispatcher, "choice")
    dispatcher.utter_message(response="utter_answer", answer=question, buttons=_yes_no(citizen))
    return "handover"


def _yes_no(citizen: Citizen) -> list[dict[str, Any]]:
    return [citizen.press("press_yes", "affirm"), citizen.press("press_no", "deny")]


def _choices(
    citizen: Citizen, found: Route, service: str | None, topic: str | None
) -> list[dict[str, Any]]:
    """Return the services to choose from where nothing could be answered yet."""
    known = found.answer or service or found.action == "person"
    return [] if known else _services(citizen, topic)


def _services(citizen: Citizen, topic: str | None) -> list[dict[str, Any]]:
    """Return a button for each service of this topic that the profile knows."""
    if topic is None:
        return []
    catalogue, names = citizen.services.catalogue, citizen.services.service_names
    return [
        button(
            capitalised(names.name(service, citizen.locale)),
            INTENT_OF_TOPIC[topic],
            service=service,
        )
        for service in citizen.municipality.services
        if catalogue.topic_of(service) == topic
    ][:MOST_CHOICES]
