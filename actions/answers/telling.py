"""A unit of the bank of answers as it is told: with its origin, and with what it leads to."""

from dataclasses import dataclass
from typing import Any

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import directives
from actions.answers.unknown import not_known
from actions.handover import programme_text
from actions.handover.department import routed
from actions.information import asked_time, offers, source
from actions.information.places import hours_and_location
from actions.moments import capitalised
from actions.turn_context import TOPIC_OF_INTENT, Citizen
from intake.answer_bank import Telling, Unit, tell

MORE = "more"
"""In the slot `offer`, before the unit's id: more of it is told on a yes."""
HOURS, QUESTION = "ask_opening_hours", "question_asked"
PLACES = {
    HOURS: hours_and_location.tell_hours,
    "ask_location": hours_and_location.tell_location,
}
BOOKING = "book_appointment"
TAKEN_UP = ("book", "register_interest")
"""What may be offered where somebody may have wanted an appointment."""
A_PERSONS = frozenset({"delete_my_data"})
"""Units about what only a person may do, when they know who asks: it is offered to be passed on."""
ONLY_ASKS = 0.9
"""How much a line sounds like a question, to the gate, that wants nothing but an answer."""


@dataclass(frozen=True)
class Told:
    """A unit that says something at this moment; `telling` is None where an action says it."""

    unit: Unit
    telling: Telling | None


def candidates(citizen: Citizen) -> list[Told]:
    """Return the units that were pressed or may have been asked for and hold now, best first."""
    pressed = citizen.entity("unit")
    ids = [str(pressed)] if pressed else [one["id"] for one in citizen.answer.get("units", ())]
    found = (_told(citizen, id_) for id_ in ids)
    return [one for one in found if one is not None]


def answered(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Tell the likeliest unit, and that of a second question; None where none says anything now."""
    if _asks_when(citizen):
        return hours_and_location.tell_hours(citizen, dispatcher)
    found = candidates(citizen)
    if not found:
        return None
    return told(citizen, dispatcher, [found[0], *_second(citizen, found[0])])


def told(citizen: Citizen, dispatcher: CollectingDispatcher, found: list[Told]) -> list[EventType]:
    """Tell these units with where they are from; return what follow-ups refer to."""
    first = found[0]
    events = _by_action(citizen, dispatcher, first)
    tellings = [one.telling for one in found if one.telling is not None]
    if tellings:
        answers = [telling.answer for telling in tellings]
        came = source.of_answers(answers, assumed=any(one.assumed for one in answers))
        said = [*(one.text for one in answers), *_fullness(citizen, first.unit)]
        words = source.framed(citizen, said, came)
        dispatcher.utter_message(response="utter_answer", answer=words)
        events = [*events, *_remembered(citizen, first.unit), source.remembered(came)]
    events = [*events, SlotSet("told_unit", first.unit.id)]
    if citizen.in_a_form:
        return events
    offered = [SlotSet(name, value) for name, value in _wanted(citizen, first.unit).items()]
    return [*events, *offered, SlotSet("offer", _offer(citizen, dispatcher, first))]


def tell_unit(
    citizen: Citizen, dispatcher: CollectingDispatcher, id_: str
) -> list[EventType] | None:
    """Tell the unit with this id; None where there is none that says anything now."""
    found = _told(citizen, id_)
    return told(citizen, dispatcher, [found]) if found else None


def more(citizen: Citizen, dispatcher: CollectingDispatcher, id_: str) -> list[EventType]:
    """Tell more of the unit that was told last."""
    found = _told(citizen, id_)
    if found is None or found.telling is None or found.telling.more is None:
        return not_known(citizen, dispatcher)
    dispatcher.utter_message(response="utter_answer", answer=found.telling.more)
    return [SlotSet("offer", None)]


def _asks_when(citizen: Citizen) -> bool:
    """Say whether a line that may ask for hours names a day or a time: no unit knows the moment.

    What changes on a day is no question about hours: a unit that is likelier than they are is told.
    """
    hours = HOURS in citizen.readings and not citizen.entity("unit")
    likelier = citizen.likely(HOURS) >= citizen.likely(QUESTION)
    when = asked_time.heard(citizen)
    return hours and likelier and (when.kind != "none" or asked_time.names_no_day(when))


def _told(citizen: Citizen, id_: str) -> Told | None:
    unit = citizen.services.banks.of(citizen.municipality).unit(id_)
    if unit is None:
        return None
    telling = (
        None if unit.intent else tell(unit, citizen.municipality, citizen.language, citizen.now)
    )
    return Told(unit, telling) if unit.intent or telling else None


def _second(citizen: Citizen, first: Told) -> list[Told]:
    """Return the unit of a second question in the same line, where it has words of its own."""
    also = citizen.answer.get("also")
    found = _told(citizen, also["id"]) if also and not citizen.entity("unit") else None
    return [found] if found and found.telling and found.unit.id != first.unit.id else []


def _by_action(citizen: Citizen, dispatcher: CollectingDispatcher, first: Told) -> list[EventType]:
    """Let hours, addresses and numbers be told by the actions that know the moment."""
    return PLACES[first.unit.intent](citizen, dispatcher) if first.unit.intent else []


def _remembered(citizen: Citizen, unit: Unit) -> list[EventType]:
    """Keep what was spoken of: "and what does that cost?" is asked about it."""
    about = unit.about
    topic = about.topic or (
        citizen.services.catalogue.topic_of(about.service) if about.service else None
    )
    subject = [SlotSet("topic", topic)] if topic else []
    if not citizen.in_a_form and (about.service or about.topic):
        subject.append(SlotSet("service", about.service))
    place = about.office or about.department or _office_of_district(citizen)
    status = citizen.heard_situation()
    subject += [SlotSet("legal_status", status)] if status else []
    return [*subject, SlotSet("last_answer", "topic"), SlotSet("last_place", place)]


def _office_of_district(citizen: Citizen) -> str | None:
    """Return the office for the part of town that was named: "where is that?" means it."""
    district = citizen.district()
    return citizen.municipality.districts[district].office if district else None


def _offer(citizen: Citizen, dispatcher: CollectingDispatcher, first: Told) -> str | None:
    """Ask the one question that fits: the act that was perhaps wanted, or whether to tell more."""
    about = first.unit.about
    if BOOKING in citizen.readings and about.service:
        found = routed(citizen, about.service, None)
        if found.next_step.kind in TAKEN_UP:
            return offers.ask(citizen, dispatcher, found, about.service, None)
    if _perhaps_wants(citizen):
        service, topic = _wanted(citizen, first.unit).values()
        return offers.ask(citizen, dispatcher, routed(citizen, service, topic), service, topic)
    if first.unit.id in A_PERSONS:
        return offers.person(citizen, dispatcher, routed(citizen, None, None))
    if first.telling is None or first.telling.more is None:
        return None
    directives.expect(dispatcher, "choice")
    dispatcher.utter_message(
        text=citizen.prompt("offer_more"),
        buttons=[citizen.press("press_yes", "affirm"), citizen.press("press_no", "deny")],
    )
    return f"{MORE}:{first.unit.id}"


def _fullness(citizen: Citizen, unit: Unit) -> list[str]:
    """Return that a programme is full, of which the unit tells something; mostly nothing."""
    service = unit.about.service
    return programme_text.if_full(citizen, routed(citizen, service, None), service)


def _wanted(citizen: Citizen, unit: Unit) -> dict[str, str | None]:
    """Return the matter of which more may be wanted than the answer: what an offer is about."""
    if not _perhaps_wants(citizen):
        return {}
    service = citizen.entity("service") or unit.about.service
    return {"service": service, "topic": citizen.topic() or unit.about.topic}


def _perhaps_wants(citizen: Citizen) -> bool:
    """Say whether a line is about a matter and may want more than the answer."""
    matter = any(one in TOPIC_OF_INTENT for one in citizen.readings)
    return matter and citizen.answer.get("question", 1.0) < ONLY_ASKS


def name_of(citizen: Citizen, unit: Unit) -> str:
    """Return how a unit is offered: what it tells, or how people ask for it."""
    named: Any = unit.called
    words = named.say(citizen.language) if named else unit.asked[citizen.language][0]
    return capitalised(words)
