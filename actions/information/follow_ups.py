"""Questions that name no matter and mean the last one: what does that cost, what must I bring."""

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.handover.department import routed
from actions.information import bringing, offers, source
from actions.own_records import service_booked
from actions.turn_context import Citizen
from intake.municipalities.rules import ServiceRule
from intake.recognition import asides
from intake.recognition.asides import Aside

KEY_OF: dict[Aside, str] = {
    "price": "price",
    "bring": "bring",
    "in_person": "must_appear",
    "online": "channels",
    "more": "",
}
"""The key of a service's rule that answers each question; of `more` no profile knows anything."""

UNIT_OF: dict[Aside, str] = {
    "price": "price",
    "bring": "bring",
    "in_person": "who",
    "online": "channel",
}
"""The kind of the unit that tells the same of a service."""


def answered(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Tell what the profile knows of the matter so far, else that a person does; outside a form ask
    what next. None where the turn asks nothing of the matter so far."""
    kind = _asked(citizen)
    if kind is None or _bank_knows(citizen, kind):
        return None
    return _tell(citizen, dispatcher, kind)


def _bank_knows(citizen: Citizen, kind: Aside) -> bool:
    """Say whether only a unit of the bank has an answer: the profile knows nothing of it.

    How long a visit takes is no answer to when something will be there.
    """
    units = citizen.answer.get("units") or ()
    if citizen.intent != "question_asked" or not units:
        return False
    said = (citizen.text, citizen.language, citizen.data_dir)
    if str(units[0]["id"]).startswith("minutes.") and asides.asks("until_there", *said):
        return False
    rule = _rule(citizen)
    return rule is None or _words(citizen, rule, kind) is None


def _asked(citizen: Citizen) -> Aside | None:
    """Return what this turn asks of the matter so far; None where it is about another, or none.

    What sounds like another matter is one, unless it is asked first of all: "must I come myself,
    or can my wife do that?" sounds like care.
    """
    said = (citizen.text, citizen.language, citizen.data_dir)
    kind = next((kind for kind in KEY_OF if asides.asks(kind, *said)), None)
    if kind is None or citizen.entity("service"):
        return None
    service, topic = _matter(citizen)
    same = citizen.topic() in (None, topic) or asides.opens_with(kind, *said)
    return kind if same and (service or topic) else None


def _tell(citizen: Citizen, dispatcher: CollectingDispatcher, kind: Aside) -> list[EventType]:
    events = _say(citizen, dispatcher, kind)
    if citizen.in_a_form:
        return events
    if events and not _spoken_of(citizen):
        # Of an appointment that stands none is offered.
        dispatcher.utter_message(response="utter_anything_else")
        return [*events, SlotSet("offer", None)]
    found = routed(citizen, *_matter(citizen), "" if events else "speak_to_human")
    offer = offers.ask(citizen, dispatcher, found, *_matter(citizen))
    return [*events, SlotSet("offer", offer)]


def _say(citizen: Citizen, dispatcher: CollectingDispatcher, kind: Aside) -> list[EventType]:
    """Say it; return the event that keeps its origin, none where nothing is known."""
    service, rule = _matter(citizen)[0], _rule(citizen)
    words = _words(citizen, rule, kind) if rule else None
    if rule is None or words is None:
        dispatcher.utter_message(response="utter_answer", answer=citizen.prompt("told_unknown"))
        return []
    came = source.of_facts(citizen, [rule], assumed=rule.assumes(KEY_OF[kind]))
    dispatcher.utter_message(response="utter_answer", answer=source.framed(citizen, [words], came))
    return [source.remembered(came), SlotSet("told_unit", f"{UNIT_OF[kind]}.{service}")]


def _rule(citizen: Citizen) -> ServiceRule | None:
    service, _ = _matter(citizen)
    return citizen.municipality.service_on(service, citizen.now.date())


def _words(citizen: Citizen, rule: ServiceRule, kind: Aside) -> str | None:
    if kind == "price" and rule.price:
        return citizen.prompt("told_price", price=rule.price.say(citizen.language))
    if kind == "bring" and rule.bring:
        return bringing.told(citizen, rule)
    if kind == "in_person" and rule.must_appear:
        return citizen.prompt("told_in_person")
    if kind == "online" and rule.channels:
        return citizen.prompt("step_online" if "online" in rule.channels else "told_not_online")
    return None


def _spoken_of(citizen: Citizen) -> bool:
    return bool(citizen.slot("service") or citizen.slot("topic"))


def _matter(citizen: Citizen) -> tuple[str | None, str | None]:
    """Return service and topic of the answer before, else of the appointment made here."""
    service = citizen.slot("service")
    if not _spoken_of(citizen):
        service = service_booked(citizen)
    return service, citizen.services.catalogue.topic_of(service) if service else citizen.slot(
        "topic"
    )
