"""What holds in the situation that the words tell, in place of what all others hear of a matter.

Whose passport was stolen is not told to bring it: an editor's unit with `told_by` is told instead.
"""

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.handover.department import routed
from actions.information import source, topics
from actions.turn_context import Citizen
from intake.answer_bank import About, Telling, Unit, tell
from intake.recognition import asides

SAME_FOR_ALL = ("price.", "minutes.", "hours.", "where.")
"""Beginnings of the ids of units that no situation changes: asked for, they are told."""

SURE = 0.5
"""The share of a unit from which its question is taken as asked."""


def answered(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Tell it and offer what is open next; None where no situation is told, and in a form."""
    unit = None if citizen.in_a_form or _asks_for_a_fact(citizen) else _unit(citizen)
    told = _telling(citizen, unit)
    if unit is None or told is None:
        return None
    remembered = _say(citizen, dispatcher, told)
    service, topic = _passed_on(citizen, unit)
    # Of no service there is nothing more to choose: a person takes it up.
    found = routed(citizen, service, topic, citizen.intent if service else "speak_to_human")
    offered = topics.with_an_offer(citizen, dispatcher, found, service, topic)
    return [*offered, remembered, SlotSet("told_unit", unit.id)]


def say(citizen: Citizen, dispatcher: CollectingDispatcher) -> None:
    """Tell it to who goes on to book; nothing where no situation is told."""
    told = _telling(citizen, _unit(citizen))
    if told is not None:
        _say(citizen, dispatcher, told)


def _telling(citizen: Citizen, unit: Unit | None) -> Telling | None:
    return tell(unit, citizen.municipality, citizen.language, citizen.now) if unit else None


def _unit(citizen: Citizen) -> Unit | None:
    """Return the unit whose words are said, else one for a situation that the question means."""
    bank = citizen.services.banks.of(citizen.municipality)
    found = bank.for_situation(citizen.text, citizen.language, *_matter(citizen))
    asked = bank.unit(_likeliest(citizen))
    return found or (asked if asked and asked.told_by else None)


def _matter(citizen: Citizen) -> tuple[str | None, str | None]:
    """Return service and topic of this turn; those before it where an answer was the last thing."""
    service, topic = citizen.entity("service"), citizen.topic()
    if service or topic or citizen.slot("last_answer") != "topic":
        return service, topic
    return citizen.slot("service"), citizen.slot("topic")


def _passed_on(citizen: Citizen, unit: Unit) -> tuple[str | None, str | None]:
    """Return service and topic of what is offered; a unit about nothing is about something else."""
    if unit.about == About():
        return None, "other"
    service, topic = _matter(citizen)
    return service or unit.about.service, topic or unit.about.topic


def _asks_for_a_fact(citizen: Citizen) -> bool:
    """Say whether something is asked that no situation changes, whatever else was heard."""
    asks_price = asides.asks("price", citizen.text, citizen.language, citizen.data_dir)
    units = citizen.answer.get("units") or ()
    return asks_price or any(
        unit["share"] >= SURE and str(unit["id"]).startswith(SAME_FOR_ALL) for unit in units[:1]
    )


def _likeliest(citizen: Citizen) -> str:
    """Return the id of the unit that is asked for; empty where no question was heard."""
    units = citizen.answer.get("units") or ()
    return str(units[0]["id"]) if citizen.intent == "question_asked" and units else ""


def _say(citizen: Citizen, dispatcher: CollectingDispatcher, told: Telling) -> EventType:
    came = source.of_answers([told.answer], assumed=told.answer.assumed)
    words = source.framed(citizen, [told.answer.text], came)
    dispatcher.utter_message(response="utter_answer", answer=words)
    return source.remembered(came)
